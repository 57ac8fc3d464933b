// SPDX-License-Identifier: Apache-2.0
// A bundle (一件事): several items as one visit. Their fields and materials are merged by id, so that nothing is asked
// twice; one case is handed in, and the portal gives each department its part. What comes out is an item like any
// other.
#pragma once

#include "service_definition.h"

#include <functional>

namespace kiosk {

// True when the JSON has "members": it is decoded by decodeBundle and merged once the items are there.
bool isBundle(const QByteArray &json);

// The head of a bundle, its members by id only. Nothing when something was added to `findings`.
std::optional<ServiceDefinition> decodeBundle(const QByteArray &json, const QString &file, Findings &findings);

// JSON Schema (2020-12) of a bundle, exported from the very table that decodes it.
QJsonObject bundleSchema();

// The whole item. Null exactly when something was added to `findings`: a member that is not there, or is a bundle, or
// does more than hand in a case; one field of two kinds; an order that goes in a circle.
ServicePtr mergeBundle(ServiceDefinition bundle, const QString &file,
                       const std::function<ServicePtr(const QString &id)> &find, Findings &findings);

} // namespace kiosk
