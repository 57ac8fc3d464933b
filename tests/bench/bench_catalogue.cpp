// SPDX-License-Identifier: Apache-2.0
// A thousand service items: read and examined, their own tests walked, found key by key, routed; one JSON line. The
// items are the shipped ones under other names. Ends with 1 when a goal is missed.
#include "search_catalogue.h"
#include "timing.h"

#include <journey/journey.h>
#include <preflight/check.h>
#include <preflight/rehearsal.h>
#include <services/official_numbers.h>
#include <services/service_search.h>

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <cstdio>
#include <malloc.h>

using namespace kiosk;

namespace {

constexpr int Items = 1000;
constexpr int Rounds = 5;
constexpr int SearchRounds = 5;
constexpr int RouteRounds = 1000;
constexpr qsizetype OnThePages = 12; // what the search page asks for
constexpr double GoalMs = 300;
constexpr double GoalKeyMs = 1;
constexpr double GoalRouteMs = 1;
constexpr double GoalMb = 40;

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// A credit code of its own: another organ, the check sign that fits.
QString codeOf(QString code, int number)
{
    code.replace(8, 6, QStringLiteral("%1").arg(number, 6, 10, QLatin1Char('0')));
    for (const QChar sign : QStringLiteral("0123456789ABCDEFGHJKLMNPQRTUWXY")) {
        code[17] = sign;
        if (creditCodeHolds(QStringView(code).first(18)))
            break;
    }
    return code;
}

bool makeItems(const QString &folder)
{
    const QDir from(QStringLiteral(KIOSK_SOURCE_DIR "/kiosk-config"));
    const QDir to(folder);
    for (const char *file : {"kiosk.toml", "devices.toml", "life-areas.json"}) {
        if (!QFile::copy(from.filePath(QLatin1String(file)), to.filePath(QLatin1String(file))))
            return false;
    }
    const QString parts = QStringLiteral("parts/");
    for (const QString &file : QDir(from.filePath(parts)).entryList(QDir::Files)) {
        if (!to.mkpath(parts) || !QFile::copy(from.filePath(parts + file), to.filePath(parts + file)))
            return false;
    }
    QList<ServicePtr> shipped = ServiceCatalogue::load(from.path()).catalogue.services();
    shipped.removeIf([](const ServicePtr &service) { return !service->members.isEmpty(); }); // bundles need the others
    const QJsonArray titles = test::searchList("titles.json");
    const QString marks = QStringLiteral("甲乙丙丁戊己庚辛");
    const QStringList readings{QStringLiteral("jia"),  QStringLiteral("yi"), QStringLiteral("bing"),
                               QStringLiteral("ding"), QStringLiteral("wu"), QStringLiteral("ji"),
                               QStringLiteral("geng"), QStringLiteral("xin")};
    for (int i = 0; i < Items; ++i) {
        const ServicePtr &model = shipped[i % shipped.size()];
        const QJsonValue title = titles[i % titles.size()];
        const qsizetype mark = i / titles.size() % marks.size();
        const QString place = QStringLiteral("services/%1/").arg(model->lifeArea);
        const QString id = QStringLiteral("%1-%2").arg(model->id).arg(i);
        QJsonObject item
            = QJsonDocument::fromJson(bytesOf(from.filePath(place + model->id + QLatin1String(".json")))).object();
        QJsonObject search = item[QLatin1String("search")].toObject();
        search[QLatin1String("reading")]
            = QStringLiteral("%1 %2").arg(title[QLatin1String("reading")].toString(), readings[mark]);
        item[QLatin1String("id")] = id;
        item[QLatin1String("code")] = codeOf(model->code, i);
        item[QLatin1String("title")]
            = QJsonObject{{QStringLiteral("zh"), title[QLatin1String("zh")].toString() + marks.mid(mark, 1)},
                          {QStringLiteral("en"), title[QLatin1String("en")].toString() + u' ' + QString::number(i)}};
        item[QLatin1String("search")] = search;
        const QByteArray text = QJsonDocument(item).toJson();
        QFile file(to.filePath(place + id + QLatin1String(".json")));
        if (!to.mkpath(place) || !file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            return false;
    }
    return true;
}

std::vector<double> searchedKeys(const ServiceSearch &search)
{
    std::vector<double> keys;
    QElapsedTimer since;
    for (int round = 0; round < SearchRounds; ++round) {
        for (const test::SearchQuery &query : test::searchQueries()) {
            for (qsizetype typed = 1; typed <= query.typed.size(); ++typed) {
                const QString text = query.typed.first(typed);
                since.restart();
                search.search(text, OnThePages);
                keys.push_back(bench::msOf(since));
            }
        }
    }
    return keys;
}

// What a page recomputes after an answer, of the item with most to walk.
double routedMs(const QList<ServicePtr> &services)
{
    const ServicePtr largest = *std::max_element(services.cbegin(), services.cend(), [](const auto &a, const auto &b) {
        return a->steps.size() * a->fields.size() < b->steps.size() * b->fields.size();
    });
    Journey journey = beginJourney(largest, rehearsalDay());
    for (const FieldDefinition &field : largest->fields)
        journey.answers.insert(field.id, makeAnswer(u"1", AnswerSource::Citizen));
    std::vector<double> times;
    QElapsedTimer since;
    for (int round = 0; round < RouteRounds; ++round) {
        since.restart();
        if (route(journey).isEmpty() || relevantFields(journey).isEmpty() || answersOnPath(journey).isEmpty())
            return -1;
        times.push_back(bench::msOf(since));
    }
    return bench::percentile(times, 0.95);
}

// Of those that are shipped: bundles are not among the thousand.
QList<ServicePtr> bundles()
{
    QList<ServicePtr> all
        = ServiceCatalogue::load(QStringLiteral(KIOSK_SOURCE_DIR "/kiosk-config")).catalogue.services();
    all.removeIf([](const ServicePtr &each) { return each->members.isEmpty(); });
    return all;
}

double heapMb() { return static_cast<double>(mallinfo2().uordblks + mallinfo2().hblkhd) / 1e6; }

} // namespace

int main()
{
    const QTemporaryDir folder;
    if (!makeItems(folder.path()))
        return 2;
    const double before = heapMb();
    const auto kept = std::make_unique<ServiceCatalogue>(ServiceCatalogue::load(folder.path()).catalogue);
    const double catalogueMb = heapMb() - before;
    const ServiceSearch search(kept->services());
    const double indexMb = heapMb() - before - catalogueMb;

    std::vector<double> whole;
    std::vector<double> load;
    std::vector<double> walk;
    QElapsedTimer since;
    for (int round = 0; round < Rounds; ++round) {
        since.restart();
        const CheckReport report = checkConfiguration(folder.path());
        whole.push_back(bench::msOf(since));
        if (report.services != Items || !report.findings.isEmpty()) {
            std::fputs(qPrintable(report.text().first(2000)), stderr);
            return 2;
        }
        since.restart();
        const ServiceCatalogue::Loaded loaded = ServiceCatalogue::load(folder.path());
        load.push_back(bench::msOf(since));
        since.restart();
        Findings findings;
        for (const ServicePtr &service : loaded.catalogue.services())
            rehearse(service, service->id, findings);
        walk.push_back(bench::msOf(since));
    }
    const std::vector<double> keys = searchedKeys(search);
    const double keyP95 = bench::percentile(keys, 0.95);
    const double routed = routedMs(kept->services());
    const double bundleRouted = routedMs(bundles());
    const double wholeMs = bench::median(whole);
    std::printf(
        R"({"bench":"catalogue","items":%d,"loadAndCheckMs":%.0f,"loadMs":%.0f,"walkOnOneThreadMs":%.0f,)"
        R"("goalMs":%.0f,"keys":%zu,"keyP50Ms":%.3f,"keyP95Ms":%.3f,"keyMostMs":%.3f,"goalKeyMs":%.0f,)"
        R"("routeP95Ms":%.4f,"bundleRouteP95Ms":%.4f,"goalRouteMs":%.0f,"catalogueMb":%.1f,"indexMb":%.1f,"goalMb":%.0f})"
        "\n",
        Items, wholeMs, bench::median(load), bench::median(walk), GoalMs, keys.size(), bench::median(keys), keyP95,
        bench::percentile(keys, 1), GoalKeyMs, routed, bundleRouted, GoalRouteMs, catalogueMb, indexMb, GoalMb);
    return wholeMs <= GoalMs && keyP95 <= GoalKeyMs && routed >= 0 && routed <= GoalRouteMs && bundleRouted >= 0
            && bundleRouted <= GoalRouteMs && catalogueMb + indexMb <= GoalMb
        ? 0
        : 1;
}
