// SPDX-License-Identifier: Apache-2.0
// The host controller's half: requests of hosts for bytes (URBs), waiting until the device gives or takes some.
#pragma once

#include "usb_descriptors.h"

#include <QByteArray>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace kiosk::workbench {

// One transfer that a host submitted. `ticket` is whatever the caller needs to answer it later.
struct Urb {
    std::shared_ptr<void> ticket;
    std::shared_ptr<void> host; // whoever opened the node; several may
    quint8 endpoint = 0;
    qsizetype room = 0;     // of an IN transfer
    QByteArray bytes;       // OUT: all of them; IN: those that came
    qsizetype done = 0;     // bytes moved
    int status = 0;         // 0 or a negative errno
    bool endsEmpty = false; // OUT: an empty packet shall follow
    bool isKept = false;    // taken back and not returned
};

// Not thread-safe: its owner locks.
class UsbUrbs {
public:
    explicit UsbUrbs(quint16 packetSize) : m_packetSize(packetSize) { }

    void submit(Urb urb);
    // The host takes one back: it ends with -ENOENT and what has moved so far, unless cancelled ones are kept. False:
    // it is not waiting.
    bool discard(const std::function<bool(void *ticket)> &isIt);
    std::optional<Urb> reap(const void *host);                  // one of its own that has ended
    void forget(const std::function<bool(void *host)> &isGone); // what nobody will reap any more
    void ended(Urb urb) { m_ended.push_back(std::move(urb)); }
    bool hasEnded() const { return !m_ended.empty(); }
    void endAll(int status); // unplugged

    void queueIn(quint8 endpoint, const QByteArray &transfer); // ends on a short packet unless it fills its last one
    void setRoom(std::optional<qsizetype> bytes) { m_room = bytes; } // OUT bytes the device takes from now on
    void stall(quint8 endpoint, int times) { m_stalls[endpoint] += times; }
    void setSilent(bool silent) { m_silent = silent; }
    void setHoldsRequests(bool holds) { m_holdsRequests = holds; } // NAK to requests of the class
    // A host controller that does not return what it was asked to, unplugged or not, until it is told to.
    void setKeepsCancelled(bool keeps);
    // Moves what can be moved; returns what the device has got, in order.
    struct Arrived {
        quint8 endpoint;
        QByteArray bytes;
    };
    std::vector<Arrived> move();
    int takeEmptyPackets() { return std::exchange(m_emptyPackets, 0); } // that came behind OUT transfers

private:
    bool moveIn(Urb &urb);
    bool moveOut(Urb &urb, std::vector<Arrived> &arrived);

    quint16 m_packetSize;
    std::deque<Urb> m_waiting;
    std::deque<Urb> m_ended;
    std::map<quint8, std::deque<QByteArray>> m_packets; // to the host
    std::map<quint8, int> m_stalls;
    std::optional<qsizetype> m_room;
    bool m_silent = false;
    bool m_holdsRequests = false;
    bool m_keepsCancelled = false;
    int m_emptyPackets = 0;
};

} // namespace kiosk::workbench
