// SPDX-License-Identifier: Apache-2.0
// The way to a citizen's phone: POST {to, text} to the gateway's address.
#pragma once

#include <QString>
#include <QUrl>

namespace refportal {

class SmsGateway {
public:
    explicit SmsGateway(const QUrl &address) : m_address(address) { }
    // Blocks, two seconds at most per step of the exchange; true when the gateway has taken it. Any thread.
    bool send(const QString &to, const QString &text) const;

private:
    QUrl m_address;
};

} // namespace refportal
