// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "transport.h"

#include <memory>

namespace kiosk {

// What serial lines and sockets share: a non-blocking descriptor waited on with poll(2), so that a hang-up and a
// cancellation are seen at once. Subclasses only know how to get a descriptor.
class DescriptorTransport : public Transport {
public:
    ~DescriptorTransport() override;
    DescriptorTransport(const DescriptorTransport &) = delete;
    DescriptorTransport &operator=(const DescriptorTransport &) = delete;

    Result<void> open(Deadline deadline, const CancelToken &cancel) final;
    void close() final;
    bool isOpen() const final { return m_fd >= 0; }
    Result<void> writeAll(QByteArrayView bytes, Deadline deadline, const CancelToken &cancel) final;
    Result<qsizetype> readSome(std::span<char> into, Deadline deadline, const CancelToken &cancel) final;
    Result<void> discardInput() final;
    int descriptor() const final { return m_fd; }
    QString address() const final { return m_address; }

protected:
    // The clock must run in real time: it is compared with waits in poll(2).
    DescriptorTransport(QString address, std::shared_ptr<const Clock> clock);

    // A non-blocking, close-on-exec descriptor that the caller owns from then on.
    virtual Result<int> openDescriptor(Deadline deadline, const CancelToken &cancel) = 0;
    // Waits until one of `events` (POLLIN, POLLOUT) is there, or fails. Bytes that came before a hang-up count as
    // POLLIN.
    Result<void> waitFor(int fd, short events, Deadline deadline, const CancelToken &cancel) const;

private:
    tl::unexpected<Error> broken(const QString &what);

    QString m_address;
    std::shared_ptr<const Clock> m_clock;
    int m_fd = -1;
    bool m_isSocket = false;
};

} // namespace kiosk
