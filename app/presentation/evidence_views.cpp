// SPDX-License-Identifier: Apache-2.0
// Pages about materials and agreements, and about who cannot have the item.
#include "screen_views.h"

#include <algorithm>

namespace kiosk {
namespace {

QString missingWords(const ViewSetting &setting)
{
    return setting.say(u"这台机器现在收不了，请选别的。", u"This machine cannot take it now. Please choose another.");
}

QList<MaterialRow> checklist(const screen::Materials &screen, const ViewSetting &setting)
{
    QList<MaterialRow> rows;
    const StepDefinition *step = setting.service().step(screen.step);
    const auto relevant = relevantFields(*setting.journey);
    for (const QString &id : step ? step->fields : QStringList()) {
        const FieldDefinition *field = setting.service().field(id);
        if (!relevant.contains(field))
            continue;
        const auto answer = setting.journey->answers.constFind(id);
        const bool isAsked = id == screen.field;
        const bool isGiven = answer != setting.journey->answers.constEnd() && !isAsked;
        rows << MaterialRow{field->label.in(setting.language),
                            isGiven ? displayed(*field, answer->value->view(), setting.language) : QString(),
                            isGiven       ? QStringLiteral("done")
                                : isAsked ? QStringLiteral("now")
                                          : QStringLiteral("later")};
    }
    return rows;
}

} // namespace

MaterialsView viewOf(const screen::Materials &screen, const ViewSetting &setting)
{
    MaterialsView view;
    const FieldDefinition *field = setting.service().field(screen.field);
    if (!field)
        return view;
    const Language language = setting.language;
    view.title = field->question.in(language);
    view.hint = field->hint.in(language);
    view.why = field->why.in(language);
    view.rows = checklist(screen, setting);
    for (const MaterialSource &source : field->sources) {
        const QString id = QString::fromLatin1(codeName(source.from));
        const FieldOption *option = field->option(id);
        if (isThePortals(source.from) || !option)
            continue;
        const bool isMissing = screen.missing.contains(id);
        view.ways << ChoiceRow{id,
                               option->text.in(language),
                               option->detail.in(language),
                               !isMissing,
                               isMissing ? missingWords(setting) : QString(),
                               id == screen.entry};
    }
    std::stable_partition(view.ways.begin(), view.ways.end(), [](const ChoiceRow &way) { return way.available; });
    view.confirmable = !screen.entry.isEmpty();
    view.confirmWords
        = setting.journey->changing ? setting.say(u"改好了", u"Save") : setting.say(u"就这样给", u"Give it so");
    return view;
}

StatementView viewOf(const screen::Statement &screen, const ViewSetting &setting)
{
    StatementView view;
    const FieldDefinition *field = setting.service().field(screen.field);
    const StepDefinition *step = setting.service().step(screen.step);
    if (!field || !step)
        return view;
    const Language language = setting.language;
    view.title = field->question.in(language);
    view.hint = field->hint.in(language);
    view.why = field->why.in(language);
    for (const Words &point : field->points)
        view.points << point.in(language);
    view.receivers = setting.service().department.in(language);
    const bool isConsent = step->kind == StepKind::Consent;
    view.agreeWords = isConsent ? setting.say(u"我同意", u"I agree") : setting.say(u"我承诺", u"I promise");
    view.declineWords = isConsent ? setting.say(u"不同意", u"I do not agree") : QString();
    return view;
}

NotEligibleView viewOf(const screen::NotEligible &screen, const ViewSetting &setting)
{
    NotEligibleView view;
    const StepDefinition *step = setting.service().step(screen.step);
    const EligibilityExit *exit = step ? exitFrom(*setting.journey, *step) : nullptr;
    if (!exit)
        return view;
    view.title = exit->title.in(setting.language);
    view.text = exit->text.in(setting.language);
    view.instead = exit->instead.in(setting.language);
    view.window = setting.service().window.in(setting.language);
    return view;
}

} // namespace kiosk
