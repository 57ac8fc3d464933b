// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pipe_order.h"

#include <transport/usb_transport.h>

namespace kiosk::sdt {

// A reader on USB as a stream of the same bytes as on a serial line. Which of the two wirings it has is seen from its
// bulk endpoints: one pair (the whole frame each way), or two and more (preamble and length through the first of each
// direction, what the length counts through the second).
class SdtUsbTransport final : public Transport {
public:
    SdtUsbTransport(UsbAddress address, std::shared_ptr<const Clock> clock);

    Result<void> open(Deadline deadline, const CancelToken &cancel) override;
    void close() override { m_usb.close(); }
    bool isOpen() const override { return m_usb.isOpen(); }
    Result<void> writeAll(QByteArrayView bytes, Deadline deadline, const CancelToken &cancel) override;
    Result<qsizetype> readSome(std::span<char> into, Deadline deadline, const CancelToken &cancel) override;
    Result<void> discardInput() override;
    int descriptor() const override { return m_usb.descriptor(); }
    QString address() const override { return m_usb.address(); }
    std::unique_ptr<ArrivalWatch> watchArrival() const override { return m_usb.watchArrival(); }

private:
    bool isPaired() const { return m_usb.outPipes() >= 2 && m_usb.inPipes() >= 2; }

    UsbTransport m_usb;
    PipeOrder m_order;
};

} // namespace kiosk::sdt
