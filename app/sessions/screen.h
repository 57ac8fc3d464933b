// SPDX-License-Identifier: Apache-2.0
// What a visit shows at this moment, as values. The presenter turns them into words of the chosen language, tests
// look at them directly. Whatever a citizen may read on the glass may stand here, nothing more.
#pragma once

#include "appointment_screens.h"
#include "billing_screens.h"
#include "collect_screens.h"
#include "hand_over_screens.h"
#include "help_screens.h"

#include <cases/receipt_code.h>
#include <cases/states.h>
#include <core/ink.h>
#include <documents/receipt_composer.h>
#include <journey/journey.h>
#include <journey/reducer.h>
#include <payments/payment.h>
#include <portal/case_portal.h>
#include <portal/delivery_portal.h>
#include <portal/portal_types.h>
#include <portal/signing_portal.h>

#include <QDateTime>
#include <QSet>
#include <memory>
#include <optional>
#include <variant>

namespace kiosk {

namespace screen {
struct Attract { };
struct Home { };
struct Guide {
    ServicePtr service;
    bool conditional = false;     // the portal is away: accepted under a condition
    bool receiptOnScreen = false; // no receipt printer now: said before the start
};
struct Card {
    enum class Phase { Waiting, Reading, Checking, Wrong };
    Phase phase = Phase::Waiting;
    int secondsLeft = 0;
    int secondsTotal = 0;
    QString person; // masked, once read
    std::optional<ErrorCode> wrong;
    bool otherWay = false;
    bool ofAnother = false; // the card of the person is awaited for whom the citizen acts
    bool isHisOwn = false;  // and what was put down is the citizen's
};
struct Sms {
    enum class Phase { ChoosePhone, Sending, Enter, Checking };
    Phase phase = Phase::ChoosePhone;
    QList<MaskedPhone> phones;
    QString phone; // masked, where the code went
    int triesLeft = -1;
    int resendInS = 0;
    std::optional<ErrorCode> wrong;
    bool clearDigits = false; // the digits typed were wrong
    bool ofAnother = false;   // it went to the person for whom the citizen acts
};
struct Choose {
    std::shared_ptr<const std::vector<PortalChoice>> choices; // null while the portal is asked
    QString step;
    QString chosen;
};
struct Form {
    QString step;
    QString field;
    QString entry;     // typed or chosen so far
    bool fresh = true; // the page has just come up with this entry
    std::optional<Words> complaint;
};
struct Materials { // one of the step's materials, and how it is given
    QString step;
    QString field;
    QString entry;       // the source chosen so far
    QStringList missing; // sources that this machine cannot take
};
struct Statement { // an agreement, in the step's words
    QString step;
    QString field;
};
struct NotEligible {
    QString step;
};
struct Review { };
struct Sign {
    enum class Phase { Signing, Sealing, ToWindow }; // ToWindow: asks whoever cannot sign whether to leave for it
    Phase phase = Phase::Signing;
    std::shared_ptr<const Ink> ink; // the visit's one buffer, empty once the step is over
    int strokes = 0;
    std::optional<InkFlaw> flaw;                        // of what should have been a signature
    std::shared_ptr<const SigningRequest> request = {}; // what another handed in; null: this visit's own
    std::optional<DeliveryHead> received = {};          // signed for, in place of a case that is handed in
};
struct Work {
    enum class Kind { Prefilling, Submitting, Reserving };
    Kind kind = Kind::Prefilling;
    int done = 0; // parts that are over
};
struct Pay {
    enum class Phase {
        Asking,   // what is due
        Waiting,  // for the citizen, who scans our code
        Checking, // the portal does not say whether it was paid
        Paid,
        Closed, // the time ran out, and nothing was paid
    };
    Phase phase = Phase::Asking;
    Quote quote;
    QString qr; // text of our code, while waiting
    int secondsLeft = 0;
};
struct Print {
    enum class Phase { Printing, Waiting, Done, Spoiled, Uncertain };
    Phase phase = Phase::Printing;
    QString document; // what is being printed
    int pages = 0;
    std::optional<ErrorCode> fault;
    QDateTime staffTold; // invalid: nobody was told
};
struct Done {
    enum class Receipt { Printing, Printed, OnScreenOnly, None }; // None: there is no paper of it
    Standing standing = Standing::ReceivedHere;
    QDateTime at;
    QString receiptCode;
    QString caseNo;
    Receipt receipt = Receipt::Printing;
    bool smsSent = false;
    Money paid; // zero: nothing was due
    PaymentBill bill;
    bool isCorrection = false; // of a case that was there; receiptCode is that one's number
    bool unneeded = false;     // the portal does not ask for it any more: staff put what was sealed aside
};
struct Rate {
    int stars = 0;
    QSet<QString> reasons;
};
struct CaseList {                                 // of the citizen
    std::shared_ptr<const kiosk::CaseList> cases; // null while the portal is asked
};
struct CaseDetail {
    std::shared_ptr<const PortalCaseStanding> standing;
    QStringList askAgain = {}; // questions that are wanted again, and can be answered here now
    bool isLate = false;       // the last day for them is over
    bool mayRate = false;
};
struct CaseCode { // the number on a receipt, or of a case
    enum class Purpose { Progress, Signing };
    enum class Complaint {
        TooShort, // `missing` characters
        NoNumber, // its check character is wrong, or it is neither
        Unknown,  // not there, or not to be asked for
        TooOften, // `waitMinutes`
        NotASigner,
        SignedAlready,
        SigningOver,
        NotShownHere, // this machine cannot show what it is: another version of the item
    };
    QString entry;     // typed so far
    bool fresh = true; // the page has just come up with this entry
    bool scanner = false;
    bool asking = false;
    std::optional<Complaint> complaint = {};
    int missing = 0;
    int waitMinutes = 0;
    Purpose purpose = Purpose::Progress;
};
struct CoSigning { // what another handed in, to be read before it is signed
    std::shared_ptr<const SigningRequest> request;
};
struct CoSigned {
    std::shared_ptr<const SigningRequest> request;
    SigningReceipt receipt;
};
struct CaseAnswer { // nothing personal, whoever holds the receipt
    enum class Kind {
        AtPortal,
        WaitingHere,      // on this disk, not sent yet
        WithStaff,        // on this disk; a person looks at it, or has ended it
        ReceivedByPortal, // that much is known here, and the portal is away
        Away,             // nothing is known here, and the portal is away
    };
    Kind kind = Kind::Away;
    CaseGlimpse glimpse; // its stage only AtPortal; receivedAt is this machine's when it waits here
    QString code;
    QString item = {}; // empty: not known here
};
struct Fault {
    ErrorCode code = ErrorCode::Internal;
    StepKind step = StepKind::Guide;
    Ways ways;
};
struct Idle {
    int secondsLeft = 0;
    int secondsTotal = 0;
};
struct Goodbye {
    EndReason reason = EndReason::Completed;
    int wiped = 0; // of kWipeParts, ticked off as it happens
    int secondsLeft = -1;
};
struct CardLeft {
    int reminders = 0;
    bool staffTold = false;
};
} // namespace screen

inline constexpr int kWipeParts = 3; // card contents, answers and pages, portal session

using Screen
    = std::variant<screen::Attract, screen::Home, screen::Guide, screen::Card, screen::LicenceCode, screen::Sms,
                   screen::Choose, screen::Form, screen::Materials, screen::Statement, screen::NotEligible,
                   screen::Review, screen::Sign, screen::Pay, screen::Work, screen::Print, screen::Done, screen::Rate,
                   screen::CaseList, screen::CaseDetail, screen::CaseCode, screen::CaseAnswer, screen::LicenceList,
                   screen::LicenceDetail, screen::DeliveryList, screen::DeliveryPaper, screen::AppointmentItems,
                   screen::AppointmentTimes, screen::Appointment, screen::AppointmentList, screen::CoSigning,
                   screen::CoSigned, screen::NoticeCode, screen::NoticeDetail, screen::NoticePaid, screen::BillList,
                   screen::BillDetail, screen::HandOver, screen::ResumeCode, screen::ResumeFound, screen::Help,
                   screen::Fault, screen::Idle, screen::Goodbye, screen::CardLeft>;

} // namespace kiosk
