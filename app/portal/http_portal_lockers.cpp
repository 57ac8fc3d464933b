// SPDX-License-Identifier: Apache-2.0
#include "locker_codec.h"
#include "portal_exchange.h"

namespace kiosk {

using namespace wire;

namespace {

QJsonObject wireOf(const LockerEvent &event)
{
    QJsonObject object{
        {QStringLiteral("reservation"), event.reservation.text()},
        {QStringLiteral("cell"), event.cell},
        {QStringLiteral("kind"), QLatin1String(codeName(event.kind))},
        {QStringLiteral("at"), event.at.toOffsetFromUtc(event.at.offsetFromUtc()).toString(Qt::ISODateWithMs)}};
    if (event.kind != LockerEventKind::Reserve)
        return object;
    const auto *drop = std::get_if<SubmissionId>(&event.serves);
    object.insert(QStringLiteral("serves"),
                  drop ? QJsonObject{{QStringLiteral("drop"), drop->text()}}
                       : QJsonObject{{QStringLiteral("fetch"), std::get<QString>(event.serves)}});
    return object;
}

Decoder<LockerStanding> standingOf(ReservationId reservation, const QString &cell)
{
    return [reservation, cell](const WireAnswer &answer) {
        return locker_codec::standing(answer.body, reservation, cell);
    };
}

} // namespace

const char *codeName(LockerEventKind kind)
{
    switch (kind) {
    case LockerEventKind::Reserve: return "reserve";
    case LockerEventKind::Opened: return "opened";
    case LockerEventKind::ClosedEmpty: return "closed-empty";
    case LockerEventKind::ClosedFull: return "closed-full";
    case LockerEventKind::Jammed: return "jammed";
    case LockerEventKind::Taken: return "taken";
    }
    return "";
}

Pending<LockerStanding> HttpPortalClient::putLockerEvent(LockerEvent event, CallContext context)
{
    return exchange<LockerStanding>(
        withJson("PUT", QStringLiteral("/gk/v1/locker/events/") + event.id.text(), wireOf(event)), {201, 200}, context,
        standingOf(event.reservation, event.cell));
}

Pending<LockerStanding> HttpPortalClient::lockerReservation(ReservationId reservation, CallContext context)
{
    return exchange<LockerStanding>(get(QStringLiteral("/gk/v1/locker/reservations/") + reservation.text()), {200},
                                    context, standingOf(reservation, {}));
}

} // namespace kiosk
