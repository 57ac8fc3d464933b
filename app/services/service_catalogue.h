// SPDX-License-Identifier: Apache-2.0
// Every item and life area of a configuration folder. A broken file costs that file only.
#pragma once

#include "life_area.h"

#include <QHash>

namespace kiosk {

class ServiceCatalogue {
public:
    struct Loaded;
    // Reads PATH/life-areas.json and PATH/services/<life area>/<id>.json. Does file I/O; call it at start-up or on a
    // worker.
    static Loaded load(const QString &path);

    const QList<LifeArea> &lifeAreas() const { return m_areas; }
    const QList<ServicePtr> &services() const { return m_services; } // life areas in order, then by file name
    QList<ServicePtr> servicesIn(QStringView lifeArea) const;
    QList<ServicePtr> frequent() const;
    ServicePtr service(const QString &id) const; // null when there is none

private:
    QList<LifeArea> m_areas;
    QList<ServicePtr> m_services;
    QHash<QString, ServicePtr> m_byId;
};

struct ServiceCatalogue::Loaded {
    ServiceCatalogue catalogue;
    Findings findings;
};

} // namespace kiosk
