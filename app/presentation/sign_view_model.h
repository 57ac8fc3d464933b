// SPDX-License-Identifier: Apache-2.0
// Page sign: what is signed, and the strokes so far. The pad (ui/pad) draws `ink` and hands over each stroke.
#pragma once

#include <core/ink.h>

#include <QObject>
#include <QtQml/qqmlregistration.h>
#include <memory>

namespace kiosk {

class SignViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of Kiosk")
    Q_PROPERTY(Phase phase READ phase NOTIFY changed)
    Q_PROPERTY(QString document READ document NOTIFY changed)
    Q_PROPERTY(QString department READ department NOTIFY changed)
    Q_PROPERTY(int answers READ answers NOTIFY changed)
    Q_PROPERTY(bool received READ received NOTIFY changed)
    Q_PROPERTY(int strokes READ strokes NOTIFY changed)
    Q_PROPERTY(QString complaint READ complaint NOTIFY changed)
    Q_PROPERTY(QString confirmWords READ confirmWords NOTIFY changed)
    Q_PROPERTY(QString window READ window NOTIFY changed)

public:
    enum class Phase { Signing, Sealing, ToWindow };
    Q_ENUM(Phase)

    struct View {
        Phase phase = Phase::Signing;
        QString document = {};               // 失业登记
        QString department = {};             // who decides about it
        int answers = 0;                     // that are signed
        bool received = false;               // a document of theirs is signed for
        int strokes = 0;                     // in `ink`
        std::shared_ptr<const Ink> ink = {}; // the visit's own buffer
        QString complaint = {};              // why this is no signature
        QString confirmWords = {};           // 签好了，提交
        QString window = {};                 // where one signs who cannot do it here
        friend bool operator==(const View &, const View &) = default;
    };

    explicit SignViewModel(QObject *parent = nullptr) : QObject(parent) { }

    const View &view() const { return m_view; }
    void show(const View &view)
    {
        if (m_view == view)
            return;
        m_view = view;
        emit changed();
    }

    Phase phase() const { return m_view.phase; }
    QString document() const { return m_view.document; }
    QString department() const { return m_view.department; }
    int answers() const { return m_view.answers; }
    bool received() const { return m_view.received; }
    int strokes() const { return m_view.strokes; }
    QString complaint() const { return m_view.complaint; }
    QString confirmWords() const { return m_view.confirmWords; }
    QString window() const { return m_view.window; }

    void draw(std::shared_ptr<const InkStroke> stroke) { emit strokeDrawn(stroke); } // by the pad
    Q_INVOKABLE void undo() { emit undoRequested(); }
    Q_INVOKABLE void clear() { emit clearRequested(); }
    Q_INVOKABLE void confirm() { emit confirmRequested(); } // signed; or, asked for it, to the window
    Q_INVOKABLE void cannotSign() { emit otherWayRequested(); }
    Q_INVOKABLE void again() { emit againRequested(); } // back from that question

signals:
    void changed();
    void strokeDrawn(std::shared_ptr<const kiosk::InkStroke> stroke);
    void undoRequested();
    void clearRequested();
    void confirmRequested();
    void otherWayRequested();
    void againRequested();

private:
    View m_view;
};

using SignView = SignViewModel::View;

} // namespace kiosk
