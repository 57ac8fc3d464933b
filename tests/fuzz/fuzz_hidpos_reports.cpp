// SPDX-License-Identifier: Apache-2.0
// Whatever a HID POS scanner reports: a report is refused or lies in its bytes, a series keeps to its buffer.
#include <hidpos/hidpos_reports.h>

#include <algorithm>
#include <cstdlib>

using namespace kiosk::hidpos;

namespace {

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
        if (const auto report = decodeReport(stream.first(count), layout)) {
            mustHold(report->data.size() <= layout.dataSize);
            mustHold(series.add(*report) != report->more);
            mustHold(series.text().size() <= mostText + 1
                     && series.text().size() >= report->data.size() - layout.dataSize);
        }
        stream = stream.sliced(count);
    }
    return 0;
}
