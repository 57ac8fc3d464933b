// SPDX-License-Identifier: Apache-2.0
// Just enough of JSON Schema 2020-12 to hold the exported schema against the decoder: the keywords that we export.
#pragma once

#include <QJsonObject>
#include <QJsonValue>

// True when `value` satisfies `schema`; `root` holds the $defs. An unknown keyword fails the test program.
bool satisfiesSchema(const QJsonValue &value, const QJsonObject &schema, const QJsonObject &root);
