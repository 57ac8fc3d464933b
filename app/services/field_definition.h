// SPDX-License-Identifier: Apache-2.0
// One question of a service item: what is asked, why, where a first value comes from, and what a good value is.
#pragma once

#include "evidence.h"
#include "predicate.h"

#include <core/words.h>

#include <QDate>
#include <QList>
#include <QString>
#include <QStringView>
#include <functional>
#include <optional>

namespace kiosk {

enum class FieldKind {
    Text,
    Name,
    IdNumber, // of a citizen, GB 11643
    Phone,
    Date, // "2026-03-12"
    Choice,
    Address,
    CreditCode, // of an organisation, GB 32100
    LicenceId,  // of an electronic licence, GB/T 36904
    Money,      // in yuan, "1280.50"
    Number,     // "89.5"
    Material,   // how it is given: name of one of the field's sources
    Agreement,  // "agreed" or "declined"
};
const char *codeName(FieldKind kind);

enum class Keyboard {
    None, // prefilled or chosen
    Digits,
    IdNumber, // digits and X
    Amount,   // digits and a point
    Letters,
    Hanzi, // by pinyin
};
const char *codeName(Keyboard keyboard);

enum class EditRule {
    Editable,
    Locked,  // comes from a document, cannot be changed here
    Dispute, // shared data: the citizen may say it is wrong (有误), the department looks into it
};
const char *codeName(EditRule rule);

struct Prefill {
    AnswerSource from = AnswerSource::Card; // Card or Portal
    QString key;                            // Card: one of cardKeys(); Portal: the "field" of its prefill answer
};
QStringList cardKeys(); // name, number, birth, sex, ethnicGroup, address

struct FieldOption {
    QString value;
    Words text;
    Words detail; // second line; may be empty
};

enum class FieldRule {
    MinLength,
    MaxLength,
    Pattern,
    Name,
    Phone,
    IdNumber,
    Date,
    NotBefore,
    NotAfter,
    CreditCode,
    LicenceId,
    Region, // the first six signs
    Money,
    Number,
    AtLeast,
    AtMost,
};
const char *codeName(FieldRule rule);

struct Validator {
    FieldRule rule = FieldRule::MaxLength;
    int length = 0;       // MinLength, MaxLength: characters
    QString pattern = {}; // Pattern: whole value
    int days = 0;         // NotBefore, NotAfter: days from today or from `field`, negative is before it
    QString amount = {};  // AtLeast, AtMost: "100000" or "0.5"
    QString field = {};   // NotBefore, NotAfter, AtLeast, AtMost: the bound is the answer to that one
    int decimals = 0;     // Number: how many there may be after the point
    Words say = {};       // {missing} and {surplus} stand for how many characters; empty: standardWords(rule)
};

struct RepeatPlace { // of a field that a repeat group (repeat_group.h) became
    QString group;   // empty: none
    int index = 0;   // from 1
    QString field;   // its id in the group; "more" of the question whether there is another
};

struct FieldDefinition {
    QString id;
    FieldKind kind = FieldKind::Text;
    Words label;            // in the review and on the case: 现住地址
    Words question;         // title of the page that asks: 您现在住在哪里？
    Words hint;             // below the title; may be empty
    Words why;              // why it is asked
    QList<Prefill> prefill; // the first that has a value wins
    EditRule edit = EditRule::Editable;
    Keyboard keyboard = Keyboard::None;
    Words unit;                    // Number: 平方米; may be empty
    QList<FieldOption> options;    // Choice, Address; of Material and Agreement made from their kind
    QList<MaterialSource> sources; // Material
    QList<Words> points;           // Agreement: what is agreed to, sentence by sentence
    QList<Validator> validators;   // the item's own, then those that its kind brings along
    Predicate when;                // not asked, not shown and not sealed while this does not hold
    RepeatPlace repeat;
    bool isPlaceholder
        = false; // while an item is decoded: its id alone stands in the list, for what is written elsewhere

    const FieldOption *option(QStringView value) const;
};

// What a rule may look at beside the value. A bound that has no answer holds.
struct RuleView {
    RuleView(QDate day, std::function<QStringView(const QString &field)> answers = {})
        : today(day), answerOf(std::move(answers))
    { }
    QDate today;
    std::function<QStringView(const QString &field)> answerOf; // empty: no answer
};

// The value as it is kept: spaces and dashes out of numbers, full-width signs made narrow, x made X.
QString normalised(const FieldDefinition &field, QStringView typed);
// What to say about a (normalised) value that will not do; empty when it will. A value that is empty or no option of
// the field is answered with the question itself.
std::optional<Words> firstComplaint(const FieldDefinition &field, QStringView value, const RuleView &view);
// What a person reads for a value: the option's words, a date written out, a number in groups, otherwise itself.
QString displayed(const FieldDefinition &field, QStringView value, Language language);

} // namespace kiosk
