// SPDX-License-Identifier: Apache-2.0
#include "official_numbers.h"

#include <QRegularExpression>
#include <algorithm>
#include <array>

namespace kiosk {
namespace {

constexpr qsizetype kCreditCodeLength = 18;
constexpr QStringView kCreditSigns = u"0123456789ABCDEFGHJKLMNPQRTUWXY";
constexpr QStringView kLicenceSigns = u"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

// Register, kind of organisation. 54 and 55 are committees of villages and residents that were given before.
constexpr std::array kBeginnings{"11", "12", "13", "19", "21", "29", "31", "32", "33", "34", "35", "39", "41",
                                 "49", "51", "52", "53", "54", "55", "59", "61", "62", "69", "71", "72", "79",
                                 "81", "89", "91", "92", "93", "A1", "A9", "N1", "N2", "N3", "N9", "Y1"};

QChar licenceSign(QStringView signs)
{
    qsizetype product = 36;
    for (const QChar sign : signs) {
        qsizetype sum = (product + kLicenceSigns.indexOf(sign)) % 36;
        sum = sum == 0 ? 36 : sum;
        product = 2 * sum % 37;
    }
    return kLicenceSigns[(37 - product) % 36];
}

} // namespace

bool creditCodeHolds(QStringView creditCode)
{
    if (creditCode.size() != kCreditCodeLength)
        return false;
    qsizetype sum = 0;
    qsizetype weight = 1; // 3^i mod 31
    for (const QChar sign : creditCode.first(kCreditCodeLength - 1)) {
        const qsizetype value = kCreditSigns.indexOf(sign);
        if (value < 0)
            return false;
        sum += value * weight;
        weight = weight * 3 % 31;
    }
    return creditCode.back() == kCreditSigns[(31 - sum % 31) % 31];
}

bool creditCodeBegins(QStringView creditCode)
{
    return std::any_of(kBeginnings.begin(), kBeginnings.end(),
                       [&](const char *known) { return creditCode.startsWith(QLatin1String(known)); });
}

std::optional<LicenceId> parseLicenceId(QStringView text)
{
    static const QRegularExpression form(QStringLiteral(
        "\\A1\\.2\\.156\\.3005\\.2\\.([0-9A-Z]{17,18}[0-9]{3})\\.([0-9A-Z]{18})\\.([0-9A-Z]{1,40})\\.([0-9]{3})"
        "\\.([0-9A-Z])\\z"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    LicenceId id{match.captured(1), match.captured(2), match.captured(3), match.captured(4)};
    const QString signs = id.type + id.issuer + id.serial + id.version;
    if (licenceSign(signs) != match.capturedView(5).front() || !creditCodeHolds(id.issuer))
        return std::nullopt;
    return id;
}

std::optional<qint64> parseDecimal(QStringView text, int decimals)
{
    constexpr int places = 4;
    static const QRegularExpression form(QStringLiteral("\\A(-?)([0-9]{1,12})(?:\\.([0-9]{1,4}))?\\z"));
    const auto match = form.match(text);
    if (!match.hasMatch() || match.capturedLength(3) > decimals)
        return std::nullopt;
    const qint64 value = (match.captured(2) + match.captured(3).leftJustified(places, QLatin1Char('0'))).toLongLong();
    return match.capturedLength(1) > 0 ? -value : value;
}

} // namespace kiosk
