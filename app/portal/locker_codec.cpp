// SPDX-License-Identifier: Apache-2.0
#include "locker_codec.h"

#include "answer_members.h"

#include <QHash>

namespace kiosk::locker_codec {

using namespace wire;

namespace {

LockerState stateNamed(const QString &name)
{
    static const QHash<QString, LockerState> states{
        {QStringLiteral("reserved"), LockerState::Reserved}, {QStringLiteral("open"), LockerState::Open},
        {QStringLiteral("empty"), LockerState::Empty},       {QStringLiteral("full"), LockerState::Full},
        {QStringLiteral("jammed"), LockerState::Jammed},     {QStringLiteral("taken"), LockerState::Taken},
    };
    return states.value(name, LockerState::Unknown);
}

} // namespace

Result<LockerStanding> standing(const QByteArray &json, ReservationId reservation, const QString &cell)
{
    const QJsonObject object = objectIn(json);
    LockerStanding standing;
    standing.reservation = reservation;
    standing.cell = KIOSK_TRY(name(object, "cell"));
    standing.state = stateNamed(KIOSK_TRY(text(object, "state")));
    if (object[u"reservation"].toString() != reservation.text() || (!cell.isEmpty() && standing.cell != cell))
        return notAs("reservation");
    return standing;
}

} // namespace kiosk::locker_codec
