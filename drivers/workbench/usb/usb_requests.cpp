// SPDX-License-Identifier: Apache-2.0
#include "usb_requests.h"

#include <QFile>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <umockdev.h>
#include <unistd.h>

#include <linux/usbdevice_fs.h>

namespace kiosk::workbench {

namespace {

constexpr int SetupSize = 8;
constexpr quint8 GetDescriptor = 6, StringDescriptor = 3, ClassRequest = 0x20, TypeMask = 0x60, ToHost = 0x80;

// A piece of the host's memory, kept until the URB that lies there is reaped.
std::shared_ptr<UMockdevIoctlData> resolve(UMockdevIoctlData *data, std::size_t offset, std::size_t size)
{
    auto *piece = umockdev_ioctl_data_resolve(data, offset, size, nullptr);
    return {piece, [](UMockdevIoctlData *each) {
                if (each)
                    umockdev_ioctl_data_unref(each);
            }};
}

std::shared_ptr<void> keep(UMockdevIoctlClient *client) { return {g_object_ref(client), &g_object_unref}; }

bool lives(void *client) { return umockdev_ioctl_client_get_connected(static_cast<UMockdevIoctlClient *>(client)); }

struct Ticket {
    std::shared_ptr<UMockdevIoctlData> urb;
    std::shared_ptr<UMockdevIoctlData> buffer;
    usbdevfs_urb *header() const { return reinterpret_cast<usbdevfs_urb *>(urb->data); }
};

template <typename T> void put(UMockdevIoctlData *into, const T &value)
{
    umockdev_ioctl_data_update(into, 0, reinterpret_cast<guint8 *>(const_cast<T *>(&value)), sizeof value);
}

} // namespace

UsbNode::UsbNode(UsbDeviceEmulator &device, const QString &file)
    : m_device(device), m_handler(umockdev_ioctl_base_new()), m_urbs(device.shape().packetSize)
{
    const auto path = QFile::encodeName(file);
    ::unlink(path.constData());
    if (::mkfifo(path.constData(), 0666) == 0)
        m_fifo = ::open(path.constData(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
    fcntl(m_fifo, F_SETPIPE_SZ, 1); // one page: any byte makes it full
    setReady(false);
    g_signal_connect(m_handler, "handle-ioctl", G_CALLBACK(&UsbNode::onIoctl), this);
    const std::scoped_lock lock(device.m_mutex);
    device.m_node = this;
}

UsbNode::~UsbNode()
{
    unplug();
    g_object_unref(m_handler);
    ::close(m_fifo);
}

void UsbNode::setReady(bool ready)
{
    if (ready == std::exchange(m_ready, ready))
        return;
    std::array<char, 4096> page{};
    if (ready) [[maybe_unused]]
        const auto drained = ::read(m_fifo, page.data(), page.size());
    else [[maybe_unused]]
        const auto filled = ::write(m_fifo, page.data(), page.size());
}

void UsbNode::unplug()
{
    if (m_gone.exchange(true))
        return;
    const std::scoped_lock lock(m_device.m_mutex);
    m_urbs.endAll(-ESHUTDOWN);
    setReady(true);
    m_device.m_node = nullptr;
}

int UsbNode::onIoctl(UMockdevIoctlBase *, UMockdevIoctlClient *client, void *node)
{
    const auto answer = static_cast<UsbNode *>(node)->answer(client);
    umockdev_ioctl_client_complete(client, answer.result, answer.error);
    return TRUE;
}

UsbNode::Answer UsbNode::answer(UMockdevIoctlClient *client)
{
    auto *arg = umockdev_ioctl_client_get_arg(client);
    const auto request = umockdev_ioctl_client_get_request(client);
    if (request == USBDEVFS_REAPURBNDELAY || request == USBDEVFS_REAPURB)
        return reap(client, arg);
    if (request == USBDEVFS_DISCARDURB)
        return discard(arg);
    if (m_gone)
        return {-1, ENODEV};
    switch (request) {
    case USBDEVFS_GET_CAPABILITIES: return capabilities(arg);
    case USBDEVFS_SUBMITURB: return submit(client, arg);
    case USBDEVFS_CLAIMINTERFACE: return claim(client);
    case USBDEVFS_RELEASEINTERFACE: return release(client);
    case USBDEVFS_CLEAR_HALT: ++m_device.m_haltsCleared; return {};
    case USBDEVFS_GETDRIVER: return driverName(arg);
    case USBDEVFS_IOCTL: return kernelDriver(arg);
    case USBDEVFS_RESET:
    case USBDEVFS_RESETEP:
    case USBDEVFS_SETINTERFACE:
    case USBDEVFS_SETCONFIGURATION: return {};
    default: return {-1, ENOTTY};
    }
}

UsbNode::Answer UsbNode::capabilities(UMockdevIoctlData *arg)
{
    const guint32 able = USBDEVFS_CAP_ZERO_PACKET | USBDEVFS_CAP_BULK_CONTINUATION | USBDEVFS_CAP_NO_PACKET_SIZE_LIM
        | USBDEVFS_CAP_BULK_SCATTER_GATHER | USBDEVFS_CAP_REAP_AFTER_DISCONNECT;
    const auto into = resolve(arg, 0, sizeof able);
    put(into.get(), able);
    return {};
}

bool UsbNode::isClaimed() const { return m_claimer && lives(m_claimer.get()); }

UsbNode::Answer UsbNode::claim(UMockdevIoctlClient *client)
{
    if (isClaimed() || m_device.m_kernelHasIt)
        return {-1, EBUSY};
    m_claimer = keep(client);
    if (m_device.claimed)
        m_device.claimed(true);
    return {};
}

UsbNode::Answer UsbNode::release(UMockdevIoctlClient *client)
{
    if (m_claimer.get() != client)
        return {-1, EINVAL};
    m_claimer.reset();
    if (m_device.claimed)
        m_device.claimed(false);
    return {};
}

UsbNode::Answer UsbNode::driverName(UMockdevIoctlData *arg)
{
    if (!m_device.m_kernelHasIt && !isClaimed())
        return {-1, ENODATA};
    const auto into = resolve(arg, 0, sizeof(usbdevfs_getdriver));
    usbdevfs_getdriver name{};
    std::strncpy(name.driver, isClaimed() ? "usbfs" : "usblp", sizeof name.driver - 1);
    put(into.get(), name);
    return {};
}

UsbNode::Answer UsbNode::kernelDriver(UMockdevIoctlData *arg)
{
    const auto asked = resolve(arg, 0, sizeof(usbdevfs_ioctl));
    const auto code = reinterpret_cast<usbdevfs_ioctl *>(asked->data)->ioctl_code;
    const bool connect = unsigned(code) == unsigned(USBDEVFS_CONNECT);
    if (!m_device.m_shape.kernelDriver || m_device.m_kernelHasIt == connect)
        return {-1, ENODATA};
    m_device.m_kernelHasIt = connect;
    return {connect ? 1 : 0, 0};
}

UsbNode::Answer UsbNode::submit(UMockdevIoctlClient *client, UMockdevIoctlData *arg)
{
    auto ticket = std::make_shared<Ticket>();
    ticket->urb = resolve(arg, 0, sizeof(usbdevfs_urb));
    if (!ticket->urb)
        return {-1, EFAULT};
    const auto *header = ticket->header();
    const auto size = qsizetype(header->buffer_length);
    if (size > 0)
        ticket->buffer = resolve(ticket->urb.get(), offsetof(usbdevfs_urb, buffer), std::size_t(size));
    const QByteArray memory
        = ticket->buffer ? QByteArray(reinterpret_cast<char *>(ticket->buffer->data), size) : QByteArray();
    Urb urb;
    urb.ticket = ticket;
    urb.host = keep(client);
    urb.endpoint = header->endpoint;
    if (header->type == USBDEVFS_URB_TYPE_CONTROL) {
        urb.endpoint = 0;
        urb.bytes = memory.first(SetupSize);
        const auto answered = control(urb.bytes);
        urb.status = answered ? 0 : -EPIPE;
        if (answered)
            urb.bytes += answered->first(std::min(answered->size(), size - SetupSize));
        urb.done = urb.bytes.size() - SetupSize;
    } else if (urb.endpoint & ToHost) {
        urb.room = size;
    } else {
        urb.bytes = memory;
        urb.endsEmpty = header->flags & USBDEVFS_URB_ZERO_PACKET;
    }
    std::unique_lock lock(m_device.m_mutex);
    if (m_gone)
        return {-1, ENODEV};
    m_urbs.forget([](void *host) { return !lives(host); });
    if (urb.endpoint == 0 && (urb.bytes[0] & TypeMask) != ClassRequest)
        m_urbs.ended(std::move(urb));
    else
        m_urbs.submit(std::move(urb));
    m_device.settle(std::move(lock));
    return {};
}

std::optional<QByteArray> UsbNode::control(const QByteArray &setup)
{
    const auto at = [&](int index) { return quint8(setup[index]); };
    if ((at(0) & TypeMask) == ClassRequest)
        return m_device.asked ? m_device.asked(at(1), quint16(at(2) | at(3) << 8)) : std::nullopt;
    if (at(0) != ToHost || at(1) != GetDescriptor || at(3) != StringDescriptor)
        return {};
    const auto text = stringDescriptor(m_device.m_shape, at(2));
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

UsbNode::Answer UsbNode::reap(UMockdevIoctlClient *client, UMockdevIoctlData *arg)
{
    std::optional<Urb> urb;
    {
        const std::scoped_lock lock(m_device.m_mutex);
        urb = m_urbs.reap(client);
        setReady(m_urbs.hasEnded());
    }
    if (!urb)
        return {-1, m_gone ? ENODEV : EAGAIN};
    const auto ticket = std::static_pointer_cast<Ticket>(urb->ticket);
    auto *header = ticket->header();
    header->status = urb->status;
    header->actual_length = int(urb->done);
    const bool wasRead = urb->endpoint == 0 || urb->endpoint & ToHost;
    if (wasRead && !urb->bytes.isEmpty())
        umockdev_ioctl_data_update(ticket->buffer.get(), 0, reinterpret_cast<guint8 *>(urb->bytes.data()),
                                   int(urb->bytes.size()));
    const auto into = resolve(arg, 0, sizeof(void *));
    umockdev_ioctl_data_set_ptr(into.get(), 0, ticket->urb.get());
    return {};
}

UsbNode::Answer UsbNode::discard(UMockdevIoctlData *arg)
{
    const auto wanted = resolve(arg, 0, sizeof(usbdevfs_urb));
    const std::scoped_lock lock(m_device.m_mutex);
    const bool found = wanted && m_urbs.discard([&](void *ticket) {
        return static_cast<Ticket *>(ticket)->urb->client_addr == wanted->client_addr;
    });
    if (!found)
        return {-1, EINVAL};
    setReady(m_urbs.hasEnded());
    return {};
}

} // namespace kiosk::workbench
