// SPDX-License-Identifier: Apache-2.0
// `kiosk check --report`: what the items of a hall ask of people, for whoever answers for that.
#pragma once

#include <services/service_definition.h>

namespace kiosk {

struct ItemBurden {
    QString id;
    int fields = 0;
    int fromCard = 0;
    int fromPortal = 0;  // that the card does not say
    int askedAlways = 0; // that nobody but the citizen knows
    int askedAtMost = 0; // where nothing is known of the citizen
    int steps = 0;       // of the step line, at most
    bool costs = false;  // takes money
    int promiseDays = 0;
    int budgetS = 0;
};
ItemBurden burdenOf(const ServiceDefinition &service);

// The table, one item a line and the sum; fields that nobody had to type are shared data doing its work.
QString burdenTable(const QList<ServicePtr> &services);

} // namespace kiosk
