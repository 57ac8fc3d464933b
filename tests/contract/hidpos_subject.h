// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "subject.h"

#include <hidpos/hidpos_scanner.h>

#include <QTimer>

namespace kiosk::test {

inline const QByteArray licence("https://licence.example/l?t=8f3a0123456789abcdef0123456789abcdef");
inline constexpr qsizetype reportSize = 64;
inline constexpr qsizetype mostData = 56; // of one report

// The driver only listens, so its citizen watches for the moment in which it waits.
class HidPosSubject final : public Subject {
public:
    // `text` is how a code begins that `show` holds before the window for the n-th citizen
    HidPosSubject(const QString &node, QByteArray text, std::function<void(int)> show)
        : Subject(QStringLiteral("serial:") + node, onHidraw), m_text(std::move(text)), m_show(std::move(show))
    {
        connect(&m_look, &QTimer::timeout, this, [this] {
            const auto waits = log().count("scanner.waiting");
            if (std::exchange(m_waits, waits) != waits)
                m_show(++m_citizens);
        });
        m_look.start(5);
    }
    void begin(Deadline deadline) override
    {
        auto &scanner = static_cast<hal::CodeScanner &>(device());
        follow<hal::ScannedCode>(scanner.scan(hal::CodeUse::Licence, deadline), [this](const hal::ScannedCode &code) {
            return code.text.reveal().startsWith(QLatin1String(m_text)) ? QStringLiteral("ok")
                                                                        : QStringLiteral("another code");
        });
    }
    // a node gives whole reports only
    QList<WireStep> steps() const override { return {{"first-of-two-reports", {}, reportSize}}; }
    bool isIrreversible() const override { return false; }
    QStringList silentEndings() const override { return {QStringLiteral("error/timed-out")}; }
    QString statistic() const override { return QStringLiteral("GoodScanCount"); }
    QByteArray secret() const override { return m_text; }
    bool canBeAsked() const override { return false; }

private:
    static std::unique_ptr<hal::Device> onHidraw(const QString &port, const hal::DeviceServices &services)
    {
        const auto node = port.section(QLatin1Char(':'), 1).section(QLatin1Char('?'), 0, 0);
        return of(hidpos::hidPosDriver())(QStringLiteral("hidraw:") + node, services);
    }
    const QByteArray m_text;
    const std::function<void(int)> m_show;
    QTimer m_look;
    qsizetype m_waits = 0;
    int m_citizens = 0;
};

} // namespace kiosk::test
