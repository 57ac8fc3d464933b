// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "descriptor_transport.h"
#include "port_address.h"

namespace kiosk {

bool isSerialSpeed(int baud); // 9600 to 460800, those termios has a name for

// A serial line by termios: raw, 8N1, no flow control, locked (flock) while open. A pseudo terminal will do: modem
// lines that it does not have are no fault.
class SerialTransport final : public DescriptorTransport {
public:
    SerialTransport(SerialAddress address, std::shared_ptr<const Clock> clock);

    std::unique_ptr<ArrivalWatch> watchArrival() const override;

protected:
    // NoDevice: no such file, or not a terminal. Claimed: another program holds the line.
    Result<int> openDescriptor(Deadline deadline, const CancelToken &cancel) override;

private:
    SerialAddress m_serial;
};

} // namespace kiosk
