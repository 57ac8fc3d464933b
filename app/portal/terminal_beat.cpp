// SPDX-License-Identifier: Apache-2.0
#include "terminal_beat.h"

#include "problem.h"

#include <core/durable_file.h>

namespace kiosk {
namespace {

constexpr qsizetype LongestKept = 4096;

} // namespace

TerminalBeat::TerminalBeat(HallPortal &portal, Report report, const Clock &clock, Alarms &alarms, Logger log,
                           BeatSettings settings)
    : m_portal(portal), m_report(std::move(report)), m_clock(clock), m_alarms(alarms), m_log(std::move(log)),
      m_settings(std::move(settings))
{ }

TerminalBeat::~TerminalBeat() { m_alarms.cancel(m_next); }

void TerminalBeat::start()
{
    load();
    m_started = true;
    beat();
}

void TerminalBeat::beatSoon()
{
    if (m_running)
        m_wanted = true;
    else if (m_started)
        arm(std::max(Duration::zero(), m_settings.soonest - (m_clock.now() - m_last)));
}

void TerminalBeat::arm(Duration in)
{
    m_alarms.cancel(m_next);
    m_next = m_alarms.in(in, this, [this] { beat(); });
}

CallContext TerminalBeat::call() const { return {{}, Deadline::in(m_clock, m_settings.callLimit), true}; }

void TerminalBeat::beat()
{
    m_running = true;
    m_wanted = false;
    m_last = m_clock.now();
    TerminalReport report = m_report();
    report.clockSkew = m_skew;
    whenReady(m_portal.putHeartbeat(std::move(report), call()), this,
              [this](const Result<ReportHeard> &answer) { heard(answer); });
}

void TerminalBeat::heard(const Result<ReportHeard> &answer)
{
    if (!answer) { // the portal's absence is said elsewhere, once
        if (answer.error().code == ErrorCode::PortalRefused)
            m_log.warning("beat.refused", {{"error", answer.error()}});
        return finish();
    }
    emit answered(*answer);
    m_skew = Duration(answer->time.msecsTo(m_clock.wall()));
    if (answer->lastEvent > m_kept.cursor)
        return read(m_kept.cursor);
    if (answer->lastEvent < m_kept.cursor) // another feed: the portal began anew
        return read(0);
    finish();
}

void TerminalBeat::read(qint64 cursor)
{
    whenReady(m_portal.eventsSince(cursor, call()), this, [this, cursor](const Result<PortalEvents> &news) {
        if (news)
            return take(cursor, *news);
        m_log.warning("feed.unread", {{"error", news.error()}});
        if (cursor > 0 && problemCode(news.error()) == "cursor-gone")
            return read(0);
        finish(); // the next beat tries again
    });
}

// An event counts when the cursor behind it is on the disk; doing one twice does no harm, losing one does.
void TerminalBeat::take(qint64 cursor, const PortalEvents &news)
{
    KeptFeed next{news.next, m_kept.locked};
    bool catalogue = false;
    for (const PortalEvent &event : news.events) {
        m_log.info("feed.event", {{"seq", event.seq}, {"kind", static_cast<int>(event.kind)}});
        switch (event.kind) {
        case PortalEventKind::Unknown: break;
        case PortalEventKind::CatalogueChanged: catalogue = true; break;
        case PortalEventKind::HeartbeatWanted: m_wanted = true; break;
        case PortalEventKind::Lock: next.locked = true; break;
        case PortalEventKind::Unlock: next.locked = false; break;
        }
    }
    keep(next);
    if (catalogue)
        emit catalogueChanged();
    if (!news.events.empty() && news.next > cursor)
        return read(news.next); // until there is nothing more
    finish();
}

void TerminalBeat::finish()
{
    m_running = false;
    arm(m_wanted ? m_settings.soonest : m_settings.every);
}

void TerminalBeat::load()
{
    if (m_settings.file.isEmpty())
        return;
    const auto bytes = readWhole(m_settings.file, LongestKept);
    if (!bytes)
        m_log.error("feed.unkept", {{"error", bytes.error()}});
    m_kept = decodedKeptFeed(bytes && *bytes ? **bytes : QByteArray());
    if (m_kept.locked)
        emit lockChanged(true);
}

void TerminalBeat::keep(const KeptFeed &next)
{
    if (next == m_kept)
        return;
    const bool lockChanges = next.locked != m_kept.locked;
    m_kept = next;
    const auto written = m_settings.file.isEmpty() ? Result<void>() : replaceDurably(m_settings.file, encoded(next));
    if (!written)
        m_log.error("feed.unkept", {{"error", written.error()}});
    if (lockChanges) {
        m_log.warning("terminal.lock", {{"locked", next.locked}});
        emit lockChanged(next.locked);
    }
}

} // namespace kiosk
