// SPDX-License-Identifier: Apache-2.0
// The ten stages of a life by which services are found, and the two words of what each holds.
#pragma once

#include "home_view_model.h"
#include "language.h"

namespace kiosk {

// In the order of the home page. The id is what an item's definition names as its area, and the icon's name:
// birth school work care jobless marriage housing medical retirement farewell.
QList<AreaRow> lifeAreas(Language language);

} // namespace kiosk
