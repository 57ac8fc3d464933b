// SPDX-License-Identifier: Apache-2.0
// A reader on a pty, at the byte level: keeps the order of commands (find, select, read) as a SAM does. What it sends
// can be changed reply by reply, which is how the faults of the wire are made.
#pragma once

#include <support/pty.h>
#include <transport/wake.h>

#include <QByteArray>
#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace kiosk::test {

class FakeSdtPeer {
public:
    struct Piece {
        QByteArray bytes;
        int gapMs = 0; // before it
        bool thenHangUp = false;
    };
    // Gets command, parameter and the honest reply; gives what is sent instead. Runs in the peer's thread.
    using Tamper = std::function<std::vector<Piece>(int command, int parameter, const QByteArray &reply)>;

    explicit FakeSdtPeer(const QString &link);
    ~FakeSdtPeer();

    void place(const QByteArray &readReply); // a whole frame of tests/data/idcard
    void lift();
    void swapBehindSelect(const QByteArray &readReply); // quick fingers: the next select is followed by another card
    void setNewestAddress(const QByteArray &utf16le70); // empty: the card has none
    void setFingerprint(const QByteArray &block); // null: 30 10 is not known (as at first); empty: the card has none
    void setSamIdentity(const QByteArray &sixteenBytes);
    void setTamper(Tamper tamper); // empty: honest
    // The next `times` times this command is refused, and nothing happens to the card.
    void refuse(int command, int parameter, int sw3, int times = 1);
    void unplug();
    void plug();
    void powerOff();                             // and on: half a request and what was done with the card are forgotten
    int asked(int command, int parameter) const; // how often

    static QByteArray frame(const QByteArray &body); // SW1 SW2 SW3 data -> a whole reply
    static QByteArray status(int sw3) { return frame(QByteArray(2, 0) + static_cast<char>(sw3)); }

private:
    enum class Card { Gone, Present, Found, Selected, Read };
    void serve();
    void take(QByteArray &input);
    QByteArray answer(int command, int parameter);
    void send(const std::vector<Piece> &pieces);

    std::mutex m_mutex; // guards the next eight; held while a reply goes out
    Pty m_pty;
    Card m_card = Card::Gone;
    QByteArray m_readReply;
    QByteArray m_swapFor;
    QByteArray m_address;
    QByteArray m_fingerprint;
    QByteArray m_identity = QByteArray::fromHex("05000300A53A340187D61200878E45B5");
    Tamper m_tamper;
    std::map<int, std::pair<int, int>> m_refusals; // command and parameter -> SW3, times
    mutable std::mutex m_askedMutex;
    std::vector<int> m_asked;
    Wake m_wake;
    std::atomic<bool> m_stop = false;
    std::thread m_thread;
};

} // namespace kiosk::test
