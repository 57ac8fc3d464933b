// SPDX-License-Identifier: Apache-2.0
// kiosk-visit --config DIR --state DIR --control SOCKET --script FILE: the terminal itself with a scripted citizen in
// front of it. Devices, portal and phone are other processes; only the finger is ours.
#include "scripted_citizen.h"

#include <composition/application.h>

#include <QCommandLineParser>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPointer>
#include <fcntl.h>

using namespace kiosk;

namespace {

visit::Script scriptOf(const QJsonObject &json)
{
    visit::Script script;
    script.item = json["item"].toString();
    script.area = json["area"].toString();
    script.card = json["card"].toString(script.card);
    script.cardFields = json["cardFields"].toObject();
    script.principalFields = json["principalFields"].toObject();
    script.think = Duration(json["thinkMs"].toInt(350));
    script.wrongCodes = json["wrongCodes"].toInt();
    script.entries = json["entries"].toObject();
    script.company = json["company"].toBool();
    script.refused = json["refused"].toObject();
    for (const QJsonValue each : json["changes"].toArray())
        script.changes << visit::AnswerChange{each["field"].toString(), each["question"].toString(),
                                              each["to"].toString()};
    script.wayOut = json["wayOut"].toString();
    script.name = json["name"].toString();
    script.known = json["known"].toObject();
    script.knownAt = json["knownAt"].toString();
    script.answers = json["answers"].toObject();
    script.shots = json["shots"].toString();
    script.notes = json["notes"].toString();
    script.payAt = json["payAt"].toString();
    script.receiptCode = json["receiptCode"].toString();
    script.refuses = json["refuses"].toBool();
    script.licence = json["licence"].toString();
    script.licenceCode = json["licenceCode"].toString();
    script.withoutCard = json["withoutCard"].toBool();
    script.noticeCode = json["noticeCode"].toString();
    script.ratesLater = json["ratesLater"].toBool();
    script.handsOver = json["handsOver"].toBool();
    script.helpAt = json["helpAt"].toString();
    script.resumeCode = json["resumeCode"].toString();
    script.phone = json["phone"].toInt();
    script.hurries = json["hurries"].toBool();
    script.pays = json["pays"].toBool(true);
    script.patience = Duration(json["patienceMs"].toInt(60000));
    return script;
}

// One visit, or several by the same terminal.
QList<visit::Script> readScripts(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    const QJsonObject whole = QJsonDocument::fromJson(file.readAll()).object();
    QList<visit::Script> scripts;
    for (const QJsonValue each : whole["visits"].toArray({whole})) {
        QJsonObject one = whole; // what holds for all of them, and this one's own
        const QJsonObject own = each.toObject();
        for (auto at = own.constBegin(); at != own.constEnd(); ++at)
            one.insert(at.key(), at.value());
        scripts << scriptOf(one);
    }
    return scripts;
}

} // namespace

int main(int argc, char **argv)
{
    QGuiApplication app(argc, argv);
    QCommandLineParser parser;
    for (const char *name : {"config", "state", "control", "script", "log"})
        parser.addOption({QString::fromLatin1(name), {}, QStringLiteral("PATH")});
    parser.process(app);
    ApplicationOptions options{parser.value(QStringLiteral("config")), parser.value(QStringLiteral("state"))};
    if (parser.isSet(QStringLiteral("log")))
        options.logFd = ::open(qPrintable(parser.value(QStringLiteral("log"))), O_WRONLY | O_CREAT | O_APPEND, 0600);
    auto terminal = Application::create(options);
    if (!terminal)
        qFatal("%s", qPrintable(terminal.error().trace()));
    if (const auto started = (*terminal)->start(); !started)
        qFatal("%s", qPrintable(started.error().trace()));
    visit::WorkbenchLink workbench(parser.value(QStringLiteral("control")));
    for (const visit::Script &script : readScripts(parser.value(QStringLiteral("script")))) {
        visit::ScriptedCitizen citizen((*terminal)->window(), (*terminal)->viewModels(), workbench, script);
        QObject::connect(&citizen, &visit::ScriptedCitizen::finished, &app, &QGuiApplication::exit,
                         Qt::QueuedConnection);
        citizen.start();
        if (const int code = QGuiApplication::exec())
            return code; // the machine stands somewhere in a visit: who comes next would find another's
    }
    return 0;
}
