// SPDX-License-Identifier: Apache-2.0
// One question of a service item: what is asked, why, where a first value comes from, and what a good value is.
#pragma once

#include "predicate.h"

#include <core/words.h>

#include <QDate>
#include <QList>
#include <QString>
#include <QStringView>
#include <optional>

namespace kiosk {

enum class FieldKind { Text, Name, IdNumber, Phone, Date, Choice, Address };
const char *codeName(FieldKind kind);

enum class Keyboard { None, Digits, Letters }; // None: prefilled or chosen
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

enum class FieldRule { MinLength, MaxLength, Pattern, Phone, IdNumber, Date, NotBefore, NotAfter };
const char *codeName(FieldRule rule);

struct Validator {
    FieldRule rule = FieldRule::MaxLength;
    int length = 0;  // MinLength, MaxLength: characters
    QString pattern; // Pattern: whole value
    int days = 0;    // NotBefore, NotAfter: days from today, negative is the past
    Words say;       // {missing} and {surplus} stand for how many characters
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
    QList<FieldOption> options; // Choice, Address
    QList<Validator> validators;
    Predicate when; // not asked, not shown and not sealed while this does not hold

    const FieldOption *option(QStringView value) const;
};

// The value as it is kept: spaces and dashes out of numbers, full-width signs made narrow, x made X.
QString normalised(const FieldDefinition &field, QStringView typed);
// What to say about a (normalised) value that will not do; empty when it will. A value that is empty or no option of
// the field is answered with the question itself.
std::optional<Words> firstComplaint(const FieldDefinition &field, QStringView value, QDate today);
// What a person reads for a value: the option's words, a date written out, a number in groups, otherwise itself.
QString displayed(const FieldDefinition &field, QStringView value, Language language);

} // namespace kiosk
