// SPDX-License-Identifier: Apache-2.0
// The tables of a service item's JSON. Inside this library only.
#pragma once

#include "service_definition.h"

#include <config/record.h>

namespace kiosk {

const shape::Record<ServiceDefinition> &serviceRecord();
const shape::Record<ServiceDefinition> &bundleRecord();
const shape::Record<FieldDefinition> &fieldRecord();
const shape::Record<ItemTest> &itemTestRecord();
const shape::Record<RepeatGroup> &repeatRecord();
shape::Value<Predicate> predicate();
shape::Value<FieldDefinition> fieldOrName(); // a text is a placeholder

} // namespace kiosk
