// SPDX-License-Identifier: Apache-2.0
// The two directions of a bulk endpoint. Callbacks come in the context's event thread, everything else in the lane's.
#pragma once

#include "usb_transfer.h"

#include <QByteArrayView>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <span>
#include <vector>

struct libusb_device_handle;
struct libusb_transfer;

namespace kiosk {

PipeState stateAfter(int status); // of libusb's transfer status

// Reads are pending at all times, so that nothing a device says unasked is lost, as long as there is room for it. Each
// is one packet long: a device that ends on a full packet keeps nobody waiting.
class UsbInPipe {
public:
    UsbInPipe(libusb_device_handle *handle, std::uint8_t address, int packetSize, const Wake &news);
    ~UsbInPipe(); // nothing is flying
    UsbInPipe(const UsbInPipe &) = delete;
    UsbInPipe &operator=(const UsbInPipe &) = delete;

    std::uint8_t address() const { return m_address; }
    bool start(); // false: the device has gone
    void stop();  // takes all reads back and forgets what came; `news` is rung no more
    // True: all have returned and no callback will come any more. False after `limit`: it is stuck.
    bool landed(Duration limit);
    bool isFlying() const;

    bool hasNews() const; // bytes, or a state that is not Ok
    PipeState state() const;
    qsizetype take(std::span<char> into); // 0: nothing there
    void discard();
    // After a stall: clears the halt and reads on. Not more than `most` times without a byte in between.
    bool restart(int most);

private:
    static void finished(libusb_transfer *transfer);
    void finish(libusb_transfer *transfer);
    void takeBack();
    void submit(libusb_transfer *transfer); // m_mutex held
    bool hasRoom() const;                   // m_mutex held

    libusb_device_handle *const m_handle;
    const std::uint8_t m_address;
    const int m_packetSize;
    const Wake &m_news;
    std::vector<libusb_transfer *> m_all; // filled once

    mutable std::mutex m_mutex; // guards the rest
    std::condition_variable m_landed;
    std::vector<libusb_transfer *> m_idle;
    std::size_t m_flying = 0;
    bool m_stopping = false;
    PipeState m_state = PipeState::Ok;
    int m_stalls = 0;
    std::vector<char> m_bytes; // of fixed size, overwritten when taken
    std::size_t m_size = 0;
};

// One write at a time.
class UsbOutPipe {
public:
    UsbOutPipe(libusb_device_handle *handle, std::uint8_t address, int packetSize);

    std::uint8_t address() const { return m_address; }
    // `zeroPacket`: a write that ends on a full packet is followed by an empty one, where a transfer is a message.
    // False: the device has gone.
    bool begin(QByteArrayView bytes, bool zeroPacket);
    int descriptor() const { return m_transfer.descriptor(); } // readable when the write has ended
    UsbTransfer::End end() { return m_transfer.end(); }        // breaks it off when it has not
    bool isFlying() const { return m_transfer.isFlying(); }
    bool clearHalt();

private:
    libusb_device_handle *const m_handle;
    const std::uint8_t m_address;
    const int m_packetSize;
    UsbTransfer m_transfer;
};

} // namespace kiosk
