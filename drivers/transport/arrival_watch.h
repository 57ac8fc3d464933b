// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace kiosk {

// Tells when hardware that is missing may have come (back), so that nobody has to wait for the next attempt. One
// thread.
class ArrivalWatch {
public:
    virtual ~ArrivalWatch() = default;
    virtual int descriptor() const = 0; // for poll(2): readable when something came; -1 when not watching
    // Takes what was told; true when it can have been ours.
    virtual bool arrived() = 0;
};

} // namespace kiosk
