// SPDX-License-Identifier: Apache-2.0
// Pages progress-code, notice-code and resume-code: a number or code on paper, typed or scanned.
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace kiosk {

class ProgressCodeViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of Kiosk")
    Q_PROPERTY(QString entry READ entry NOTIFY entryChanged)
    Q_PROPERTY(QString error READ error NOTIFY changed)
    Q_PROPERTY(QString example READ example NOTIFY changed)
    Q_PROPERTY(bool scanner READ scanner NOTIFY changed)
    Q_PROPERTY(bool asking READ asking NOTIFY changed)
    Q_PROPERTY(bool signing READ signing NOTIFY changed)

public:
    struct View {
        QString error = {};   // 还差 2 位，请对照小票再看一遍。
        QString example = {}; // CH-7Q4M-2KD9-X, as this hall's receipts have it
        bool scanner = false; // the receipt can be held before it as well
        bool asking = false;
        bool signing = false; // it is looked for to be signed by another person
        friend bool operator==(const View &, const View &) = default;
    };

    explicit ProgressCodeViewModel(QObject *parent = nullptr) : QObject(parent) { }

    const View &view() const { return m_view; }
    void show(const View &view)
    {
        if (m_view == view)
            return;
        m_view = view;
        emit changed();
    }
    void setEntry(const QString &entry); // what was scanned, and "" at the end; no entryEdited

    QString entry() const { return m_entry; }
    QString error() const { return m_view.error; }
    QString example() const { return m_view.example; }
    bool scanner() const { return m_view.scanner; }
    bool asking() const { return m_view.asking; }
    bool signing() const { return m_view.signing; }

    Q_INVOKABLE void type(const QString &character); // letters become capitals, as they are printed
    Q_INVOKABLE void erase();
    Q_INVOKABLE void clear();
    Q_INVOKABLE void confirm() { emit confirmRequested(); }

signals:
    void changed();
    void entryChanged();
    void entryEdited(const QString &entry); // by a key
    void confirmRequested();

private:
    void edit(const QString &entry);

    View m_view;
    QString m_entry;
};

using ProgressCodeView = ProgressCodeViewModel::View;

} // namespace kiosk
