// SPDX-License-Identifier: Apache-2.0
#include "gm65_settings.h"

#include <algorithm>
#include <array>

namespace kiosk::gm65 {

namespace {

constexpr std::array models{Model{"gm65", Dialect::Gm65, false, false}, Model{"gm812", Dialect::Gm812, true, true}};

constexpr std::array readFailTexts{QByteArrayView("FAIL"), QByteArrayView("read fail"), QByteArrayView("NG"),
                                   QByteArrayView("NR"),   QByteArrayView("ERROR"),     QByteArrayView("NOREAD")};
constexpr std::array tailNames{"cr", "lf", "crlf", "tab", "none"}; // in the order of Tail
constexpr qsizetype longestPrefix = 22;                            // 0100-0115

QString on() { return QStringLiteral("on"); }
QString off() { return QStringLiteral("off"); }

tl::unexpected<Error> bad(const QString &key, const QString &value, const char *allowed)
{
    return fail(ErrorCode::BadConfig, QStringLiteral("%1 = \"%2\": %3").arg(key, value, QLatin1String(allowed)));
}

Result<Tail> tailOf(const QString &value)
{
    for (std::size_t i = 0; i < tailNames.size(); ++i) {
        if (value == QLatin1String(tailNames[i]))
            return static_cast<Tail>(i);
    }
    return bad(QStringLiteral("tail"), value, "cr, lf, crlf, tab or none");
}

Result<void> apply(Settings &settings, const QString &key, const QString &value)
{
    if (key == QLatin1String("tail")) {
        settings.tail = KIOSK_TRY(tailOf(value));
    } else if (key == QLatin1String("prefix")) {
        settings.prefix = value.toUtf8();
        if (settings.prefix.size() > longestPrefix)
            return bad(key, value, "at most 22 bytes");
    } else if (key == QLatin1String("aim")) {
        if (value != on() && value != off())
            return bad(key, value, "on or off");
        settings.aimId = value == on();
    } else if (key == QLatin1String("dialect")) {
        const auto *model = std::find_if(models.begin(), models.end(),
                                         [&](const Model &m) { return value == QLatin1String(m.name); });
        if (model == models.end())
            return bad(key, value, "gm65 or gm812");
        settings.dialect = model->dialect;
    }
    return {};
}

} // namespace

const Model &modelOf(Dialect dialect)
{
    return *std::find_if(models.begin(), models.end(), [dialect](const Model &m) { return m.dialect == dialect; });
}

QList<hal::DriverParameter> parameterTable()
{
    QStringList tails;
    for (const char *name : tailNames)
        tails << QLatin1String(name);
    QStringList dialects;
    for (const Model &model : models)
        dialects << QLatin1String(model.name);
    return {{QStringLiteral("tail"), QStringLiteral("what ends a text; crlf unless set"), tails},
            {QStringLiteral("prefix"), QStringLiteral("what the module sends before each text, at most 22 bytes"), {}},
            {QStringLiteral("aim"), QStringLiteral("whether an AIM id stands before each text"), {on(), off()}},
            {QStringLiteral("dialect"), QStringLiteral("family of the module; gm65 unless set"), dialects}};
}

Result<Settings> settingsOf(const hal::DeviceSlot &slot)
{
    Settings settings;
    for (auto [key, value] : slot.parameters.asKeyValueRange())
        KIOSK_TRY(apply(settings, key, value));
    return settings;
}

bool isReadFailText(QByteArrayView text)
{
    return std::any_of(readFailTexts.begin(), readFailTexts.end(), [text](QByteArrayView known) {
        return text.size() == known.size() && qstrnicmp(text.data(), text.size(), known.data(), known.size()) == 0;
    });
}

} // namespace kiosk::gm65
