// SPDX-License-Identifier: Apache-2.0
// What stands on the glass while a person is called to help; part of screen.h.
#pragma once

#include <QString>

namespace kiosk::screen {

struct Help { // over the page it was called from, which stays as it is
    enum class Phase {
        Asking, // nobody is called yet
        Calling,
        Waiting,
        Coming,
        Over,
        Nobody,    // is on duty
        Unreached, // the portal cannot be told, or does not answer any more
    };
    Phase phase = Phase::Asking;
    int before = 0;         // calls; Waiting
    QString desk = {};      // who comes; Coming
    bool callable = true;   // false: this machine has nobody it could call
    bool takeAlong = false; // what is filled in can be taken along to another place
};

} // namespace kiosk::screen
