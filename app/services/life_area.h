// SPDX-License-Identifier: Apache-2.0
// The tiles of the home page, from life-areas.json.
#pragma once

#include "service_definition.h"

namespace kiosk {

struct LifeArea {
    QString id;
    Words title;
    QString icon;
    Words inside; // what is in it, in two words: 落户、医保
    Audience audience = Audience::Person;
};

// In the order of the home page; with findings, what could be read, so that the items are judged by it.
QList<LifeArea> decodeLifeAreas(const QByteArray &json, const QString &file, Findings &findings);
QJsonObject lifeAreasSchema();

} // namespace kiosk
