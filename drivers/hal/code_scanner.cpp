// SPDX-License-Identifier: Apache-2.0
#include "code_scanner.h"

namespace kiosk::hal {

const char *codeName(CodeUse use)
{
    switch (use) {
    case CodeUse::Payment: return "payment";
    case CodeUse::IdNumber: return "id-number";
    case CodeUse::Receipt: return "receipt";
    case CodeUse::Licence: return "licence";
    }
    Q_UNREACHABLE();
    return "";
}

const char *codeName(Symbology symbology)
{
    switch (symbology) {
    case Symbology::Unknown: return "unknown";
    case Symbology::QrCode: return "qr-code";
    case Symbology::DataMatrix: return "data-matrix";
    case Symbology::Pdf417: return "pdf417";
    case Symbology::Aztec: return "aztec";
    case Symbology::HanXin: return "han-xin";
    case Symbology::Code128: return "code128";
    case Symbology::Code39: return "code39";
    case Symbology::Ean: return "ean";
    case Symbology::Itf: return "itf";
    }
    Q_UNREACHABLE();
    return "";
}

} // namespace kiosk::hal
