// SPDX-License-Identifier: Apache-2.0
#include <hidpos/hidpos_reports.h>

#include <cstdlib>

using namespace kiosk::hidpos;

namespace {

void mustHold(bool promise)
{
    if (!promise)
        std::abort();
}

} // namespace

// Whatever a device says of its reports, decoding one stays inside it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const auto layout = layoutOf(QByteArrayView(bytes, static_cast<qsizetype>(size)));
    mustHold(!reportDescriptorOf(-1) && usualLayout().size == 64);
    if (!layout)
        return 0;
    mustHold(layout->size > 0 && layout->size <= mostReport && layout->dataSize > 0);
    mustHold(!layout->moreBit || *layout->moreBit < 8 * layout->size);
    for (const char fill : {'\0', 'A', '\xFF'}) {
        QByteArray report(layout->size, fill);
        if (layout->reportId)
            report[0] = static_cast<char>(*layout->reportId);
        if (const auto read = decodeReport(report, *layout))
            mustHold(read->data.size() <= layout->dataSize);
    }
    return 0;
}
