// SPDX-License-Identifier: Apache-2.0
#include "aim_id.h"

#include <array>

namespace kiosk::scanner {

using hal::Symbology;

namespace {

struct Letter {
    char letter;
    Symbology symbology;
};
constexpr std::array letters{
    Letter{'Q', Symbology::QrCode}, Letter{'d', Symbology::DataMatrix}, Letter{'L', Symbology::Pdf417},
    Letter{'z', Symbology::Aztec},  Letter{'h', Symbology::HanXin},     Letter{'C', Symbology::Code128},
    Letter{'A', Symbology::Code39}, Letter{'E', Symbology::Ean},        Letter{'I', Symbology::Itf}};

bool isLetter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool isModifier(char c) { return (c >= '0' && c <= '9') || isLetter(c); }

} // namespace

bool beginsWithAimId(QByteArrayView bytes)
{
    return bytes.size() >= aimIdSize && bytes[0] == ']' && isLetter(bytes[1]) && isModifier(bytes[2]);
}

Symbology symbologyOf(QByteArrayView aimId)
{
    if (aimId.size() != aimIdSize || !beginsWithAimId(aimId))
        return Symbology::Unknown;
    for (const auto &known : letters) {
        if (known.letter == aimId[1])
            return known.symbology;
    }
    return Symbology::Unknown;
}

bool isGs1(QByteArrayView aimId) { return aimId == "]C1" || aimId == "]d2" || aimId == "]Q3"; }

} // namespace kiosk::scanner
