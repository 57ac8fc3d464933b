// SPDX-License-Identifier: Apache-2.0
#include "id_card_text.h"

#include <algorithm>

namespace kiosk::idcard {

using hal::IdCardKind;
using hal::IdCardRecord;
using hal::Sex;

namespace {

// Offset and length in bytes.
struct Field {
    qsizetype offset;
    qsizetype length;
};

constexpr Field kindField{248, 2};
constexpr Field validFromField{188, 16};
constexpr Field validToField{204, 16};

namespace resident { // and what J and Y share with it
constexpr Field name{0, 30};
constexpr Field sex{30, 2};
constexpr Field ethnic{32, 4};
constexpr Field birth{36, 16};
constexpr Field address{52, 70};
constexpr Field number{122, 36};
constexpr Field office{158, 30};
constexpr Field passNumber{220, 18}; // J only
} // namespace resident
namespace foreign2017 {
constexpr Field englishName{0, 120};
constexpr Field sex{120, 2};
constexpr Field number{122, 30};
constexpr Field nationality{152, 6};
constexpr Field name{158, 30};
constexpr Field birth{220, 16};
constexpr Field officeCode{240, 8};
} // namespace foreign2017
namespace foreign2023 { // 32..35 is the renewal count, where residents have the ethnic code
constexpr Field englishNameBegin{52, 70};
constexpr Field englishNameEnd{220, 22};
constexpr Field nationality{242, 6};
} // namespace foreign2023

char16_t unitAt(QByteArrayView bytes, qsizetype at)
{
    return static_cast<char16_t>(static_cast<uchar>(bytes[at]) | static_cast<uchar>(bytes[at + 1]) << 8);
}

bool isPadding(QChar unit) { return unit == u' ' || unit == u'\0' || unit == u'\u3000'; }

bool isPrintable(QChar unit)
{
    return unit.category() != QChar::Other_Control && unit.category() != QChar::Other_Format && !unit.isNonCharacter();
}

QByteArrayView raw(QByteArrayView block, Field field) { return block.sliced(field.offset, field.length); }

SensitiveText text(QByteArrayView block, Field field) { return decodeTextField(raw(block, field)); }

QString plain(QByteArrayView block, Field field) { return text(block, field).reveal(); }

// Exactly YYYYMMDD of a day that exists.
QDate date(QByteArrayView block, Field field)
{
    const auto digits = text(block, field);
    const auto view = digits.view();
    const bool allDigits = std::all_of(view.begin(), view.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (view.size() != 8 || !allDigits)
        return {};
    return {view.first(4).toInt(), view.sliced(4, 2).toInt(), view.sliced(6, 2).toInt()};
}

std::optional<QDate> lastDay(QByteArrayView block)
{
    if (text(block, validToField).view() == u"长期")
        return {};
    return date(block, validToField);
}

Sex sex(QByteArrayView block, Field field)
{
    switch (unitAt(block, field.offset)) {
    case u'1': return Sex::Male;
    case u'2': return Sex::Female;
    case u'9': return Sex::NotStated;
    default: return Sex::Unknown;
    }
}

IdCardRecord decodeResidentLike(QByteArrayView block, IdCardKind kind)
{
    IdCardRecord record;
    record.kind = kind;
    record.name = text(block, resident::name);
    record.sex = sex(block, resident::sex);
    record.birth = date(block, resident::birth);
    record.number = text(block, resident::number);
    if (kind == IdCardKind::Foreigner2023) {
        QByteArray joined = raw(block, foreign2023::englishNameBegin).toByteArray();
        joined += raw(block, foreign2023::englishNameEnd);
        const SensitiveBytes whole(std::move(joined));
        record.englishName = decodeTextField(whole.view());
        record.nationality = plain(block, foreign2023::nationality);
        return record;
    }
    record.address = text(block, resident::address);
    record.issuingOffice = text(block, resident::office);
    if (kind == IdCardKind::Resident)
        record.ethnicCode = plain(block, resident::ethnic);
    else
        record.passNumber = text(block, resident::passNumber);
    return record;
}

IdCardRecord decodeForeigner2017(QByteArrayView block)
{
    IdCardRecord record;
    record.kind = IdCardKind::Foreigner2017;
    record.name = text(block, foreign2017::name);
    record.englishName = text(block, foreign2017::englishName);
    record.sex = sex(block, foreign2017::sex);
    record.number = text(block, foreign2017::number);
    record.nationality = plain(block, foreign2017::nationality);
    record.birth = date(block, foreign2017::birth);
    record.issuingOffice = text(block, foreign2017::officeCode);
    return record;
}

Result<IdCardKind> kindOf(QByteArrayView block)
{
    const auto unit = unitAt(block, kindField.offset);
    switch (unit) {
    case u' ':
    case u'\0': return IdCardKind::Resident;
    case u'J': return IdCardKind::HkMacauTaiwanResident;
    case u'I': return IdCardKind::Foreigner2017;
    case u'Y': return IdCardKind::Foreigner2023;
    default: return fail(ErrorCode::CardKind, QStringLiteral("kind unit %1").arg(unit, 4, 16, QLatin1Char('0')));
    }
}

} // namespace

SensitiveText decodeTextField(QByteArrayView utf16le)
{
    const auto units = utf16le.size() / 2;
    qsizetype begin = 0;
    while (begin < units && isPadding(unitAt(utf16le, 2 * begin)))
        ++begin;
    qsizetype end = begin; // NUL padding: what stands behind a NUL is not text
    while (end < units && unitAt(utf16le, 2 * end) != 0)
        ++end;
    while (end > begin && isPadding(unitAt(utf16le, 2 * (end - 1))))
        --end;

    QString decoded(end - begin, Qt::Uninitialized);
    for (qsizetype i = begin; i < end; ++i) {
        const QChar unit = unitAt(utf16le, 2 * i);
        const QChar next = i + 1 < end ? QChar(unitAt(utf16le, 2 * (i + 1))) : QChar();
        auto &into = decoded[i - begin];
        if (unit.isHighSurrogate() && next.isLowSurrogate()) {
            into = unit;
            decoded[++i - begin] = next;
        } else {
            into = unit.isSurrogate() || !isPrintable(unit) ? QChar(QChar::ReplacementCharacter) : unit;
        }
    }
    return SensitiveText(std::move(decoded));
}

Result<IdCardRecord> decodeTextBlock(QByteArrayView block)
{
    if (block.size() != textBlockSize)
        return fail(ErrorCode::BadFrame, QStringLiteral("text block of %1 bytes").arg(block.size()));
    const auto kind = KIOSK_TRY(kindOf(block));
    auto record = kind == IdCardKind::Foreigner2017 ? decodeForeigner2017(block) : decodeResidentLike(block, kind);
    record.validFrom = date(block, validFromField);
    record.validTo = lastDay(block);
    return record;
}

} // namespace kiosk::idcard
