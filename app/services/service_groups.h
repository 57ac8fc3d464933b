// SPDX-License-Identifier: Apache-2.0
// Other ways into the catalogue than the stages of a life: who decides, and where the staffed window is. Pure.
#pragma once

#include "service_definition.h"

namespace kiosk {

struct ServiceGroup {
    Words name;   // 澄湖区公安分局; 一楼 2 号窗口
    Words detail; // of a window its hours; may be empty
    QList<ServicePtr> services;
};

// In the order in which the first item of each stands; items that name none are left out.
QList<ServiceGroup> byDepartment(const QList<ServicePtr> &services);
// A window is the words before the first comma: what follows (hours, a seat) may differ from item to item.
QList<ServiceGroup> byWindow(const QList<ServicePtr> &services);

} // namespace kiosk
