// SPDX-License-Identifier: Apache-2.0
#include "catalogue_watch.h"

#include "kept_answers.h"
#include "portal_silence.h"

#include <core/durable_file.h>

namespace kiosk {
namespace {

constexpr qsizetype LargestBody = 4'194'304;
constexpr qsizetype LargestKept = 2 * LargestBody; // base64, and the signature beside it

} // namespace

CatalogueWatch::CatalogueWatch(PortalClient &portal, const Clock &clock, Alarms &alarms, Logger log,
                               CatalogueSettings settings)
    : m_portal(portal), m_clock(clock), m_alarms(alarms), m_log(std::move(log)), m_settings(std::move(settings))
{ }

CatalogueWatch::~CatalogueWatch() { m_alarms.cancel(m_next); }

void CatalogueWatch::start()
{
    load();
    m_started = true;
    ask();
}

void CatalogueWatch::ask()
{
    if (!m_started)
        return;
    if (m_running) { // its answer may be from before the change
        m_wanted = true;
        return;
    }
    m_running = true;
    m_wanted = false;
    m_alarms.cancel(m_next);
    const QString etag = m_current ? m_current->etag : QString();
    whenReady(m_portal.catalogue(etag, {{}, Deadline::in(m_clock, m_settings.callLimit), true}), this,
              [this](const Result<PortalCatalogue> &answer) { heard(answer); });
}

void CatalogueWatch::heard(const Result<PortalCatalogue> &answer)
{
    m_running = false;
    if (answer && answer->changed)
        weigh(*answer);
    else if (answer && !m_isKept)
        keep();
    else if (!answer && answer.error().code == ErrorCode::InvalidInput)
        refuse(CatalogueVerdict::NotValid, 0, answer.error());
    else if (!answer && !isSilence(answer.error().code)) // the portal's absence is said elsewhere, once
        m_log.warning("catalogue.unasked", {{"error", answer.error()}});
    if (m_wanted)
        return ask();
    arm(!answer && isSilence(answer.error().code) ? m_settings.again : m_settings.every);
}

void CatalogueWatch::weigh(const PortalCatalogue &told)
{
    if (told.body.size() > LargestBody)
        return refuse(CatalogueVerdict::NotValid, told.serial,
                      {ErrorCode::InvalidInput, QStringLiteral("larger than 4 MB")});
    if (m_current && told.serial < m_current->serial)
        return refuse(CatalogueVerdict::Older, told.serial,
                      {ErrorCode::Conflict, QStringLiteral("serial below %1").arg(m_current->serial)});
    if (m_current && told.serial == m_current->serial && told.body != m_current->body)
        return refuse(CatalogueVerdict::SameSerial, told.serial,
                      {ErrorCode::Conflict, QStringLiteral("another catalogue of this serial counts")});
    take(told);
}

void CatalogueWatch::take(const PortalCatalogue &told)
{
    const bool isNews = !m_current || m_current->body != told.body;
    m_current = told;
    m_lastRefusal.reset();
    keep();
    if (!isNews)
        return;
    m_log.info("catalogue.taken", {{"serial", told.serial}, {"items", static_cast<qint64>(told.items.size())}});
    emit judged(CatalogueVerdict::Taken, told.serial);
    emit listed(told.items);
}

void CatalogueWatch::refuse(CatalogueVerdict verdict, qint64 serial, const Error &error)
{
    m_log.warning("catalogue.refused", {{"serial", serial}, {"error", error}});
    if (m_lastRefusal == std::pair(verdict, serial))
        return;
    m_lastRefusal = {verdict, serial};
    emit judged(verdict, serial);
}

void CatalogueWatch::arm(Duration in)
{
    m_next = m_alarms.in(in, this, [this] { ask(); });
}

void CatalogueWatch::load()
{
    if (m_settings.file.isEmpty())
        return;
    if (const auto kept = readKept(); !kept) {
        m_log.error("catalogue.lost", {{"error", kept.error()}});
        emit judged(CatalogueVerdict::KeptLost, 0);
    } else if (m_current) {
        m_isKept = true;
        emit listed(m_current->items);
    }
}

// The signature is looked at again: whoever can write here cannot make a catalogue.
Result<void> CatalogueWatch::readKept()
{
    const auto bytes = KIOSK_TRY(readWhole(m_settings.file, LargestKept));
    if (!bytes)
        return {};
    m_current = KIOSK_TRY(decodedKeptCatalogue(*bytes, m_settings.signer));
    return {};
}

void CatalogueWatch::keep()
{
    if (m_settings.file.isEmpty() || !m_current)
        return;
    const auto written = replaceDurably(m_settings.file, encoded(*m_current));
    m_isKept = written.has_value();
    if (!written)
        m_log.error("catalogue.unkept", {{"error", written.error()}});
}

} // namespace kiosk
