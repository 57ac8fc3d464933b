// SPDX-License-Identifier: Apache-2.0
#include "work_door.h"

#include <storage/store.h>

namespace kiosk {
namespace {

QByteArray refusal(const Error &error)
{
    return encoded(StaffAnswer{QString::fromLatin1(codeName(error.code)), error.trace()});
}

} // namespace

QString workSocket(const QString &stateFolder) { return stateFolder + QStringLiteral("/work.sock"); }

WorkDoor::WorkDoor(Store &store, StaffDesk *desk, Alarms &alarms, Logger log)
    : m_work(store, desk),
      m_door(
          {"work", longestStaffOrder, patience, 4},
          [this](const SensitiveBytes &line, const LocalDoor::Reply &reply) {
              auto order = decodedStaffOrder(line.view());
              if (!order)
                  return reply(refusal(order.error()));
              m_work.carryOut(*std::move(order), [reply](const StaffAnswer &answer) { reply(encoded(answer)); });
          },
          refusal, alarms, std::move(log))
{ }

Result<void> WorkDoor::open(const QString &stateFolder) { return m_door.open(workSocket(stateFolder)); }

} // namespace kiosk
