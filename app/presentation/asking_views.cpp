// SPDX-License-Identifier: Apache-2.0
// Pages on the way in: home, guide, card, sms, choose, form, review, sign.
#include "screen_views.h"

#include <algorithm>

namespace kiosk {
namespace {

QString sourceName(AnswerSource source)
{
    switch (source) {
    case AnswerSource::Card: return QStringLiteral("card");
    case AnswerSource::Portal: return QStringLiteral("shared");
    case AnswerSource::Citizen: break;
    }
    return QStringLiteral("own");
}

QString conditionWords(const ViewSetting &setting)
{
    return setting.journey->mode == JourneyMode::Conditional ? setting.service().offlineSay.in(setting.language)
                                                             : QString();
}

// Why an item is grey: the first thing that is missing, in a citizen's words.
QString reasonWords(const Availability &offered, const ViewSetting &setting)
{
    if (offered.outOfService)
        return setting.say(u"这台机器现在暂停服务。", u"This machine is out of service for now.");
    if (offered.listing == Availability::Listing::Absent)
        return setting.say(u"这件事平台现在不受理。", u"This service is not being accepted for now.");
    if (offered.listing == Availability::Listing::OtherVersion)
        return setting.say(u"这件事的规定有更新，这台机器还没换上。",
                           u"The rules of this service have changed, and this machine does not have them yet.");
    if (offered.portalMissing && offered.missingDevices.isEmpty())
        return setting.say(u"网络暂时不通，这件事现在办不了。", u"The network is down, so this cannot be done now.");
    const QString slot = offered.missingDevices.value(0);
    const auto trouble = setting.terminal->trouble(slot);
    if (slot == QLatin1String("certificate") && trouble == ErrorCode::PaperOut)
        return setting.say(u"这台机器的证书纸用完了。", u"This machine is out of certificate paper.");
    if (slot == QLatin1String("certificate"))
        return setting.say(u"这台机器的证书打印机现在不能用。", u"The certificate printer is not working now.");
    if (slot == QLatin1String("idcard"))
        return setting.say(u"这台机器的读卡器现在不能用。", u"The ID card reader is not working now.");
    return setting.say(u"这台机器的小票打印机现在不能用。", u"The receipt printer is not working now.");
}

// Where else to go with it. What the portal does not list is not done at the machine next to this one either.
QString elsewhereWords(const ServiceDefinition &service, const Availability &offered, const ViewSetting &setting)
{
    const bool isListed = offered.listing == Availability::Listing::Listed || offered.outOfService;
    if (isListed)
        return setting.terminal->machine().config->site.elsewhere.in(setting.language);
    return setting.say(u"请到%1。", u"Please go to: %1.").arg(service.window.in(setting.language));
}

} // namespace

QList<AreaRow> areaRows(const QList<LifeArea> &areas, Audience audience, Language language)
{
    QList<AreaRow> rows;
    for (const LifeArea &area : areas) {
        if (area.audience == audience)
            rows << AreaRow{area.id, area.title.in(language), area.inside.in(language), area.icon};
    }
    return rows;
}

QList<OfficeRow> officeRows(const QList<ServiceGroup> &groups, Language language)
{
    QList<OfficeRow> rows;
    for (const ServiceGroup &group : groups) {
        const qsizetype count = group.services.size();
        const QString things = language == Language::Chinese ? QStringLiteral("%1 件事").arg(count)
            : count == 1                                     ? QStringLiteral("1 service")
                                                             : QStringLiteral("%1 services").arg(count);
        const QString detail = group.detail.in(language);
        rows << OfficeRow{group.name.zh, group.name.in(language),
                          detail.isEmpty() ? things : detail + QStringLiteral(" · ") + things};
    }
    return rows;
}

ItemRow itemRow(const ServiceDefinition &service, const ViewSetting &setting)
{
    ItemRow row;
    row.id = service.id;
    row.title = service.title.in(setting.language);
    row.facts = service.facts.in(setting.language);
    const Availability offered = setting.terminal->availability(service);
    row.available = offered.offer != Availability::Offer::No;
    if (!row.available) {
        row.reason = reasonWords(offered, setting);
        row.elsewhere = elsewhereWords(service, offered, setting);
    } else if (offered.offer == Availability::Offer::Conditional) {
        row.reason
            = setting.say(u"网络暂时不通，先收下，联网后核验。", u"The network is down: received now, verified later.");
    }
    return row;
}

namespace {

// Said of what a person hands in; of anything else it would be noise.
QString whoMayCome(const ServiceDefinition &service, const ViewSetting &setting)
{
    const auto handsIn = [](const StepDefinition &step) { return step.kind == StepKind::Submit; };
    if (service.principal())
        return setting.say(u"可以替家人办，要带上对方的身份证，对方手机在身边",
                           u"You may act for a relative: bring their ID card, with their phone at hand");
    const bool isAsked = service.audience == Audience::Person && !service.identity.isEmpty()
        && std::any_of(service.steps.cbegin(), service.steps.cend(), handsIn);
    return isAsked ? setting.say(u"须本人办理", u"In person only") : QString();
}

} // namespace

GuideView viewOf(const screen::Guide &screen, const ViewSetting &setting)
{
    const ServiceDefinition &service = *screen.service;
    const Language language = setting.language;
    GuideView view;
    view.title = service.title.in(language);
    view.summary = service.subtitle.in(language);
    view.bring = service.bring.in(language);
    view.howLong = service.takes.in(language);
    view.cost = service.cost.in(language);
    for (const GuideLine &line : service.guide)
        view.steps << GuideStepRow{line.icon, line.title.in(language), line.text.in(language)};
    view.outcome = service.youGet.in(language);
    view.limits = screen.receiptOnScreen
        ? setting.say(u"这台机器现在打不了小票，编号显示在屏幕上，并发短信给您。",
                      u"No paper receipt now: the code is shown on screen and sent by SMS.")
        : !service.wetInk.isEmpty()
        ? setting.say(u"依%1，要在窗口当面签字。", u"%1: it is signed at the window.").arg(service.wetInk.in(language))
        : service.notHere.in(language);
    view.window = service.window.in(language);
    view.condition = screen.conditional ? service.offlineSay.in(language) : QString();
    view.who = screen.conditional ? QString() : whoMayCome(service, setting);
    return view;
}

ChooseView viewOf(const screen::Choose &screen, const ViewSetting &setting)
{
    ChooseView view;
    const StepDefinition *step = setting.service().step(screen.step);
    const FieldDefinition *field = step ? setting.service().field(step->fields.value(0)) : nullptr;
    if (field) {
        view.title = field->question.in(setting.language);
        view.hint = field->hint.in(setting.language);
    }
    view.loading = !screen.choices;
    view.emptyText = setting.say(u"您名下没有可以打印的证书。要查原因，请到窗口。",
                                 u"There is no certificate in your name to print. A window can tell you why.");
    view.confirmWords = setting.say(u"打印这一本", u"Print this one");
    if (!screen.choices)
        return view;
    for (const PortalChoice &choice : *screen.choices) {
        QStringList lines;
        for (const SensitiveText &line : choice.lines)
            lines << line.reveal();
        view.choices << ChoiceRow{choice.id,
                                  choice.title.reveal(),
                                  lines.join(QLatin1Char('\n')),
                                  choice.available,
                                  setting.language == Language::Chinese ? choice.reasonZh : choice.reasonEn,
                                  choice.id == screen.chosen};
    }
    view.confirmable = !screen.chosen.isEmpty();
    return view;
}

namespace {

FormViewModel::Keyboard keyboardOf(const FieldDefinition &field)
{
    switch (field.keyboard) {
    case Keyboard::IdNumber: return FormViewModel::Keyboard::IdNumber;
    case Keyboard::Amount: return FormViewModel::Keyboard::Amount;
    case Keyboard::Letters: return FormViewModel::Keyboard::Letters;
    case Keyboard::Hanzi: return FormViewModel::Keyboard::Hanzi;
    case Keyboard::None:
    case Keyboard::Digits: break;
    }
    return FormViewModel::Keyboard::Digits;
}

} // namespace

FormView viewOf(const screen::Form &screen, const ViewSetting &setting)
{
    const FieldDefinition *field = setting.service().field(screen.field);
    FormView view;
    if (!field)
        return view;
    const Language language = setting.language;
    view.title = field->question.in(language);
    view.hint = field->hint.in(language);
    view.why = field->why.in(language);
    for (const auto &[known, answer] : answersOnPath(*setting.journey)) {
        if (known != field && known->edit == EditRule::Locked && view.fields.size() < 2)
            view.fields << FieldRow{known->id, known->label.in(language),
                                    displayed(*known, answer.value->view(), language), sourceName(answer.source),
                                    false};
    }
    if (!field->options.isEmpty()) {
        view.keyboard = FormViewModel::Keyboard::Options;
        for (const FieldOption &option : field->options)
            view.options << OptionRow{option.value, option.text.in(language), option.detail.in(language),
                                      option.value == screen.entry};
        view.confirmable = !screen.entry.isEmpty();
    } else {
        view.fields << FieldRow{field->id, field->label.in(language), screen.entry, QStringLiteral("own"), true};
        view.keyboard = keyboardOf(*field);
    }
    for (const Validator &rule : field->validators) {
        if (rule.rule == FieldRule::MaxLength)
            view.longest = rule.length;
        else if (rule.rule == FieldRule::Phone)
            view.longest = 11;
    }
    if (field->kind == FieldKind::Date)
        view.longest = 8;
    view.placeholder = field->hint.in(language);
    view.error = screen.complaint ? screen.complaint->in(language) : QString();
    view.confirmWords = setting.journey->changing ? setting.say(u"改好了", u"Save") : setting.say(u"下一题", u"Next");
    return view;
}

namespace {

bool walks(const Journey &journey, StepKind kind)
{
    const QList<const StepDefinition *> walked = route(journey);
    return std::any_of(walked.cbegin(), walked.cend(),
                       [kind](const StepDefinition *step) { return step->kind == kind; });
}

// Of shared data that is open to dispute: 不对, and 撤回 where there is no other value to change.
QString disputeWords(const FieldDefinition &field, const Answer &answer, const ViewSetting &setting)
{
    if (field.edit != EditRule::Dispute || answer.source == AnswerSource::Citizen)
        return {};
    return answer.disputes ? setting.say(u"撤回", u"Take back") : setting.say(u"不对", u"Wrong");
}

} // namespace

namespace {

QString sourceForOthers(const QString &source) // as the case names it
{
    if (source == QLatin1String(codeName(AnswerSource::Card)))
        return sourceName(AnswerSource::Card);
    return source == QLatin1String(codeName(AnswerSource::Portal)) ? sourceName(AnswerSource::Portal)
                                                                   : QStringLiteral("applicant");
}

// Whoever signs another's case knows him, and needs none of his numbers in full.
QString shownToOthers(const FieldDefinition &field, const SensitiveText &value, Language language)
{
    if (field.kind == FieldKind::IdNumber)
        return maskedIdNumber(value);
    return field.kind == FieldKind::Phone ? maskedPhone(value) : displayed(field, value.view(), language);
}

} // namespace

ReviewView viewOf(const screen::Review &, const ViewSetting &setting)
{
    ReviewView view;
    const bool signs = walks(*setting.journey, StepKind::Signature);
    for (const auto &[field, answer] : answersOnPath(*setting.journey))
        view.rows << ReviewRow{field->id,
                               field->label.in(setting.language),
                               displayed(*field, answer.value->view(), setting.language),
                               answer.disputes ? QStringLiteral("disputed") : sourceName(answer.source),
                               canChange(*setting.journey, *field),
                               disputeWords(*field, answer, setting)};
    view.receivers = setting.service().department.in(setting.language);
    view.condition = conditionWords(setting);
    view.confirmWords = signs ? setting.say(u"都对，去签名", u"All correct, sign next")
                              : setting.say(u"都对，交上去", u"All correct, hand it in");
    return view;
}

ReviewView viewOf(const screen::CoSigning &screen, const ViewSetting &setting)
{
    const SigningRequest &request = *screen.request;
    ReviewView view;
    view.applicant = request.applicant;
    view.document = request.title;
    view.confirmWords = setting.say(u"看过了，去签名", u"Read, sign next");
    const ServicePtr item = setting.terminal->catalogue().service(request.item);
    if (!item)
        return view;
    view.document = item->title.in(setting.language);
    view.receivers = item->department.in(setting.language);
    for (const CaseAnswer &answer : request.answers) {
        if (const FieldDefinition *field = item->field(answer.id))
            view.rows << ReviewRow{field->id, field->label.in(setting.language),
                                   shownToOthers(*field, answer.value, setting.language),
                                   sourceForOthers(answer.source), false};
    }
    return view;
}

SignView viewOf(const screen::Sign &screen, const ViewSetting &setting)
{
    SignView view;
    switch (screen.phase) {
    case screen::Sign::Phase::Signing: view.phase = SignViewModel::Phase::Signing; break;
    case screen::Sign::Phase::Sealing: view.phase = SignViewModel::Phase::Sealing; break;
    case screen::Sign::Phase::ToWindow: view.phase = SignViewModel::Phase::ToWindow; break;
    }
    // somebody else's case, or the visit's own
    const ServicePtr other = screen.request ? setting.terminal->catalogue().service(screen.request->item) : nullptr;
    const ServiceDefinition &item = other ? *other : setting.service();
    view.document = item.title.in(setting.language);
    view.department = item.department.in(setting.language);
    view.answers
        = static_cast<int>(other ? qsizetype(screen.request->answers.size()) : answersOnPath(*setting.journey).size());
    if (screen.received) {
        view.received = true;
        view.document = screen.received->title;
        view.department = screen.received->department;
    }
    view.strokes = screen.strokes;
    view.ink = screen.ink;
    if (screen.flaw == InkFlaw::Full)
        view.complaint = setting.say(u"写不下了，请重签一次。", u"No room left. Sign again.");
    else if (screen.flaw == InkFlaw::TooLittle)
        view.complaint = setting.say(u"笔画太少了，请写下您的姓名。", u"Too little. Write your name.");
    else if (screen.flaw == InkFlaw::Empty)
        view.complaint = setting.say(u"还没有签，请在框里写下姓名。", u"Nothing yet. Write your name.");
    view.confirmWords = screen.received          ? setting.say(u"签好了，签收", u"Signed, receive it")
        : other                                  ? setting.say(u"签好了，送出", u"Signed, send it")
        : walks(*setting.journey, StepKind::Pay) ? setting.say(u"签好了，去缴费", u"Signed, pay next")
                                                 : setting.say(u"签好了，交上去", u"Signed, hand it in");
    view.window = item.window.in(setting.language);
    return view;
}

} // namespace kiosk
