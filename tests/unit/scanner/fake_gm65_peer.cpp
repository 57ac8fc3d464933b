// SPDX-License-Identifier: Apache-2.0
#include "fake_gm65_peer.h"

#include <array>
#include <poll.h>
#include <unistd.h>

namespace kiosk::test {

namespace {

const QByteArray settingsOff("_SET_CODE_OFF");
constexpr qsizetype requestSize = 9;

int byteAt(const QByteArray &bytes, qsizetype at) { return static_cast<uchar>(bytes[at]); }

// CCITT by table of nibbles, another way than the driver's
quint16 xmodem(const QByteArray &bytes)
{
    static constexpr std::array<quint16, 16> nibbles{0x0000, 0x1021, 0x2042, 0x3063, 0x4084, 0x50A5, 0x60C6, 0x70E7,
                                                     0x8108, 0x9129, 0xA14A, 0xB16B, 0xC18C, 0xD1AD, 0xE1CE, 0xF1EF};
    quint16 sum = 0;
    for (const char byte : bytes) {
        const auto value = static_cast<uchar>(byte);
        sum = static_cast<quint16>(nibbles[(sum >> 12 ^ value >> 4) & 15] ^ sum << 4);
        sum = static_cast<quint16>(nibbles[(sum >> 12 ^ (value & 15)) & 15] ^ sum << 4);
    }
    return sum;
}

} // namespace

FakeGm65Peer::FakeGm65Peer(const QString &link)
    : m_pty(link), m_zones{{0x0000, 0xD4}, {0x000D, 0}, {0x000E, 0}, {0x00D0, 0}}, m_thread([this] { serve(); })
{ }

FakeGm65Peer::~FakeGm65Peer()
{
    m_stop = true;
    m_wake.ring();
    m_thread.join();
}

QByteArray FakeGm65Peer::reply(int type, const QByteArray &bytes, int result)
{
    QByteArray body(1, static_cast<char>(result));
    body += static_cast<char>(bytes.size());
    body += bytes;
    const auto sum = xmodem(body);
    QByteArray frame(1, static_cast<char>(type));
    frame += '\0';
    frame += body;
    frame += static_cast<char>(sum >> 8);
    frame += static_cast<char>(sum & 0xFF);
    return frame;
}

void FakeGm65Peer::show(std::vector<Piece> reading)
{
    const std::scoped_lock lock(m_mutex);
    m_readings.push_back(std::move(reading));
}

void FakeGm65Peer::holdUp(const QByteArray &bytes)
{
    const std::scoped_lock lock(m_mutex);
    m_heldUp = bytes;
}

void FakeGm65Peer::blurt(const QByteArray &bytes)
{
    const std::scoped_lock lock(m_mutex);
    writeBytes(m_pty.master(), bytes);
}

void FakeGm65Peer::setSilent(bool silent)
{
    const std::scoped_lock lock(m_mutex);
    m_silent = silent;
}

void FakeGm65Peer::setEcho(bool echoes)
{
    const std::scoped_lock lock(m_mutex);
    m_echoes = echoes;
}

void FakeGm65Peer::answerAs(const QByteArray &another)
{
    const std::scoped_lock lock(m_mutex);
    m_another = another;
}

void FakeGm65Peer::refuse(int zone)
{
    const std::scoped_lock lock(m_mutex);
    m_refused = zone;
}

void FakeGm65Peer::setZone(int zone, int value)
{
    const std::scoped_lock lock(m_mutex);
    m_zones[zone] = value;
}

void FakeGm65Peer::loseSettings()
{
    const std::scoped_lock lock(m_mutex);
    m_obeys = true;
    m_zones[0x0000] = 0xD4;
}

void FakeGm65Peer::unplug()
{
    const std::scoped_lock lock(m_mutex);
    m_pty.unplug();
    m_wake.ring();
}

void FakeGm65Peer::plug()
{
    const std::scoped_lock lock(m_mutex);
    m_pty.plug();
    m_wake.ring();
}

int FakeGm65Peer::zone(int zone) const
{
    const std::scoped_lock lock(m_mutex);
    return m_zones.at(zone);
}

bool FakeGm65Peer::obeysSettingCodes() const
{
    const std::scoped_lock lock(m_mutex);
    return m_obeys;
}

int FakeGm65Peer::triggers() const
{
    const std::scoped_lock lock(m_mutex);
    return m_triggers;
}

int FakeGm65Peer::heartbeats() const
{
    const std::scoped_lock lock(m_mutex);
    return m_heartbeats;
}

void FakeGm65Peer::serve()
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

void FakeGm65Peer::take(QByteArray &input)
{
    while (m_pty.master() >= 0) {
        if (input.startsWith(settingsOff)) {
            input.remove(0, settingsOff.size());
            m_obeys = false;
            if (!m_silent)
                writeBytes(m_pty.master(), reply(2, QByteArray(1, '\0')));
        } else if (input.startsWith('\x7E') && input.size() >= requestSize) {
            const auto request = input.first(requestSize);
            input.remove(0, requestSize);
            if (m_echoes)
                writeBytes(m_pty.master(), request);
            if (m_another.isEmpty())
                answer(request);
            else
                writeBytes(m_pty.master(), m_another);
        } else {
            return;
        }
    }
}

void FakeGm65Peer::answer(const QByteArray &request)
{
    const auto body = request.mid(2, 5);
    if (xmodem(body) != (byteAt(request, 7) << 8 | byteAt(request, 8)))
        return; // a module is silent then
    const int zone = byteAt(request, 4) << 8 | byteAt(request, 5);
    const int type = byteAt(request, 2);
    m_heartbeats += type == 0x0A;
    const bool trigger = type == 0x08 && zone == 0x0002;
    m_triggers += trigger;
    const bool refused = type == 0x08 && zone == m_refused;
    if (type == 0x08 && !trigger && !refused)
        m_zones[zone] = byteAt(request, 6);
    if (m_silent)
        return;
    const char value = type == 0x07 ? static_cast<char>(m_zones[zone]) : '\0';
    writeBytes(m_pty.master(), reply(type == 0x0A ? 3 : 2, QByteArray(1, value), refused ? 1 : 0));
    if (!trigger)
        return;
    if (m_readings.empty())
        return writeBytes(m_pty.master(), m_heldUp);
    const auto reading = m_readings.front();
    m_readings.pop_front();
    for (const auto &piece : reading) {
        if (piece.gapMs > 0)
            ::poll(nullptr, 0, piece.gapMs); // the module's own time
        writeBytes(m_pty.master(), piece.bytes);
        if (piece.thenHangUp)
            return m_pty.unplug();
    }
}

} // namespace kiosk::test
