// SPDX-License-Identifier: Apache-2.0
// "document.ipp": document printers that speak IPP (RFC 8011) on the network or through ipp-usb. Certificates go
// straight to the printer, from memory.
#pragma once

#include "ipp_protocol.h"

#include <hal/driver_descriptor.h>
#include <lane_device/lane_device.h>

namespace kiosk::ipp {

class IppPrinter final : public hal::LaneDevice<hal::DocumentPrinter, IppProtocol> {
    Q_OBJECT
public:
    IppPrinter(hal::DeviceSetup setup, IppProtocol::Settings settings);

    // Errors also: Conflict (the printer knows a job of this name already), Unsupported (neither PDF nor raster),
    // InvalidInput (no PDF bytes, no name; for a raster printer: no PDF, other pages than promised). The bytes are
    // wiped when the act ends.
    Pending<hal::DocumentOutcome> print(hal::DocumentJob job, ActId act, Deadline deadline) override;
};

// Port "ipp://host:port/path" or "ipps://...", or a queue of this machine's CUPS server whose configuration keeps no
// document (cups_queue.h). Parameter "cups": the folder of that configuration.
hal::DriverDescriptor ippDriver();

} // namespace kiosk::ipp
