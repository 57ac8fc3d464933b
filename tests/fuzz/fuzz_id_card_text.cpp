// SPDX-License-Identifier: Apache-2.0
// Any 256 bytes are a card's text or refused; no field is longer than its place, and none holds what cannot be shown.
#include <text/id_card_text.h>

#include <algorithm>
#include <cstdlib>

using namespace kiosk;

namespace {

constexpr qsizetype textAt = 14; // in the frames that the seeds are

void mustHold(bool promise)
{
    if (!promise)
        std::abort();
}

void examine(QStringView text, qsizetype most)
{
    mustHold(text.size() <= most);
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i].isHighSurrogate()) {
            mustHold(i + 1 < text.size() && text[i + 1].isLowSurrogate());
            ++i;
        } else {
            mustHold(!text[i].isLowSurrogate() && text[i].category() != QChar::Other_Control);
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const QByteArrayView whole(bytes, static_cast<qsizetype>(size));
    examine(idcard::decodeTextField(whole).view(), whole.size() / 2);
    const auto from = std::min(textAt, whole.size());
    const auto block = whole.sliced(from, std::min(idcard::textBlockSize, whole.size() - from));
    const auto card = idcard::decodeTextBlock(block);
    if (!card)
        return 0;
    mustHold(block.size() == idcard::textBlockSize);
    examine(card->name.view(), 15);
    examine(card->englishName.view(), 60);
    examine(card->address.view(), 35);
    examine(card->number.view(), 18);
    examine(card->issuingOffice.view(), 15);
    examine(card->passNumber.view(), 9);
    return 0;
}
