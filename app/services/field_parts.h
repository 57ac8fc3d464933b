// SPDX-License-Identifier: Apache-2.0
// Fields that several items share, word for word: parts/<name>.json beside the services. An item includes a part and
// names its fields in its own list, each where it belongs. A part includes nothing, so nothing can go in a circle.
#pragma once

#include "field_definition.h"

#include <config/finding.h>

#include <QByteArray>
#include <QJsonObject>
#include <QMap>

namespace kiosk {

struct FieldPart {
    QList<FieldDefinition> fields;
    bool isBroken = false; // findings say why; items that include it are broken too
};
using FieldParts = QMap<QString, FieldPart>; // by file: "parts/company.json"

FieldPart decodeFieldPart(const QByteArray &json, const QString &file, Findings &findings);

// All parts below the configuration folder `path`; none where it has no folder "parts".
FieldParts loadFieldParts(const QString &path, Findings &findings);

// JSON Schema (2020-12) of a part, exported from the very table that decodes it.
QJsonObject fieldPartSchema();

} // namespace kiosk
