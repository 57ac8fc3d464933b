// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "subject.h"

#include <serial/gm65_scanner.h>

namespace kiosk::test {

inline const QByteArray trigger = QByteArray::fromHex("7E00080100020102DA");
inline constexpr qsizetype replySize = 7;
inline const QByteArray licence("https://licence.example/l?t=8f3a");

class ScannerSubject final : public Subject {
public:
    // `text` is how a code begins that `holdUp` holds before the window for the n-th citizen
    ScannerSubject(const QString &port, QByteArray text, std::function<void(int)> holdUp,
                   const Make &make = of(gm65::gm65Driver()))
        : Subject(port, make), m_text(std::move(text)), m_holdUp(std::move(holdUp))
    {
        m_holdUp(0);
    }
    void begin(Deadline deadline) override
    {
        m_holdUp(++m_citizens);
        auto &scanner = static_cast<hal::CodeScanner &>(device());
        follow<hal::ScannedCode>(scanner.scan(hal::CodeUse::Licence, deadline), [this](const hal::ScannedCode &code) {
            return code.text.reveal().startsWith(QLatin1String(m_text)) ? QStringLiteral("ok")
                                                                        : QStringLiteral("another code");
        });
    }
    // None in the middle of a text: behind 50 ms of silence half of one is a whole one, since a tail may be missing.
    QList<WireStep> steps() const override
    {
        return {{"trigger-asked", trigger},
                {"trigger-answered-in-part", trigger, 3},
                {"trigger-answered", trigger, replySize}};
    }
    bool isIrreversible() const override { return false; }
    QStringList silentEndings() const override
    {
        return {QStringLiteral("error/timed-out"), QStringLiteral("error/link-broken")};
    }
    QString statistic() const override { return QStringLiteral("GoodScanCount"); }
    QByteArray secret() const override { return m_text; }

private:
    const QByteArray m_text;
    const std::function<void(int)> m_holdUp;
    int m_citizens = 0;
};

} // namespace kiosk::test
