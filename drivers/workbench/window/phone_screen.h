// SPDX-License-Identifier: Apache-2.0
// The citizen's phone: its messages, the newest first, and the code of the newest in digits to copy from.
#pragma once

#include <QFrame>
#include <QJsonArray>

class QLabel;
class QListWidget;

namespace kiosk::workbench {

class PhoneScreen : public QFrame {
    Q_OBJECT
public:
    explicit PhoneScreen(QWidget *parent = nullptr);

    void showMessages(const QJsonArray &messages); // as the act sms.read gives them

private:
    QLabel *m_code;
    QListWidget *m_messages;
};

} // namespace kiosk::workbench
