// SPDX-License-Identifier: Apache-2.0
#include "scanned_text.h"

#include <QStringDecoder>

#include <algorithm>
#include <optional>

namespace kiosk::scanner {

namespace {

constexpr char32_t groupSeparator = 0x1D;

tl::unexpected<Error> refused(const char *rule) { return fail(ErrorCode::InvalidInput, QLatin1String(rule)); }

// Empty when one byte of it is wrong.
std::optional<SensitiveText> decoded(QByteArrayView bytes, QStringDecoder decoder)
{
    if (!decoder.isValid()) // a Qt without ICU knows no GB18030
        return {};
    SensitiveText text(QString(decoder.decode(bytes)));
    // the converter of ICU does not report every mistake, but it marks each; nobody encodes the mark itself
    if (decoder.hasError() || text.view().contains(QChar::ReplacementCharacter))
        return {};
    return text;
}

std::optional<SensitiveText> decoded(QByteArrayView bytes)
{
    using Flag = QStringDecoder::Flag;
    if (auto text = decoded(bytes, QStringDecoder(QStringDecoder::Utf8, Flag::Stateless)))
        return text;
    return decoded(bytes, QStringDecoder("GB18030", Flag::Stateless));
}

SensitiveText composed(const SensitiveText &text)
{
    QString original = text.reveal();
    QString nfc = original.normalized(QString::NormalizationForm_C);
    const SensitiveText leftover(std::move(original)); // overwritten here, whether or not the two were one buffer
    return SensitiveText(std::move(nfc));
}

bool isControl(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }
bool isSeparator(char32_t c) { return c == 0x2028 || c == 0x2029; }
bool isBidi(char32_t c)
{
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

qsizetype utf8Size(QStringView text)
{
    qsizetype size = 0;
    for (const QChar unit : text) // half a pair is two of four bytes
        size += unit.unicode() < 0x80 ? 1 : unit.unicode() < 0x800 || unit.isSurrogate() ? 2 : 3;
    return size;
}

} // namespace

Result<hal::ScannedCode> cleanCode(const RawCode &raw, const TextFrame &frame)
{
    auto bytes = raw.bytes;
    auto aimId = raw.aimId;
    if (bytes.startsWith(frame.prefix))
        bytes = bytes.sliced(frame.prefix.size());
    if (bytes.endsWith(frame.suffix))
        bytes.chop(frame.suffix.size());
    if (frame.aimIdInFront && beginsWithAimId(bytes)) {
        aimId = bytes.first(aimIdSize);
        bytes = bytes.sliced(aimIdSize);
    }
    if (bytes.isEmpty())
        return refused("empty");
    if (bytes.size() > mostTextBytes)
        return refused("too long");

    const auto text = decoded(bytes);
    if (!text)
        return refused("neither UTF-8 nor GB18030");
    hal::ScannedCode code{composed(*text), symbologyOf(aimId), {}};
    const auto view = code.text.view();
    if (view.isEmpty())
        return refused("empty");
    if (utf8Size(view) > mostTextBytes)
        return refused("too long");
    const bool gs1 = isGs1(aimId);
    for (const QChar unit : view) { // all that is refused lies in the first plane
        const char32_t c = unit.unicode();
        if ((isControl(c) && !(gs1 && c == groupSeparator)) || isSeparator(c))
            return refused("control character");
        if (isBidi(c))
            return refused("bidi control");
    }
    if (beginsWithAimId(aimId) && aimId.size() == aimIdSize)
        code.aimId = QString::fromLatin1(aimId);
    return code;
}

} // namespace kiosk::scanner
