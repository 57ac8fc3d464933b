// SPDX-License-Identifier: Apache-2.0
// kiosk-shots OUTDIR [PART] [--elder] [--contrast] [--low] [--width PIXELS] [--list FILE]: every registered page and
// every sheet of the gallery, or those whose name holds PART, as
// OUTDIR/<page>[-<variant>]-<portrait|landscape>-<zh|en>.png, scaled to that width; prints what the walk finds, and
// exits 1 when it does. FILE lists them for report.py.
#include "support/stage.h"
#include "support/walk.h"
#include "support/walk_report.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QTextStream>

using namespace kiosk;

namespace {

struct Order {
    QDir out;
    QString part;
    int width = 0; // 0: as drawn
};

bool shoot(Stage &stage, const PageState &state, Language language, const QString &name, const Order &order,
           QJsonArray &list)
{
    QTextStream log(stdout);
    if (!stage.show(state, language)) {
        log << name << " has no sample\n";
        return false;
    }
    const auto findings = walk(stage.window(), stage.pixelsPerMm(), stage.demands()) + stage.takeWarnings();
    for (const auto &finding : findings)
        log << name << ' ' << finding << '\n';
    auto entry = describe(stage, state, findings);
    entry.insert(QStringLiteral("file"), name + QStringLiteral(".png"));
    list.append(entry);
    auto picture = stage.picture();
    if (order.width > 0)
        picture = picture.scaledToWidth(order.width, Qt::SmoothTransformation);
    return picture.save(order.out.filePath(name + QStringLiteral(".png"))) && findings.isEmpty();
}

bool shootAll(Stage &stage, const Order &order, QJsonArray &list)
{
    bool clean = true;
    for (const auto panel : {Panel::Portrait, Panel::Landscape}) {
        stage.turn(panel);
        const auto way = panel == Panel::Portrait ? QStringLiteral("portrait") : QStringLiteral("landscape");
        for (const auto language : {Language::Chinese, Language::English})
            for (const auto &state : stage.registry()) {
                const auto tongue = language == Language::English ? QStringLiteral("en") : QStringLiteral("zh");
                const auto name = QStringList{state.name(), way, tongue}.join(u'-');
                if (name.contains(order.part))
                    clean = shoot(stage, state, language, name, order, list) && clean;
            }
    }
    return clean;
}

// The value after this option, both taken out; empty: not given.
QString take(QStringList &arguments, const QString &option)
{
    const auto at = arguments.indexOf(option);
    if (at < 0 || at + 1 >= arguments.size())
        return {};
    arguments.removeAt(at);
    return arguments.takeAt(at);
}

} // namespace

int main(int argc, char **argv)
{
    // Before the application reads them: no display, no GPU.
    qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" KIOSK_SCREEN_FILE);
    qputenv("QT_QUICK_BACKEND", "software");
    QGuiApplication app(argc, argv);
    auto arguments = app.arguments();
    const auto has = [&](const char *mode) { return arguments.removeAll(QLatin1String(mode)) > 0; };
    const Modes modes{.elder = has("--elder"), .contrast = has("--contrast"), .low = has("--low")};
    const auto width = take(arguments, QStringLiteral("--width"));
    QFile file(take(arguments, QStringLiteral("--list")));
    if (arguments.size() < 2) {
        QTextStream(stderr)
            << "usage: kiosk-shots OUTDIR [PART] [--elder] [--contrast] [--low] [--width PIXELS] [--list FILE]\n";
        return 2;
    }
    const Order order{QDir(arguments.at(1)), arguments.value(2), width.toInt()};
    if (!order.out.mkpath(QStringLiteral(".")))
        return 2;
    QJsonArray list;
    bool clean = true;
    for (const auto opens : {Opens::Terminal, Opens::Gallery}) {
        Stage stage(opens);
        stage.setModes(modes);
        clean = shootAll(stage, order, list) && clean;
    }
    if (!file.fileName().isEmpty()
        && (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(list).toJson()) < 0))
        return 2;
    return clean ? 0 : 1;
}
