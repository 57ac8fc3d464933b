// SPDX-License-Identifier: Apache-2.0
#include "receipt_pictures.h"

#include <ZXing/BarcodeFormat.h>
#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>
#include <ZXing/ReadBarcode.h>
#if __has_include(<ZXing/ReaderOptions.h>)
#include <ZXing/ReaderOptions.h> // 2.x; 1.4 calls it DecodeHints
#endif
#include <memory>
#include <optional>
#include <qrencode.h>
#include <stdexcept>

namespace kiosk::workbench {

namespace {

#if __has_include(<ZXing/ReaderOptions.h>)
using ReaderOptions = ZXing::ReaderOptions;
#else
using ReaderOptions = ZXing::DecodeHints;
#endif

std::optional<ZXing::BarcodeFormat> formatOf(int kind)
{
    switch (kind) {
    case 0:
    case 65: return ZXing::BarcodeFormat::UPCA;
    case 1:
    case 66: return ZXing::BarcodeFormat::UPCE;
    case 2:
    case 67: return ZXing::BarcodeFormat::EAN13;
    case 3:
    case 68: return ZXing::BarcodeFormat::EAN8;
    case 4:
    case 69: return ZXing::BarcodeFormat::Code39;
    case 5:
    case 70: return ZXing::BarcodeFormat::ITF;
    case 6:
    case 71: return ZXing::BarcodeFormat::Codabar;
    case 72: return ZXing::BarcodeFormat::Code93;
    case 73: return ZXing::BarcodeFormat::Code128;
    default: return {};
    }
}

} // namespace

QImage qrPicture(const QByteArray &content, int moduleDots, int level)
{
    const std::unique_ptr<QRcode, void (*)(QRcode *)> code(
        QRcode_encodeData(int(content.size()), reinterpret_cast<const uchar *>(content.constData()), 0,
                          QRecLevel(level)),
        QRcode_free);
    if (content.isEmpty() || !code)
        return {};
    QImage modules(code->width, code->width, QImage::Format_Grayscale8);
    for (int y = 0; y < code->width; ++y)
        for (int x = 0; x < code->width; ++x)
            modules.scanLine(y)[x] = code->data[y * code->width + x] & 1 ? 0 : 255;
    return modules.scaled(code->width * moduleDots, code->width * moduleDots);
}

// CODE128 says its code set by "{A", "{B" or "{C", and "{" by "{{".
QString barcodeContent(int kind, const QByteArray &content)
{
    QString plain;
    for (qsizetype i = 0; i < content.size(); ++i)
        if (kind != 73 || content[i] != '{')
            plain += QLatin1Char(content[i]);
        else if (++i < content.size() && content[i] == '{')
            plain += u'{';
    return plain;
}

QImage barcodePicture(int kind, const QByteArray &content, int moduleDots, int heightDots)
{
    const auto format = formatOf(kind);
    if (!format)
        return {};
    try {
        const auto bars
            = ZXing::MultiFormatWriter(*format).setMargin(0).encode(barcodeContent(kind, content).toStdString(), 1, 1);
        QImage row(bars.width(), 1, QImage::Format_Grayscale8);
        for (int x = 0; x < bars.width(); ++x)
            row.scanLine(0)[x] = bars.get(x, 0) ? 0 : 255;
        return row.scaled(bars.width() * moduleDots, heightDots);
    } catch (const std::exception &) {
        return {}; // content that this symbology cannot hold: a printer prints nothing
    }
}

QImage rasterPicture(const QByteArray &bits, int width, int height)
{
    const int bytesPerRow = (width + 7) / 8;
    if (width <= 0 || height <= 0 || bits.size() < qsizetype(bytesPerRow) * height)
        return {};
    QImage picture(width, height, QImage::Format_Grayscale8);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            picture.scanLine(y)[x] = bits[qsizetype(y) * bytesPerRow + x / 8] >> (7 - x % 8) & 1 ? 0 : 255;
    return picture;
}

QList<ReadCode> readQrCodes(const QImage &picture)
{
    // a phone sees the counter around the paper: codes at the very edge need that quiet zone too
    constexpr int Quiet = 32;
    QImage seen(picture.width() + 2 * Quiet, picture.height() + 2 * Quiet, QImage::Format_Grayscale8);
    seen.fill(255);
    for (int y = 0; y < picture.height(); ++y)
        std::copy_n(picture.constScanLine(y), picture.width(), seen.scanLine(y + Quiet) + Quiet);
    const ZXing::ImageView view(seen.constBits(), seen.width(), seen.height(), ZXing::ImageFormat::Lum,
                                int(seen.bytesPerLine()));
    QList<ReadCode> codes;
    for (const auto &code : ZXing::ReadBarcodes(view, ReaderOptions().setFormats(ZXing::BarcodeFormat::QRCode))) {
        const auto &bytes = code.bytes();
        codes << ReadCode{code.position().topLeft().y - Quiet,
                          QString::fromUtf8(reinterpret_cast<const char *>(bytes.data()), qsizetype(bytes.size()))};
    }
    return codes;
}

} // namespace kiosk::workbench
