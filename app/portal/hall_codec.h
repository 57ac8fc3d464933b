// SPDX-License-Identifier: Apache-2.0
// JSON of the hall's calls, under the rules of portal_codec.h.
#pragma once

#include "hall_portal.h"

namespace kiosk::hall_codec {

Result<ReportHeard> heard(const QByteArray &json);
// Also InvalidInput: not in order after `cursor`.
Result<PortalEvents> events(const QByteArray &json, qint64 cursor);
// Also InvalidInput: of another day.
Result<DayTimes> dayTimes(const QByteArray &json, QDate day);
// Also InvalidInput: an answer about another appointment, or for another time.
Result<Appointment> appointment(const QByteArray &json, AppointmentId id, const QString &item,
                                const AppointmentTime &wanted);
Result<std::vector<Appointment>> appointments(const QByteArray &json);
// Also InvalidInput: another one than `id`.
Result<QueueTicket> ticket(const QByteArray &json, const QString &id);

} // namespace kiosk::hall_codec
