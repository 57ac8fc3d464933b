// SPDX-License-Identifier: Apache-2.0
// What a machine does besides the items of its departments. The same in every hall, so they are no files; each is a
// visit like an item's, and ends as one.
#pragma once

#include "service_definition.h"

#include <optional>

namespace kiosk {

// Functions that stand under one key of the home page, or of another page.
struct FunctionGroup {
    QString id;
    QString icon;
    Words title;              // of the key: 查进度
    std::optional<int> place; // in the home page's row of five, always the same; none: reached from elsewhere
    Words heading;            // of the page that lists the ways
    Words sub;
    Words note;                  // for whoever fears something; may be empty
    QList<ServicePtr> functions; // none: the key leads to questions in one's own words, which are no visit
};

const QList<FunctionGroup> &functionGroups();
const FunctionGroup *functionGroup(QStringView id); // null: there is none of that name
ServicePtr terminalFunction(QStringView id);        // likewise

} // namespace kiosk
