// SPDX-License-Identifier: Apache-2.0
#include "usb_transfer.h"

#include "usb_pipes.h"

#include <libusb-1.0/libusb.h>
#include <string.h>

namespace kiosk {

UsbTransfer::UsbTransfer(libusb_device_handle *handle) : m_handle(handle), m_transfer(libusb_alloc_transfer(0)) { }

UsbTransfer::~UsbTransfer()
{
    explicit_bzero(m_bytes.data(), static_cast<std::size_t>(m_bytes.size())); // it may have been stuck
    libusb_free_transfer(m_transfer);
}

bool UsbTransfer::write(std::uint8_t endpoint, const QByteArray &bytes, bool zeroPacket)
{
    m_bytes = bytes;
    libusb_fill_bulk_transfer(m_transfer, m_handle, endpoint, reinterpret_cast<unsigned char *>(m_bytes.data()),
                              static_cast<int>(m_bytes.size()), &UsbTransfer::finished, this, 0);
    m_transfer->flags = zeroPacket ? LIBUSB_TRANSFER_ADD_ZERO_PACKET : 0;
    return submit();
}

bool UsbTransfer::request(const QByteArray &setupAndBytes)
{
    m_bytes = setupAndBytes;
    libusb_fill_control_transfer(m_transfer, m_handle, reinterpret_cast<unsigned char *>(m_bytes.data()),
                                 &UsbTransfer::finished, this, 0);
    m_transfer->flags = 0;
    return submit();
}

bool UsbTransfer::submit()
{
    m_done.clear();
    const std::scoped_lock lock(m_mutex);
    m_flying = libusb_submit_transfer(m_transfer) == 0;
    return m_flying;
}

void UsbTransfer::finished(libusb_transfer *transfer)
{
    auto *self = static_cast<UsbTransfer *>(transfer->user_data);
    const std::scoped_lock lock(self->m_mutex);
    self->m_flying = false;
    self->m_done.ring();
    self->m_landed.notify_all();
}

bool UsbTransfer::isFlying() const
{
    const std::scoped_lock lock(m_mutex);
    return m_flying;
}

UsbTransfer::End UsbTransfer::end()
{
    End ended;
    {
        std::unique_lock lock(m_mutex);
        if (m_flying) {
            ended.wasBrokenOff = true;
            lock.unlock(); // a callback may be waiting for it
            libusb_cancel_transfer(m_transfer);
            lock.lock();
            if (!m_landed.wait_for(lock, landingLimit, [this] { return !m_flying; })) {
                ended.state = PipeState::Stuck;
                return ended;
            }
        }
    }
    m_done.clear();
    ended.state = stateAfter(m_transfer->status);
    ended.wasBrokenOff = ended.wasBrokenOff && m_transfer->status != LIBUSB_TRANSFER_COMPLETED;
    ended.moved = m_transfer->actual_length;
    if (m_transfer->type == LIBUSB_TRANSFER_TYPE_CONTROL && m_transfer->status == LIBUSB_TRANSFER_COMPLETED)
        ended.bytes = m_bytes.mid(LIBUSB_CONTROL_SETUP_SIZE, ended.moved);
    explicit_bzero(m_bytes.data(), static_cast<std::size_t>(m_bytes.size()));
    return ended;
}

} // namespace kiosk
