// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "descriptor_transport.h"
#include "port_address.h"

namespace kiosk {

// A TCP connection: no Nagle delay, keep-alive, and unsent data noticed after 10 s without acknowledgement, since a
// network cable gives no hang-up. A host name is resolved in open(), which waits for the resolver as long as it takes.
class TcpTransport final : public DescriptorTransport {
public:
    TcpTransport(TcpAddress address, std::shared_ptr<const Clock> clock);

protected:
    // NoDevice: refused, unreachable or no such name.
    Result<int> openDescriptor(Deadline deadline, const CancelToken &cancel) override;

private:
    TcpAddress m_tcp;
};

} // namespace kiosk
