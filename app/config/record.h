// SPDX-License-Identifier: Apache-2.0
// One table of typed fields per object: it decodes the object, closes its keys and describes itself as JSON Schema, so
// that the three cannot disagree.
#pragma once

#include "values.h"

namespace kiosk::shape {

template <typename T> class Record {
public:
    // `name` is unique in one schema: it becomes the key under $defs.
    explicit Record(const char *name) : m_name(QString::fromLatin1(name)) { }

    template <typename M> Record &&required(const char *key, M T::*member, Value<M> value, const char *about = "") &&
    {
        return std::move(*this).add(key, member, std::move(value), about, true);
    }
    // absent: the member keeps its default
    template <typename M> Record &&optional(const char *key, M T::*member, Value<M> value, const char *about = "") &&
    {
        return std::move(*this).add(key, member, std::move(value), about, false);
    }
    // an inner object whose keys fill members of the same T
    Record &&section(const char *key, const Record &(*inner)(), const char *about) &&
    {
        const auto read
            = [inner](const QJsonValue &json, T &out, const Reader &reader) { inner().read(json, out, reader); };
        const auto schema = [inner](SchemaBook &book) { return inner().schema(book); };
        return std::move(*this).append({lastingKey(key), QString::fromUtf8(about), true, read, schema});
    }
    // a rule over the whole object, run when every key was read
    Record &&examine(std::function<void(const T &, const Reader &)> rule) &&
    {
        m_rule = std::move(rule);
        return std::move(*this);
    }

    // False when something was added to the findings.
    bool read(const QJsonValue &json, T &out, const Reader &reader) const
    {
        const std::optional<QJsonObject> object = reader.object(json);
        if (!object)
            return false;
        const qsizetype before = reader.findings().size();
        qsizetype known = 0;
        for (const Field &field : m_fields) {
            const auto found = object->constFind(field.key);
            if (found != object->constEnd()) {
                ++known;
                field.read(*found, out, reader.at(field.key));
            } else if (field.isRequired) {
                reader.complain(QStringLiteral("\"%1\" is missing").arg(field.key),
                                field.about.isEmpty() ? QStringLiteral("Add it.")
                                                      : QStringLiteral("Add it: %1.").arg(field.about));
            }
        }
        if (known != object->size()) // there is a key of which the table says nothing
            reader.closeKeys(*object, m_keys);
        if (m_rule && reader.findings().size() == before)
            m_rule(out, reader);
        return reader.findings().size() == before;
    }

    QJsonObject schema(SchemaBook &book) const
    {
        return book.reference(m_name, [this, &book] {
            QJsonObject properties;
            QJsonArray required;
            for (const Field &field : m_fields) {
                QJsonObject property = field.schema(book);
                if (!field.about.isEmpty())
                    property.insert(QStringLiteral("description"), field.about);
                properties.insert(field.key, property);
                if (field.isRequired)
                    required << field.key;
            }
            return QJsonObject{{QStringLiteral("type"), QStringLiteral("object")},
                               {QStringLiteral("properties"), properties},
                               {QStringLiteral("required"), required},
                               {QStringLiteral("additionalProperties"), false}};
        });
    }

private:
    struct Field {
        QString key;
        QString about;
        bool isRequired = false;
        std::function<void(const QJsonValue &, T &, const Reader &)> read;
        std::function<QJsonObject(SchemaBook &)> schema;
    };
    template <typename M>
    Record &&add(const char *key, M T::*member, Value<M> value, const char *about, bool isRequired) &&
    {
        const auto read = [member, read = std::move(value.read)](const QJsonValue &json, T &out, const Reader &reader) {
            read(json, out.*member, reader);
        };
        return std::move(*this).append(
            {lastingKey(key), QString::fromUtf8(about), isRequired, read, std::move(value.schema)});
    }
    Record &&append(Field field) &&
    {
        m_keys << field.key;
        m_fields << std::move(field);
        return std::move(*this);
    }

    QString m_name;
    QList<Field> m_fields;
    QStringList m_keys;
    std::function<void(const T &, const Reader &)> m_rule;
};

// `record` is a function, so that a table may contain itself.
template <typename T> Value<T> object(const Record<T> &(*record)())
{
    return {[record](const QJsonValue &json, T &out, const Reader &reader) { return record().read(json, out, reader); },
            [record](SchemaBook &book) { return record().schema(book); }};
}

} // namespace kiosk::shape
