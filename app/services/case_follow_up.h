// SPDX-License-Identifier: Apache-2.0
// What is still done about a case that was handed in, as definitions of their own made of the item's: a visit goes
// through them as through an item. Pure.
#pragma once

#include "service_definition.h"

namespace kiosk {

// A question that a form asks and the citizen may answer himself: a department can have it asked again here.
bool canAskAgain(const ServiceDefinition &item, QStringView field);

// These questions of the item, in its order, whatever other answers they depended on; then review, submission, done.
ServicePtr correctionDefinition(const ServiceDefinition &item, const QStringList &fields);

// The rating alone. `item` is null where the machine does not have it: then nothing is asked after a low one.
ServicePtr ratingDefinition(const ServicePtr &item, const QString &id, const Words &title);

} // namespace kiosk
