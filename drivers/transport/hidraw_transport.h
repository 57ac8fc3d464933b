// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "descriptor_transport.h"
#include "port_address.h"

namespace kiosk {

// The node of this device now: nodes are numbered anew at each replug. Only interfaces of the HID usage page of
// scanners (8C) count, since many scanners have a keyboard beside it. NoDevice when none fits, Conflict when more than
// one does.
Result<QString> findHidrawNode(const HidrawAddress &address, const QString &sysfs = QStringLiteral("/sys"));

// Reports of a HID device, one a readSome() when its span has room for a whole one. Locked (flock) while open. A pseudo
// terminal will do for tests.
class HidrawTransport final : public DescriptorTransport {
public:
    HidrawTransport(HidrawAddress address, std::shared_ptr<const Clock> clock);
    std::unique_ptr<ArrivalWatch> watchArrival() const override; // of the node; for an identity, of any hidraw node

protected:
    Result<int> openDescriptor(Deadline deadline, const CancelToken &cancel) override;

private:
    HidrawAddress m_hidraw;
};

} // namespace kiosk
