// SPDX-License-Identifier: Apache-2.0
#include <core/clock.h>
#include <ipp/printer_address.h>
#include <transport/port_address.h>
#include <v4l2/camera_address.h>

#include <cstdint>
#include <cstdlib>

using namespace kiosk;

namespace {

void examineCamera(const QString &text)
{
    const auto path = v4l2::cameraPath(text);
    if (path ? !path->startsWith(QLatin1String("/dev/")) || path->contains(QLatin1String("/../"))
             : path.error().code != ErrorCode::BadConfig)
        std::abort();
}

void examinePrinter(const QString &text)
{
    const auto address = ipp::PrinterAddress::parse(text);
    if (!address ? address.error().code != ErrorCode::BadConfig
                 : address->host.isEmpty() || address->port < 1 || address->port > 65'535 || address->uri.isEmpty())
        std::abort();
}

} // namespace

// A port is refused with a reason or means the same when it is written down and read again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    static const auto clock = std::make_shared<SystemClock>();
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(bytes), qsizetype(size));
    examineCamera(text);
    examinePrinter(text);
    const auto address = parsePortAddress(text);
    if (!address) {
        if (address.error().code != ErrorCode::BadConfig || address.error().context.isEmpty())
            std::abort();
        return 0;
    }
    const auto again = parsePortAddress(toString(*address));
    if (!again || *again != *address)
        std::abort();
    const auto transport = makeTransport(*address, clock); // made, not opened
    if (transport->address().isEmpty() || (arrivalPath(*address).isEmpty() == (address->index() == 0)))
        std::abort();
    return 0;
}
