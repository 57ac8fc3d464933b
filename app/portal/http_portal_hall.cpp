// SPDX-License-Identifier: Apache-2.0
#include "hall_codec.h"
#include "portal_exchange.h"

#include <QJsonArray>
#include <QJsonObject>
#include <algorithm>

namespace kiosk {

using namespace wire;

namespace {

// The contract's range is 23 days: a clock that is out by years is told as that, so that the rest is heard.
constexpr Duration MostSkew{2'000'000'000};

QString pathOf(AppointmentId id) { return QStringLiteral("/gk/v1/appointments/") + id.text(); }

} // namespace

Pending<ReportHeard> HttpPortalClient::putHeartbeat(TerminalReport report, CallContext context)
{
    QJsonArray devices;
    for (const DeviceReport &device : report.devices)
        devices.append(QJsonObject{{QStringLiteral("slot"), device.slot}, {QStringLiteral("state"), device.state}});
    QJsonObject said{{QStringLiteral("version"), report.version},
                     {QStringLiteral("pending"), report.pending},
                     {QStringLiteral("held"), report.held},
                     {QStringLiteral("clockSkewMs"), qint64(std::clamp(report.clockSkew, -MostSkew, MostSkew).count())},
                     {QStringLiteral("devices"), devices}};
    if (!report.outboxAge.isEmpty())
        said[QStringLiteral("outboxAge")] = report.outboxAge;
    if (report.certificateEnds.isValid())
        said[QStringLiteral("certificateEnds")] = report.certificateEnds.toUTC().toString(Qt::ISODate);
    if (report.auditEntries > 0)
        said[QStringLiteral("auditEntries")] = report.auditEntries;
    return exchange<ReportHeard>(withJson("PUT", QStringLiteral("/gk/v1/terminals/self/heartbeat"), said), {200},
                                 context, body(hall_codec::heard));
}

Pending<PortalEvents> HttpPortalClient::eventsSince(qint64 cursor, CallContext context)
{
    WireRequest request = get(QStringLiteral("/gk/v1/terminals/self/events"));
    request.query = QStringLiteral("after=%1").arg(cursor);
    return exchange<PortalEvents>(std::move(request), {200}, context, [cursor](const WireAnswer &answer) {
        return hall_codec::events(answer.body, cursor);
    });
}

Pending<DayTimes> HttpPortalClient::timesOf(QString item, QDate day, CallContext context)
{
    WireRequest request = get(QStringLiteral("/gk/v1/items/%1/slots").arg(segment(item)));
    request.query = QStringLiteral("day=") + day.toString(Qt::ISODate);
    return exchange<DayTimes>(std::move(request), {200}, context,
                              [day](const WireAnswer &answer) { return hall_codec::dayTimes(answer.body, day); });
}

Pending<std::vector<Appointment>> HttpPortalClient::appointments(QString session, CallContext context)
{
    WireRequest request = get(QStringLiteral("/gk/v1/appointments"));
    request.headers.emplaceBack(QByteArrayLiteral("Kiosk-Session"), session.toLatin1());
    return exchange<std::vector<Appointment>>(std::move(request), {200}, context, body(hall_codec::appointments));
}

Pending<Appointment> HttpPortalClient::putAppointment(AppointmentId id, QString session, QString item,
                                                      AppointmentTime time, CallContext context)
{
    return exchange<Appointment>(withJson("PUT", pathOf(id),
                                          {{QStringLiteral("session"), session},
                                           {QStringLiteral("item"), item},
                                           {QStringLiteral("day"), time.day.toString(Qt::ISODate)},
                                           {QStringLiteral("start"), time.start.toString(QStringLiteral("HH:mm"))}}),
                                 {201, 200}, context, [id, item, time](const WireAnswer &answer) {
                                     return hall_codec::appointment(answer.body, id, item, time);
                                 });
}

Pending<QueueTicket> HttpPortalClient::putArrival(AppointmentId id, QString session, CallContext context)
{
    return exchange<QueueTicket>(
        withJson("PUT", pathOf(id) + QStringLiteral("/arrival"), {{QStringLiteral("session"), session}}), {201, 200},
        context, [id](const WireAnswer &answer) { return hall_codec::ticket(answer.body, id.text()); });
}

Pending<QueueTicket> HttpPortalClient::putQueueTicket(TicketId id, QString item, CallContext context)
{
    return exchange<QueueTicket>(
        withJson("PUT", QStringLiteral("/gk/v1/queue-tickets/") + id.text(), {{QStringLiteral("item"), item}}),
        {201, 200}, context, [id](const WireAnswer &answer) { return hall_codec::ticket(answer.body, id.text()); });
}

Pending<void> HttpPortalClient::cancelAppointment(AppointmentId id, QString session, CallContext context)
{
    return exchange<void>(
        withJson("POST", pathOf(id) + QStringLiteral("/cancel"), {{QStringLiteral("session"), session}}), {204},
        context, nothing);
}

Pending<void> HttpPortalClient::giveUpAppointment(AppointmentId id, CallContext context)
{
    return exchange<void>(WireRequest{QByteArrayLiteral("DELETE"), pathOf(id)}, {204}, context, nothing);
}

} // namespace kiosk
