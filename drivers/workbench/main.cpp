// SPDX-License-Identifier: Apache-2.0
// kiosk-workbench: the devices of a terminal, emulated at the byte level in a process of their own.
#include "control_socket.h"
#include "workbench.h"

#include <workbench/window/bench_window.h>

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QJsonDocument>
#include <QSocketNotifier>
#include <csignal>
#include <cstdio>
#include <sys/signalfd.h>
#include <unistd.h>

using namespace kiosk::workbench;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype LongestSocketPath = 107 - 16; // sun_path, less the folder in which QLocalServer first makes it

// SIGTERM and SIGINT as an event. Blocked before the first thread starts, so that all of them inherit it.
int stopSignals()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

// umockdev tells hosts of a USB device by asking udev about it, which finds it only under the preload library.
void becomePreloaded(int argc, char **argv)
{
    const bool usb = std::any_of(argv, argv + argc, [](const char *word) { return qstrncmp(word, "--usb", 5) == 0; });
    if (!usb || qgetenv("LD_PRELOAD").contains("umockdev"))
        return;
    qputenv("LD_PRELOAD", KIOSK_UMOCKDEV_PRELOAD);
    execv("/proc/self/exe", argv); // should it fail, all works but the news of a replug
}

int refuse(const QString &why)
{
    std::fprintf(stderr, "kiosk-workbench: %s\n", qPrintable(why));
    return 1;
}

// Three lines a device: "idcard: MODEL", "  acts: A, B", "  card.fault: F, G".
int printList()
{
    for (const Workbench::DeviceSheet &sheet : Workbench::sheets())
        std::printf("%s: %s\n  acts: %s\n  %s: %s\n", qPrintable(sheet.name), qPrintable(sheet.model),
                    qPrintable(sheet.acts.join(u", ")), qPrintable(sheet.faultAct),
                    qPrintable(sheet.faults.join(u", ")));
    return 0;
}

QString controlPath(const QString &folder)
{
    QString inFolder = folder + u"/control.sock"_s;
    if (QFile::encodeName(inFolder).size() <= LongestSocketPath)
        return inFolder;
    return QDir::tempPath() + u"/kiosk-workbench-%1.sock"_s.arg(QCoreApplication::applicationPid());
}

} // namespace

int main(int argc, char **argv)
{
    becomePreloaded(argc, argv);
    const int signalEvents = stopSignals();
    const bool headless = std::any_of(argv, argv + argc, [](const char *word) {
        return qstrcmp(word, "--headless") == 0 || qstrcmp(word, "--list") == 0;
    });
    if (headless)
        qputenv("QT_QPA_PLATFORM", "offscreen"); // fonts without a display
    QApplication app(argc, argv);
    QApplication::setApplicationName(u"kiosk-workbench"_s);

    QCommandLineParser line;
    line.setApplicationDescription(u"The devices of a terminal, emulated at the byte level."_s);
    line.addHelpOption();
    line.addOptions(
        {{u"headless"_s, u"No window."_s},
         {u"out"_s, u"Folder of everything the bench makes."_s, u"DIR"_s,
          QDir::tempPath() + u"/kiosk-workbench-%1"_s.arg(QApplication::applicationPid())},
         {u"log"_s, u"Append every act of a device as a JSON line."_s, u"FILE"_s},
         {u"baud"_s, u"Speed of the card reader."_s, u"N"_s, u"115200"_s},
         {u"list"_s, u"Print every device with its acts and faults, and end."_s},
         {u"scanner"_s, u"Model of the code scanner, gm65 or gm812."_s, u"MODEL"_s, u"gm65"_s},
         {u"camera"_s, u"A camera as well, behind umockdev."_s},
         {u"hidpos"_s, u"A HID POS code scanner as well, behind umockdev."_s},
         {u"usb"_s, u"Card reader and receipt printer on USB as well, the reader wired s or p."_s, u"KIND"_s},
         {u"page-ms"_s, u"Time of one page of the document printer."_s, u"MS"_s, u"3000"_s},
         {u"receipt-hurry"_s, u"Paper and cutter of the receipt printer N times as fast as real ones."_s, u"N"_s,
          u"1"_s}});
    line.process(app);
    if (line.isSet(u"list"_s))
        return printList();
    const int baud = line.value(u"baud"_s).toInt();
    if (baud < 1200 || baud > 1'000'000)
        return refuse(u"--baud has to be from 1200 to 1000000"_s);

    const int pageMs = line.value(u"page-ms"_s).toInt();
    if (pageMs < 1)
        return refuse(u"--page-ms has to be at least 1"_s);

    const int receiptHurry = line.value(u"receipt-hurry"_s).toInt();
    if (receiptHurry < 1 || receiptHurry > 100)
        return refuse(u"--receipt-hurry has to be from 1 to 100"_s);

    const auto usb = line.value(u"usb"_s);
    if (line.isSet(u"usb"_s) && usb != u"s" && usb != u"p")
        return refuse(u"--usb has to be s or p"_s);

    const auto scanner = line.value(u"scanner"_s);
    if (scanner != u"gm65" && scanner != u"gm812")
        return refuse(u"--scanner has to be gm65 or gm812"_s);

    Workbench bench({.folder = QDir(line.value(u"out"_s)).absolutePath(),
                     .logFile = line.value(u"log"_s),
                     .idCardBaud = baud,
                     .receiptHurry = receiptHurry,
                     .pageMs = pageMs,
                     .scanner = scanner,
                     .camera = line.isSet(u"camera"_s),
                     .hidPos = line.isSet(u"hidpos"_s),
                     .usb = usb});
    if (const auto started = bench.start(); !started)
        return refuse(started.error().trace());
    ControlSocket control(bench);
    const QString path = controlPath(QDir(line.value(u"out"_s)).absolutePath());
    if (const auto listening = control.listen(path); !listening)
        return refuse(listening.error().trace());

    QSocketNotifier stopAsked(signalEvents, QSocketNotifier::Read);
    QObject::connect(&stopAsked, &QSocketNotifier::activated, &app, &QCoreApplication::quit);
    QObject::connect(&bench, &Workbench::stopRequested, &app, &QCoreApplication::quit);

    BenchWindow window(bench);
    if (!headless)
        window.show(); // and its closing ends the program

    QJsonObject ready = bench.endpoints();
    ready[u"control"] = path;
    std::printf("%s\n", QJsonDocument(ready).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
    return QApplication::exec();
}
