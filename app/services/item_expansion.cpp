// SPDX-License-Identifier: Apache-2.0
#include "item_expansion.h"

#include "service_rules.h"

#include <algorithm>

namespace kiosk {
namespace {

using shape::Reader;

const QString kFields = QStringLiteral("fields");

QString pointer(std::initializer_list<QString> parts)
{
    QString made;
    for (const QString &part : parts)
        made = pointerTo(made, part);
    return made;
}

bool isAskedIn(StepKind step, FieldKind field)
{
    switch (step) {
    case StepKind::Materials: return field == FieldKind::Material;
    case StepKind::Consent:
    case StepKind::Commitment: return field == FieldKind::Agreement;
    default: return field != FieldKind::Material && field != FieldKind::Agreement;
    }
}

class ItemExpansion {
public:
    ItemExpansion(ServiceDefinition &service, const FieldParts &parts, const Reader &root)
        : m_service(service), m_parts(parts), m_root(root)
    { }

    WrittenPlaces expand()
    {
        include();
        expandFields();
        expandSteps();
        return std::move(m_places);
    }

private:
    qsizetype groupOf(const QString &id) const
    {
        const auto &groups = m_service.repeats;
        const auto found
            = std::find_if(groups.cbegin(), groups.cend(), [&](const RepeatGroup &each) { return each.id == id; });
        return found == groups.cend() ? -1 : std::distance(groups.cbegin(), found);
    }

    void include()
    {
        const Reader reader = m_root.at(QStringLiteral("include"));
        for (qsizetype i = 0; i < m_service.include.size(); ++i) {
            const QString &file = m_service.include[i];
            const auto part = m_parts.constFind(file);
            if (part == m_parts.cend())
                reader.at(i).complain(QStringLiteral("there is no part \"%1\"").arg(file),
                                      suggestionFor(file, m_parts.keys()));
            else if (part->isBroken)
                reader.at(i).complain(QStringLiteral("the part \"%1\" is broken").arg(file),
                                      QStringLiteral("See what is said about it."));
            else if (m_service.include.indexOf(file) < i)
                reader.at(i).complain(QStringLiteral("\"%1\" is included twice").arg(file),
                                      QStringLiteral("Keep one."));
            else
                share(file, *part, reader.at(i));
            m_isIncluded = m_isIncluded && part != m_parts.cend() && !part->isBroken;
        }
    }

    void share(const QString &file, const FieldPart &part, const Reader &reader)
    {
        for (qsizetype i = 0; i < part.fields.size(); ++i) {
            const QString &id = part.fields[i].id;
            if (m_shared.contains(id))
                reader.complain(QStringLiteral("\"%1\" stands in %2 and in %3").arg(id, m_shared[id].file, file),
                                QStringLiteral("Nobody could say which is meant: rename one."));
            else
                m_shared.insert(id, {file, i});
        }
    }

    void examineUse() const
    {
        for (qsizetype i = 0; i < m_service.include.size(); ++i) {
            const QString &file = m_service.include[i];
            if (m_parts.contains(file) && !m_parts[file].isBroken && !m_used.contains(file))
                m_root.at(QStringLiteral("include"))
                    .at(i)
                    .complain(QStringLiteral("nothing of \"%1\" is used").arg(file),
                              QStringLiteral("Write the ids of its fields into \"fields\", or take it away."));
        }
    }

    void expandFields()
    {
        QList<FieldDefinition> all;
        QStringList placed;
        for (qsizetype i = 0; i < m_service.fields.size(); ++i) {
            FieldDefinition &field = m_service.fields[i];
            const qsizetype group = groupOf(field.id);
            const bool isTwice = placed.contains(field.id);
            if (field.isPlaceholder && group >= 0 && !isTwice) {
                placed << field.id;
                append(group, all);
            } else if (field.isPlaceholder && group < 0 && m_shared.contains(field.id)) {
                const Shared &shared = m_shared[field.id];
                m_used << shared.file;
                m_places.put(pointer({kFields, QString::number(all.size())}),
                             pointer({kFields, QString::number(shared.index)}), shared.file);
                all << m_parts[shared.file].fields[shared.index];
            } else if (field.isPlaceholder && m_isIncluded) {
                m_root.at(kFields).at(i).complain(
                    isTwice ? QStringLiteral("the group \"%1\" stands here twice").arg(field.id)
                            : QStringLiteral("there is no repeat group \"%1\", and no field in an included part")
                                  .arg(field.id),
                    isTwice ? QStringLiteral("Keep one.")
                            : suggestionFor(field.id, idsOf(m_service.repeats) + m_shared.keys()));
            } else if (!field.isPlaceholder) {
                m_places.put(pointer({kFields, QString::number(all.size())}), pointer({kFields, QString::number(i)}));
                all << std::move(field);
            }
        }
        for (qsizetype i = 0; i < m_service.repeats.size(); ++i)
            examineGroup(i, placed);
        examineUse();
        m_service.fields = std::move(all);
    }

    void append(qsizetype group, QList<FieldDefinition> &all)
    {
        const RepeatGroup &written = m_service.repeats[group];
        const QString place = pointer({QStringLiteral("repeats"), QString::number(group)});
        for (FieldDefinition &field : expanded(written)) {
            const qsizetype at = idsOf(written.fields).indexOf(field.repeat.field);
            m_places.put(pointer({kFields, QString::number(all.size())}),
                         at < 0 ? place : pointerTo(pointerTo(place, kFields), at));
            all << std::move(field);
        }
    }

    void examineGroup(qsizetype index, const QStringList &placed) const
    {
        const RepeatGroup &group = m_service.repeats[index];
        const Reader reader = m_root.at(QStringLiteral("repeats")).at(index);
        if (groupOf(group.id) != index)
            reader.at(QStringLiteral("id"))
                .complain(QStringLiteral("there are two repeat groups \"%1\"").arg(group.id),
                          QStringLiteral("Every group needs its own id."));
        else if (!placed.contains(group.id))
            reader.complain(QStringLiteral("the group \"%1\" stands nowhere among the fields").arg(group.id),
                            QStringLiteral("Write \"%1\" into \"fields\", where its fields belong.").arg(group.id));
    }

    void expandSteps()
    {
        for (qsizetype i = 0; i < m_service.steps.size(); ++i) {
            StepDefinition &step = m_service.steps[i];
            const QString place = pointer({QStringLiteral("steps"), QString::number(i), kFields});
            QStringList all;
            for (qsizetype j = 0; j < step.fields.size(); ++j) {
                const QStringList asked
                    = asksQuestions(step.kind) ? askedFor(step.fields[j], step.kind) : QStringList();
                for (const QString &field : asked.isEmpty() ? QStringList{step.fields[j]} : asked) {
                    m_places.put(pointerTo(place, all.size()), pointerTo(place, j));
                    all << field;
                }
            }
            step.fields = all;
        }
    }

    QStringList askedFor(const QString &group, StepKind kind) const
    {
        QStringList ids;
        for (const FieldDefinition &field : m_service.fields) {
            if (field.repeat.group == group && isAskedIn(kind, field.kind))
                ids << field.id;
        }
        return ids;
    }

    struct Shared {
        QString file;
        qsizetype index = 0;
    };
    ServiceDefinition &m_service;
    const FieldParts &m_parts;
    bool m_isIncluded = true;       // else nobody can say what is missing
    QMap<QString, Shared> m_shared; // of the included parts, by id
    QStringList m_used;             // files
    Reader m_root;
    WrittenPlaces m_places;
};

} // namespace

void WrittenPlaces::correct(Findings &findings, qsizetype first) const
{
    QHash<QString, QString> saidBy; // written pointer: the made one that said something first
    for (qsizetype i = first; i < findings.size();) {
        QString &at = findings[i].pointer;
        for (const int parts : {4, 2}) { // "/steps/1/fields/2", "/fields/3"
            const QString made = at.section(QLatin1Char('/'), 0, parts);
            const auto written = m_written.constFind(made);
            if (written == m_written.cend() || made.count(QLatin1Char('/')) != parts)
                continue;
            at.replace(0, made.size(), written->pointer);
            if (!written->file.isEmpty()) {
                findings[i].reason += QStringLiteral(" (in %1)").arg(findings[i].file);
                findings[i].file = written->file;
            }
            const QString place = written->file + at;
            const bool isRepeated = saidBy.contains(place) && saidBy.value(place) != made;
            saidBy.insert(place, saidBy.value(place, made));
            if (isRepeated)
                findings.removeAt(i--);
            break;
        }
        ++i;
    }
}

WrittenPlaces expandItem(ServiceDefinition &service, const FieldParts &parts, const Reader &root)
{
    const bool hasPlaceholder = std::any_of(service.fields.cbegin(), service.fields.cend(),
                                            [](const FieldDefinition &field) { return field.isPlaceholder; });
    const bool isExpanded = !hasPlaceholder && service.repeats.isEmpty() && service.include.isEmpty();
    return isExpanded ? WrittenPlaces() : ItemExpansion(service, parts, root).expand();
}

} // namespace kiosk
