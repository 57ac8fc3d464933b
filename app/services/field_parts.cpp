// SPDX-License-Identifier: Apache-2.0
#include "field_parts.h"

#include "service_records.h"

#include <config/document.h>

#include <QDir>

namespace kiosk {
namespace {

using namespace shape;

const Record<FieldPart> &partRecord()
{
    static const Record<FieldPart> record
        = Record<FieldPart>("fieldPart")
              .required("fields", &FieldPart::fields, listOf(object(&fieldRecord), 1), "fields for several items")
              .examine([](const FieldPart &part, const Reader &reader) {
                  QStringList seen;
                  for (qsizetype i = 0; i < part.fields.size(); ++i) {
                      const QString &id = part.fields[i].id;
                      if (seen.contains(id))
                          reader.at(QStringLiteral("fields"))
                              .at(i)
                              .at(QStringLiteral("id"))
                              .complain(QStringLiteral("the field \"%1\" is declared twice").arg(id),
                                        QStringLiteral("An item could not tell them apart: rename one."));
                      seen << id;
                  }
              });
    return record;
}

} // namespace

FieldPart decodeFieldPart(const QByteArray &json, const QString &file, Findings &findings)
{
    FieldPart part;
    const std::optional<QJsonValue> tree = readJson(json, file, findings);
    part.isBroken = !tree || !partRecord().read(*tree, part, Reader(file, findings));
    return part;
}

FieldParts loadFieldParts(const QString &path, Findings &findings)
{
    FieldParts parts;
    const QDir dir(path);
    const QString folder = QStringLiteral("parts");
    for (const QString &name : QDir(dir.filePath(folder)).entryList({QStringLiteral("*.json")}, QDir::Files)) {
        const QString file = folder + QLatin1Char('/') + name;
        const auto bytes = readFile(dir.filePath(file), file, findings);
        parts.insert(file, bytes ? decodeFieldPart(*bytes, file, findings) : FieldPart{{}, true});
    }
    return parts;
}

QJsonObject fieldPartSchema()
{
    SchemaBook book;
    const QJsonObject root = partRecord().schema(book);
    return book.bind(root, QStringLiteral("Fields that several service items of the Yizhan terminal share"));
}

} // namespace kiosk
