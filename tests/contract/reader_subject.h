// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "subject.h"

#include <sdt/sdt_reader.h>
#include <unit/idcard/card_samples.h>
#include <unit/idcard/fake_sdt_peer.h>

namespace kiosk::test {

inline const QByteArray findAsked = QByteArray::fromHex("AAAAAA966900032001");
inline const QByteArray selectAsked = QByteArray::fromHex("AAAAAA966900032002");
inline const QByteArray transferAsked = QByteArray::fromHex("AAAAAA966900033001");

class ReaderSubject final : public Subject {
public:
    // `place`: a new visit, the card is placed anew
    ReaderSubject(const QString &port, QByteArray number, std::function<void()> place,
                  const Make &make = of(sdt::sdtDriver()))
        : Subject(port, make), m_number(std::move(number)), m_place(std::move(place))
    {
        m_place();
    }
    void begin(Deadline deadline) override
    {
        m_place();
        auto &reader = static_cast<hal::IdCardReader &>(device());
        follow<hal::IdCardRecord>(reader.read(deadline), [this](const hal::IdCardRecord &card) {
            return card.number.reveal() == QLatin1String(m_number) ? QStringLiteral("ok")
                                                                   : QStringLiteral("another card");
        });
    }
    QList<WireStep> steps() const override
    {
        return {{"find-asked", findAsked},
                {"find-answered-in-part", findAsked, 9},
                {"select-asked", selectAsked},
                {"read-asked", transferAsked},
                {"read-answered-in-part", transferAsked, 700}};
    }
    bool isIrreversible() const override { return false; }
    QStringList silentEndings() const override
    {
        return {QStringLiteral("error/timed-out"), QStringLiteral("error/no-card")};
    }
    QString statistic() const override { return QStringLiteral("GoodReadCount"); }
    QByteArray secret() const override { return m_number; }

private:
    const QByteArray m_number;
    const std::function<void()> m_place;
};

inline std::function<void()> placingResident(const std::shared_ptr<FakeSdtPeer> &peer)
{
    return [peer] {
        peer->lift();
        peer->place(readReplyOf("resident"));
    };
}
inline const QByteArray residentNumber("330102199001010012");

} // namespace kiosk::test
