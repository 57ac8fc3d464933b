// SPDX-License-Identifier: Apache-2.0
#include "hid_pos_wire.h"

namespace kiosk::workbench {

namespace {
constexpr char ReportId = 0x02;
constexpr qsizetype VendorAt = 61;     // the maker's own number of the symbology
constexpr char VendorSymbology = 0x73; // as seen for a QR code
} // namespace

QByteArray hidPosDescriptor()
{
    static constexpr auto hex = "058C 0902 A101"                          // page 8C: a bar code scanner
                                "8502 0912 A102"                          // report 2: scanned data
                                "1500 26FF00 7508"                        // bytes, 0 to 255
                                "0501 093B 9501 8102"                     // how many count
                                "058C 09FB 09FC 09FD 9503 8102"           // the AIM id
                                "09FE 9538 820201"                        // 56 of decoded data
                                "06A0FF 0904 9501 8102 9501 8103"         // the maker's symbology, one spare
                                "058C 2501 7501 09FF 9501 8102 9507 8103" // more follows, and the bits beside it
                                "C0 C0";
    return QByteArray::fromHex(hex);
}

QByteArray keyboardDescriptor()
{
    static constexpr auto hex = "0501 0906 A101"                          // generic desktop: a keyboard
                                "0507 19E0 29E7 1500 2501 7501 9508 8102" // its modifiers
                                "9501 7508 8103"
                                "1900 2965 2565 9506 8100" // six keys
                                "C0";
    return QByteArray::fromHex(hex);
}

QByteArray hidPosReport(const QByteArray &data, const QByteArray &aimId, bool more)
{
    QByteArray report(1, ReportId);
    report += static_cast<char>(data.size());
    report += aimId + data;
    report.append(hidpos::ReportSize - report.size(), '\0');
    report[VendorAt] = VendorSymbology;
    report.back() = more ? 1 : 0;
    return report;
}

QList<QByteArray> hidPosSeries(const QByteArray &text, const QByteArray &aimId)
{
    QList<QByteArray> reports;
    for (qsizetype at = 0; at < text.size(); at += hidpos::MostData)
        reports << hidPosReport(text.mid(at, hidpos::MostData), aimId, at + hidpos::MostData < text.size());
    return reports;
}

} // namespace kiosk::workbench
