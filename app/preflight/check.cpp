// SPDX-License-Identifier: Apache-2.0
#include "check.h"

#include "papers.h"
#include "rehearsal.h"

#include <config/document.h>
#include <config/kiosk_config.h>
#include <config/wiring.h>
#include <core/side_by_side.h>
#include <inquiry/knowledge_folder.h>
#include <services/bundle.h>
#include <services/service_catalogue.h>
#include <staff/account_list.h>

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <vector>

namespace kiosk {

QString CheckReport::text() const
{
    QString out;
    for (const Finding &finding : findings) {
        out += finding.file;
        if (!finding.pointer.isEmpty())
            out += QLatin1Char(' ') + finding.pointer;
        out += QStringLiteral("\n  ") + finding.reason + QLatin1Char('\n');
        if (!finding.suggestion.isEmpty())
            out += QStringLiteral("  ") + finding.suggestion + QLatin1Char('\n');
    }
    return out + QStringLiteral("%1 services, %2 findings\n").arg(services).arg(findings.size());
}

QByteArray CheckReport::json() const
{
    QJsonArray list;
    for (const Finding &finding : findings)
        list << QJsonObject{{QStringLiteral("file"), finding.file},
                            {QStringLiteral("pointer"), finding.pointer},
                            {QStringLiteral("reason"), finding.reason},
                            {QStringLiteral("suggestion"), finding.suggestion}};
    const QJsonObject report{{QStringLiteral("ok"), findings.isEmpty()},
                             {QStringLiteral("services"), services},
                             {QStringLiteral("findings"), list}};
    return QJsonDocument(report).toJson(QJsonDocument::Indented);
}

namespace {

// Findings name the files as kiosk.toml does.
void checkStaffList(const QDir &dir, const KioskConfig &config, const QDateTime &at, Findings &findings)
{
    const StaffAccess &access = *config.staff;
    const auto ca = readFile(dir.filePath(access.ca), access.ca, findings);
    const auto list = readFile(dir.filePath(access.accounts), access.accounts, findings);
    if (ca && list)
        findings << readAccountList(*list, *ca, config.site.id, access.accounts, at).findings;
}

void rehearseAll(const QList<ServicePtr> &services, Findings &findings)
{
    std::vector<Findings> found(static_cast<std::size_t>(services.size()));
    sideBySide(services.size(), [&](qsizetype i) {
        const ServicePtr &service = services[i];
        rehearse(service, QStringLiteral("services/%1/%2.json").arg(service->lifeArea, service->id),
                 found[static_cast<std::size_t>(i)]);
    });
    for (const Findings &each : found)
        findings << each;
}

} // namespace

CheckReport checkConfiguration(const QString &path, const QList<KnownDriver> &drivers, const Clock &clock)
{
    CheckReport report;
    const QDir dir(path);
    const QString kioskFile = QStringLiteral("kiosk.toml");
    const QString devicesFile = QStringLiteral("devices.toml");
    if (const auto bytes = readFile(dir.filePath(kioskFile), kioskFile, report.findings)) {
        const auto config = decodeKioskConfig(*bytes, kioskFile, report.findings);
        if (config)
            checkPapers(dir, config->portal, clock.wall(), report.findings);
        if (config && config->staff)
            checkStaffList(dir, *config, clock.wall(), report.findings);
    }
    if (const auto bytes = readFile(dir.filePath(devicesFile), devicesFile, report.findings))
        decodeWiring(*bytes, devicesFile, drivers, report.findings);
    const ServiceCatalogue::Loaded loaded = ServiceCatalogue::load(path);
    report.findings << loaded.findings;
    report.services = static_cast<int>(loaded.catalogue.services().size());
    if (loaded.catalogue.services().isEmpty() && loaded.findings.isEmpty())
        report.findings << Finding{QStringLiteral("services"),
                                   {},
                                   QStringLiteral("there is no item to offer"),
                                   QStringLiteral("Put one at services/<life area>/<id>.json.")};
    rehearseAll(loaded.catalogue.services(), report.findings);
    const KnowledgeFolder knowledge = KnowledgeFolder::load(path, loaded.catalogue);
    report.findings << knowledge.findings << knowledge.overdueOn(clock.wall().date());
    return report;
}

QByteArray configurationSchemas()
{
    return QJsonDocument(QJsonObject{{QStringLiteral("service"), serviceSchema()},
                                     {QStringLiteral("bundle"), bundleSchema()},
                                     {QStringLiteral("part"), fieldPartSchema()},
                                     {QStringLiteral("lifeAreas"), lifeAreasSchema()},
                                     {QStringLiteral("knowledge"), knowledgeSchema()}})
        .toJson(QJsonDocument::Indented);
}

} // namespace kiosk
