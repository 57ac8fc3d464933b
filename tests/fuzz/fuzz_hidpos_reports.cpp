// SPDX-License-Identifier: Apache-2.0
// Whatever a HID POS scanner reports: a report is refused or lies in its bytes, a series keeps to its buffer.
#include <hidpos/hidpos_reports.h>

#include <algorithm>
#include <cstdlib>

using namespace kiosk::hidpos;

namespace {

constexpr std::uint8_t Silence = 0xFF; // where a report's id stands: nothing came for a while

void mustHold(bool promise)
{
    if (!promise)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const Layout layout = usualLayout();
    QByteArrayView stream(bytes, static_cast<qsizetype>(size));
    SeriesCollector series;
    while (!stream.isEmpty()) {
        const auto count = std::min(layout.size, stream.size());
        if (static_cast<std::uint8_t>(stream[0]) == Silence)
            series.forget();
        if (const auto report = decodeReport(stream.first(count), layout); !report) {
            series.spoil();
        } else if (mustHold(report->data.size() <= layout.dataSize); series.isSpoilt()) {
            mustHold(!series.add(*report) && series.text().isEmpty()); // nothing of a series that has a damaged part
        } else {
            mustHold(series.add(*report) != report->more);
            mustHold(series.text().size() <= mostText + 1
                     && series.text().size() >= report->data.size() - layout.dataSize);
        }
        stream = stream.sliced(count);
    }
    return 0;
}
