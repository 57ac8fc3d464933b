// SPDX-License-Identifier: Apache-2.0
// One visit to one service item as a value: the definition, the answers and how far it came. No clock, no device, no
// portal: `reduce` (reducer.h) moves it, the session's step runners do what the effects say.
#pragma once

#include <core/error.h>
#include <core/sensitive.h>
#include <services/service_definition.h>

#include <QDate>
#include <QList>
#include <QMap>
#include <memory>
#include <optional>

namespace kiosk {

// Shared by every copy of the journey and zeroed when the last one goes.
struct Answer {
    std::shared_ptr<const SensitiveText> value;
    AnswerSource source = AnswerSource::Citizen;
    // What shared data says and the citizen says is wrong; null: nothing. The answer is then his own, or the same again
    // where no step asks for another.
    std::shared_ptr<const Answer> disputes = {};
};
using Answers = QMap<QString, Answer>; // by field id

Answer makeAnswer(QStringView value, AnswerSource source);

enum class StepState { Pending, Running, Done, Failed };

// Where the citizen stands. `field` is the question a form step asks at the moment, empty elsewhere.
struct Place {
    QString step;
    QString field;
    friend bool operator==(const Place &, const Place &) = default;
};

struct Fault {
    ErrorCode code = ErrorCode::Internal;
    QString step;
};

struct Journey {
    enum class Phase { Ready, Running, Faulted, Ended };

    ServicePtr service;
    QDate today; // on which the visit began: ages and deadlines count from it
    JourneyMode mode = JourneyMode::Normal;
    Phase phase = Phase::Ready;
    IdentityMethod method = IdentityMethod::CardSms; // the way in use
    bool portalAway = false;
    bool scanner = false; // one is ready, to which a code can be shown
    bool identified = false;
    bool claimHeld = false;     // a print claim is reserved and may still be released
    bool paymentHeld = false;   // what it was for is not known to be had: the store is told if the visit ends so
    bool signatureHeld = false; // what is on the path now is signed, and no case is known to have it
    bool committed = false;     // an irreversible act has begun or is done: no way back
    bool handedOver = false;    // the portal has what was filled in, for another place: nothing is done here any more
    bool resumed = false;       // began in the middle, with what was filled in elsewhere
    bool forAnother = false;    // it is known, or may be at the portal, for whom else it is done: that stays so
    bool changing = false;      // one answer is being changed from the review
    Place at;
    QList<Place> trail; // pages behind this one, for Back
    QMap<QString, StepState> steps;
    Answers answers;
    std::optional<Fault> fault;
};

Journey beginJourney(ServicePtr service, QDate today);

// The steps that this journey walks, recomputed from definition and answers.
QList<const StepDefinition *> route(const Journey &journey);
// The fields that count under the answers given so far: of the walked steps and prefilled, in the item's order.
QList<const FieldDefinition *> relevantFields(const Journey &journey);
// What to say about a value under the answers given so far; empty when it will do.
std::optional<Words> complaintAbout(const Journey &journey, const FieldDefinition &field, QStringView value);
// What a form step still has to ask, in order: what has no answer, and an answer that does not fit one given since.
// Prefilled answers are not asked again.
QList<const FieldDefinition *> openQuestions(const Journey &journey, const StepDefinition &step);
// Why an eligibility step lets this citizen go no further; null: it lets him pass.
const EligibilityExit *exitFrom(const Journey &journey, const StepDefinition &step);
// Only what lies on the walked path, in the item's order: this and nothing else is shown in the review and sealed.
QList<std::pair<const FieldDefinition *, Answer>> answersOnPath(const Journey &journey);
// Of a bundle: the members that this citizen wants, in its order. None for an item.
QList<const BundleMember *> wantedMembers(const Journey &journey);
// What must still come after the visit, each with its working days: what was accepted without (容缺), and the
// signatures of others.
QList<NextStep> owedSteps(const Journey &journey);
// May the review offer 更改 for it? Of shared data that is open to dispute it is 不对.
bool canChange(const Journey &journey, const FieldDefinition &field);

// Step line: "第 2 步 / 共 4 步". An identity by card and SMS counts as two.
struct Progress {
    int number = 0; // 0: the page shows no step line
    int count = 0;
    Words name;
    int question = 0; // form steps: 回答 question / questions 题
    int questions = 0;
};
// `part`: 0 while the card is read, 1 while the SMS code is typed; ignored elsewhere
Progress progress(const Journey &journey, int part = 0);

// What the fault page may offer.
struct Ways {
    bool retry = false;
    bool otherWay = false; // another method of identity, or the staffed window
    bool back = false;
};
Ways waysOn(const Journey &journey);
bool canGoBack(const Journey &journey);

} // namespace kiosk
