// SPDX-License-Identifier: Apache-2.0
// kiosk-monkey --config DIR --state DIR --control SOCKET --log FILE --seconds N --seed N: the terminal itself with a
// monkey before it. Prints the monkey's report, one JSON line; ends with 1 when the attract page does not come back.
#include "monkey.h"

#include <composition/application.h>
#include <presentation/kiosk_view_models.h>

#include <QCommandLineParser>
#include <QGuiApplication>
#include <QJsonDocument>
#include <cstdio>
#include <fcntl.h>

using namespace kiosk;

int main(int argc, char **argv)
{
    QGuiApplication app(argc, argv);
    QCommandLineParser parser;
    for (const char *name : {"config", "state", "control", "log", "seconds", "seed"})
        parser.addOption({QString::fromLatin1(name), {}, QStringLiteral("VALUE")});
    parser.process(app);
    ApplicationOptions options{parser.value(QStringLiteral("config")), parser.value(QStringLiteral("state"))};
    options.logFd = ::open(qPrintable(parser.value(QStringLiteral("log"))), O_WRONLY | O_CREAT | O_APPEND, 0600);
    auto terminal = Application::create(options);
    if (!terminal)
        qFatal("%s", qPrintable(terminal.error().trace()));
    if (const auto started = (*terminal)->start(); !started)
        qFatal("%s", qPrintable(started.error().trace()));
    visit::WorkbenchLink workbench(parser.value(QStringLiteral("control")));
    const TerminalViewModel *shown = (*terminal)->viewModels().terminal();
    visit::Monkey monkey((*terminal)->window(), workbench, [shown] { return shown->page(); },
                         parser.value(QStringLiteral("seed")).toUInt());
    QObject::connect(&monkey, &visit::Monkey::finished, &app, &QGuiApplication::exit, Qt::QueuedConnection);
    // idle time, warning, goodbye, and what an English or elder citizen has more of each
    monkey.start(Duration(parser.value(QStringLiteral("seconds")).toInt() * 1000), 5min);
    const int code = QGuiApplication::exec();
    std::printf("%s\n", QJsonDocument(monkey.report()).toJson(QJsonDocument::Compact).constData());
    return code;
}
