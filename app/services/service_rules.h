// SPDX-License-Identifier: Apache-2.0
// What the tables cannot say: how the parts of one item must fit each other. Inside this library only.
#pragma once

#include "service_definition.h"

#include <config/values.h>

namespace kiosk {

// `root` stands at the root of the item. Each adds findings; none assumes that another found nothing.
void examineService(const ServiceDefinition &service, const shape::Reader &root);
void examineFields(const ServiceDefinition &service, const shape::Reader &root);
void examineSteps(const ServiceDefinition &service, const shape::Reader &root);
void examinePredicate(const ServiceDefinition &service, const Predicate &predicate, const shape::Reader &reader);
void examineEvidence(const ServiceDefinition &service, const shape::Reader &root);
void examineConditions(const ServiceDefinition &service, const shape::Reader &root);
void examineRepetitions(const ServiceDefinition &service, const shape::Reader &root);
void examineValues(const ServiceDefinition &service, const shape::Reader &root);
void examineSigners(const ServiceDefinition &service, const shape::Reader &root);
void examineTests(const ServiceDefinition &service, const shape::Reader &root);
// Of the step of kind Principal; `reader` stands at it.
void examinePrincipal(const ServiceDefinition &service, const StepDefinition &step, const QStringList &askedBefore,
                      const shape::Reader &reader);
void examineNeeds(const ServiceDefinition &service, const shape::Reader &root);

template <typename T> QStringList idsOf(const QList<T> &list)
{
    QStringList ids;
    for (const T &each : list)
        ids << each.id;
    return ids;
}

} // namespace kiosk
