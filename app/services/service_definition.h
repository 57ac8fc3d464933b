// SPDX-License-Identifier: Apache-2.0
// One service item as its JSON file declares it (docs/service-items.md). An immutable value: a visit keeps the one it
// began with, whatever the catalogue loads later.
#pragma once

#include "field_definition.h"
#include "field_parts.h"
#include "item_test.h"
#include "predicate.h"
#include "repeat_group.h"

#include <config/finding.h>
#include <core/words.h>

#include <QByteArray>
#include <QJsonObject>
#include <memory>
#include <optional>

namespace kiosk {

enum class StepKind {
    Guide,
    Consent, // agreements to what will be looked up
    Identity,
    Principal, // who it is done for, when somebody acts for another (代办)
    Prefill,
    Choose,
    Form,
    Eligibility, // who cannot have it learns so here
    Materials,
    Commitment, // promises in the place of materials
    Review,
    Signature,
    Pay,
    Submit,
    Claim,
    Print,
    Receipt,
    Done,
    Rate,
    // of functions of the terminal (terminal_functions.h); no item has them
    Progress,
    CoSign,          // what another person handed in
    Booking,         // of an appointment at a window
    AppointmentSlip, // what the citizen takes home of it
    Appointments,    // the citizen's own
    Queue,           // a place in it without an appointment
    Licences,        // the citizen's own; one may go on to be claimed and printed
    Deliveries,      // documents to be served on the citizen
    Notice,          // to pay: its code, and what it is about
    NoticePaid,
    Bills,  // the citizen's own electronic ones
    Resume, // the code of what was filled in elsewhere
};
const char *codeName(StepKind kind);
bool isLook(StepKind kind);        // at what is the citizen's own: who leaves there has got what he came for
bool asksQuestions(StepKind kind); // one a page: Consent, Form, Materials, Commitment

// LicenceCode: the code of the electronic licence (电子证照码) on the citizen's phone. Window: a member of staff does
// it; ends the visit here.
enum class IdentityMethod { CardSms, Card, LicenceCode, Window };
const char *codeName(IdentityMethod method); // "card+sms", "card", "licence-code", "window": the portal's names
bool needsPortal(IdentityMethod method);

enum class Audience { Person, Company };
const char *codeName(Audience audience);
enum class OutputKind { Certificate, Receipt };
const char *codeName(OutputKind kind);
enum class OfflinePolicy { Refuse, AcceptConditionally };
const char *codeName(OfflinePolicy policy);

struct EligibilityExit { // shown in the place of all that follows
    Predicate when;
    Words title;   // 这项补贴从 70 岁开始领
    Words text;    // why
    Words instead; // what to do now
};

struct StepDefinition {
    QString id;
    StepKind kind = StepKind::Guide;
    Words title;                  // name of the step line; empty: this step shows under the one before it
    Predicate when;               // the step is left out while this does not hold
    QStringList fields;           // of kinds that ask questions: in this order. Choose: the one field it fills.
                                  // Principal: the one, asked before, that says how the two are related
    QString query;                // Choose: name of the portal's list, /items/{item}/choices/{query}
    QString output;               // Print, Receipt: id of an output
    QList<EligibilityExit> exits; // Eligibility; the first that holds speaks
    int budgetS = 0;              // what this step may take of the item's budget
};

struct SearchReading {
    QString zh;      // words people use
    QString reading; // pinyin, one syllable per hanzi, spaces between; ü is v
};

struct GuideLine {
    QString icon;
    Words title;
    Words text;
};

struct NextStep {            // what happens after the visit, for the done page and the receipt
    std::optional<int> days; // working days from today; empty: today
    Words text;
};

struct ServiceOutput {
    QString id;
    OutputKind kind = OutputKind::Receipt;
    QString device; // slot of devices.toml
    QString blank;  // kind of the sheets with printed numbers that it goes on; empty: plain paper
};

// Whoever signs besides the applicant, on another day and at any terminal.
struct Signer {
    QString id;     // his role in the case: "seller"
    Words title;    // 卖方
    QString name;   // field that says how he is called
    QString number; // field with the number of his ID card: nobody else may sign for him
};

struct RatingReason {
    QString id;
    Words text;
};

struct ServiceDefinition;

inline const QString kWanted = QStringLiteral("yes"); // to whether a member is wanted

struct BundleMember {
    QString item = {};                                     // id
    bool optional = false;                                 // the citizen is asked whether he wants it
    Words question = {};                                   // how; the standard words without
    QStringList after = {};                                // members whose departments decide first
    std::shared_ptr<const ServiceDefinition> service = {}; // set when the bundle is merged
    QString wish = {}; // field that says "yes" when it is wanted; empty: it always is
};

struct ServiceDefinition {
    QString id;
    QString code;    // official code of the item
    QString version; // "1.0.0"; goes into every sealed case
    Words title;
    bool sample = false; // project's own sample content
    QString reading;     // pinyin of title.zh
    QList<SearchReading> synonyms;
    Audience audience = Audience::Person;
    Words department;
    QString lifeArea;
    bool frequent = false; // listed on the home page
    int promiseDays = 0;
    int budgetS = 0; // whole visit

    // the guide page and the row on the home page
    Words facts; // 身份证 + 短信码 · 约 1 分钟 · 免费
    Words subtitle;
    Words bring, takes, cost;
    QList<GuideLine> guide;
    Words youGet;
    Words notHere; // what cannot be done here; may be empty
    Words window;  // staffed window, hours included

    QStringList devices;         // slots that must be ready before the citizen starts
    QStringList optionalDevices; // used when they are there
    QStringList portalServices;

    QList<IdentityMethod> identity; // in order of preference, at least two ways
    std::optional<IdentityMethod> whenPortalAway;
    QStringList accepts; // names of DocumentKind

    QStringList include;           // parts whose fields are among the fields
    QList<FieldDefinition> fields; // those of the repeat groups among them, one by one
    QList<RepeatGroup> repeats;    // as they are written
    QList<StepDefinition> steps;
    QList<ServiceOutput> outputs;
    Words wetInk;                // the law that wants ink on paper here: nobody signs on the glass; empty: none does
    QList<Signer> signers;       // besides the applicant, who signs in the step for it
    int signWithinDays = 0;      // working days from the one on which it is handed in; 0: nobody else signs
    QList<BundleMember> members; // a bundle (bundle.h); empty: one item

    OfflinePolicy offline = OfflinePolicy::Refuse;
    Words offlineSay;
    QList<NextStep> next;
    QStringList notices; // "receipt-sms"
    bool rated = true;
    QList<RatingReason> lowReasons; // asked after one of the two lowest ratings
    int draftMin = 0;
    int outboxDays = 0;
    int keepDays = 7; // by the portal, of what a citizen takes along to another place; 0: nothing may be taken along
    QList<ItemTest> tests; // executed by kiosk check (preflight)

    const FieldDefinition *field(QStringView fieldId) const;
    bool asks(QStringView fieldId) const; // a step that asks questions, or a choice of the portal's list
    const StepDefinition *step(QStringView stepId) const;
    const ServiceOutput *output(QStringView outputId) const;
    const StepDefinition *principal() const; // where somebody may act for another; null: everybody comes himself
};
using ServicePtr = std::shared_ptr<const ServiceDefinition>;

// Decodes and examines one item, with the parts that it may include. Null exactly when something was added to
// `findings`.
ServicePtr decodeService(const QByteArray &json, const QString &file, Findings &findings, const FieldParts &parts = {});

// JSON Schema (2020-12) of an item, exported from the very table that decodes it.
QJsonObject serviceSchema();

} // namespace kiosk
