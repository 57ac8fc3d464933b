// SPDX-License-Identifier: Apache-2.0
#include "answer_members.h"
#include "portal_exchange.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace kiosk {

using namespace wire;

namespace {

// The contract's range is 23 days: a clock that is out by years is told as that, so that the rest is heard.
constexpr Duration MostSkew{2'000'000'000};

PortalEventKind kindOf(const QString &name)
{
    static const QHash<QString, PortalEventKind> kinds{
        {QStringLiteral("catalogue-changed"), PortalEventKind::CatalogueChanged},
        {QStringLiteral("heartbeat-wanted"), PortalEventKind::HeartbeatWanted},
        {QStringLiteral("lock"), PortalEventKind::Lock},
        {QStringLiteral("unlock"), PortalEventKind::Unlock},
    };
    return kinds.value(name, PortalEventKind::Unknown);
}

Result<ReportHeard> heard(const WireAnswer &answer)
{
    const QJsonObject object = objectIn(answer.body);
    const qint64 told = object.contains(u"auditEntriesTold") ? KIOSK_TRY(count(object, "auditEntriesTold", 0)) : 0;
    return ReportHeard{KIOSK_TRY(moment(object, "time")), KIOSK_TRY(count(object, "lastEvent", 0)), told};
}

Decoder<PortalEvents> eventsAfter(qint64 cursor)
{
    return [cursor](const WireAnswer &answer) -> Result<PortalEvents> {
        const QJsonObject object = objectIn(answer.body);
        if (!object[u"events"].isArray())
            return notAs("events");
        PortalEvents events;
        qint64 last = cursor;
        for (const QJsonValue value : object[u"events"].toArray()) {
            const QJsonObject event = value.toObject();
            last = KIOSK_TRY(count(event, "seq", last + 1));
            events.events.push_back({last, KIOSK_TRY(moment(event, "at")), kindOf(event[u"kind"].toString())});
        }
        events.next = KIOSK_TRY(count(object, "next", last));
        return events;
    };
}

Result<QTime> timeOfDay(const QString &text)
{
    const QTime time = QTime::fromString(text, QStringLiteral("HH:mm"));
    return time.isValid() ? Result<QTime>(time) : notAs("start");
}

Decoder<std::vector<QTime>> timesOf(QDate day)
{
    return [day](const WireAnswer &answer) -> Result<std::vector<QTime>> {
        const QJsonObject object = objectIn(answer.body);
        if (!object[u"free"].isArray() || object[u"day"].toString() != day.toString(Qt::ISODate))
            return notAs("free");
        std::vector<QTime> times;
        for (const QJsonValue start : object[u"free"].toArray())
            times.push_back(KIOSK_TRY(timeOfDay(start.toString())));
        return times;
    };
}

// An answer about another appointment, or for another time, is no answer.
Decoder<Appointment> appointmentOf(AppointmentId id, const AppointmentTime &wanted)
{
    return [id, wanted](const WireAnswer &answer) -> Result<Appointment> {
        const QJsonObject object = objectIn(answer.body);
        const AppointmentTime time{QDate::fromString(object[u"day"].toString(), Qt::ISODate),
                                   KIOSK_TRY(timeOfDay(object[u"start"].toString()))};
        if (object[u"appointment"].toString() != id.text() || !(time == wanted))
            return notAs("appointment");
        return Appointment{id, object[u"item"].toString(), time};
    };
}

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
                                 context, heard);
}

Pending<PortalEvents> HttpPortalClient::eventsSince(qint64 cursor, CallContext context)
{
    WireRequest request = get(QStringLiteral("/gk/v1/terminals/self/events"));
    request.query = QStringLiteral("after=%1").arg(cursor);
    return exchange<PortalEvents>(std::move(request), {200}, context, eventsAfter(cursor));
}

Pending<std::vector<QTime>> HttpPortalClient::freeTimes(QString item, QDate day, CallContext context)
{
    WireRequest request = get(QStringLiteral("/gk/v1/items/%1/slots").arg(segment(item)));
    request.query = QStringLiteral("day=") + day.toString(Qt::ISODate);
    return exchange<std::vector<QTime>>(std::move(request), {200}, context, timesOf(day));
}

Pending<Appointment> HttpPortalClient::putAppointment(AppointmentId id, QString session, AppointmentTime time,
                                                      CallContext context)
{
    return exchange<Appointment>(withJson("PUT", pathOf(id),
                                          {{QStringLiteral("session"), session},
                                           {QStringLiteral("day"), time.day.toString(Qt::ISODate)},
                                           {QStringLiteral("start"), time.start.toString(QStringLiteral("HH:mm"))}}),
                                 {201, 200}, context, appointmentOf(id, time));
}

Pending<void> HttpPortalClient::cancelAppointment(AppointmentId id, QString session, CallContext context)
{
    return exchange<void>(
        withJson("POST", pathOf(id) + QStringLiteral("/cancel"), {{QStringLiteral("session"), session}}), {204},
        context, nothing);
}

} // namespace kiosk
