// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace kiosk {

// An eventfd: one thread rings, another one sees it in poll(2). Thread-safe.
class Wake {
public:
    Wake();
    ~Wake();
    Wake(const Wake &) = delete;
    Wake &operator=(const Wake &) = delete;

    int descriptor() const { return m_fd; } // readable while rung
    void ring() const;
    void clear() const;

private:
    int m_fd;
};

} // namespace kiosk
