// SPDX-License-Identifier: Apache-2.0
#include "recording_transport.h"

namespace kiosk {
namespace {

constexpr qsizetype longestReply = 1 << 16; // an endless stream is told in parts

} // namespace

RecordingTransport::RecordingTransport(std::unique_ptr<Transport> inner, std::shared_ptr<ExchangeSink> sink,
                                       WireRules rules, std::shared_ptr<const Clock> clock)
    : m_inner(std::move(inner)), m_sink(std::move(sink)), m_rules(std::move(rules)), m_clock(std::move(clock)),
      m_begun(m_clock->now())
{ }

RecordingTransport::~RecordingTransport() { flush(); }

Result<void> RecordingTransport::open(Deadline deadline, const CancelToken &cancel)
{
    flush();
    return m_inner->open(deadline, cancel);
}

void RecordingTransport::close()
{
    flush();
    m_inner->close();
}

Result<void> RecordingTransport::writeAll(QByteArrayView bytes, Deadline deadline, const CancelToken &cancel)
{
    sent(bytes); // also when it fails: what went out of it is not known
    return m_inner->writeAll(bytes, deadline, cancel);
}

Result<qsizetype> RecordingTransport::writeSome(QByteArrayView bytes, Deadline deadline, const CancelToken &cancel)
{
    auto count = m_inner->writeSome(bytes, deadline, cancel);
    if (count)
        sent(bytes.first(*count));
    return count;
}

Result<qsizetype> RecordingTransport::readSome(std::span<char> into, Deadline deadline, const CancelToken &cancel)
{
    auto count = m_inner->readSome(into, deadline, cancel);
    if (count)
        came({into.data(), *count});
    return count;
}

void RecordingTransport::sent(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return;
    if (!m_now.reply.isEmpty() && (!m_rules.isWhole || m_rules.isWhole(m_now.request)))
        flush();
    stamp();
    m_now.request += bytes;
}

void RecordingTransport::came(QByteArrayView bytes)
{
    if (m_now.reply.size() + bytes.size() > longestReply || isUnasked())
        flush();
    stamp();
    m_now.reply += bytes;
}

void RecordingTransport::stamp()
{
    const auto now = sinceBegun();
    if (m_now.request.isEmpty() && m_now.reply.isEmpty())
        m_now.at = now;
    m_now.took = now - m_now.at;
}

Duration RecordingTransport::sinceBegun() const
{
    return std::chrono::duration_cast<Duration>(m_clock->now() - m_begun);
}

bool RecordingTransport::isUnasked() const
{
    return m_rules.unaskedAfter && sinceBegun() - (m_now.at + m_now.took) >= *m_rules.unaskedAfter;
}

void RecordingTransport::flush()
{
    if (m_now.request.isEmpty() && m_now.reply.isEmpty())
        return;
    m_rules.hide(m_now);
    m_sink->take(m_now);
    m_now.wipe();
}

} // namespace kiosk
