// SPDX-License-Identifier: Apache-2.0
// What a visit shows that is taken along to another place, or taken up from one; part of screen.h.
#pragma once

#include <services/service_definition.h>

#include <QDateTime>
#include <QString>
#include <optional>

namespace kiosk::screen {

struct HandOver { // over the page it was called from
    enum class Phase { Asking, Sending, NotKept, Kept };
    enum class Slip { None, Printing, Printed };
    Phase phase = Phase::Asking;
    bool away = false; // NotKept: the portal gave no answer
    QString code = {}; // Kept
    QDateTime keptUntil = {};
    Slip slip = Slip::None;
};
struct ResumeCode {
    enum class Complaint {
        TooShort, // `missing` characters
        NoCode,   // its check character is wrong, or it is none of this hall
        Unknown,  // of nobody, or of somebody else
        Used,
        Expired,
        TooOften, // `waitMinutes`
        NotHere,  // this machine cannot do the item, or not now; the code is still good
        Away,     // the portal gave no answer
    };
    QString entry = {};
    bool fresh = true; // the page has just come up with this entry
    bool scanner = false;
    bool asking = false;
    std::optional<Complaint> complaint = {};
    int missing = 0;
    int waitMinutes = 0;
};
struct ResumeFound {
    ServicePtr service = {};
    QDateTime savedAt = {};
    int answers = 0;           // that count here
    int askedAgain = 0;        // that the item does not take any more
    bool otherVersion = false; // of the item, then
    bool taking = false;
    bool away = false; // the portal did not say whether it is taken; another press asks again
};

} // namespace kiosk::screen
