// SPDX-License-Identifier: Apache-2.0
// The catalogue and the queries by which search is judged: the shipped items and the titles of tests/data/search.
#pragma once

#include <services/service_catalogue.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace kiosk::test {

inline QJsonArray searchList(const char *file)
{
    QFile source(QStringLiteral(KIOSK_SOURCE_DIR "/tests/data/search/") + QLatin1String(file));
    return source.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(source.readAll()).array() : QJsonArray();
}

inline QList<ServicePtr> searchCatalogue()
{
    QList<ServicePtr> all
        = ServiceCatalogue::load(QStringLiteral(KIOSK_SOURCE_DIR "/kiosk-config")).catalogue.services();
    for (const QJsonValue each : searchList("titles.json")) {
        ServiceDefinition service;
        service.id = each[QLatin1String("id")].toString();
        service.lifeArea = each[QLatin1String("area")].toString();
        service.title = {each[QLatin1String("zh")].toString(), each[QLatin1String("en")].toString()};
        service.reading = each[QLatin1String("reading")].toString();
        const QJsonObject synonyms = each[QLatin1String("synonyms")].toObject();
        for (auto it = synonyms.begin(); it != synonyms.end(); ++it)
            service.synonyms << SearchReading{it.key(), it.value().toString()};
        all << std::make_shared<const ServiceDefinition>(service);
    }
    return all;
}

struct SearchQuery {
    QString kind;
    QString typed;
    QStringList wanted; // any of these will do
};

inline QList<SearchQuery> searchQueries()
{
    QList<SearchQuery> all;
    for (const QJsonValue each : searchList("queries.json"))
        all << SearchQuery{each[QLatin1String("kind")].toString(), each[QLatin1String("typed")].toString(),
                           each[QLatin1String("wanted")].toVariant().toStringList()};
    return all;
}

} // namespace kiosk::test
