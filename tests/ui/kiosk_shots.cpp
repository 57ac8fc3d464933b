// SPDX-License-Identifier: Apache-2.0
// kiosk-shots OUTDIR [PART] [--elder] [--contrast] [--low]: every registered page, or those whose name holds PART, as
// OUTDIR/<page>[-<variant>]-<portrait|landscape>-<zh|en>.png; prints what the walk finds, and exits 1 when it does.
#include "support/stage.h"
#include "support/walk.h"

#include <QDir>
#include <QGuiApplication>
#include <QTextStream>

using namespace kiosk;

namespace {

bool shoot(Stage &stage, const PageState &state, Panel panel, Language language, const QDir &out)
{
    QTextStream log(stdout);
    const auto name
        = QStringLiteral("%1-%2-%3")
              .arg(state.name(), panel == Panel::Portrait ? QStringLiteral("portrait") : QStringLiteral("landscape"),
                   language == Language::English ? QStringLiteral("en") : QStringLiteral("zh"));
    if (!stage.show(state, language)) {
        log << name << " has no sample\n";
        return false;
    }
    const auto findings = walk(stage.window(), stage.pixelsPerMm(), stage.demands()) + stage.takeWarnings();
    for (const auto &finding : findings)
        log << name << ' ' << finding << '\n';
    return stage.picture().save(out.filePath(name + QStringLiteral(".png"))) && findings.isEmpty();
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
    if (arguments.size() < 2) {
        QTextStream(stderr) << "usage: kiosk-shots OUTDIR [PART] [--elder] [--contrast] [--low]\n";
        return 2;
    }
    const QDir out(arguments.at(1));
    if (!out.mkpath(QStringLiteral(".")))
        return 2;
    Stage stage;
    stage.setModes(modes);
    auto clean = true;
    for (const auto panel : {Panel::Portrait, Panel::Landscape}) {
        stage.turn(panel);
        for (const auto language : {Language::Chinese, Language::English})
            for (const auto &state : stage.registry())
                if (state.name().contains(arguments.value(2)))
                    clean = shoot(stage, state, panel, language, out) && clean;
    }
    return clean ? 0 : 1;
}
