// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "port_address.h"
#include "usb_context.h"
#include "usb_pipes.h"

#include <vector>

struct libusb_device;

namespace kiosk {

// The bulk endpoints of one USB interface through libusb. As a Transport it is the first OUT and the first IN endpoint;
// a driver whose device has more of them uses writeTo() and readFrom(). Reads are pending all the time in a thread of
// its own, an unplug is seen there at once, and descriptor() is an eventfd that says so. It is never ready to be
// written to in any way poll(2) could see: a device that takes nothing shows in writeAll(), which ends at its deadline.
class UsbTransport final : public Transport {
public:
    UsbTransport(UsbAddress address, std::shared_ptr<const Clock> clock);
    ~UsbTransport() override;
    UsbTransport(const UsbTransport &) = delete;
    UsbTransport &operator=(const UsbTransport &) = delete;

    // NoDevice: none fits. Conflict: more than one does. Claimed: another program has the interface. DeviceFault: too
    // often a transfer of this device did not return.
    Result<void> open(Deadline deadline, const CancelToken &cancel) override;
    // Ends within two seconds. What libusb has not returned by then is left to usb_remains.h.
    void close() override;
    bool isOpen() const override { return m_handle != nullptr; }
    Result<void> writeAll(QByteArrayView bytes, Deadline deadline, const CancelToken &cancel) override
    {
        return writeTo(0, bytes, deadline, cancel);
    }
    // Never waits longer than a tenth of a second, so that the caller can listen in between.
    Result<qsizetype> writeSome(QByteArrayView bytes, Deadline deadline, const CancelToken &cancel) override;
    Result<qsizetype> readSome(std::span<char> into, Deadline deadline, const CancelToken &cancel) override
    {
        return readFrom(0, into, deadline, cancel);
    }
    Result<void> discardInput() override;
    int descriptor() const override { return isOpen() ? m_news.descriptor() : -1; }
    QString address() const override { return toString(PortAddress(m_address)); }
    std::unique_ptr<ArrivalWatch> watchArrival() const override;

    // Pipes are counted from 0 in the order of the descriptors.
    std::size_t outPipes() const { return m_out.size(); }
    std::size_t inPipes() const { return m_in.size(); }
    // As writeAll; the error's context says how much went out. DeviceFault: stalled, and again after the halt was
    // cleared; the link stays.
    Result<void> writeTo(std::size_t pipe, QByteArrayView bytes, Deadline deadline, const CancelToken &cancel);
    Result<qsizetype> readFrom(std::size_t pipe, std::span<char> into, Deadline deadline, const CancelToken &cancel);

    // A class request to the interface; returns what came. Unsupported: the device stalls it.
    // `shift`: how far left of wIndex's end the number of the interface stands.
    Result<QByteArray> requestIn(std::uint8_t request, std::uint16_t size, Deadline deadline, int shift = 0);
    Result<void> requestOut(std::uint8_t request, Deadline deadline);

private:
    struct Interface;               // what the descriptors say of it
    Result<libusb_device *> find(); // referenced; the caller lets go of it
    Result<void> openInterface(libusb_device *device, const Interface &found);
    bool hasSerial(libusb_device *device) const;
    Result<QByteArray> control(std::uint8_t type, std::uint8_t request, int shift, QByteArray data, Deadline deadline);
    Result<void> write(UsbOutPipe &out, QByteArrayView &bytes, Deadline deadline, const CancelToken &cancel);
    Result<void> waitFor(int descriptor, Deadline deadline, const CancelToken &cancel, const QString &what) const;
    Result<void> recover(UsbInPipe &pipe); // after a stall; LinkBroken: it has gone, or stalls for ever
    void noteNews();
    tl::unexpected<Error> broken(PipeState state, const QString &what);

    const UsbAddress m_address;
    const std::shared_ptr<const Clock> m_clock;
    Wake m_news;
    std::unique_ptr<UsbContext> m_context; // from the first open() on
    libusb_device_handle *m_handle = nullptr;
    int m_interface = -1;
    bool m_kernelHadIt = false;
    std::vector<std::unique_ptr<UsbInPipe>> m_in;
    std::vector<std::unique_ptr<UsbOutPipe>> m_out;
    std::unique_ptr<UsbTransfer> m_requests; // to the device itself
};

} // namespace kiosk
