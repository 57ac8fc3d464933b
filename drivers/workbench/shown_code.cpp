// SPDX-License-Identifier: Apache-2.0
#include "shown_code.h"

#include <array>

namespace kiosk::workbench {

namespace {

struct Symbology {
    const char *name;
    const char *aimId;
};
constexpr std::array Symbologies{
    Symbology{"qr", "]Q1"},      Symbology{"data-matrix", "]d1"}, Symbology{"pdf417", "]L0"},
    Symbology{"aztec", "]z0"},   Symbology{"han-xin", "]h0"},     Symbology{"code128", "]C0"},
    Symbology{"gs1-128", "]C1"}, Symbology{"code39", "]A0"},      Symbology{"ean13", "]E0"},
    Symbology{"itf", "]I0"},
};

} // namespace

QString ShownCode::symbologyName() const { return QLatin1String(Symbologies[size_t(symbology)].name); }
QByteArray ShownCode::aimId() const { return Symbologies[size_t(symbology)].aimId; }

QStringList symbologyNames()
{
    QStringList names;
    for (const Symbology &symbology : Symbologies)
        names << QLatin1String(symbology.name);
    return names;
}

} // namespace kiosk::workbench
