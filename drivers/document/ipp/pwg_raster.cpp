// SPDX-License-Identifier: Apache-2.0
#include "pwg_raster.h"

#include <cups/cups.h>
#include <cups/raster.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace kiosk::ipp {
namespace {

constexpr int wantedDpi = 300; // small characters of a seal are read at it
constexpr double millimetresPerInch = 25.4;

ssize_t append(void *context, unsigned char *bytes, size_t count)
{
    static_cast<QByteArray *>(context)->append(reinterpret_cast<const char *>(bytes), static_cast<qsizetype>(count));
    return static_cast<ssize_t>(count);
}

using Stream = std::unique_ptr<cups_raster_t, void (*)(cups_raster_t *)>;

bool writePage(cups_raster_t *stream, const cups_page_header2_t &header, const RasterPage &page)
{
    auto copy = header;
    if (!cupsRasterWriteHeader2(stream, &copy))
        return false;
    const auto channels = static_cast<qsizetype>(header.cupsBitsPerPixel / 8);
    const auto width = std::min<qsizetype>(page.width, header.cupsWidth) * channels;
    QByteArray row(static_cast<qsizetype>(header.cupsBytesPerLine), '\xFF');
    bool written = true;
    for (qsizetype y = 0; written && y < header.cupsHeight; ++y) {
        if (y < page.height)
            std::copy_n(page.pixels.data() + y * page.width * channels, width, row.data());
        else
            row.fill('\xFF');
        written
            = cupsRasterWritePixels(stream, reinterpret_cast<unsigned char *>(row.data()), header.cupsBytesPerLine) > 0;
    }
    explicit_bzero(row.data(), static_cast<std::size_t>(row.size()));
    return written;
}

} // namespace

Result<RasterWish> rasterWish(const PrinterAttributes &printer)
{
    RasterWish wish;
    const auto &types = printer.rasterTypes;
    wish.colour = !types.isEmpty() && !types.contains(QStringLiteral("sgray_8"));
    if (wish.colour && !types.contains(QStringLiteral("srgb_8")))
        return fail(ErrorCode::Unsupported, QStringLiteral("raster types %1").arg(types.join(QLatin1Char(','))));
    auto resolutions = printer.rasterResolutions;
    if (resolutions.isEmpty())
        return wish;
    std::sort(resolutions.begin(), resolutions.end());
    const auto fine = std::lower_bound(resolutions.begin(), resolutions.end(), wantedDpi);
    wish.dpi = fine == resolutions.end() ? resolutions.back() : *fine;
    if (wish.dpi < 72 || wish.dpi > 1200)
        return fail(ErrorCode::Unsupported, QStringLiteral("raster of %1 dpi").arg(wish.dpi));
    return wish;
}

Result<SensitiveBytes> encodePwgRaster(const std::vector<RasterPage> &pages, const RasterWish &wish,
                                       const QString &media)
{
    pwg_media_t *size = pwgMediaForPWG(media.toUtf8().constData());
    cups_page_header2_t header{};
    if (!size
        || !cupsRasterInitPWGHeader(&header, size, wish.colour ? "srgb_8" : "sgray_8", wish.dpi, wish.dpi, "one-sided",
                                    nullptr))
        return fail(ErrorCode::InvalidInput, QStringLiteral("media %1").arg(media));
    header.cupsInteger[CUPS_RASTER_PWG_TotalPageCount] = static_cast<unsigned>(pages.size());
    const int slack = static_cast<int>(wish.dpi / millimetresPerInch) + 1;
    const qsizetype channels = wish.colour ? 3 : 1;
    QByteArray bytes;
    Stream stream(cupsRasterOpenIO(append, &bytes, CUPS_RASTER_WRITE_PWG), cupsRasterClose);
    bool written = stream != nullptr;
    for (const auto &page : pages) {
        const bool fits = std::abs(page.width - static_cast<int>(header.cupsWidth)) <= slack
            && std::abs(page.height - static_cast<int>(header.cupsHeight)) <= slack
            && page.pixels.size() == qsizetype(page.width) * page.height * channels;
        if (!fits)
            return fail(ErrorCode::InvalidInput,
                        QStringLiteral("page of %1 x %2 on %3").arg(page.width).arg(page.height).arg(media));
        written = written && writePage(stream.get(), header, page);
    }
    stream.reset();
    if (!written)
        return fail(ErrorCode::Internal, QStringLiteral("raster stream"));
    return SensitiveBytes(std::move(bytes));
}

} // namespace kiosk::ipp
