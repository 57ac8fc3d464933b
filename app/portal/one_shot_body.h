// SPDX-License-Identifier: Apache-2.0
// The body of a request that may be sent once only. Private to the client.
#pragma once

#include <QByteArray>
#include <QIODevice>
#include <cstring>
#include <string.h>

namespace kiosk {

// QNetworkAccessManager sends a request again by itself when the peer closes the connection before it answered, a
// POST too: a second SMS, a second try of a code. Data that cannot be read twice makes it stop with
// ContentReSendError instead. And whether the last byte was taken tells a request that may have arrived from one that
// certainly has not. Wiped when it dies.
class OneShotBody final : public QIODevice {
public:
    OneShotBody(QByteArray bytes, QObject *parent) : QIODevice(parent), m_bytes(std::move(bytes))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    ~OneShotBody() override
    {
        if (!m_bytes.isEmpty())
            explicit_bzero(m_bytes.data(), static_cast<std::size_t>(m_bytes.size()));
    }
    bool isSequential() const override { return true; }
    bool reset() override { return false; }
    bool atEnd() const override { return m_at == m_bytes.size(); }
    qint64 bytesAvailable() const override { return m_bytes.size() - m_at; }

protected:
    qint64 readData(char *to, qint64 most) override
    {
        const qint64 size = std::min(most, bytesAvailable());
        std::memcpy(to, m_bytes.constData() + m_at, static_cast<std::size_t>(size));
        m_at += size;
        return size;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_at = 0;
};

} // namespace kiosk
