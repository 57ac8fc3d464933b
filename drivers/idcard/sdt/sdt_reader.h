// SPDX-License-Identifier: Apache-2.0
// "idcard.sdt": ID-card readers that speak the SDT protocol of the Ministry's SAM module on a serial line (or TCP).
// Frames, states and what is unverified: README.md beside this file.
#pragma once

#include "sdt_protocol.h"

#include <hal/driver_descriptor.h>
#include <hal/id_card_reader.h>
#include <lane_device/lane_device.h>

namespace kiosk {

class Transport;

namespace sdt {

class SdtReader final : public hal::LaneDevice<hal::IdCardReader, SdtProtocol> {
    Q_OBJECT
public:
    SdtReader(hal::DeviceSetup setup, std::unique_ptr<Transport> transport, SdtProtocol::Settings settings);

    Pending<hal::IdCardRecord> read(Deadline deadline) override;
    Pending<SensitiveText> readNewestAddress(Deadline deadline) override;
    Pending<QString> samIdentity(Deadline deadline) override;
};

// Parameters: model (sdt_models.h), read = "text-photo" or "fingerprint".
hal::DriverDescriptor sdtDriver();

} // namespace sdt
} // namespace kiosk
