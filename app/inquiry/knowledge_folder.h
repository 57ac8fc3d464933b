// SPDX-License-Identifier: Apache-2.0
// Every answer of a configuration folder. A broken file costs that file only.
#pragma once

#include "knowledge_entry.h"

#include <services/service_catalogue.h>

#include <QHash>

namespace kiosk {

struct KnowledgeFolder {
    Knowledge knowledge;
    Findings findings;
    QHash<QString, Finding> reviewAt; // by entry: the place of its review, without words

    // Reads PATH/knowledge/*.json; no such folder is no finding. The items that entries name must be in `catalogue`.
    // Does file I/O; call it at start-up.
    static KnowledgeFolder load(const QString &path, const ServiceCatalogue &catalogue);

    // One for each answer that somebody had to read again before `today`.
    Findings overdueOn(QDate today) const;
};

} // namespace kiosk
