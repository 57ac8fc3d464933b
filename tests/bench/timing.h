// SPDX-License-Identifier: Apache-2.0
// What the benchmarks say of their measurements.
#pragma once

#include <QElapsedTimer>
#include <algorithm>
#include <cstddef>
#include <vector>

namespace kiosk::bench {

inline double percentile(std::vector<double> values, double share)
{
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

inline double median(std::vector<double> values) { return percentile(std::move(values), 0.5); }

inline double msOf(const QElapsedTimer &since) { return static_cast<double>(since.nsecsElapsed()) / 1e6; }

} // namespace kiosk::bench
