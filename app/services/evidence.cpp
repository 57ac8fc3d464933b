// SPDX-License-Identifier: Apache-2.0
#include "evidence.h"

#include "field_definition.h"

#include <algorithm>

namespace kiosk {

const char *codeName(EvidenceSource source)
{
    switch (source) {
    case EvidenceSource::Shared: return "shared";
    case EvidenceSource::Licence: return "licence";
    case EvidenceSource::Scan: return "scan";
    case EvidenceSource::Locker: return "locker";
    case EvidenceSource::Inquiry: return "inquiry";
    case EvidenceSource::Commitment: return "commitment";
    case EvidenceSource::Later: return "later";
    }
    return "";
}

Words standardWords(EvidenceSource source, int days)
{
    switch (source) {
    case EvidenceSource::Shared:
        return {QStringLiteral("部门之间已共享，不用带"),
                QStringLiteral("Shared between departments: nothing to bring")};
    case EvidenceSource::Licence: return {QStringLiteral("用您的电子证照"), QStringLiteral("Your electronic licence")};
    case EvidenceSource::Scan:
        return {QStringLiteral("带了，在这台机器上扫描"), QStringLiteral("I have it: scan it here")};
    case EvidenceSource::Locker:
        return {QStringLiteral("带了原件，放进 E 邮柜"), QStringLiteral("I have the original: into the E-locker")};
    case EvidenceSource::Inquiry:
        return {QStringLiteral("没有，请部门之间去核查"),
                QStringLiteral("I have none: let the departments ask each other")};
    case EvidenceSource::Commitment:
        return {QStringLiteral("没带，我书面承诺"), QStringLiteral("Not with me: I promise in writing")};
    case EvidenceSource::Later:
        return {QStringLiteral("没带，%1 个工作日内补交").arg(days),
                QStringLiteral("Not with me: handed in within %1 working days").arg(days)};
    }
    return {};
}

bool isThePortals(EvidenceSource source)
{
    return source == EvidenceSource::Shared || source == EvidenceSource::Licence;
}

bool hasDeadline(EvidenceSource source) { return source == EvidenceSource::Inquiry || source == EvidenceSource::Later; }

void addOptionsOfKind(FieldDefinition &field)
{
    if (field.kind == FieldKind::Agreement)
        field.options = {{kAgreed, {QStringLiteral("我同意"), QStringLiteral("I agree")}, {}},
                         {kDeclined, {QStringLiteral("我不同意"), QStringLiteral("I do not agree")}, {}}};
    if (field.kind != FieldKind::Material)
        return;
    if (!field.prefill.isEmpty() && field.edit == EditRule::Editable)
        field.edit = EditRule::Dispute; // what is shared goes along; whoever has other papers goes to the window
    for (const MaterialSource &source : field.sources) {
        const Words text = source.text.isEmpty() ? standardWords(source.from, source.days) : source.text;
        field.options << FieldOption{QString::fromLatin1(codeName(source.from)), text, source.detail};
    }
}

const MaterialSource *chosenSource(const FieldDefinition &field, QStringView value)
{
    const auto found = std::find_if(field.sources.cbegin(), field.sources.cend(), [&](const MaterialSource &each) {
        return QLatin1String(codeName(each.from)) == value;
    });
    return found == field.sources.cend() ? nullptr : &*found;
}

} // namespace kiosk
