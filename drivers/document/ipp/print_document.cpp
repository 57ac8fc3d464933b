// SPDX-License-Identifier: Apache-2.0
#include "print_document.h"

#include "pwg_raster.h"

#include <host_process/host_process.h>

namespace kiosk::ipp {
namespace {

constexpr qsizetype mostPixels = 128 * 1024 * 1024; // bytes: 14 pages of A4 at 300 dpi in grey

Error asPrinterError(const Error &error)
{
    if (error.code != ErrorCode::NotFound && error.code != ErrorCode::Internal)
        return error;
    Error fault = error.within(QStringLiteral("rasteriser"));
    fault.code = ErrorCode::DeviceFault; // of this machine, for staff
    return fault;
}

} // namespace

Result<const char *> chooseFormat(const PrinterAttributes &printer)
{
    if (printer.formats.isEmpty() || printer.formats.contains(QLatin1String(pdfFormat)))
        return pdfFormat;
    if (printer.formats.contains(QLatin1String(rasterFormat)))
        return rasterFormat;
    return fail(ErrorCode::Unsupported,
                QStringLiteral("the printer takes %1").arg(printer.formats.join(QLatin1Char(','))));
}

Result<SensitiveBytes> rasterOf(const hal::Act &act, const HostProcess &host, const PrinterAttributes &printer,
                                QByteArrayView pdf, const QString &media, int pages)
{
    const auto wish = KIOSK_TRY(rasterWish(printer));
    const HostTask task{"rasterise",
                        {QByteArray::number(wish.dpi), wish.colour ? "rgb" : "grey", QByteArray::number(pages)},
                        mostPixels};
    const auto drawn = host.run(task, pdf, {act.deadline, act.cancel, [&act] { act.lane.beat(); }});
    if (!drawn)
        return fail(asPrinterError(drawn.error()));
    if (drawn->size() != static_cast<std::size_t>(pages))
        return fail(ErrorCode::InvalidInput, QStringLiteral("%1 pages, %2 promised").arg(drawn->size()).arg(pages));
    std::vector<RasterPage> views;
    for (const auto &page : *drawn)
        views.push_back({static_cast<int>(page.width), static_cast<int>(page.height), page.bytes.view()});
    return encodePwgRaster(views, wish, media);
}

} // namespace kiosk::ipp
