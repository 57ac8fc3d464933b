// SPDX-License-Identifier: Apache-2.0
#include "service_records.h"

namespace kiosk {
namespace {

using namespace shape;

Value<ErrorCode> fault()
{
    QList<ErrorCode> codes;
    for (int code = 0; code <= static_cast<int>(ErrorCode::StorageFault); ++code)
        codes << static_cast<ErrorCode>(code);
    return oneOf("fault", codes);
}

QList<FieldRule> rules()
{
    QList<FieldRule> all;
    for (int rule = 0; codeName(static_cast<FieldRule>(rule))[0] != '\0'; ++rule)
        all << static_cast<FieldRule>(rule);
    return all;
}

const Record<RefusedAnswer> &refusedRecord()
{
    static const Record<RefusedAnswer> record
        = Record<RefusedAnswer>("testRefusal")
              .required("field", &RefusedAnswer::field, camelId(), "what is asked")
              .required("value", &RefusedAnswer::value, text(), "what is typed and not taken")
              .optional("rule", &RefusedAnswer::rule, maybe(oneOf("rule", rules())), "the rule that says so");
    return record;
}

const Record<TestOutcome> &outcomeRecord()
{
    static const Record<TestOutcome> record
        = Record<TestOutcome>("testOutcome")
              .required("step", &TestOutcome::step, kebabId(), "where it happens")
              .optional("fault", &TestOutcome::fault, maybe(fault()), "the step fails so, once")
              .optional(
                  "then", &TestOutcome::then,
                  oneWordOf("act", {QStringLiteral("retry"), QStringLiteral("other-way"), QStringLiteral("leave")}),
                  "what the citizen does on the fault page, or without a fault on the page of the step")
              .optional("change", &TestOutcome::change, camelId(), "the field changed from this review, once")
              .optional("to", &TestOutcome::to, text(), "its new answer; absent: the one of \"answers\"")
              .examine([](const TestOutcome &outcome, const Reader &reader) {
                  const bool acts = outcome.fault.has_value() || outcome.then == QLatin1String("other-way")
                      || outcome.then == QLatin1String("leave");
                  if (acts == !outcome.change.isEmpty())
                      reader.complain(QStringLiteral("an outcome is either a fault or a change"),
                                      QStringLiteral("Keep \"fault\" or \"change\"."));
                  if (outcome.change.isEmpty() && !outcome.to.isEmpty())
                      reader.complain(QStringLiteral("nothing is changed here"),
                                      QStringLiteral("\"to\" goes with \"change\"."));
              });
    return record;
}

const Record<ItemTest> &expectSection()
{
    static const Record<ItemTest> record
        = Record<ItemTest>("testExpectation")
              .required("steps", &ItemTest::steps, listOf(kebabId()), "steps in the order they run")
              .optional("asked", &ItemTest::asked, maybe(listOf(camelId())), "questions in the order they are asked")
              .optional("sealed", &ItemTest::sealed, maybe(listOf(camelId())),
                        "fields in the case, in the item's order")
              .required("ends", &ItemTest::ends,
                        oneWordOf("end",
                                  {QStringLiteral("completed"), QStringLiteral("cancelled"), QStringLiteral("fault"),
                                   QStringLiteral("to-window"), QStringLiteral("not-eligible")}),
                        "how the visit ends");
    return record;
}

} // namespace

const Record<ItemTest> &itemTestRecord()
{
    static const Record<ItemTest> record
        = Record<ItemTest>("test")
              .required("name", &ItemTest::name, text(), "a sentence")
              .optional("portalAway", &ItemTest::portalAway, flag())
              .optional("card", &ItemTest::card, mapOf(text()), "what the card says, by key")
              .optional("principal", &ItemTest::principal, mapOf(text()),
                        "what the card of the person says for whom it is done, by key")
              .optional("portal", &ItemTest::portal, mapOf(text()), "what the portal knows, by key")
              .optional("answers", &ItemTest::answers, mapOf(text()), "what the citizen answers, by field")
              .optional("refused", &ItemTest::refused, listOf(object(&refusedRecord)),
                        "what is typed first and must be refused")
              .optional("outcomes", &ItemTest::outcomes, listOf(object(&outcomeRecord)),
                        "what goes wrong or is changed")
              .section("expect", &expectSection, "where it must lead");
    return record;
}

} // namespace kiosk
