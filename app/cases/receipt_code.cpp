// SPDX-License-Identifier: Apache-2.0
#include "receipt_code.h"

#include <QRandomGenerator>
#include <QVarLengthArray>

namespace kiosk {
namespace {

constexpr QLatin1String Alphabet("0123456789ACDEFGHJKMNPQRTVWXY");
constexpr int Modulus = 29;
constexpr qsizetype BodyLength = 8;
constexpr qsizetype GreatestPrefix = 4;
static_assert(Alphabet.size() == Modulus);

using Values = QVarLengthArray<int, 16>;

QChar readAs(QChar sign)
{
    switch (sign.toUpper().unicode()) {
    case u'I':
    case u'L': return u'1';
    case u'O': return u'0';
    case u'S': return u'5';
    case u'Z': return u'2';
    case u'B': return u'8';
    case u'U': return u'V';
    default: return sign.toUpper();
    }
}

bool separates(QChar sign)
{
    return sign.isSpace() || sign.category() == QChar::Punctuation_Dash || sign == QChar(0x2212); // minus sign
}

// Places of the characters in the alphabet; empty when one has none.
Values valuesOf(QStringView text)
{
    Values values;
    for (const QChar sign : text) {
        const qsizetype at = Alphabet.indexOf(readAs(sign));
        if (at < 0)
            return {};
        values.append(static_cast<int>(at));
    }
    return values;
}

// Weights count 1, 2, 3 .. from the right, the check character's own being 1. All are below 29 and differ, so a
// changed character or two swapped ones change the sum modulo 29.
int weightedSum(const Values &values, int rightmostWeight)
{
    int sum = 0;
    int weight = rightmostWeight;
    for (auto value = values.crbegin(); value != values.crend(); ++value)
        sum += *value * weight++;
    return sum % Modulus;
}

QString laidOut(QStringView prefix, QStringView bodyAndCheck)
{
    return QStringLiteral("%1-%2-%3-%4")
        .arg(prefix, bodyAndCheck.first(4), bodyAndCheck.sliced(4, 4), bodyAndCheck.last(1));
}

bool usablePrefix(QStringView prefix)
{
    return !prefix.isEmpty() && prefix.size() <= GreatestPrefix
        && std::all_of(prefix.begin(), prefix.end(),
                       [](QChar sign) { return (sign >= u'A' && sign <= u'Z') || (sign >= u'0' && sign <= u'9'); });
}

} // namespace

QLatin1String ReceiptCode::alphabet() { return Alphabet; }

Result<ReceiptCode> ReceiptCode::make(QStringView prefix) { return make(prefix, *QRandomGenerator::system()); }

Result<ReceiptCode> ReceiptCode::make(QStringView prefix, QRandomGenerator &random)
{
    if (!usablePrefix(prefix))
        return fail(ErrorCode::InvalidInput, QStringLiteral("receipt code: prefix"));
    Values values = valuesOf(prefix);
    QString body;
    for (qsizetype i = 0; i < BodyLength; ++i) {
        const int value = random.bounded(Modulus);
        values.append(value);
        body += Alphabet[value];
    }
    body += Alphabet[(Modulus - weightedSum(values, 2)) % Modulus];
    return ReceiptCode(laidOut(prefix, body));
}

Result<ReceiptCode> ReceiptCode::parse(QStringView text, QStringView prefix)
{
    const auto bad = [](const char *what) {
        return fail(ErrorCode::InvalidInput, QStringLiteral("receipt code: ") + QLatin1String(what));
    };
    if (!usablePrefix(prefix))
        return bad("prefix");
    QString signs;
    for (const QChar sign : text.toString().normalized(QString::NormalizationForm_KC)) {
        if (!separates(sign))
            signs += sign;
    }
    if (signs.size() != prefix.size() + BodyLength + 1)
        return bad("length");
    const Values values = valuesOf(signs);
    if (values.isEmpty())
        return bad("character");
    if (weightedSum(values, 1) != 0)
        return bad("check character");
    QString read;
    for (const int value : values)
        read += Alphabet[value];
    if (valuesOf(prefix) != valuesOf(QStringView(read).first(prefix.size())))
        return bad("prefix");
    return ReceiptCode(laidOut(prefix, QStringView(read).sliced(prefix.size())));
}

} // namespace kiosk
