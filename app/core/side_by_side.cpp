// SPDX-License-Identifier: Apache-2.0
#include "side_by_side.h"

#include <algorithm>
#include <atomic>
#include <system_error>
#include <thread>
#include <vector>

namespace kiosk {
namespace {

constexpr qsizetype kMostThreads = 4;
constexpr qsizetype kLeastEach = 25; // pieces; a thread for fewer is not worth its start

} // namespace

void sideBySide(qsizetype count, const std::function<void(qsizetype)> &each)
{
    std::atomic<qsizetype> next{0};
    const auto work = [&] {
        for (qsizetype i = next++; i < count; i = next++)
            each(i);
    };
    const qsizetype processors = std::max<qsizetype>(1, std::thread::hardware_concurrency());
    const qsizetype threads = std::min({processors, kMostThreads, count / kLeastEach});
    std::vector<std::jthread> others;
    for (qsizetype i = 1; i < threads; ++i) {
        try {
            others.emplace_back(work);
        } catch (const std::system_error &) { // the machine has no thread to spare: those there are do it all
            break;
        }
    }
    work();
}

} // namespace kiosk
