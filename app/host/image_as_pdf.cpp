// SPDX-License-Identifier: Apache-2.0
#include "image_as_pdf.h"

#include <transport/wire_reader.h>

#include <array>

namespace kiosk::host {
namespace {

constexpr std::uint32_t mostPixelsAnEdge = 20'000;
const QByteArrayView pngSignature("\x89PNG\r\n\x1a\n", 8);
const QByteArrayView jpegStart("\xFF\xD8\xFF", 3);

struct Picture {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    int bits = 8;
    QByteArray colours; // PDF colour space
    QByteArray filter;  // PDF filter, with its parameters
    QByteArray stream;
};

Error damaged(const char *what) { return {ErrorCode::InvalidInput, QLatin1String(what)}; }

bool isFrameHeader(std::uint8_t marker) // SOF0 to SOF15 without DHT, JPG, DAC
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

Result<Picture> jpeg(QByteArrayView bytes)
{
    WireReader reader(bytes.sliced(2));
    while (true) {
        if (KIOSK_TRY(reader.u8()) != 0xFF)
            return fail(damaged("jpeg: marker"));
        auto marker = KIOSK_TRY(reader.u8());
        while (marker == 0xFF) // fill bytes
            marker = KIOSK_TRY(reader.u8());
        const qsizetype length = KIOSK_TRY(reader.u16be());
        if (length < 2)
            return fail(damaged("jpeg: segment"));
        WireReader segment(KIOSK_TRY(reader.bytes(length - 2)));
        if (marker == 0xDA)
            return fail(damaged("jpeg: no frame header"));
        if (!isFrameHeader(marker))
            continue;
        Picture picture;
        picture.bits = KIOSK_TRY(segment.u8());
        picture.height = KIOSK_TRY(segment.u16be());
        picture.width = KIOSK_TRY(segment.u16be());
        const auto components = KIOSK_TRY(segment.u8());
        if (picture.bits != 8 || (components != 1 && components != 3))
            return fail(ErrorCode::Unsupported, QStringLiteral("jpeg of %1 colours").arg(components));
        picture.colours = components == 1 ? "/DeviceGray" : "/DeviceRGB";
        picture.filter = "/Filter /DCTDecode";
        picture.stream = bytes.toByteArray();
        return picture;
    }
}

struct PngHeader {
    std::uint8_t bits = 0;
    std::uint8_t colourType = 0; // 0 grey, 2 RGB, 3 palette; 4 and 6 with alpha
};

Result<PngHeader> readHeader(WireReader chunk, Picture &picture)
{
    PngHeader header;
    picture.width = KIOSK_TRY(chunk.u32be());
    picture.height = KIOSK_TRY(chunk.u32be());
    header.bits = KIOSK_TRY(chunk.u8());
    header.colourType = KIOSK_TRY(chunk.u8());
    KIOSK_TRY(chunk.skip(2)); // compression and filter method: there is one of each
    const auto interlaced = KIOSK_TRY(chunk.u8());
    KIOSK_TRY(chunk.end());
    const bool known = header.colourType == 0 || header.colourType == 2 || header.colourType == 3;
    if (!known || interlaced != 0 || header.bits > 8)
        return fail(ErrorCode::Unsupported, QStringLiteral("png of type %1").arg(header.colourType));
    picture.bits = header.bits;
    picture.colours = header.colourType == 2 ? "/DeviceRGB" : "/DeviceGray";
    return header;
}

Result<Picture> png(QByteArrayView bytes)
{
    WireReader reader(bytes.sliced(pngSignature.size()));
    Picture picture;
    PngHeader header;
    while (true) {
        const qsizetype length = KIOSK_TRY(reader.u32be());
        const auto type = KIOSK_TRY(reader.bytes(4));
        const auto content = KIOSK_TRY(reader.bytes(length));
        KIOSK_TRY(reader.skip(4)); // its checksum is poppler's business
        if (type == "IHDR")
            header = KIOSK_TRY(readHeader(WireReader(content), picture));
        else if (type == "PLTE" && header.colourType == 3 && length >= 3 && length <= 768 && length % 3 == 0)
            picture.colours = "[/Indexed /DeviceRGB " + QByteArray::number(length / 3 - 1) + " <"
                + content.toByteArray().toHex() + ">]";
        else if (type == "IDAT")
            picture.stream += content;
        else if (type == "IEND")
            break;
    }
    if (header.bits == 0 || picture.stream.isEmpty() || (header.colourType == 3 && picture.colours.front() != '['))
        return fail(damaged("png: chunks"));
    picture.filter = "/Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors "
        + QByteArray::number(header.colourType == 2 ? 3 : 1) + " /BitsPerComponent " + QByteArray::number(header.bits)
        + " /Columns " + QByteArray::number(picture.width) + " >>";
    return picture;
}

Result<Picture> pictureOf(QByteArrayView image)
{
    if (image.startsWith(jpegStart))
        return jpeg(image);
    if (image.startsWith(pngSignature))
        return png(image);
    return fail(damaged("neither PDF nor JPEG nor PNG"));
}

} // namespace

Result<QByteArray> pdfAround(QByteArrayView image, int dpi)
{
    auto picture = pictureOf(image);
    if (!picture && picture.error().code == ErrorCode::BadFrame)
        return fail(damaged("picture broken off"));
    if (!picture)
        return fail(picture.error());
    if (picture->width == 0 || picture->width > mostPixelsAnEdge || picture->height == 0
        || picture->height > mostPixelsAnEdge)
        return fail(damaged("picture of no or too many pixels"));
    // a hair less than whole pixels: pdftoppm rounds up
    const auto points
        = [dpi](std::uint32_t pixels) { return QByteArray::number(pixels * 72.0 / dpi - 0.0005, 'f', 4); };
    const QByteArray width = points(picture->width);
    const QByteArray height = points(picture->height);
    const QByteArray drawn = "q " + width + " 0 0 " + height + " 0 0 cm /I Do Q";
    const std::array<QByteArray, 5> objects{
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 " + width + ' ' + height
            + "] /Resources << /XObject << /I 5 0 R >> >> /Contents 4 0 R >>",
        "<< /Length " + QByteArray::number(drawn.size()) + " >>\nstream\n" + drawn + "\nendstream",
        "<< /Type /XObject /Subtype /Image /Width " + QByteArray::number(picture->width) + " /Height "
            + QByteArray::number(picture->height) + " /ColorSpace " + picture->colours + " /BitsPerComponent "
            + QByteArray::number(picture->bits) + ' ' + picture->filter + " /Length "
            + QByteArray::number(picture->stream.size()) + " >>\nstream\n" + picture->stream + "\nendstream"};
    QByteArray pdf = "%PDF-1.4\n";
    QByteArray table = "xref\n0 6\n0000000000 65535 f \n";
    int number = 0;
    for (const auto &object : objects) {
        table += QByteArray::number(pdf.size()).rightJustified(10, '0') + " 00000 n \n";
        pdf += QByteArray::number(++number) + " 0 obj\n" + object + "\nendobj\n";
    }
    const auto tableAt = pdf.size();
    return QByteArray(pdf + table + "trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n" + QByteArray::number(tableAt)
                      + "\n%%EOF\n");
}

} // namespace kiosk::host
