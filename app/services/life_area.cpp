// SPDX-License-Identifier: Apache-2.0
#include "life_area.h"

#include "icon_names.h"

#include <config/document.h>
#include <config/record.h>

namespace kiosk {
namespace {

using namespace shape;

struct AreaList {
    QList<LifeArea> areas;
};

const Record<LifeArea> &areaRecord()
{
    static const Record<LifeArea> record
        = Record<LifeArea>("lifeArea")
              .required("id", &LifeArea::id, kebabId(), "id, also the name of the folder of its items")
              .required("title", &LifeArea::title, words(), "name of the tile")
              .required("icon", &LifeArea::icon, oneWordOf("icon", iconNames()), "name of an icon")
              .required("inside", &LifeArea::inside, words(), "two words of what is in it")
              .optional("audience", &LifeArea::audience, oneOf("audience", {Audience::Person, Audience::Company}));
    return record;
}

const Record<AreaList> &areaListRecord()
{
    static const Record<AreaList> record
        = Record<AreaList>("lifeAreas")
              .required("areas", &AreaList::areas, listOf(object(&areaRecord), 1),
                        "life areas in the order of the home page")
              .examine([](const AreaList &list, const Reader &reader) {
                  QStringList seen;
                  for (qsizetype i = 0; i < list.areas.size(); ++i) {
                      if (seen.contains(list.areas[i].id))
                          reader.at(QStringLiteral("areas"))
                              .at(i)
                              .at(QStringLiteral("id"))
                              .complain(QStringLiteral("the life area \"%1\" is declared twice").arg(list.areas[i].id),
                                        QStringLiteral("Keep one."));
                      seen << list.areas[i].id;
                  }
              });
    return record;
}

} // namespace

QList<LifeArea> decodeLifeAreas(const QByteArray &json, const QString &file, Findings &findings)
{
    AreaList list;
    const std::optional<QJsonValue> tree = readJson(json, file, findings);
    if (tree)
        areaListRecord().read(*tree, list, Reader(file, findings));
    return list.areas;
}

QJsonObject lifeAreasSchema()
{
    SchemaBook book;
    const QJsonObject root = areaListRecord().schema(book);
    return book.bind(root, QStringLiteral("Life areas of the Yizhan terminal"));
}

} // namespace kiosk
