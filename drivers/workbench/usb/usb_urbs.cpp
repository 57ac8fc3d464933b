// SPDX-License-Identifier: Apache-2.0
#include "usb_urbs.h"

#include <algorithm>
#include <cerrno>

namespace kiosk::workbench {

void UsbUrbs::submit(Urb urb) { m_waiting.push_back(std::move(urb)); }

bool UsbUrbs::discard(const std::function<bool(void *)> &isIt)
{
    const auto found
        = std::find_if(m_waiting.begin(), m_waiting.end(), [&](const Urb &urb) { return isIt(urb.ticket.get()); });
    if (found == m_waiting.end())
        return false;
    found->status = -ENOENT;
    found->isKept = m_keepsCancelled;
    if (found->isKept)
        return true;
    m_ended.push_back(std::move(*found));
    m_waiting.erase(found);
    return true;
}

std::optional<Urb> UsbUrbs::reap(const void *host)
{
    const auto found
        = std::find_if(m_ended.begin(), m_ended.end(), [&](const Urb &urb) { return urb.host.get() == host; });
    if (found == m_ended.end())
        return {};
    Urb urb = std::move(*found);
    m_ended.erase(found);
    return urb;
}

void UsbUrbs::forget(const std::function<bool(void *)> &isGone)
{
    const auto wasTheirs = [&](const Urb &urb) { return isGone(urb.host.get()); };
    std::erase_if(m_waiting, wasTheirs);
    std::erase_if(m_ended, wasTheirs);
}

void UsbUrbs::endAll(int status)
{
    std::deque<Urb> still;
    for (Urb &urb : m_waiting) {
        if (!urb.isKept)
            urb.status = status;
        (urb.isKept ? still : m_ended).push_back(std::move(urb));
    }
    m_waiting = std::move(still);
}

void UsbUrbs::setKeepsCancelled(bool keeps)
{
    m_keepsCancelled = keeps;
    for (Urb &urb : m_waiting)
        urb.isKept = urb.isKept && keeps;
}

void UsbUrbs::queueIn(quint8 endpoint, const QByteArray &transfer)
{
    for (qsizetype at = 0; at < transfer.size(); at += m_packetSize)
        m_packets[endpoint].push_back(transfer.mid(at, m_packetSize));
}

std::vector<UsbUrbs::Arrived> UsbUrbs::move()
{
    std::vector<Arrived> arrived;
    std::deque<Urb> still;
    for (Urb &urb : m_waiting) {
        bool ends = false;
        if (urb.status == -ENOENT) {
            ends = !urb.isKept; // taken back
        } else if (urb.endpoint == 0) {
            ends = !m_holdsRequests;
        } else if (const auto stall = m_stalls.find(urb.endpoint); stall != m_stalls.end() && stall->second > 0) {
            --stall->second;
            urb.status = -EPIPE;
            ends = true;
        } else {
            ends = urb.endpoint & 0x80 ? moveIn(urb) : moveOut(urb, arrived);
        }
        (ends ? m_ended : still).push_back(std::move(urb));
    }
    m_waiting = std::move(still);
    return arrived;
}

// A read ends when it is full or a packet is short.
bool UsbUrbs::moveIn(Urb &urb)
{
    auto &packets = m_packets[urb.endpoint];
    while (!m_silent && !packets.empty() && urb.room - urb.bytes.size() >= packets.front().size()) {
        const bool isShort = packets.front().size() < m_packetSize;
        urb.bytes += packets.front();
        urb.done = urb.bytes.size();
        packets.pop_front();
        if (isShort || urb.bytes.size() == urb.room)
            return true;
    }
    return false;
}

bool UsbUrbs::moveOut(Urb &urb, std::vector<Arrived> &arrived)
{
    QByteArray got;
    while (urb.done < urb.bytes.size()) {
        const auto packet = urb.bytes.mid(urb.done, m_packetSize);
        if (m_room && *m_room < packet.size())
            break; // NAK, for as long as it takes
        if (m_room)
            *m_room -= packet.size();
        urb.done += packet.size();
        got += packet;
    }
    if (!got.isEmpty())
        arrived.push_back({urb.endpoint, got});
    if (urb.done < urb.bytes.size())
        return false;
    m_emptyPackets += urb.endsEmpty ? 1 : 0;
    return true;
}

} // namespace kiosk::workbench
