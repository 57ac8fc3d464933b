// SPDX-License-Identifier: Apache-2.0
#include "usb_pipes.h"

#include <algorithm>
#include <cstring>
#include <libusb-1.0/libusb.h>
#include <string.h>

namespace kiosk {

namespace {

constexpr std::size_t readsPending = 4;
constexpr std::size_t roomFor = 16384; // several of the longest frames; then the device is told to wait

} // namespace

// An error on the wire that is no stall is nearly always a plug on its way out; a device that is really there is
// found again at once.
PipeState stateAfter(int status)
{
    switch (status) {
    case LIBUSB_TRANSFER_COMPLETED:
    case LIBUSB_TRANSFER_CANCELLED:
    case LIBUSB_TRANSFER_TIMED_OUT: return PipeState::Ok;
    case LIBUSB_TRANSFER_STALL: return PipeState::Stalled;
    default: return PipeState::Gone;
    }
}

UsbInPipe::UsbInPipe(libusb_device_handle *handle, std::uint8_t address, int packetSize, const Wake &news)
    : m_handle(handle), m_address(address), m_packetSize(packetSize), m_news(news), m_bytes(roomFor)
{
    for (std::size_t i = 0; i < readsPending; ++i) {
        auto *transfer = libusb_alloc_transfer(0);
        auto *buffer = new unsigned char[static_cast<std::size_t>(packetSize)];
        libusb_fill_bulk_transfer(transfer, handle, address, buffer, packetSize, &UsbInPipe::finished, this, 0);
        m_all.push_back(transfer);
    }
    m_idle = m_all;
}

UsbInPipe::~UsbInPipe()
{
    for (auto *transfer : m_all) {
        explicit_bzero(transfer->buffer, static_cast<std::size_t>(m_packetSize));
        delete[] transfer->buffer;
        libusb_free_transfer(transfer);
    }
    explicit_bzero(m_bytes.data(), m_bytes.size());
}

bool UsbInPipe::start()
{
    const std::scoped_lock lock(m_mutex);
    while (!m_stopping && !m_idle.empty() && m_state == PipeState::Ok && hasRoom()) {
        auto *transfer = m_idle.back();
        m_idle.pop_back();
        submit(transfer);
    }
    return m_state < PipeState::Gone;
}

void UsbInPipe::submit(libusb_transfer *transfer)
{
    ++m_flying;
    if (libusb_submit_transfer(transfer) == 0)
        return;
    --m_flying;
    m_idle.push_back(transfer);
    m_state = PipeState::Gone;
    m_news.ring();
}

void UsbInPipe::stop()
{
    std::unique_lock lock(m_mutex);
    m_stopping = true; // from here on nothing is submitted again, and nobody is told
    explicit_bzero(m_bytes.data(), m_size);
    m_size = 0;
    lock.unlock(); // a callback may be waiting for it
    takeBack();
}

void UsbInPipe::takeBack()
{
    for (auto *transfer : m_all)
        libusb_cancel_transfer(transfer); // refused for an idle one, which is as well
}

bool UsbInPipe::landed(Duration limit)
{
    std::unique_lock lock(m_mutex);
    if (m_state == PipeState::Stuck) // it has had its time
        return m_flying == 0;
    if (m_landed.wait_for(lock, limit, [this] { return m_flying == 0; }))
        return true;
    m_state = PipeState::Stuck;
    return false;
}

bool UsbInPipe::isFlying() const
{
    const std::scoped_lock lock(m_mutex);
    return m_flying > 0;
}

bool UsbInPipe::hasRoom() const
{
    return m_size + (m_flying + 1) * static_cast<std::size_t>(m_packetSize) <= m_bytes.size();
}

void UsbInPipe::finished(libusb_transfer *transfer) { static_cast<UsbInPipe *>(transfer->user_data)->finish(transfer); }

void UsbInPipe::finish(libusb_transfer *transfer)
{
    const std::scoped_lock lock(m_mutex);
    --m_flying;
    const auto got = static_cast<std::size_t>(transfer->actual_length);
    if (got > 0 && !m_stopping) { // there is room: hasRoom() counted every read under way
        std::memcpy(m_bytes.data() + m_size, transfer->buffer, got);
        m_size += got;
        m_stalls = 0;
        m_news.ring();
    }
    explicit_bzero(transfer->buffer, got);
    m_state = std::max(m_state, stateAfter(transfer->status));
    if (m_state != PipeState::Ok && !m_stopping) // the transport, and so m_news, may have gone
        m_news.ring();
    if (m_state == PipeState::Ok && !m_stopping && hasRoom())
        submit(transfer);
    else
        m_idle.push_back(transfer);
    m_landed.notify_all();
}

bool UsbInPipe::hasNews() const
{
    const std::scoped_lock lock(m_mutex);
    return m_size > 0 || m_state != PipeState::Ok;
}

PipeState UsbInPipe::state() const
{
    const std::scoped_lock lock(m_mutex);
    return m_state;
}

qsizetype UsbInPipe::take(std::span<char> into)
{
    std::size_t count = 0;
    {
        const std::scoped_lock lock(m_mutex);
        count = std::min(into.size(), m_size);
        std::memcpy(into.data(), m_bytes.data(), count);
        std::memmove(m_bytes.data(), m_bytes.data() + count, m_size - count);
        explicit_bzero(m_bytes.data() + m_size - count, count);
        m_size -= count;
    }
    start(); // there is room again
    return static_cast<qsizetype>(count);
}

void UsbInPipe::discard()
{
    {
        const std::scoped_lock lock(m_mutex);
        explicit_bzero(m_bytes.data(), m_size);
        m_size = 0;
    }
    start();
}

bool UsbInPipe::restart(int most)
{
    takeBack(); // those behind the stalled one wait in vain
    if (!landed(landingLimit))
        return false;
    {
        const std::scoped_lock lock(m_mutex);
        if (m_state >= PipeState::Gone || ++m_stalls > most)
            return false;
    }
    if (libusb_clear_halt(m_handle, m_address) != 0)
        return false;
    {
        const std::scoped_lock lock(m_mutex);
        m_state = PipeState::Ok;
    }
    return start();
}

UsbOutPipe::UsbOutPipe(libusb_device_handle *handle, std::uint8_t address, int packetSize)
    : m_handle(handle), m_address(address), m_packetSize(packetSize), m_transfer(handle)
{ }

bool UsbOutPipe::begin(QByteArrayView bytes, bool zeroPacket)
{
    return m_transfer.write(m_address, bytes.toByteArray(), zeroPacket && bytes.size() % m_packetSize == 0);
}

bool UsbOutPipe::clearHalt() { return libusb_clear_halt(m_handle, m_address) == 0; }

} // namespace kiosk
