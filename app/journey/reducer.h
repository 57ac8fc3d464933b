// SPDX-License-Identifier: Apache-2.0
// reduce(journey, event) -> (journey, effects). Pure and total: any event in any state is answered, never an assert.
#pragma once

#include "journey.h"

#include <variant>

namespace kiosk {

namespace event {
struct Started {
    bool portalAway = false;
};
struct StepSucceeded { // a form step reports each question by itself
    QString step;
    Answers answers = {};
};
struct StepFailed {
    QString step;
    ErrorCode code = ErrorCode::Internal;
};
// From here on the step's act may have happened: print intent recorded, case being committed. Sent by the runner
// *before* the act; of a payment when it is known, of a principal when the portal may stand by him already.
struct ActBegun {
    QString step;
};
struct Back { };
struct Retry { };
struct OtherWay {
    bool back = false; // to the way before, as whoever has no code on his phone after all
};
struct ChangeAnswer { // from the review
    QString field;
};
struct HandedOver { }; // the portal has what is filled in, and the citizen the code for it
struct Resumed {       // what was filled in elsewhere, of this item: the visit goes on as the item's
    ServicePtr service;
    Answers answers = {};
    Answers fromCard = {}; // read from the citizen's card here
};
struct PortalLost { };
struct PortalBack { };
struct IdleTimeout { };
struct Cancelled { }; // the citizen leaves: home, end, or "no" on the idle page
} // namespace event

using Event = std::variant<event::Started, event::StepSucceeded, event::StepFailed, event::ActBegun, event::Back,
                           event::Retry, event::OtherWay, event::ChangeAnswer, event::HandedOver, event::Resumed,
                           event::PortalLost, event::PortalBack, event::IdleTimeout, event::Cancelled>;

enum class EndReason { Completed, Cancelled, IdleTimeout, Fault, ToWindow, NotEligible, HandedOver };
const char *codeName(EndReason reason);

namespace effect {
// Show the page of this step and do its work. A step that was running is abandoned: its runner must be dropped.
struct RunStep {
    QString step;
    QString field = {}; // form steps: the question to ask
};
struct ShowFault {
    ErrorCode code = ErrorCode::Internal;
    QString step;
};
struct ReleaseClaim { };
struct ReturnPayment { }; // unless the store knows that something may have been had for it
// What was signed is not what will be handed in, or nothing is: its sealed strokes go, unless a case has them.
struct ForgetSignature { };
struct Wipe { }; // forget answers, pages, sessions; always directly before EndVisit
struct EndVisit {
    EndReason reason = EndReason::Completed;
};
} // namespace effect

using Effect = std::variant<effect::RunStep, effect::ShowFault, effect::ReleaseClaim, effect::ReturnPayment,
                            effect::ForgetSignature, effect::Wipe, effect::EndVisit>;

struct Reduction {
    Journey journey;
    QList<Effect> effects; // to be carried out in this order
};

Reduction reduce(Journey journey, const Event &event);

} // namespace kiosk
