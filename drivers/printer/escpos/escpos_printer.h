// SPDX-License-Identifier: Apache-2.0
// "printer.escpos": receipt printers that speak ESC/POS on TCP 9100 or a serial line. Frames, profiles, what proves
// a receipt and what is unverified: README.md beside this file.
#pragma once

#include "escpos_protocol.h"
#include "line_rasteriser.h"

#include <hal/driver_descriptor.h>
#include <lane_device/lane_device.h>

namespace kiosk::escpos {

class EscposPrinter final : public hal::LaneDevice<hal::ReceiptPrinter, EscposProtocol> {
    Q_OBJECT
public:
    EscposPrinter(hal::DeviceSetup setup, std::unique_ptr<Transport> transport, EscposProtocol::Settings settings);

    // Also InvalidInput: a QR payload that is empty or longer than 256 bytes.
    Pending<hal::ReceiptOutcome> print(const hal::ReceiptDocument &document, ActId act, Deadline deadline) override;

private:
    PrinterProfile m_profile;
    PainterRasteriser m_rasteriser;
};

// Port "tcp:host:port" or "serial:/dev/x?baud=n". Parameters: `profile` as profileNamed() has them ("80mm" if absent),
// `confirm_within_ms` (5000 if absent; the time the bytes take comes on top).
hal::DriverDescriptor escposDriver();

} // namespace kiosk::escpos
