// SPDX-License-Identifier: Apache-2.0
#include "service_catalogue.h"

#include "bundle.h"

#include <config/document.h>
#include <config/values.h>
#include <core/side_by_side.h>

#include <QDir>
#include <QDirIterator>
#include <algorithm>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace kiosk {
namespace {

const QString kAreasFile = QStringLiteral("life-areas.json");
const QString kServicesFolder = QStringLiteral("services");

QList<LifeArea> loadAreas(const QDir &dir, Findings &findings)
{
    const std::optional<QByteArray> bytes = readFile(dir.filePath(kAreasFile), kAreasFile, findings);
    return bytes ? decodeLifeAreas(*bytes, kAreasFile, findings) : QList<LifeArea>();
}

QStringList itemFiles(const QDir &dir)
{
    QStringList files;
    QDirIterator walk(dir.filePath(kServicesFolder), {QStringLiteral("*.json")}, QDir::Files,
                      QDirIterator::Subdirectories);
    while (walk.hasNext())
        files << dir.relativeFilePath(walk.next());
    files.sort();
    return files;
}

struct ItemFile { // an item, a bundle, or findings
    ServicePtr service;
    std::optional<ServiceDefinition> bundle;
    Findings findings;
};

std::vector<ItemFile> readItems(const QDir &dir, const QStringList &files, const FieldParts &parts)
{
    std::vector<ItemFile> items(static_cast<std::size_t>(files.size()));
    std::mutex gate;
    std::map<std::thread::id, QSet<QString>> textsOfThreads;
    const auto textsOfThisThread = [&]() -> QSet<QString> & {
        const std::lock_guard lock(gate);
        return textsOfThreads[std::this_thread::get_id()];
    };
    sideBySide(files.size(), [&](qsizetype i) {
        const shape::SharedTexts sharing(textsOfThisThread());
        ItemFile &item = items[static_cast<std::size_t>(i)];
        const auto bytes = readFile(dir.path() + QLatin1Char('/') + files[i], files[i], item.findings);
        if (!bytes)
            return;
        if (isBundle(*bytes))
            item.bundle = decodeBundle(*bytes, files[i], item.findings);
        else
            item.service = decodeService(*bytes, files[i], item.findings, parts);
    });
    return items;
}

// The path says where an item belongs and what it is called; the file must agree, or people edit the wrong one.
void examinePlace(const ServiceDefinition &service, const QString &file, const QStringList &areas, Findings &findings)
{
    const QStringList path = file.split(QLatin1Char('/'));
    const QString expected = QStringLiteral("%1/%2/%3.json").arg(kServicesFolder, service.lifeArea, service.id);
    if (!areas.contains(service.lifeArea))
        findings << Finding{file, QStringLiteral("/lifeArea"),
                            QStringLiteral("there is no life area \"%1\"").arg(service.lifeArea),
                            suggestionFor(service.lifeArea, areas)};
    else if (file != expected)
        findings << Finding{file,
                            path.last() == service.id + QLatin1String(".json") ? QStringLiteral("/lifeArea")
                                                                               : QStringLiteral("/id"),
                            QStringLiteral("the file does not stand where its id and life area say"),
                            QStringLiteral("Move it to %1.").arg(expected)};
}

// Said only of a catalogue that is whole: what a broken item would use is not known.
void examineUse(const FieldParts &parts, const QList<ServicePtr> &services, Findings &findings)
{
    for (auto part = parts.cbegin(); part != parts.cend(); ++part) {
        for (qsizetype i = 0; i < part->fields.size(); ++i) {
            const bool isUsed = std::any_of(services.cbegin(), services.cend(), [&](const ServicePtr &service) {
                return service->include.contains(part.key()) && service->field(part->fields[i].id);
            });
            if (!isUsed)
                findings << Finding{part.key(), pointerTo(QStringLiteral("/fields"), i),
                                    QStringLiteral("no item uses \"%1\"").arg(part->fields[i].id),
                                    QStringLiteral("Take it away, or include it where it belongs.")};
        }
    }
}

} // namespace

ServiceCatalogue::Loaded ServiceCatalogue::load(const QString &path)
{
    Loaded loaded;
    const QDir dir(QDir(path).absolutePath()); // relativeFilePath() takes a relative path for one below `dir`
    ServiceCatalogue &catalogue = loaded.catalogue;
    catalogue.m_areas = loadAreas(dir, loaded.findings);
    QStringList areas;
    for (const LifeArea &area : catalogue.m_areas)
        areas << area.id;
    QHash<QString, QString> fileOfId;
    QHash<QString, QString> fileOfCode;
    QList<std::pair<QString, ServiceDefinition>> bundles; // merged when every item is there
    const auto take = [&](const QString &file, const ServicePtr &service) {
        if (!service)
            return;
        const qsizetype before = loaded.findings.size();
        examinePlace(*service, file, areas, loaded.findings);
        if (loaded.findings.size() != before) // it must not take id or code from the item whose they are
            return;
        const auto unique = [&](QHash<QString, QString> &seen, const QString &name, const char *key) {
            if (seen.contains(name))
                loaded.findings << Finding{file, pointerTo({}, QString::fromLatin1(key)),
                                           QStringLiteral("\"%1\" is used by %2 as well").arg(name, seen.value(name)),
                                           QStringLiteral("Every item has its own.")};
            else
                seen.insert(name, file);
        };
        unique(fileOfId, service->id, "id");
        unique(fileOfCode, service->code, "code");
        if (loaded.findings.size() != before)
            return;
        catalogue.m_services << service;
        catalogue.m_byId.insert(service->id, service);
    };
    const QStringList files = itemFiles(dir);
    const FieldParts parts = loadFieldParts(dir.path(), loaded.findings);
    std::vector<ItemFile> read = readItems(dir, files, parts);
    for (qsizetype i = 0; i < files.size(); ++i) {
        ItemFile &item = read[static_cast<std::size_t>(i)];
        loaded.findings << item.findings;
        if (item.bundle)
            bundles.append({files[i], std::move(*item.bundle)});
        else
            take(files[i], item.service);
    }
    const auto find = [&](const QString &id) { return catalogue.m_byId.value(id); };
    for (auto &[file, bundle] : bundles)
        take(file, mergeBundle(std::move(bundle), file, find, loaded.findings));
    if (loaded.findings.isEmpty())
        examineUse(parts, catalogue.m_services, loaded.findings);
    std::stable_sort(catalogue.m_services.begin(), catalogue.m_services.end(),
                     [&](const ServicePtr &a, const ServicePtr &b) {
                         return areas.indexOf(a->lifeArea) < areas.indexOf(b->lifeArea);
                     });
    return loaded;
}

QList<ServicePtr> ServiceCatalogue::servicesIn(QStringView lifeArea) const
{
    QList<ServicePtr> found;
    std::copy_if(m_services.cbegin(), m_services.cend(), std::back_inserter(found),
                 [&](const ServicePtr &service) { return service->lifeArea == lifeArea; });
    return found;
}

QList<ServicePtr> ServiceCatalogue::frequent() const
{
    QList<ServicePtr> found;
    std::copy_if(m_services.cbegin(), m_services.cend(), std::back_inserter(found),
                 [](const ServicePtr &service) { return service->frequent; });
    return found;
}

ServicePtr ServiceCatalogue::service(const QString &id) const { return m_byId.value(id); }

} // namespace kiosk
