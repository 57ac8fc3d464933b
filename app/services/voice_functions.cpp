// SPDX-License-Identifier: Apache-2.0
#include "voice_functions.h"

#include "field_kinds.h"
#include "function_definitions.h"

namespace kiosk {
namespace {

FieldOption option(const QString &value, const char16_t *zh, const char16_t *en)
{
    return {value, functionWords(zh, en), {}};
}

FieldDefinition field(const QString &id, FieldKind kind, const Words &label, const Words &question, const Words &why)
{
    FieldDefinition made;
    made.id = id;
    made.kind = kind;
    made.label = label;
    made.question = question;
    made.why = why;
    return made;
}

FieldDefinition typed(FieldDefinition made, int least, int most)
{
    made.keyboard = Keyboard::Hanzi;
    made.validators = {{.rule = FieldRule::MinLength,
                        .length = least,
                        .say = functionWords(u"请再多写几个字。", u"Please say a little more.")},
                       {.rule = FieldRule::MaxLength,
                        .length = most,
                        .say = functionWords(u"多了 {surplus} 个字，请写短一些。",
                                             u"{surplus} characters too many. Please shorten it.")}};
    addRulesOfKind(made);
    return made;
}

Predicate is(const QString &of, const QString &value)
{
    return {.kind = Predicate::Kind::Is, .field = of, .values = {value}};
}

FieldDefinition kindField()
{
    FieldDefinition made
        = field(QStringLiteral("kind"), FieldKind::Choice, functionWords(u"反映类型", u"Kind"),
                functionWords(u"您想反映哪一类？", u"What is it?"),
                functionWords(u"不同的事由不同的人办理。", u"Different people look into different things."));
    made.options = {option(QStringLiteral("complaint"), u"投诉", u"A complaint"),
                    option(QStringLiteral("suggestion"), u"建议", u"A suggestion"),
                    option(QStringLiteral("unfinished"), u"办不成事", u"Something could not be done")};
    return made;
}

FieldDefinition reasonField()
{
    FieldDefinition made = field(QStringLiteral("reason"), FieldKind::Choice, functionWords(u"原因", u"What was wrong"),
                                 functionWords(u"哪里不满意？", u"What was wrong?"),
                                 functionWords(u"知道原因，才好改。", u"To know what to change."));
    made.options = {option(QStringLiteral("slow"), u"等得太久", u"It took too long"),
                    option(QStringLiteral("manner"), u"态度不好", u"I was not treated well"),
                    option(QStringLiteral("unclear"), u"没有一次说清楚", u"I was not told everything at once"),
                    option(QStringLiteral("surplus"), u"要了不该要的材料", u"I was asked for needless papers"),
                    option(QStringLiteral("passed-on"), u"推来推去没人办", u"I was sent from one to another"),
                    option(QStringLiteral("other"), u"别的，我自己写", u"Something else, in my words")};
    made.when = {.kind = Predicate::Kind::Not, .parts = {is(QStringLiteral("kind"), QStringLiteral("suggestion"))}};
    return made;
}

FieldDefinition callField()
{
    FieldDefinition made = field(QStringLiteral("callback"), FieldKind::Choice, functionWords(u"回电", u"Call back"),
                                 functionWords(u"要不要给您回电话？", u"Shall we call you?"),
                                 functionWords(u"不留电话也会办理，凭编号查结果。", u"It is looked into either way."));
    made.options = {option(QStringLiteral("yes"), u"要，我留电话", u"Yes, here is my number"),
                    option(QStringLiteral("no"), u"不用", u"No")};
    return made;
}

QList<FieldDefinition> fields()
{
    FieldDefinition words
        = typed(field(QStringLiteral("words"), FieldKind::Text, functionWords(u"您的话", u"Your words"),
                      functionWords(u"请说一说", u"Please tell us"),
                      functionWords(u"原话转给办理的人。", u"They are passed on as they are.")),
                4, 100);
    words.when = {.kind = Predicate::Kind::Any,
                  .parts = {is(QStringLiteral("kind"), QStringLiteral("suggestion")),
                            is(QStringLiteral("reason"), QStringLiteral("other"))}};
    FieldDefinition phone = field(QStringLiteral("phone"), FieldKind::Phone, functionWords(u"联系电话", u"Phone"),
                                  functionWords(u"打哪个电话找您？", u"Which number?"),
                                  functionWords(u"只用来回复这一件。", u"Used for this answer only."));
    phone.keyboard = Keyboard::Digits;
    phone.when = is(QStringLiteral("callback"), QStringLiteral("yes"));
    addRulesOfKind(phone);
    return {kindField(),
            typed(field(QStringLiteral("about"), FieldKind::Text, functionWords(u"事项或部门", u"About"),
                        functionWords(u"是哪件事、哪个部门？", u"Which service or office?"),
                        functionWords(u"好转给管这件事的部门。", u"So that it reaches the right office.")),
                  2, 40),
            reasonField(),
            words,
            callField(),
            phone};
}

void addSteps(ServiceDefinition &made)
{
    made.fields = fields();
    made.department = functionWords(u"澄湖区政务服务管理办公室", u"Chenghu Government Services Office");
    StepDefinition asked = functionStep(QStringLiteral("say"), StepKind::Form, functionWords(u"说情况", u"Tell us"));
    for (const FieldDefinition &each : std::as_const(made.fields))
        asked.fields << each.id;
    StepDefinition receipt = functionStep(QStringLiteral("receipt"), StepKind::Receipt);
    receipt.output = QStringLiteral("receipt");
    made.outputs = {{receipt.output, OutputKind::Receipt, QStringLiteral("receipt"), {}}};
    made.optionalDevices = {QStringLiteral("receipt")};
    made.steps << asked << functionStep(QStringLiteral("review"), StepKind::Review, functionWords(u"核对", u"Check"))
               << functionStep(QStringLiteral("submit"), StepKind::Submit) << receipt
               << functionStep(QStringLiteral("done"), StepKind::Done);
    made.next = {{5, functionWords(u"办理结果，凭编号在“查进度”里查", u"The answer, by its number under Progress")}};
}

ServicePtr complaint()
{
    ServiceDefinition made = personalFunctionOf(
        kComplaint, functionWords(u"用身份证反映", u"Under my name"),
        functionWords(u"身份证 + 短信码 · 可以回电告诉您结果", u"ID card + text code · we can call you back"));
    addSteps(made);
    return std::make_shared<const ServiceDefinition>(std::move(made));
}

ServicePtr anonymousComplaint()
{
    ServiceDefinition made = functionOf(
        kAnonymousComplaint, functionWords(u"匿名反映", u"Without my name"),
        functionWords(u"不用证件 · 凭小票上的编号查结果", u"No ID needed · the receipt's number has the answer"));
    addSteps(made);
    return std::make_shared<const ServiceDefinition>(std::move(made));
}

} // namespace

QList<ServicePtr> voiceFunctions() { return {complaint(), anonymousComplaint()}; }

} // namespace kiosk
