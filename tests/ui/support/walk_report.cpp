// SPDX-License-Identifier: Apache-2.0
#include "walk_report.h"

#include "glass.h"

#include <QDir>
#include <QJsonDocument>
#include <QSaveFile>
#include <QTest>
#include <algorithm>
#include <array>
#include <utility>

namespace kiosk {

namespace {

QString modesOf(const QObject &terminal)
{
    static constexpr std::array<std::pair<const char *, const char *>, 3> known{
        {{"elder", "elder"}, {"highContrast", "contrast"}, {"low", "low"}}};
    QStringList on;
    for (const auto &[property, word] : known)
        if (terminal.property(property).toBool())
            on.append(QLatin1String(word));
    return on.isEmpty() ? QStringLiteral("normal") : on.join(u'-');
}

} // namespace

QJsonObject describe(Stage &stage, const PageState &state, const QStringList &findings)
{
    const auto &terminal = *stage.kiosk().terminal();
    const bool wide = stage.window().width() > stage.window().height();
    const bool english = terminal.language() == QLatin1String("en");
    const auto seen = everythingOn(stage.window());
    const auto texts = std::count_if(seen.begin(), seen.end(), [](const auto &one) {
        return one.item->inherits("QQuickText") && !one.item->property("text").toString().trimmed().isEmpty();
    });
    return {{QStringLiteral("page"), state.page},
            {QStringLiteral("variant"), state.variant},
            {QStringLiteral("panel"), wide ? QStringLiteral("landscape") : QStringLiteral("portrait")},
            {QStringLiteral("language"), english ? QStringLiteral("en") : QStringLiteral("zh")},
            {QStringLiteral("mode"), modesOf(terminal)},
            {QStringLiteral("keys"), static_cast<int>(keysOn(stage.window()).size())},
            {QStringLiteral("texts"), static_cast<int>(texts)},
            {QStringLiteral("findings"), QJsonArray::fromStringList(findings)}};
}

WalkReport::WalkReport(Stage &stage) : m_stage(stage), m_part(QLatin1String(QTest::currentTestFunction()))
{
    if (const auto *row = QTest::currentDataTag())
        m_part += u'-' + QLatin1String(row);
}

WalkReport::~WalkReport()
{
    const auto folder = qEnvironmentVariable("KIOSK_WALK_PARTS");
    if (folder.isEmpty() || !QDir().mkpath(folder))
        return;
    QSaveFile file(QDir(folder).filePath(m_part + QStringLiteral(".json")));
    const auto text = QJsonDocument(QJsonObject{{QStringLiteral("part"), m_part}, {QStringLiteral("pages"), m_pages}})
                          .toJson(QJsonDocument::Compact);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        qWarning("the part of the walk was not written: %s", qPrintable(file.errorString()));
}

void WalkReport::add(const PageState &state, const QStringList &findings)
{
    m_pages.append(describe(m_stage, state, findings));
    for (const auto &finding : findings)
        m_findings.append(state.name() + u' ' + finding);
}

} // namespace kiosk
