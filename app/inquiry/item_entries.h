// SPDX-License-Identifier: Apache-2.0
// What an item's own file already answers: how, what to bring, how long, how much, which window, what one gets. A hall
// that has written nothing has these.
#pragma once

#include "knowledge_entry.h"

#include <services/service_definition.h>

#include <array>

namespace kiosk {

enum class ItemAspect { How, Bring, Takes, Cost, Window, Get };
inline constexpr std::array kItemAspects{ItemAspect::How,  ItemAspect::Bring,  ItemAspect::Takes,
                                         ItemAspect::Cost, ItemAspect::Window, ItemAspect::Get};
const char *codeName(ItemAspect aspect);

// Words by which people ask for this side of anything.
QStringList wordsOf(ItemAspect aspect);

// Its id is "item:<id>/<aspect>", its one question names the item and the aspect; its source is the department.
KnowledgeEntry itemEntry(const ServiceDefinition &service, ItemAspect aspect);

// What people call the item, in both languages.
QStringList namesOf(const ServiceDefinition &service);

} // namespace kiosk
