// SPDX-License-Identifier: Apache-2.0
// What a citizen does on a page, as values.
#pragma once

#include <core/ink.h>
#include <core/sensitive.h>

#include <QString>
#include <memory>
#include <variant>

namespace kiosk {

namespace act {
struct Proceed { }; // the one way forward of the page
struct Again { };
struct OtherWay { };
struct Back { };
struct Leave { };   // home key, or "no" on a page that asks
struct Another { }; // done page: one more item
struct ChoosePhone {
    QString id;
};
struct Resend { };
struct Code {
    std::shared_ptr<const SensitiveText> digits;
};
struct Choose { // a choice of the portal, or an option of a question
    QString id;
};
struct Type { // the whole entry as it stands now
    QString entry;
};
struct Change { // review: this answer
    QString field;
};
struct Draw { // one stroke, when the finger is up again
    std::shared_ptr<const InkStroke> stroke;
};
struct Erase { // the last stroke, or all of them
    bool all = false;
};
struct TakeAlong { }; // the citizen goes on at a window, on a phone, another day
struct Stars {
    int stars = 0;
};
struct ToggleReason {
    QString id;
};
struct Skip { };
struct Correct { };  // one's own case: what a department asks for again
struct Rate { };     // one's own case, closed
struct GiveBack { }; // an appointment
struct Print { };    // what is shown, on paper
} // namespace act

using Act
    = std::variant<act::Proceed, act::Again, act::OtherWay, act::Back, act::Leave, act::Another, act::ChoosePhone,
                   act::Resend, act::Code, act::Choose, act::Type, act::Change, act::Draw, act::Erase, act::TakeAlong,
                   act::Stars, act::ToggleReason, act::Skip, act::Print, act::GiveBack, act::Correct, act::Rate>;

} // namespace kiosk
