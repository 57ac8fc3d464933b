// SPDX-License-Identifier: Apache-2.0
#include "pdfa_marks.h"

#include <array>

namespace refportal {

QStringList pdfaComplaints(const QByteArray &pdf)
{
    QStringList complaints;
    const auto must = [&](const char *text, const char *what) {
        if (!pdf.contains(text))
            complaints << QLatin1String(what);
    };
    if (!pdf.startsWith("%PDF-1."))
        return {QStringLiteral("no PDF")};
    must("pdfaid:part=\"1\" pdfaid:conformance=\"B\"", "XMP does not say PDF/A-1b");
    must("/GTS_PDFA1", "no output intent of PDF/A");
    must("/DestOutputProfile", "no ICC profile");
    must("/ID [", "no file identifier");
    if (pdf.count("/FontFile2 ") != pdf.count("/Type /FontDescriptor"))
        complaints << QStringLiteral("a font is not embedded");
    if (pdf.count("/CIDSet ") != pdf.count("/Type /FontDescriptor"))
        complaints << QStringLiteral("a font's subset is not listed");
    constexpr std::array Forbidden{"/Encrypt",   "/JavaScript",      "/EmbeddedFiles",
                                   "/LZWDecode", "/S /Transparency", "/Type /XRef"};
    for (const char *name : Forbidden) {
        if (pdf.contains(name))
            complaints << QLatin1String(name) + QStringLiteral(" is not allowed");
    }
    for (qsizetype at = pdf.indexOf("/SMask "); at >= 0; at = pdf.indexOf("/SMask ", at + 1)) {
        if (!pdf.mid(at + 7).startsWith("/None"))
            complaints << QStringLiteral("something is transparent");
    }
    return complaints;
}

} // namespace refportal
