// SPDX-License-Identifier: Apache-2.0
#include "repeat_group.h"

#include <algorithm>

namespace kiosk {
namespace {

const QString kMore = QStringLiteral("more");

QString idOf(const RepeatGroup &group, int index, const QString &field)
{
    return group.id + QString::number(index) + field.left(1).toUpper() + field.mid(1);
}

Words numbered(Words words, int index)
{
    const QString number = QString::number(index);
    return {words.zh.replace(QLatin1String("{n}"), number), words.en.replace(QLatin1String("{n}"), number)};
}

Words joined(const Words &a, const Words &b)
{
    static const QString between = QStringLiteral(" · ");
    return b.isEmpty() ? a : Words{a.zh + between + b.zh, a.en + between + b.en};
}

class Expansion {
public:
    explicit Expansion(const RepeatGroup &group) : m_group(group) { }

    QList<FieldDefinition> fields() const
    {
        QList<FieldDefinition> all;
        for (int index = 1; index <= m_group.most; ++index) {
            for (const FieldDefinition &field : m_group.fields)
                all << one(field, index);
            if (index >= m_group.least && index < m_group.most)
                all << more(index);
        }
        return all;
    }

private:
    bool isOwn(const QString &field) const
    {
        return std::any_of(m_group.fields.cbegin(), m_group.fields.cend(),
                           [&](const FieldDefinition &each) { return each.id == field; });
    }
    QString own(const QString &field, int index) const { return isOwn(field) ? idOf(m_group, index, field) : field; }

    Predicate own(Predicate when, int index) const
    {
        when.field = own(when.field, index);
        for (Predicate &part : when.parts)
            part = own(part, index);
        return when;
    }

    Predicate guard(int index) const
    {
        return index <= m_group.least
            ? m_group.when
            : Predicate{.kind = Predicate::Kind::Is, .field = idOf(m_group, index - 1, kMore), .values = {kAnother}};
    }

    FieldDefinition one(FieldDefinition field, int index) const
    {
        const Words title = numbered(m_group.title, index);
        const bool isNamed = field.question.zh.contains(QLatin1String("{n}"));
        field.repeat = {m_group.id, index, field.id};
        field.id = idOf(m_group, index, field.id);
        field.label = joined(title, numbered(field.label, index));
        field.question = numbered(field.question, index);
        field.hint = isNamed ? numbered(field.hint, index) : joined(title, numbered(field.hint, index));
        field.why = numbered(field.why, index);
        field.when = both(guard(index), own(field.when, index));
        for (Validator &validator : field.validators)
            validator.field = own(validator.field, index);
        for (Prefill &prefill : field.prefill)
            prefill.key += QString::number(index);
        return field;
    }

    FieldDefinition more(int index) const
    {
        FieldDefinition field;
        field.id = idOf(m_group, index, kMore);
        field.repeat = {m_group.id, index, kMore};
        field.kind = FieldKind::Choice;
        field.label = numbered(m_group.title, index + 1);
        field.question = m_group.question;
        field.why = m_group.why;
        field.options = {{kAnother, {QStringLiteral("有，接着填"), QStringLiteral("Yes, one more")}, {}},
                         {QStringLiteral("no"), {QStringLiteral("没有了"), QStringLiteral("No, that is all")}, {}}};
        field.when = guard(index);
        return field;
    }

    const RepeatGroup &m_group;
};

} // namespace

QList<FieldDefinition> expanded(const RepeatGroup &group) { return Expansion(group).fields(); }

} // namespace kiosk
