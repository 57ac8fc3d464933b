// SPDX-License-Identifier: Apache-2.0
// Codes of regions, GB/T 2260, as they begin a citizen number. Whoever got his number in a region keeps it when the
// region is renamed, joined with another or gone, so what counts is whether there is or ever was one.
#pragma once

#include <QStringView>

namespace kiosk {

// The two digits of a province; 81, 82, 83 begin the residence permits of Hong Kong, Macau and Taiwan.
bool isProvince(QStringView two);

// `six` digits. Zhejiang's are known down to the prefecture, present and former ones; within it the digits must be some
// that are given to districts, counties or cities. No list of all counties that ever were is at hand, and a number that
// is right must not be refused, so of other provinces the first two digits count. 330199 is invented, for samples. A 9
// before the digits of a province begins a foreigner's number.
bool isRegion(QStringView six);

} // namespace kiosk
