// SPDX-License-Identifier: Apache-2.0
#include "fake_specimen_peer.h"

#include <array>
#include <poll.h>
#include <unistd.h>

namespace kiosk::test {

FakeSpecimenPeer::FakeSpecimenPeer(const QString &link) : m_pty(link), m_thread([this] { serve(); }) { }

FakeSpecimenPeer::~FakeSpecimenPeer()
{
    m_stop = true;
    m_wake.ring();
    m_thread.join();
}

QByteArray FakeSpecimenPeer::frame(char kind, const QByteArray &bytes)
{
    QByteArray frame = QByteArray("\x02") + kind + static_cast<char>(bytes.size()) + bytes;
    char check = 0;
    for (const char byte : frame.mid(1))
        check = static_cast<char>(check ^ byte);
    return frame + check;
}

QByteArray FakeSpecimenPeer::code(int round, const QByteArray &text)
{
    return frame('c', QByteArray(1, static_cast<char>(round)) + text);
}

void FakeSpecimenPeer::holdUp(const QByteArray &text)
{
    const std::scoped_lock lock(m_mutex);
    m_heldUp = text;
}

void FakeSpecimenPeer::blurt(const QByteArray &bytes)
{
    const std::scoped_lock lock(m_mutex);
    writeBytes(m_pty.master(), bytes);
}

void FakeSpecimenPeer::prepend(const QByteArray &noise)
{
    const std::scoped_lock lock(m_mutex);
    m_noise = noise;
}

void FakeSpecimenPeer::setSilent(bool silent)
{
    const std::scoped_lock lock(m_mutex);
    m_silent = silent;
}

void FakeSpecimenPeer::unplug()
{
    const std::scoped_lock lock(m_mutex);
    m_pty.unplug();
    m_wake.ring();
}

void FakeSpecimenPeer::plug()
{
    const std::scoped_lock lock(m_mutex);
    m_pty.plug();
    m_light = -1; // power comes with the cable
    m_wake.ring();
}

int FakeSpecimenPeer::triggers() const
{
    const std::scoped_lock lock(m_mutex);
    return m_triggers;
}

int FakeSpecimenPeer::light() const
{
    const std::scoped_lock lock(m_mutex);
    return m_light;
}

void FakeSpecimenPeer::serve()
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
        if (waits[0].revents) { // plugged, unplugged or over
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
        while (input.size() >= 4 && input.size() >= 4 + static_cast<uchar>(input[2])) {
            const auto request = input.first(4 + static_cast<uchar>(input[2]));
            input.remove(0, request.size());
            if (request == frame(request[1], request.mid(3).chopped(1))) // else it is silent, as the device would be
                answer(request[1], request.mid(3).chopped(1));
        }
    }
}

void FakeSpecimenPeer::answer(char kind, const QByteArray &bytes)
{
    m_triggers += kind == 'T';
    if (kind == 'L')
        m_light = static_cast<uchar>(bytes.at(0));
    if (m_silent)
        return;
    writeBytes(m_pty.master(), kind == 'H' ? frame('h', "A") : frame('d', {}));
    if (kind == 'T' && !m_heldUp.isEmpty())
        writeBytes(m_pty.master(), m_noise + code(static_cast<uchar>(bytes.at(0)), m_heldUp));
}

} // namespace kiosk::test
