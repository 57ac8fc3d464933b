// SPDX-License-Identifier: Apache-2.0
// Whatever a printer answers: libcups reads it or not, and what is read becomes attributes, reasons and a status.
#include <ipp/ipp_attributes.h>
#include <ipp/ipp_reasons.h>
#include <ipp/pwg_raster.h>

#include <algorithm>
#include <cstdlib>
#include <cups/cups.h>
#include <memory>

using namespace kiosk::ipp;

namespace {

void mustHold(bool promise)
{
    if (!promise)
        std::abort();
}

struct Cursor {
    const std::uint8_t *bytes;
    std::size_t left;
};

ssize_t readFrom(void *context, ipp_uchar_t *into, std::size_t size)
{
    auto *cursor = static_cast<Cursor *>(context);
    const auto count = std::min(size, cursor->left);
    std::copy_n(cursor->bytes, count, into);
    cursor->bytes += count;
    cursor->left -= count;
    return static_cast<ssize_t>(count);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(bytes), static_cast<qsizetype>(size));
    const auto reason = parseReason(text);
    mustHold(text.startsWith(reason.stem) && reason.stem.size() + reason.suffix.size() <= text.size());

    const std::unique_ptr<ipp_t, void (*)(ipp_t *)> answer(ippNew(), ippDelete);
    Cursor cursor{bytes, size};
    auto state = IPP_STATE_IDLE;
    while (state != IPP_STATE_DATA && state != IPP_STATE_ERROR)
        state = ippReadIO(&cursor, readFrom, 1, nullptr, answer.get());
    const auto printer = printerAttributesOf(answer.get()); // of what came before an error, too
    (void)statusOf(printer);
    (void)refusal(printer);
    (void)suppliesText(printer);
    if (const auto wish = rasterWish(printer))
        mustHold(wish->dpi >= 72 && wish->dpi <= 1200);
    for (const auto &marker : printer.markers)
        mustHold(!marker.level || (*marker.level >= 0 && *marker.level <= 100));
    (void)jobAttributesOf(answer.get(), 1);
    (void)jobNamed(answer.get(), QStringLiteral("claim"));
    if (const auto id = jobIdOf(answer.get()))
        mustHold(*id > 0);
    return 0;
}
