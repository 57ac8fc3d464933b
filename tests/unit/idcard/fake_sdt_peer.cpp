// SPDX-License-Identifier: Apache-2.0
#include "fake_sdt_peer.h"

#include <algorithm>
#include <array>
#include <poll.h>
#include <unistd.h>

namespace kiosk::test {

namespace {
const QByteArray preamble = QByteArray::fromHex("AAAAAA9669");
}

FakeSdtPeer::FakeSdtPeer(const QString &link) : m_pty(link), m_thread([this] { serve(); }) { }

FakeSdtPeer::~FakeSdtPeer()
{
    m_stop = true;
    m_wake.ring();
    m_thread.join();
}

void FakeSdtPeer::place(const QByteArray &readReply)
{
    const std::scoped_lock lock(m_mutex);
    m_readReply = readReply;
    m_card = Card::Present;
}

void FakeSdtPeer::swapBehindSelect(const QByteArray &readReply)
{
    const std::scoped_lock lock(m_mutex);
    m_swapFor = readReply;
}

void FakeSdtPeer::lift()
{
    const std::scoped_lock lock(m_mutex);
    m_card = Card::Gone;
}

void FakeSdtPeer::setNewestAddress(const QByteArray &utf16le70)
{
    const std::scoped_lock lock(m_mutex);
    m_address = utf16le70;
}

void FakeSdtPeer::setFingerprint(const QByteArray &block)
{
    const std::scoped_lock lock(m_mutex);
    m_fingerprint = block;
}

void FakeSdtPeer::setSamIdentity(const QByteArray &sixteenBytes)
{
    const std::scoped_lock lock(m_mutex);
    m_identity = sixteenBytes;
}

void FakeSdtPeer::setTamper(Tamper tamper)
{
    const std::scoped_lock lock(m_mutex);
    m_tamper = std::move(tamper);
}

void FakeSdtPeer::refuse(int command, int parameter, int sw3, int times)
{
    const std::scoped_lock lock(m_mutex);
    m_refusals[command << 8 | parameter] = {sw3, times};
}

void FakeSdtPeer::powerOff()
{
    const std::scoped_lock lock(m_mutex);
    if (m_card != Card::Gone)
        m_card = Card::Present;
    m_wake.ring();
}

void FakeSdtPeer::unplug()
{
    const std::scoped_lock lock(m_mutex);
    m_pty.unplug();
    m_wake.ring();
}

void FakeSdtPeer::plug()
{
    const std::scoped_lock lock(m_mutex);
    m_pty.plug();
    m_wake.ring();
}

int FakeSdtPeer::asked(int command, int parameter) const
{
    const std::scoped_lock lock(m_askedMutex);
    return static_cast<int>(std::count(m_asked.begin(), m_asked.end(), command << 8 | parameter));
}

QByteArray FakeSdtPeer::frame(const QByteArray &body)
{
    const auto length = body.size() + 1;
    QByteArray summed;
    summed += static_cast<char>(length >> 8);
    summed += static_cast<char>(length & 0xFF);
    summed += body;
    char sum = 0;
    for (const char byte : summed)
        sum = static_cast<char>(sum ^ byte);
    return preamble + summed + sum;
}

void FakeSdtPeer::serve()
{
    QByteArray input;
    while (!m_stop) {
        int master = -1;
        {
            const std::scoped_lock lock(m_mutex);
            master = m_pty.master();
        }
        std::array<pollfd, 2> waits{{{m_wake.descriptor(), POLLIN, 0}, {master, POLLIN, 0}}};
        ::poll(waits.data(), waits.size(), -1);
        if (waits[0].revents) {
            m_wake.clear();
            input.clear();
            continue;
        }
        const std::scoped_lock lock(m_mutex);
        if (m_pty.master() != master)
            continue;
        char chunk[256];
        const auto got = ::read(master, chunk, sizeof chunk);
        if (got > 0)
            input.append(chunk, got);
        take(input);
    }
}

void FakeSdtPeer::take(QByteArray &input)
{
    while (input.size() >= 10 && m_pty.master() >= 0) {
        const auto request = input.first(10);
        input.remove(0, 10);
        const int command = static_cast<uchar>(request[7]);
        const int parameter = static_cast<uchar>(request[8]);
        {
            const std::scoped_lock lock(m_askedMutex);
            m_asked.push_back(command << 8 | parameter);
        }
        auto reply = answer(command, parameter);
        if (!request.startsWith(preamble) || request != frame(request.mid(7, 2)))
            reply = status(0x10); // a request without data has the form of a very short reply
        if (m_tamper)
            send(m_tamper(command, parameter, reply));
        else
            writeBytes(m_pty.master(), reply);
    }
}

QByteArray FakeSdtPeer::answer(int command, int parameter)
{
    if (auto refusal = m_refusals.find(command << 8 | parameter);
        refusal != m_refusals.end() && refusal->second.second-- > 0)
        return status(refusal->second.first);
    const bool there = m_card != Card::Gone;
    switch (command << 8 | parameter) {
    case 0x10FF: m_card = there ? Card::Present : Card::Gone; return status(0x90);
    case 0x11FF: return status(0x90);
    case 0x12FF: return frame(QByteArray::fromHex("000090") + m_identity);
    case 0x2001:
        if (m_card != Card::Present && m_card != Card::Found)
            return status(0x80);
        m_card = Card::Found;
        return frame(QByteArray::fromHex("00009F00000000"));
    case 0x2002:
        if (m_card != Card::Found)
            return status(there ? 0x23 : 0x81);
        m_card = Card::Selected;
        if (!m_swapFor.isEmpty())
            m_readReply = std::exchange(m_swapFor, {});
        return frame(QByteArray::fromHex("0000900000000000000000"));
    case 0x3001:
        if (m_card != Card::Selected && m_card != Card::Read)
            return status(0x41);
        m_card = Card::Read;
        return m_readReply;
    case 0x3010: {
        if (m_fingerprint.isNull())
            return status(0x21);
        if (m_card != Card::Selected && m_card != Card::Read)
            return status(0x41);
        m_card = Card::Read;
        QByteArray lengths = m_readReply.mid(10, 4);
        lengths += static_cast<char>(m_fingerprint.size() >> 8);
        lengths += static_cast<char>(m_fingerprint.size() & 0xFF);
        return frame(QByteArray::fromHex("000090") + lengths + m_readReply.mid(14, 256 + 1024) + m_fingerprint);
    }
    case 0x3003:
        if (m_card != Card::Selected && m_card != Card::Read)
            return status(0x41);
        return m_address.isEmpty() ? status(0x91) : frame(QByteArray::fromHex("000090") + m_address);
    default: return status(0x21);
    }
}

void FakeSdtPeer::send(const std::vector<Piece> &pieces)
{
    for (const auto &piece : pieces) {
        if (piece.gapMs > 0)
            ::poll(nullptr, 0, piece.gapMs); // the wire's own time
        writeBytes(m_pty.master(), piece.bytes);
        if (piece.thenHangUp)
            return m_pty.unplug();
    }
}

} // namespace kiosk::test
