// SPDX-License-Identifier: Apache-2.0
#include "usb_transport.h"

#include "usb_arrival.h"
#include "usb_remains.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstring>
#include <libusb-1.0/libusb.h>
#include <poll.h>

namespace kiosk {

struct UsbTransport::Interface {
    struct Endpoint {
        std::uint8_t address;
        int packetSize;
    };
    int number = -1;
    std::vector<Endpoint> in, out;
};

namespace {

constexpr int stallsForgiven = 3;
constexpr qsizetype longestWrite = 16384; // one transfer that every kernel takes whole
constexpr Duration longestControl = 2s;
constexpr Duration longestSlice = 100ms;
constexpr std::size_t mostRemains = 4; // each costs a thread and some memory

struct Unref {
    void operator()(libusb_device *device) const { libusb_unref_device(device); }
};
using DeviceRef = std::unique_ptr<libusb_device, Unref>;

bool isPrinter(const libusb_interface_descriptor &setting)
{
    return setting.bInterfaceClass == LIBUSB_CLASS_PRINTER && setting.bInterfaceSubClass == 1
        && setting.bInterfaceProtocol == 2; // bidirectional
}

QString pathOf(libusb_device *device)
{
    std::array<std::uint8_t, 7> ports{};
    const int depth = libusb_get_port_numbers(device, ports.data(), static_cast<int>(ports.size()));
    QStringList numbers;
    for (int i = 0; i < depth; ++i)
        numbers << QString::number(ports[static_cast<std::size_t>(i)]);
    return QStringLiteral("%1-%2").arg(libusb_get_bus_number(device)).arg(numbers.join(u'.'));
}

// The first interface that carries bulk bytes both ways, and is a printer's if that is asked for.
template <typename Interface> std::optional<Interface> interfaceOf(libusb_device *device, bool printerClass)
{
    libusb_config_descriptor *raw = nullptr;
    if (libusb_get_active_config_descriptor(device, &raw) != 0)
        return {};
    const std::unique_ptr<libusb_config_descriptor, decltype(&libusb_free_config_descriptor)> config(
        raw, &libusb_free_config_descriptor);
    for (const auto &each : std::span(config->interface, config->bNumInterfaces)) {
        if (each.num_altsetting < 1)
            continue;
        const auto &setting = each.altsetting[0];
        Interface found{.number = setting.bInterfaceNumber, .in = {}, .out = {}};
        for (const auto &endpoint : std::span(setting.endpoint, setting.bNumEndpoints)) {
            const int packetSize = endpoint.wMaxPacketSize & 0x07FF;
            if ((endpoint.bmAttributes & LIBUSB_TRANSFER_TYPE_MASK) != LIBUSB_TRANSFER_TYPE_BULK || packetSize == 0)
                continue;
            (endpoint.bEndpointAddress & LIBUSB_ENDPOINT_IN ? found.in : found.out)
                .push_back({endpoint.bEndpointAddress, packetSize});
        }
        if (!found.in.empty() && !found.out.empty() && (!printerClass || isPrinter(setting)))
            return found;
    }
    return {};
}

} // namespace

UsbTransport::UsbTransport(UsbAddress address, std::shared_ptr<const Clock> clock)
    : m_address(std::move(address)), m_clock(std::move(clock))
{ }

UsbTransport::~UsbTransport() { close(); }

std::unique_ptr<ArrivalWatch> UsbTransport::watchArrival() const { return std::make_unique<UsbArrival>(); }

tl::unexpected<Error> UsbTransport::broken(PipeState state, const QString &what)
{
    close();
    return fail(ErrorCode::LinkBroken,
                address() + QStringLiteral(": ")
                    + (state == PipeState::Stuck      ? QStringLiteral("a transfer does not return")
                           : state == PipeState::Gone ? QStringLiteral("unplugged")
                                                      : what));
}

bool UsbTransport::hasSerial(libusb_device *device) const
{
    libusb_device_descriptor said{};
    libusb_device_handle *handle = nullptr;
    if (libusb_get_device_descriptor(device, &said) != 0 || said.iSerialNumber == 0
        || libusb_open(device, &handle) != 0)
        return false;
    std::array<unsigned char, 256> serial{};
    const int size = libusb_get_string_descriptor_ascii(handle, said.iSerialNumber, serial.data(),
                                                        static_cast<int>(serial.size()));
    libusb_close(handle);
    return size > 0 && QLatin1String(reinterpret_cast<const char *>(serial.data()), size) == m_address.serial;
}

Result<libusb_device *> UsbTransport::find()
{
    libusb_device **list = nullptr;
    const auto count = libusb_get_device_list(m_context->get(), &list);
    if (count < 0)
        return fail(ErrorCode::NoDevice, address() + u' ' + usbErrorName(static_cast<int>(count)));
    std::vector<DeviceRef> fitting;
    for (auto *device : std::span(list, static_cast<std::size_t>(count))) {
        libusb_device_descriptor said{};
        if (libusb_get_device_descriptor(device, &said) != 0)
            continue;
        if (m_address.ids && *m_address.ids != UsbIds{said.idVendor, said.idProduct})
            continue;
        if (!m_address.path.isEmpty() && pathOf(device) != m_address.path)
            continue;
        if (m_address.printerClass && !interfaceOf<Interface>(device, true))
            continue;
        if (!m_address.serial.isEmpty() && !hasSerial(device))
            continue;
        fitting.emplace_back(libusb_ref_device(device));
    }
    libusb_free_device_list(list, 1);
    if (fitting.empty())
        return fail(ErrorCode::NoDevice, address() + QStringLiteral(": not plugged in"));
    if (fitting.size() > 1)
        return fail(ErrorCode::Conflict,
                    address() + QStringLiteral(": %1 devices fit, add serial= or path=").arg(fitting.size()));
    return fitting.front().release();
}

Result<void> UsbTransport::open(Deadline deadline, const CancelToken &cancel)
{
    close();
    if (cancel.isCancelled())
        return fail(ErrorCode::Cancelled, address());
    if (deadline.passed(*m_clock))
        return fail(ErrorCode::TimedOut, address());
    if (remainsOf(address()) >= mostRemains)
        return fail(ErrorCode::DeviceFault, address() + QStringLiteral(": its transfers do not return"));
    if (!m_context)
        m_context = KIOSK_TRY(UsbContext::make());
    const DeviceRef device(KIOSK_TRY(find()));
    const auto found = interfaceOf<Interface>(device.get(), m_address.printerClass);
    if (!found)
        return fail(ErrorCode::NoDevice, address() + QStringLiteral(": no interface with bulk endpoints both ways"));
    return openInterface(device.get(), *found);
}

Result<void> UsbTransport::openInterface(libusb_device *device, const Interface &found)
{
    const auto failed = [this](const char *step, int error) {
        close();
        return fail(error == LIBUSB_ERROR_BUSY ? ErrorCode::Claimed : ErrorCode::NoDevice,
                    QStringLiteral("%1: %2: %3").arg(address(), QLatin1String(step), usbErrorName(error)));
    };
    if (const int error = libusb_open(device, &m_handle); error != 0)
        return failed("open", error);
    // usblp and cdc_acm take what looks like theirs. Where nothing can be detached, claiming decides.
    m_kernelHadIt = libusb_kernel_driver_active(m_handle, found.number) == 1
        && libusb_detach_kernel_driver(m_handle, found.number) == 0;
    if (const int error = libusb_claim_interface(m_handle, found.number); error != 0)
        return failed("claim", error);
    m_interface = found.number;
    m_requests = std::make_unique<UsbTransfer>(m_handle);
    for (const auto &endpoint : found.out)
        m_out.push_back(std::make_unique<UsbOutPipe>(m_handle, endpoint.address, endpoint.packetSize));
    for (const auto &endpoint : found.in)
        m_in.push_back(std::make_unique<UsbInPipe>(m_handle, endpoint.address, endpoint.packetSize, m_news));
    for (const auto &pipe : m_in)
        if (!pipe->start())
            return failed("read", LIBUSB_ERROR_NO_DEVICE);
    return {};
}

void UsbTransport::close()
{
    if (!m_handle)
        return;
    for (const auto &pipe : m_in)
        pipe->stop();
    const auto until = std::chrono::steady_clock::now() + landingLimit;
    bool landed = true;
    for (const auto &pipe : m_in) {
        const auto left = std::chrono::ceil<Duration>(until - std::chrono::steady_clock::now());
        landed = pipe->landed(std::max(left, Duration::zero())) && landed;
    }
    // writes and requests were ended by the calls that began them, or are stuck
    landed = landed && std::none_of(m_out.begin(), m_out.end(), [](const auto &pipe) { return pipe->isFlying(); })
        && !(m_requests && m_requests->isFlying());
    if (m_interface >= 0)
        libusb_release_interface(m_handle, m_interface);
    if (m_kernelHadIt)
        libusb_attach_kernel_driver(m_handle, m_interface);
    if (landed) {
        m_in.clear();
        m_out.clear();
        m_requests.reset();
        libusb_close(m_handle);
    } else { // libusb_close() too would wait for a thread that may hang
        keepRemains(
            {address(), std::move(m_context), m_handle, std::move(m_in), std::move(m_out), std::move(m_requests)});
        m_in.clear();
        m_out.clear();
    }
    m_handle = nullptr;
    m_interface = -1;
    m_kernelHadIt = false;
    m_news.clear();
}

Result<void> UsbTransport::waitFor(int descriptor, Deadline deadline, const CancelToken &cancel,
                                   const QString &what) const
{
    while (true) {
        if (cancel.isCancelled())
            return fail(ErrorCode::Cancelled, what);
        const auto left = deadline.left(*m_clock);
        if (left && left->count() == 0)
            return fail(ErrorCode::TimedOut, what);
        std::array<pollfd, 2> waits{{{descriptor, POLLIN, 0}, {cancel.descriptor(), POLLIN, 0}}};
        const int limit = left ? static_cast<int>(std::min<Duration::rep>(left->count(), INT_MAX)) : -1;
        if (::poll(waits.data(), waits.size(), limit) < 0 && errno != EINTR)
            return fail(ErrorCode::Internal, QString::fromLatin1(std::strerror(errno)));
        if (waits[0].revents && !waits[1].revents)
            return {};
    }
}

// `bytes` loses from its front what went out.
Result<void> UsbTransport::write(UsbOutPipe &out, QByteArrayView &bytes, Deadline deadline, const CancelToken &cancel)
{
    int stalls = 0;
    while (!bytes.isEmpty()) {
        if (cancel.isCancelled() || deadline.passed(*m_clock))
            return fail(cancel.isCancelled() ? ErrorCode::Cancelled : ErrorCode::TimedOut);
        const auto part = bytes.first(std::min(bytes.size(), longestWrite));
        const bool isMessage = !m_address.printerClass && part.size() == bytes.size();
        if (!out.begin(part, isMessage))
            return broken(PipeState::Gone, {});
        const auto waited = waitFor(out.descriptor(), deadline, cancel, {});
        const auto ended = out.end(); // exact even when it had to be broken off
        bytes = bytes.sliced(ended.moved);
        if (ended.state >= PipeState::Gone)
            return broken(ended.state, {});
        if (ended.state == PipeState::Stalled) {
            if (!out.clearHalt())
                return broken(PipeState::Gone, {});
            if (++stalls > 1)
                return fail(ErrorCode::DeviceFault, QStringLiteral("stalls"));
        } else if (!waited && !bytes.isEmpty()) {
            return fail(waited.error());
        }
    }
    return {};
}

Result<void> UsbTransport::writeTo(std::size_t pipe, QByteArrayView bytes, Deadline deadline, const CancelToken &cancel)
{
    if (!isOpen() || pipe >= m_out.size())
        return fail(ErrorCode::SequenceError, address() + QStringLiteral(": not open"));
    const auto whole = bytes.size();
    auto wrote = write(*m_out[pipe], bytes, deadline, cancel);
    if (!wrote && isOpen())
        return fail(
            wrote.error().within(QStringLiteral("%1: %2 of %3 bytes went out")
                                     .arg(address(), QString::number(whole - bytes.size()), QString::number(whole))));
    return wrote;
}

Result<qsizetype> UsbTransport::writeSome(QByteArrayView bytes, Deadline deadline, const CancelToken &cancel)
{
    if (!isOpen())
        return fail(ErrorCode::SequenceError, address() + QStringLiteral(": not open"));
    const auto whole = bytes.size();
    if (auto wrote = write(*m_out[0], bytes, deadline.within(*m_clock, longestSlice), cancel);
        !wrote && wrote.error().code != ErrorCode::TimedOut)
        return fail(std::move(wrote.error()));
    return whole - bytes.size();
}

Result<void> UsbTransport::recover(UsbInPipe &pipe)
{
    if (!pipe.restart(stallsForgiven))
        return broken(pipe.state(), QStringLiteral("stalls for ever"));
    return {};
}

// The wake stays rung while any pipe has something, so that a poll on descriptor() is level-triggered.
void UsbTransport::noteNews()
{
    m_news.clear();
    if (std::any_of(m_in.begin(), m_in.end(), [](const auto &pipe) { return pipe->hasNews(); }))
        m_news.ring();
}

Result<qsizetype> UsbTransport::readFrom(std::size_t pipe, std::span<char> into, Deadline deadline,
                                         const CancelToken &cancel)
{
    if (!isOpen() || pipe >= m_in.size())
        return fail(ErrorCode::SequenceError, address() + QStringLiteral(": not open"));
    auto &in = *m_in[pipe];
    while (true) {
        if (cancel.isCancelled() || deadline.passed(*m_clock))
            return fail(cancel.isCancelled() ? ErrorCode::Cancelled : ErrorCode::TimedOut, address());
        m_news.clear(); // before looking: what comes now rings again
        const auto got = in.take(into);
        if (got > 0) {
            noteNews();
            return got;
        }
        if (in.state() != PipeState::Ok) {
            KIOSK_TRY(recover(in));
            continue;
        }
        if (auto waited = waitFor(m_news.descriptor(), deadline, cancel, address()); !waited) {
            noteNews(); // of the other pipes
            return fail(std::move(waited.error()));
        }
    }
}

Result<void> UsbTransport::discardInput()
{
    if (!isOpen())
        return fail(ErrorCode::SequenceError, address() + QStringLiteral(": not open"));
    m_news.clear();
    for (std::size_t i = 0; i < m_in.size(); ++i) { // by number: recover() may end them all
        m_in[i]->discard();
        if (m_in[i]->state() != PipeState::Ok)
            KIOSK_TRY(recover(*m_in[i]));
    }
    noteNews();
    return {};
}

Result<QByteArray> UsbTransport::control(std::uint8_t type, std::uint8_t request, int shift, QByteArray data,
                                         Deadline deadline)
{
    if (!isOpen())
        return fail(ErrorCode::SequenceError, address() + QStringLiteral(": not open"));
    const auto limit = deadline.within(*m_clock, longestControl);
    if (limit.passed(*m_clock))
        return fail(ErrorCode::TimedOut, address());
    const auto what = address() + QStringLiteral(": request %1").arg(request);
    QByteArray setup(LIBUSB_CONTROL_SETUP_SIZE, '\0');
    libusb_fill_control_setup(reinterpret_cast<unsigned char *>(setup.data()),
                              static_cast<std::uint8_t>(type | LIBUSB_REQUEST_TYPE_CLASS | LIBUSB_RECIPIENT_INTERFACE),
                              request, 0, static_cast<std::uint16_t>(m_interface << shift),
                              static_cast<std::uint16_t>(data.size()));
    if (!m_requests->request(setup + data))
        return broken(PipeState::Gone, {});
    // not by libusb_control_transfer(): that one waits without limit for a transfer that it took back
    const auto waited = waitFor(m_requests->descriptor(), limit, {}, what);
    const auto ended = m_requests->end();
    if (ended.state == PipeState::Stalled)
        return fail(ErrorCode::Unsupported, what);
    if (ended.state != PipeState::Ok)
        return broken(ended.state, {});
    if (ended.wasBrokenOff)
        return fail(waited ? Error{ErrorCode::TimedOut, what} : waited.error());
    return ended.bytes;
}

Result<QByteArray> UsbTransport::requestIn(std::uint8_t request, std::uint16_t size, Deadline deadline, int shift)
{
    return control(LIBUSB_ENDPOINT_IN, request, shift, QByteArray(size, '\0'), deadline);
}

Result<void> UsbTransport::requestOut(std::uint8_t request, Deadline deadline)
{
    KIOSK_TRY(control(LIBUSB_ENDPOINT_OUT, request, 0, {}, deadline));
    return {};
}

} // namespace kiosk
