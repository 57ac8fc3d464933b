// SPDX-License-Identifier: Apache-2.0
// kiosk-visit --config DIR --state DIR --control SOCKET --script FILE: the terminal itself with a scripted citizen in
// front of it. Devices, portal and phone are other processes; only the finger is ours.
#include "scripted_citizen.h"

#include <composition/application.h>

#include <QCommandLineParser>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QPointer>
#include <fcntl.h>

using namespace kiosk;

namespace {

visit::Script readScript(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    visit::Script script;
    script.item = json["item"].toString();
    script.area = json["area"].toString();
    script.card = json["card"].toString(script.card);
    script.cardFields = json["cardFields"].toObject();
    script.think = Duration(json["thinkMs"].toInt(350));
    script.wrongCodes = json["wrongCodes"].toInt();
    script.entries = json["entries"].toObject();
    script.company = json["company"].toBool();
    script.answers = json["answers"].toObject();
    script.shots = json["shots"].toString();
    script.notes = json["notes"].toString();
    script.payAt = json["payAt"].toString();
    script.receiptCode = json["receiptCode"].toString();
    script.handsOver = json["handsOver"].toBool();
    script.resumeCode = json["resumeCode"].toString();
    script.phone = json["phone"].toInt();
    script.pays = json["pays"].toBool(true);
    script.patience = Duration(json["patienceMs"].toInt(60000));
    return script;
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
    visit::ScriptedCitizen citizen((*terminal)->window(), (*terminal)->viewModels(), workbench,
                                   readScript(parser.value(QStringLiteral("script"))));
    QObject::connect(&citizen, &visit::ScriptedCitizen::finished, &app, &QGuiApplication::exit, Qt::QueuedConnection);
    citizen.start();
    return QGuiApplication::exec();
}
