// SPDX-License-Identifier: Apache-2.0
// Kinds of values in configuration files: each knows how to read itself from the neutral tree and how to say so in JSON
// Schema (2020-12).
#pragma once

#include "finding.h"

#include <core/clock.h>
#include <core/words.h>

#include <QDate>
#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QMap>
#include <QSet>
#include <QVarLengthArray>
#include <functional>
#include <initializer_list>
#include <optional>

namespace kiosk::shape {

// A place in a document, to which findings are pinned. Most are made and never complain, so a place is the one above
// and a step from there, and is put into words by complain() only.
class Reader {
public:
    Reader(QString file, Findings &findings) : m_file(std::move(file)), m_findings(&findings) { }

    // A place inside one that has a name refers to it, and must not outlive it; one inside a temporary takes its place.
    Reader at(const QString &key) const & { return Reader(*this, {key}); }
    Reader at(qsizetype index) const & { return Reader(*this, {{}, index}); }
    Reader at(const QString &key) && { return std::move(*this).deeper({key}); }
    Reader at(qsizetype index) && { return std::move(*this).deeper({{}, index}); }
    void complain(const QString &reason, const QString &suggestion = {}) const;
    bool complainOfType(const char *expected, const QJsonValue &found) const; // false, for `return`
    std::optional<QJsonObject> object(const QJsonValue &json) const;
    void closeKeys(const QJsonObject &object, const QStringList &allowed) const;
    const Findings &findings() const { return *m_findings; }

private:
    struct Step {
        QString key;
        qsizetype index = -1; // of a list's element
    };
    Reader(const Reader &above, Step step) : m_above(&above), m_steps{std::move(step)}, m_findings(above.m_findings) { }
    Reader &&deeper(Step step) &&
    {
        m_steps.append(std::move(step));
        return std::move(*this);
    }
    const QString &file() const { return m_above ? m_above->file() : m_file; }
    QString pointer() const;

    const Reader *m_above = nullptr; // null: the document
    QVarLengthArray<Step, 3> m_steps;
    QString m_file; // of the document's own place
    Findings *m_findings;
};

// `latin1` for as long as the program runs. No copy of it counts its owners: threads that read with the same table
// would take turns at that. Thread-safe.
QString lastingKey(const char *latin1);

// While one lives, equal texts that this thread reads are kept once: the items of a hall say much alike. `texts`
// outlives it and belongs to this thread for so long; it keeps no text alive that nobody else does once it is gone.
class SharedTexts {
public:
    explicit SharedTexts(QSet<QString> &texts);
    ~SharedTexts();
    Q_DISABLE_COPY_MOVE(SharedTexts)

private:
    QSet<QString> *m_before;
};

// The $defs of one schema. `describe` runs once per name, also when the object contains itself.
class SchemaBook {
public:
    QJsonObject reference(const QString &name, const std::function<QJsonObject()> &describe);
    // `root` with everything it refers to
    QJsonObject bind(QJsonObject root, const QString &title) const;

private:
    QJsonObject m_definitions;
};

template <typename V> struct Value {
    std::function<bool(const QJsonValue &, V &, const Reader &)> read; // false when something was added to the findings
    std::function<QJsonObject(SchemaBook &)> schema;
};

Value<QString> text();                                             // not empty
Value<QString> text(const QString &pattern, const QString &shape); // `shape` in words: "two capital letters"
Value<QString> kebabId();                                          // property-certificate-print
Value<QString> camelId();                                          // moveInDate
Value<bool> flag();
Value<QDate> date(); // 2026-03-01, a day that exists
Value<int> integer(int least, int most);
Value<double> number(double least, double most);
Value<Duration> milliseconds(int least, int most);
Value<Duration> seconds(int least, int most);
Value<Duration> minutes(int least, int most);
Value<Duration> hours(int least, int most);
Value<Words> words(); // {"zh": ..., "en": ...}, both

QString sharedText(const QString &text); // as SharedTexts keeps it
QJsonObject listSchema(const QJsonObject &items, qsizetype least);
QJsonObject enumSchema(const QStringList &names);
bool readName(const QJsonValue &json, const char *noun, const QStringList &names, qsizetype &index,
              const Reader &reader);

template <typename V> Value<QList<V>> listOf(Value<V> item, qsizetype least = 0)
{
    return {[item, least](const QJsonValue &json, QList<V> &out, const Reader &reader) {
                if (!json.isArray())
                    return reader.complainOfType("a list", json);
                const QJsonArray array = json.toArray();
                bool good = true;
                out.clear();
                out.reserve(array.size());
                for (qsizetype i = 0; i < array.size(); ++i) {
                    V value{};
                    good = item.read(array[i], value, reader.at(i)) && good;
                    out << std::move(value);
                }
                if (array.size() < least) {
                    reader.complain(QStringLiteral("needs at least %1 of these").arg(least));
                    return false;
                }
                return good;
            },
            [item, least](SchemaBook &book) { return listSchema(item.schema(book), least); }};
}

template <typename V> Value<std::optional<V>> maybe(Value<V> item)
{
    return {[item](const QJsonValue &json, std::optional<V> &out, const Reader &reader) {
                V value{};
                const bool good = item.read(json, value, reader);
                if (good)
                    out = std::move(value);
                return good;
            },
            item.schema};
}

// one of a closed set of words
Value<QString> oneWordOf(const char *noun, const QStringList &names);

// one of an enumeration; `codeName(E)` gives each its name
template <typename E> Value<E> oneOf(const char *noun, const QList<E> &all)
{
    QStringList names;
    for (const E value : all)
        names << QString::fromLatin1(codeName(value));
    return {[=](const QJsonValue &json, E &out, const Reader &reader) {
                qsizetype index = 0;
                if (!readName(json, noun, names, index, reader))
                    return false;
                out = all[index];
                return true;
            },
            [names](SchemaBook &) { return enumSchema(names); }};
}
template <typename E> Value<E> oneOf(const char *noun, std::initializer_list<E> values)
{
    return oneOf(noun, QList<E>(values));
}

// an object with free keys
template <typename V> Value<QMap<QString, V>> mapOf(Value<V> item)
{
    return {[item](const QJsonValue &json, QMap<QString, V> &out, const Reader &reader) {
                const std::optional<QJsonObject> object = reader.object(json);
                bool good = object.has_value();
                const QJsonObject entries = object.value_or(QJsonObject());
                for (auto it = entries.begin(); it != entries.end(); ++it) {
                    const QString key = sharedText(it.key());
                    good = item.read(it.value(), out[key], reader.at(key)) && good;
                }
                return good;
            },
            [item](SchemaBook &book) {
                return QJsonObject{{QStringLiteral("type"), QStringLiteral("object")},
                                   {QStringLiteral("additionalProperties"), item.schema(book)}};
            }};
}

} // namespace kiosk::shape
