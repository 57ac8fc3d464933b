// SPDX-License-Identifier: Apache-2.0
// Where what OpenCV and ZXing-C++ throw ends. Both say so when memory is short or a picture is more than they can bear.
#pragma once

#include <exception>
#include <utility>

namespace kiosk::scanner {

// False: `act` threw, and what it was to find is not found.
template <typename Act> bool withinBorder(Act &&act)
{
    try {
        std::forward<Act>(act)();
        return true;
    } catch (const std::exception &) {
        return false;
    }
}

} // namespace kiosk::scanner
