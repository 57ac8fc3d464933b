// SPDX-License-Identifier: Apache-2.0
// Page sms: choose a phone when there are several, type the code. The digits typed live here and nowhere else.
#pragma once

#include "gadget_list_model.h"

#include <QObject>

namespace kiosk {

struct PhoneRow {
    Q_GADGET
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString masked MEMBER masked)

public:
    QString id = {};     // of the portal
    QString masked = {}; // 100****0199, as the portal masked it
    friend bool operator==(const PhoneRow &, const PhoneRow &) = default;
};

class SmsViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of Kiosk")
    Q_PROPERTY(Phase phase READ phase NOTIFY changed)
    Q_PROPERTY(kiosk::GadgetListModel *phones READ phones CONSTANT)
    Q_PROPERTY(QString phone READ phone NOTIFY changed)
    Q_PROPERTY(int codeLength READ codeLength NOTIFY changed)
    Q_PROPERTY(int validMinutes READ validMinutes NOTIFY changed)
    Q_PROPERTY(int triesLeft READ triesLeft NOTIFY changed)
    Q_PROPERTY(int resendInS READ resendInS NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
    Q_PROPERTY(QString otherWay READ otherWay NOTIFY changed)
    Q_PROPERTY(bool ofAnother READ ofAnother NOTIFY changed)
    Q_PROPERTY(QString code READ code NOTIFY codeChanged)

public:
    enum class Phase {
        ChoosePhone,
        Sending, // the code is being asked for
        Enter,   // codeLength digits
        Checking,
    };
    Q_ENUM(Phase)

    struct View {
        Phase phase = Phase::ChoosePhone;
        QList<PhoneRow> phones = {};
        QString phone = {}; // masked, the one the code went to
        int codeLength = 6;
        int validMinutes = 5;   // of the code
        int triesLeft = -1;     // -1: not said yet
        int resendInS = 0;      // 0: may be sent again now
        QString error = {};     // under the digits: 验证码不对，还可以试 3 次。
        QString otherWay = {};  // words of its key; empty: there is none
        bool ofAnother = false; // it goes to the person for whom the citizen acts
        friend bool operator==(const View &, const View &) = default;
    };

    explicit SmsViewModel(QObject *parent = nullptr) : QObject(parent) { }

    const View &view() const { return m_view; }
    void show(const View &view)
    {
        m_phones.assign(view.phones);
        if (m_view == view)
            return;
        m_view = view;
        emit changed();
    }

    Phase phase() const { return m_view.phase; }
    GadgetListModel *phones() { return &m_phones; }
    QString phone() const { return m_view.phone; }
    int codeLength() const { return m_view.codeLength; }
    int validMinutes() const { return m_view.validMinutes; }
    int triesLeft() const { return m_view.triesLeft; }
    int resendInS() const { return m_view.resendInS; }
    QString error() const { return m_view.error; }
    QString otherWay() const { return m_view.otherWay; }
    bool ofAnother() const { return m_view.ofAnother; }
    QString code() const { return m_code; }

    Q_INVOKABLE void choosePhone(const QString &id) { emit phoneRequested(id); }
    Q_INVOKABLE void resend() { emit resendRequested(); }
    Q_INVOKABLE void useOtherWay() { emit otherWayRequested(); }
    Q_INVOKABLE void type(const QString &digit);
    Q_INVOKABLE void erase();
    Q_INVOKABLE void clear();   // also the presenter, after a wrong code and at the end
    Q_INVOKABLE void confirm(); // nothing unless all digits are there

signals:
    void changed();
    void phoneRequested(const QString &id);
    void resendRequested();
    void otherWayRequested();
    void codeChanged();
    void codeConfirmed(const QString &code); // codeLength digits

private:
    View m_view;
    QString m_code;
    RowListModel<PhoneRow> m_phones{this};
};

using SmsView = SmsViewModel::View;

} // namespace kiosk
