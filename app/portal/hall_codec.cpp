// SPDX-License-Identifier: Apache-2.0
#include "hall_codec.h"

#include "answer_members.h"

#include <QHash>
#include <algorithm>

namespace kiosk::hall_codec {

using namespace wire;

namespace {

constexpr qint64 MostWaiting = 9999; // more fit on no page

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

Result<QTime> timeOfDay(const QString &text)
{
    const QTime time = QTime::fromString(text, QStringLiteral("HH:mm"));
    return time.isValid() ? Result<QTime>(time) : notAs("start");
}

Result<std::vector<QTime>> timesIn(const QJsonObject &object, const char *member)
{
    std::vector<QTime> times;
    for (const QJsonValue start : KIOSK_TRY(list(object, member)))
        times.push_back(KIOSK_TRY(timeOfDay(start.toString())));
    std::sort(times.begin(), times.end());
    return times;
}

Result<Appointment> appointmentIn(const QJsonObject &object)
{
    Appointment read;
    const auto id = AppointmentId::parse(object[u"appointment"].toString());
    read.time.day = QDate::fromString(object[u"day"].toString(), Qt::ISODate);
    if (!id || !read.time.day.isValid())
        return notAs("appointment");
    read.id = *id;
    read.time.start = KIOSK_TRY(timeOfDay(object[u"start"].toString()));
    read.item = KIOSK_TRY(name(object, "item"));
    read.number = KIOSK_TRY(name(object, "number"));
    read.window = KIOSK_TRY(name(object, "window"));
    read.arrived = object[u"arrived"].toBool();
    return read;
}

} // namespace

Result<ReportHeard> heard(const QByteArray &json)
{
    const QJsonObject object = objectIn(json);
    ReportHeard heard;
    heard.time = KIOSK_TRY(moment(object, "time"));
    heard.lastEvent = KIOSK_TRY(count(object, "lastEvent", 0));
    if (object.contains(u"auditEntriesTold"))
        heard.auditEntriesTold = KIOSK_TRY(count(object, "auditEntriesTold", 0));
    return heard;
}

Result<PortalEvents> events(const QByteArray &json, qint64 cursor)
{
    const QJsonObject object = objectIn(json);
    PortalEvents events;
    qint64 last = cursor;
    for (const QJsonValue value : KIOSK_TRY(list(object, "events"))) {
        const QJsonObject event = value.toObject();
        last = KIOSK_TRY(count(event, "seq", last + 1));
        const QDateTime at = KIOSK_TRY(moment(event, "at"));
        events.events.push_back({last, at, kindOf(event[u"kind"].toString())});
    }
    events.next = KIOSK_TRY(count(object, "next", last));
    return events;
}

Result<DayTimes> dayTimes(const QByteArray &json, QDate day)
{
    const QJsonObject object = objectIn(json);
    if (object[u"day"].toString() != day.toString(Qt::ISODate))
        return notAs("day");
    DayTimes times;
    times.free = KIOSK_TRY(timesIn(object, "free"));
    if (object.contains(u"full"))
        times.full = KIOSK_TRY(timesIn(object, "full"));
    return times;
}

Result<Appointment> appointment(const QByteArray &json, AppointmentId id, const QString &item,
                                const AppointmentTime &wanted)
{
    Appointment read = KIOSK_TRY(appointmentIn(objectIn(json)));
    if (read.id != id || read.item != item || !(read.time == wanted))
        return notAs("appointment");
    return read;
}

Result<std::vector<Appointment>> appointments(const QByteArray &json)
{
    std::vector<Appointment> all;
    const QJsonObject object = objectIn(json);
    for (const QJsonValue value : KIOSK_TRY(list(object, "appointments")))
        all.push_back(KIOSK_TRY(appointmentIn(value.toObject())));
    return all;
}

Result<QueueTicket> ticket(const QByteArray &json, const QString &id)
{
    const QJsonObject object = objectIn(json);
    if (object[u"ticket"].toString() != id)
        return notAs("ticket");
    QueueTicket ticket;
    ticket.number = KIOSK_TRY(name(object, "number"));
    ticket.window = KIOSK_TRY(name(object, "window"));
    ticket.waiting = int(std::min<qint64>(KIOSK_TRY(count(object, "waiting", 0)), MostWaiting));
    return ticket;
}

} // namespace kiosk::hall_codec
