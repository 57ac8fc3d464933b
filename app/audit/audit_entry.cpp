// SPDX-License-Identifier: Apache-2.0
#include "audit_entry.h"

#include <QStringList>
#include <algorithm>
#include <cstring>

namespace kiosk {
namespace {

constexpr qsizetype IdLength = 36;
constexpr qsizetype LongestName = 64;
constexpr int DigitsOfNoName = 6;

bool isName(QStringView text)
{
    if (text.isEmpty() || text.size() > LongestName || text.front() < u'a' || text.front() > u'z')
        return false;
    int digits = 0;
    for (const QChar c : text) {
        const bool digit = c >= u'0' && c <= u'9';
        digits = digit ? digits + 1 : 0;
        if (digits >= DigitsOfNoName
            || !(digit || (c >= u'a' && c <= u'z') || c == u'-' || c == u'_' || c == u'.' || c == u'/'))
            return false;
    }
    return true;
}

bool isId(QStringView text) { return text.size() == IdLength && Id<struct AnyTag>::parse(text).has_value(); }

bool contains(std::span<const char *const> words, const char *word)
{
    return std::ranges::any_of(words, [word](const char *known) { return std::strcmp(known, word) == 0; });
}

bool areTwo(const QString &by)
{
    const QStringList people = by.split(u'/');
    return people.size() == 2 && !people[0].isEmpty() && !people[1].isEmpty() && people[0] != people[1];
}

} // namespace

AuditWord AuditWord::parse(QStringView text)
{
    const bool idAndWord = text.size() > IdLength + 1 && isId(text.first(IdLength)) && text[IdLength] == u'/'
        && isName(text.sliced(IdLength + 1));
    return isId(text) || idAndWord || isName(text) ? AuditWord(text.toString()) : AuditWord();
}

Result<void> checkEntry(const AuditEntry &entry)
{
    const AuditEventDefinition &definition = definitionOf(entry.event);
    const auto refused = [&definition](const char *what) {
        return fail(ErrorCode::InvalidInput,
                    QStringLiteral("audit %1: %2").arg(QLatin1String(definition.name), QLatin1String(what)));
    };
    if (!contains(definition.outcomes, entry.outcome))
        return refused("outcome");
    if (*entry.reason && !definition.reasonIsError && !contains(definition.reasons, entry.reason))
        return refused("reason");
    if (!*definition.object && !entry.object.isNull())
        return refused("object");
    if (entry.by.isNull() == (definition.actor == AuditActor::Staff))
        return refused("who");
    if (takesTwo(entry.event) && !areTwo(entry.by.text()))
        return refused("two people");
    return {};
}

} // namespace kiosk
