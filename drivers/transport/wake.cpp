// SPDX-License-Identifier: Apache-2.0
#include "wake.h"

#include <QtGlobal>
#include <cstdint>
#include <sys/eventfd.h>
#include <unistd.h>

namespace kiosk {

Wake::Wake() : m_fd(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    // A process out of descriptors cannot drive devices; the service unit restarts it.
    if (m_fd < 0)
        qFatal("eventfd: no descriptor left");
}

Wake::~Wake() { ::close(m_fd); }

void Wake::ring() const
{
    const std::uint64_t one = 1;
    // EAGAIN means the counter is full: it is rung already
    [[maybe_unused]] const auto written = ::write(m_fd, &one, sizeof one);
}

void Wake::clear() const
{
    std::uint64_t count = 0;
    [[maybe_unused]] const auto got = ::read(m_fd, &count, sizeof count);
}

} // namespace kiosk
