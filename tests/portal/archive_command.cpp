// SPDX-License-Identifier: Apache-2.0
#include "archive_command.h"

#include "archive_check.h"
#include "archive_package.h"
#include "registry.h"

#include <QCommandLineParser>
#include <QDir>
#include <algorithm>
#include <cstdio>

namespace refportal {
namespace {

void say(std::FILE *to, const QString &line) { std::fprintf(to, "%s\n", qPrintable(line)); }

int complain(const QString &reason)
{
    say(stderr, QStringLiteral("kiosk-portal archive: ") + reason);
    return 2;
}

// The folder is a package, or holds packages.
QStringList packagesIn(const QString &folder)
{
    const QDir dir(folder);
    if (dir.exists(QStringLiteral("data")) || dir.exists(QStringLiteral("bagit.txt")))
        return {folder};
    QStringList packages;
    for (const QString &name : dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
        packages << dir.filePath(name);
    return packages;
}

int check(const QString &folder, const QString &caFile)
{
    const QStringList packages = packagesIn(folder);
    if (packages.isEmpty())
        return complain(folder + QStringLiteral(": no package"));
    int wrong = 0;
    for (const QString &package : packages) {
        const auto findings = checkPackage(package, caFile);
        for (const Finding &finding : findings)
            say(stdout, QStringLiteral("%1: %2: %3").arg(package, nameOf(finding.flaw), finding.where));
        if (findings.isEmpty())
            say(stdout, package + QStringLiteral(": nothing is wrong"));
        wrong += findings.isEmpty() ? 0 : 1;
    }
    return wrong > 0 ? 1 : 0;
}

struct Place {
    Database &database;
    const Envelope &envelope;
    QString tls, out;
};

bool archive(const Place &place, const QString &caseNo)
{
    QString reason; // there is no ProblemCode for these
    const auto bag = place.database.transaction([&](SQLite::Database &db) -> Outcome<Bag> {
        const auto made = packageOf(db, place.envelope, place.tls, caseNo, QDateTime::currentDateTime());
        if (made)
            return *made;
        reason = made.error();
        return refuse(ProblemCode::Internal);
    });
    const auto written = bag ? writeBag(QDir(place.out).filePath(caseNo), *bag) : WrittenBag{{}, reason};
    if (written.reason.isEmpty() && bag)
        say(stdout, caseNo + u' ' + QString::fromLatin1(written.digest));
    else
        say(stderr, QStringLiteral("kiosk-portal archive: ") + written.reason);
    return bag && written.reason.isEmpty();
}

} // namespace

int archiveCommand(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Archive packages of closed cases (docs/archive.md)"));
    parser.addHelpOption();
    parser.addPositionalArgument(QStringLiteral("CASE"), QStringLiteral("Number of a closed case"));
    parser.addOptions(
        {{QStringLiteral("all"), QStringLiteral("Every closed case that has no package in --out yet")},
         {QStringLiteral("out"), QStringLiteral("Folder for the packages"), QStringLiteral("DIR")},
         {QStringLiteral("check"), QStringLiteral("Look through a package, or a folder of them"),
          QStringLiteral("DIR")},
         {QStringLiteral("tls"), QStringLiteral("Folder made by dev-ca.sh"), QStringLiteral("DIR")},
         {QStringLiteral("items"), QStringLiteral("Folder of the hall's service items"), QStringLiteral("DIR")},
         {QStringLiteral("database"), QStringLiteral("The portal's"), QStringLiteral("FILE")}});
    if (!parser.parse(arguments))
        return complain(parser.errorText());
    const QString tls = parser.value(QStringLiteral("tls"));
    if (parser.isSet(QStringLiteral("check")))
        return check(parser.value(QStringLiteral("check")),
                     tls.isEmpty() ? QString() : tls + QStringLiteral("/ca.pem"));

    const QString out = parser.value(QStringLiteral("out"));
    const bool all = parser.isSet(QStringLiteral("all"));
    QStringList cases = parser.positionalArguments();
    if (out.isEmpty() || cases.size() != (all ? 0 : 1))
        return complain(QStringLiteral("CASE or --all, and --out DIR; or --check DIR"));
    if (!QFile::exists(parser.value(QStringLiteral("database")))) // it would be made
        return complain(QStringLiteral("--database is missing, or there is none"));
    if (const QString items = parser.value(QStringLiteral("items")); !items.isEmpty()) {
        if (const QString wrong = registry::learnItems(items); !wrong.isEmpty())
            return complain(wrong);
    }
    const auto envelope = Envelope::load(tls);
    if (!envelope)
        return complain(envelope.error());
    const auto database = Database::open(parser.value(QStringLiteral("database")));
    if (!database)
        return complain(database.error());
    if (!QDir().mkpath(out))
        return complain(out + QStringLiteral(": cannot be made"));
    if (all) {
        const auto closed
            = (*database)->transaction([](SQLite::Database &db) -> Outcome<QStringList> { return closedCases(db); });
        cases = closed ? *closed : QStringList();
        cases.removeIf([&](const QString &caseNo) { return QDir(out).exists(caseNo); });
    }
    const Place place{**database, **envelope, tls, out};
    const auto failed
        = std::count_if(cases.begin(), cases.end(), [&](const QString &caseNo) { return !archive(place, caseNo); });
    return failed > 0 ? 1 : 0;
}

} // namespace refportal
