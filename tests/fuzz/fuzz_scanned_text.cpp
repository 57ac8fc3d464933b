// SPDX-License-Identifier: Apache-2.0
// Whatever a code holds: it is refused, or it is clean text within its limit.
#include <text/code_use.h>
#include <text/scanned_text.h>

#include <algorithm>
#include <cstdlib>

using namespace kiosk;

namespace {

void mustHold(bool promise)
{
    if (!promise)
        std::abort();
}

void examine(const scanner::RawCode &raw, const scanner::TextFrame &frame)
{
    const auto code = scanner::cleanCode(raw, frame);
    if (!code) {
        mustHold(code.error().code == ErrorCode::InvalidInput);
        return;
    }
    const auto text = code->text.view();
    mustHold(!text.isEmpty() && text.toUtf8().size() <= scanner::mostTextBytes);
    mustHold(text.isValidUtf16());
    const bool gs1 = scanner::isGs1(code->aimId.toLatin1());
    mustHold(std::none_of(text.begin(), text.end(), [gs1](QChar c) {
        return c.category() == QChar::Other_Control && !(gs1 && c == QChar(0x1D));
    }));
    mustHold(text.toString().normalized(QString::NormalizationForm_C) == text);
    for (const auto use : {hal::CodeUse::Payment, hal::CodeUse::IdNumber, hal::CodeUse::Receipt, hal::CodeUse::Licence})
        (void)scanner::judgeUse(text, use, QDate(2026, 1, 1));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const QByteArrayView all(bytes, static_cast<qsizetype>(size));
    examine({all, {}}, {});
    examine({all, {}}, {"<", ">", true});
    const auto aim = std::min(scanner::aimIdSize, all.size());
    examine({all.sliced(aim), all.first(aim)}, {});
    return 0;
}
