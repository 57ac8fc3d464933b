// SPDX-License-Identifier: Apache-2.0
#include "deletions.h"

#include "rehearsal.h"

#include <config/document.h>
#include <services/service_definition.h>

#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace kiosk {
namespace {

using Fate = Deletion::Fate;
using Path = QStringList; // keys and indices from the root

// Keys that may go as a whole, and lists of which one element may.
const QStringList kMarks{QStringLiteral("when"), QStringLiteral("required")};
const QStringList kLists{QStringLiteral("fields"),    QStringLiteral("steps"),   QStringLiteral("validators"),
                         QStringLiteral("prefill"),   QStringLiteral("sources"), QStringLiteral("materials"),
                         QStringLiteral("agreements")};

QString pointerOf(const Path &path)
{
    QString pointer;
    for (const QString &part : path)
        pointer = pointerTo(pointer, part);
    return pointer;
}

QString nameOf(const QString &list, const QJsonValue &element)
{
    if (element.isString())
        return QStringLiteral("%1 %2").arg(list, element.toString());
    const QJsonObject object = element.toObject();
    QStringList words{list};
    for (const char *key : {"rule", "from", "key", "id"}) {
        const QString word = object.value(QLatin1String(key)).toString();
        if (!word.isEmpty())
            words << word;
    }
    return words.join(QLatin1Char(' '));
}

struct Candidate {
    Path path;
    QString what;
};

// A field itself cannot go: its id is named elsewhere. Its question can, from the step that asks it.
bool mayGo(const Path &path, const QJsonValue &element)
{
    return path.first() != QLatin1String("fields") || path.size() > 2 || !element.isObject();
}

void collect(const QJsonValue &value, const Path &path, QList<Candidate> &found)
{
    const QJsonObject object = value.toObject();
    for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
        const Path here = path + Path{it.key()};
        if (here == Path{QStringLiteral("tests")})
            continue;
        if (kMarks.contains(it.key()))
            found.append({here, it.key()});
        else if (!it->isArray())
            collect(*it, here, found);
        const QJsonArray list = it->toArray();
        for (qsizetype i = 0; i < list.size(); ++i) {
            const Path element = here + Path{QString::number(i)};
            if (kLists.contains(it.key()) && mayGo(element, list[i]))
                found.append({element, nameOf(it.key(), list[i])});
            collect(list[i], element, found);
        }
    }
}

QJsonValue without(const QJsonValue &value, const Path &path)
{
    const QString &part = path.first();
    if (value.isArray()) {
        QJsonArray list = value.toArray();
        const int index = part.toInt();
        if (path.size() == 1)
            list.removeAt(index);
        else
            list[index] = without(list[index], path.mid(1));
        return list;
    }
    QJsonObject object = value.toObject();
    if (path.size() == 1)
        object.remove(part);
    else
        object[part] = without(object[part], path.mid(1));
    return object;
}

// What a field's rules ask, in any order and whatever they say.
QStringList rulesOf(const FieldDefinition &field)
{
    QStringList rules;
    for (const Validator &each : field.validators)
        rules << QStringLiteral("%1 %2 %3 %4 %5 %6")
                     .arg(QString::fromLatin1(codeName(each.rule)), QString::number(each.length), each.pattern,
                          QString::number(each.days), each.amount, QString::number(each.decimals));
    rules.sort();
    return rules;
}

bool hasSameRules(const ServiceDefinition &a, const ServiceDefinition &b)
{
    return std::equal(a.fields.cbegin(), a.fields.cend(), b.fields.cbegin(), b.fields.cend(),
                      [](const FieldDefinition &x, const FieldDefinition &y) { return rulesOf(x) == rulesOf(y); });
}

Deletion tried(const ServiceDefinition &whole, const QJsonObject &item, const Candidate &candidate, const QString &file,
               const FieldParts &parts)
{
    Deletion deletion{file, pointerOf(candidate.path), candidate.what, Fate::Unnoticed, {}};
    Findings findings;
    const QJsonDocument mutant(without(item, candidate.path).toObject());
    const ServicePtr service = decodeService(mutant.toJson(QJsonDocument::Compact), file, findings, parts);
    if (!service) {
        // a test that names what is gone has noticed; nothing else need be wrong with the item
        const bool byTests = std::all_of(findings.cbegin(), findings.cend(), [](const Finding &finding) {
            return finding.pointer.startsWith(QLatin1String("/tests/"));
        });
        deletion.fate = byTests ? Fate::Caught : Fate::Refused;
    } else if (candidate.what.startsWith(QLatin1String("validators")) && hasSameRules(whole, *service)) {
        deletion.fate = Fate::Same;
    } else {
        rehearse(service, file, findings);
        deletion.fate = findings.isEmpty() ? Fate::Unnoticed : Fate::Caught;
    }
    deletion.by = findings.value(0);
    return deletion;
}

} // namespace

QList<Deletion> deletionsOf(const QByteArray &json, const QString &file, const FieldParts &parts)
{
    Findings findings;
    const ServicePtr whole = decodeService(json, file, findings, parts);
    if (whole)
        rehearse(whole, file, findings);
    const std::optional<QJsonValue> tree = readJson(json, file, findings);
    if (!findings.isEmpty() || !tree)
        return {};
    QList<Candidate> candidates;
    collect(*tree, {}, candidates);
    QList<Deletion> deletions;
    for (const Candidate &candidate : std::as_const(candidates))
        deletions << tried(*whole, tree->toObject(), candidate, file, parts);
    return deletions;
}

QList<Deletion> deletionsIn(const QString &path)
{
    const QDir dir(QDir(path).absolutePath());
    QStringList files;
    QDirIterator walk(dir.filePath(QStringLiteral("services")), {QStringLiteral("*.json")}, QDir::Files,
                      QDirIterator::Subdirectories);
    while (walk.hasNext())
        files << dir.relativeFilePath(walk.next());
    files.sort();
    QList<Deletion> deletions;
    Findings ofReading;
    const FieldParts parts = loadFieldParts(dir.path(), ofReading);
    for (const QString &file : std::as_const(files)) {
        if (const auto bytes = readFile(dir.filePath(file), file, ofReading))
            deletions << deletionsOf(*bytes, file, parts);
    }
    return deletions;
}

QString deletionText(const QList<Deletion> &deletions)
{
    QString text;
    const auto count = [&](Fate fate) {
        return std::count_if(deletions.cbegin(), deletions.cend(),
                             [fate](const Deletion &each) { return each.fate == fate; });
    };
    for (const Deletion &each : deletions) {
        if (each.fate == Fate::Unnoticed)
            text += QStringLiteral("%1 %2\n  without \"%3\" no test of the item falls\n")
                        .arg(each.file, each.pointer, each.what);
    }
    return text
        + QStringLiteral(
              "%1 deletions: %2 refused by the rules, %3 caught by tests, %4 change words only, %5 unnoticed\n")
              .arg(deletions.size())
              .arg(count(Fate::Refused))
              .arg(count(Fate::Caught))
              .arg(count(Fate::Same))
              .arg(count(Fate::Unnoticed));
}

} // namespace kiosk
