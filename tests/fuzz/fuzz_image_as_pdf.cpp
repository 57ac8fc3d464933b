// SPDX-License-Identifier: Apache-2.0
// Whatever a citizen hands over as a picture: its frame is read within its bytes, and a PDF of one page comes of it or
// none. And whatever poppler makes of a document: whole pages or none.
#include <host/image_as_pdf.h>
#include <host/pnm_pages.h>

#include <cstdint>
#include <cstdlib>

namespace {

void mustBeWhole(QByteArrayView stream, kiosk::host::HostPart::Kind kind)
{
    const auto pages = kiosk::host::decodePages(stream, kind);
    if (!pages)
        return;
    for (const auto &page : *pages)
        if (page.width == 0
            || page.bytes.view().size()
                != qsizetype(page.width) * qsizetype(page.height) * kiosk::host::channelsOf(kind))
            std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const QByteArrayView picture(bytes, static_cast<qsizetype>(size));
    mustBeWhole(picture, kiosk::host::HostPart::Kind::Grey);
    mustBeWhole(picture, kiosk::host::HostPart::Kind::Rgb);
    const auto pdf = kiosk::host::pdfAround(picture, 200);
    if (!pdf)
        return 0;
    // the picture's own bytes are in it once, its palette as hex
    if (!pdf->startsWith("%PDF-1.4\n") || !pdf->endsWith("%%EOF\n") || pdf->size() > 2 * picture.size() + 4096)
        std::abort();
    return 0;
}
