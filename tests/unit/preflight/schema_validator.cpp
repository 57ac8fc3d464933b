// SPDX-License-Identifier: Apache-2.0
#include "schema_validator.h"

#include <QHash>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>
#include <algorithm>
#include <cmath>

namespace {

bool isOfType(const QJsonValue &value, const QString &type)
{
    if (type == QLatin1String("integer"))
        return value.isDouble() && value.toDouble() == std::floor(value.toDouble());
    return (type == QLatin1String("object") && value.isObject()) || (type == QLatin1String("array") && value.isArray())
        || (type == QLatin1String("string") && value.isString())
        || (type == QLatin1String("number") && value.isDouble())
        || (type == QLatin1String("boolean") && value.isBool());
}

const QRegularExpression &compiled(const QString &pattern)
{
    static QHash<QString, QRegularExpression> all;
    auto found = all.find(pattern);
    if (found == all.end())
        found = all.insert(pattern, QRegularExpression(pattern));
    return *found;
}

bool objectHolds(const QJsonObject &object, const QJsonObject &schema, const QJsonObject &root)
{
    const QJsonObject properties = schema[QLatin1String("properties")].toObject();
    const QJsonValue more = schema[QLatin1String("additionalProperties")];
    for (const QJsonValue &key : schema[QLatin1String("required")].toArray()) {
        if (!object.contains(key.toString()))
            return false;
    }
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (properties.contains(it.key()) ? !satisfiesSchema(it.value(), properties[it.key()].toObject(), root)
                                          : !more.isObject() || !satisfiesSchema(it.value(), more.toObject(), root))
            return false;
    }
    return true;
}

} // namespace

bool satisfiesSchema(const QJsonValue &value, const QJsonObject &schema, const QJsonObject &root)
{
    static const QSet<QString> known{QStringLiteral("$ref"),       QStringLiteral("type"),
                                     QStringLiteral("enum"),       QStringLiteral("pattern"),
                                     QStringLiteral("minimum"),    QStringLiteral("maximum"),
                                     QStringLiteral("items"),      QStringLiteral("minItems"),
                                     QStringLiteral("required"),   QStringLiteral("description"),
                                     QStringLiteral("$schema"),    QStringLiteral("title"),
                                     QStringLiteral("$defs"),      QStringLiteral("anyOf"),
                                     QStringLiteral("properties"), QStringLiteral("additionalProperties")};
    for (const QString &key : schema.keys()) {
        if (!known.contains(key))
            qFatal("the schema uses a keyword this validator does not know: %s", qPrintable(key));
    }
    if (schema.contains(QLatin1String("$ref"))) {
        const QString name = schema[QLatin1String("$ref")].toString().section(QLatin1Char('/'), -1);
        const QJsonObject definition = root[QLatin1String("$defs")].toObject()[name].toObject();
        if (definition.isEmpty() || !satisfiesSchema(value, definition, root))
            return false;
    }
    const QJsonArray either = schema[QLatin1String("anyOf")].toArray();
    if (!either.isEmpty() && std::none_of(either.begin(), either.end(), [&](const QJsonValue &each) {
            return satisfiesSchema(value, each.toObject(), root);
        }))
        return false;
    if (schema.contains(QLatin1String("type")) && !isOfType(value, schema[QLatin1String("type")].toString()))
        return false;
    if (schema.contains(QLatin1String("enum")) && !schema[QLatin1String("enum")].toArray().contains(value))
        return false;
    if (value.isString() && schema.contains(QLatin1String("pattern"))
        && !compiled(schema[QLatin1String("pattern")].toString()).match(value.toString()).hasMatch())
        return false;
    if (value.isDouble()
        && (value.toDouble() < schema[QLatin1String("minimum")].toDouble(-HUGE_VAL)
            || value.toDouble() > schema[QLatin1String("maximum")].toDouble(HUGE_VAL)))
        return false;
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        const QJsonObject items = schema[QLatin1String("items")].toObject();
        return array.size() >= schema[QLatin1String("minItems")].toInt()
            && std::all_of(array.begin(), array.end(),
                           [&](const QJsonValue &each) { return satisfiesSchema(each, items, root); });
    }
    const bool describesObjects
        = schema.contains(QLatin1String("properties")) || schema.contains(QLatin1String("additionalProperties"));
    return !value.isObject() || !describesObjects || objectHolds(value.toObject(), schema, root);
}
