// SPDX-License-Identifier: Apache-2.0
#include "cups_settings.h"

#include <QRegularExpression>

namespace kiosk::ipp {

Directives directivesOf(const QByteArray &text, const QString &section)
{
    Directives directives;
    QString inside;
    const auto lines = QString::fromUtf8(text).split(u'\n');
    for (const QString &raw : lines) {
        const QString line = raw.trimmed();
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        if (line.startsWith(QLatin1String("</"))) {
            inside.clear();
        } else if (line.startsWith(u'<')) {
            // <Limit> stands inside <Policy>, and neither is ours
            inside = line.mid(1).remove(u'>').simplified().toLower();
            if (inside.startsWith(QLatin1String("defaultprinter ")))
                inside.remove(0, 7);
        } else if (inside == section) {
            directives.insert(line.section(QRegularExpression(QStringLiteral("\\s+")), 0, 0).toLower(),
                              line.section(QRegularExpression(QStringLiteral("\\s+")), 1).trimmed());
        }
    }
    return directives;
}

double secondsOf(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^([0-9]{1,9}(?:\\.[0-9]{1,3})?)([smhdw]?)$"));
    const auto match = form.match(text.toLower());
    if (!match.hasMatch())
        return -1;
    const QMap<QString, double> units{{QStringLiteral("m"), 60},
                                      {QStringLiteral("h"), 3600},
                                      {QStringLiteral("d"), 86400},
                                      {QStringLiteral("w"), 604800}};
    return match.captured(1).toDouble() * units.value(match.captured(2), 1);
}

bool isNo(const QString &value)
{
    return value.compare(QLatin1String("no"), Qt::CaseInsensitive) == 0
        || value.compare(QLatin1String("off"), Qt::CaseInsensitive) == 0
        || value.compare(QLatin1String("false"), Qt::CaseInsensitive) == 0;
}

} // namespace kiosk::ipp
