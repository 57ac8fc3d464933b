// SPDX-License-Identifier: Apache-2.0
// A condition of a service item: a closed object, no expression language. The empty predicate always holds.
#pragma once

#include <QDate>
#include <QList>
#include <QString>
#include <QStringList>
#include <QStringView>
#include <functional>
#include <optional>

namespace kiosk {

// who an answer comes from
enum class AnswerSource { Citizen, Card, Portal };
const char *codeName(AnswerSource source);
std::optional<AnswerSource> answerSource(QStringView name);

enum class JourneyMode {
    Normal,
    Conditional, // the portal is away: the card alone identifies, verification follows, acceptance is conditional
};
const char *codeName(JourneyMode mode);

struct Predicate {
    enum class Kind { Always, Is, In, Answered, Source, Mode, AtLeast, YearsAgo, DaysAgo, Not, All, Any };
    Kind kind = Kind::Always;
    QString field = {};      // of Is to Source, AtLeast to DaysAgo
    QStringList values = {}; // Is: one; In: some
    QString amount = {};     // AtLeast: of a number, or of money in yuan
    int count = 0;           // YearsAgo, DaysAgo: that long ago at least; a birthday counts on its day
    AnswerSource source = AnswerSource::Citizen;
    JourneyMode mode = JourneyMode::Normal;
    QList<Predicate> parts = {}; // Not: one; All, Any: some
};

// What a predicate may look at. `isAnswered` is false for a field that has no answer; then nothing else is asked of it.
struct PredicateView {
    std::function<bool(const QString &field)> isAnswered;
    std::function<QStringView(const QString &field)> answerOf; // seen for as long as the question takes
    std::function<AnswerSource(const QString &field)> sourceOf;
    JourneyMode mode = JourneyMode::Normal;
    QDate today = {};
};

bool holds(const Predicate &predicate, const PredicateView &view);
Predicate both(Predicate a, Predicate b);
QStringList fieldsNamedBy(const Predicate &predicate);

} // namespace kiosk
