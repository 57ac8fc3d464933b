// SPDX-License-Identifier: Apache-2.0
#include "crash_point.h"

#ifdef KIOSK_CRASH_POINTS
#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <string>
#include <unistd.h>

namespace kiosk {
namespace {

constexpr int KilledStatus = 137; // what a shell says of a process that was killed

struct Armed {
    std::string place;
    int left = 0; // passes until the end; 0: not armed
};

bool isKnown(std::string_view place) { return std::ranges::find(crashPoints, place) != crashPoints.end(); }

Armed armedByEnvironment()
{
    const char *asked = std::getenv("KIOSK_CRASH"); // NOLINT(concurrency-mt-unsafe): nobody changes it
    if (!asked)
        return {};
    std::string place = asked;
    int passes = 1;
    if (const auto colon = place.find(':'); colon != std::string::npos) {
        passes = std::max(1, std::atoi(place.c_str() + colon + 1)); // NOLINT(cert-err34-c)
        place.resize(colon);
    }
    if (!isKnown(place))
        std::abort();
    return {place, passes};
}

std::atomic<void (*)()> s_before = nullptr;

} // namespace

void passCrashPoint(std::string_view act, std::string_view moment)
{
    static const Armed armed = armedByEnvironment();
    static std::atomic<int> left = armed.left;
    const std::string place = std::string(act) + '.' + std::string(moment);
    if (!isKnown(place))
        std::abort();
    if (place != armed.place || left.fetch_sub(1) != 1)
        return;
    if (void (*before)() = s_before.load())
        before();
    ::_exit(KilledStatus);
}

void setActBeforeCrash(void (*act)()) { s_before = act; }

} // namespace kiosk
#endif
