// SPDX-License-Identifier: Apache-2.0
#include "zxing_reader.h"

#include "library_border.h"

#define ZX_USE_UTF8 1 // 1.4: text as std::string, as in 2.x
#include <ZXing/ReadBarcode.h>
#if __has_include(<ZXing/ReaderOptions.h>)
#include <ZXing/ReaderOptions.h> // 2.x; 1.4 calls it DecodeHints
#endif

namespace kiosk::scanner {

namespace {

#if __has_include(<ZXing/ReaderOptions.h>)
// 2.x looks for inverted codes by itself; here that is a step of the rescue, since it doubles the time of an empty
// frame
ZXing::ReaderOptions options()
{
    return ZXing::ReaderOptions().setFormats(ZXing::BarcodeFormat::QRCode).setTryInvert(false);
}
#else
ZXing::DecodeHints options() { return ZXing::DecodeHints().setFormats(ZXing::BarcodeFormat::QRCode); }
#endif

} // namespace

std::optional<DecodedCode> readByZxing(const hal::LuminanceView &picture)
{
    std::optional<DecodedCode> code;
    withinBorder([&] {
        const ZXing::ImageView view(picture.bytes, picture.width, picture.height, ZXing::ImageFormat::Lum,
                                    static_cast<int>(picture.stride));
        const auto read = ZXing::ReadBarcode(view, options());
        if (!read.isValid() || read.bytes().empty())
            return;
        // the bytes and not text(), which guesses the character set: GB18030 is often taken for another one
        const auto &bytes = read.bytes();
        code = DecodedCode{SensitiveBytes(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size()))),
                           hal::Symbology::QrCode, QString::fromStdString(read.symbologyIdentifier())};
    });
    return code;
}

} // namespace kiosk::scanner
