// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "wake.h"

#include <core/clock.h>

#include <QByteArray>
#include <condition_variable>
#include <mutex>

struct libusb_device_handle;
struct libusb_transfer;

namespace kiosk {

// What became of a transfer, told apart no further than a driver can act on; each one outweighs those before it.
// Stuck: it was taken back and libusb has not returned it, so it and its memory may be written into at any time.
enum class PipeState { Ok, Stalled, Gone, Stuck };

// How long a transfer that was taken back may take to return. The kernel needs microseconds.
inline constexpr Duration landingLimit = 1s;

// One transfer at a time, to an endpoint or to the device, with the memory that it lies in. The callback comes in the
// context's event thread, everything else in the lane's.
class UsbTransfer {
public:
    explicit UsbTransfer(libusb_device_handle *handle);
    ~UsbTransfer(); // nothing is under way
    UsbTransfer(const UsbTransfer &) = delete;
    UsbTransfer &operator=(const UsbTransfer &) = delete;

    struct End {
        PipeState state = PipeState::Ok;
        qsizetype moved = 0;       // exact, also of one that was broken off; 0 of one that is stuck
        bool wasBrokenOff = false; // before it was done
        QByteArray bytes;          // of a request to the device that ended well: the answer
    };

    // False: the device has gone. `zeroPacket`: an empty packet follows.
    bool write(std::uint8_t endpoint, const QByteArray &bytes, bool zeroPacket);
    // The eight bytes of a setup packet, then what goes out or room for what comes in.
    bool request(const QByteArray &setupAndBytes);
    int descriptor() const { return m_done.descriptor(); } // readable when it has ended
    End end();                                             // breaks it off when it has not
    bool isFlying() const;

private:
    static void finished(libusb_transfer *transfer);
    bool submit();

    libusb_device_handle *const m_handle;
    const Wake m_done;
    libusb_transfer *const m_transfer;
    QByteArray m_bytes;         // the caller's may go while the kernel still has them
    mutable std::mutex m_mutex; // guards the next one
    std::condition_variable m_landed;
    bool m_flying = false;
};

} // namespace kiosk
