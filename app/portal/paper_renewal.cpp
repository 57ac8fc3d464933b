// SPDX-License-Identifier: Apache-2.0
#include "paper_renewal.h"

#include "portal_silence.h"

#include <algorithm>

namespace kiosk {
namespace {

constexpr qint64 SecondsADay = 86'400;

} // namespace

PaperRenewal::PaperRenewal(EnrolmentPortal &portal, const Clock &clock, Alarms &alarms, Logger log,
                           RenewalSettings settings)
    : m_portal(portal), m_clock(clock), m_alarms(alarms), m_log(std::move(log)), m_settings(std::move(settings)),
      m_retry(m_settings.firstRetry)
{ }

PaperRenewal::~PaperRenewal() { m_alarms.cancel(m_next); }

void PaperRenewal::start() { check(); }

void PaperRenewal::check() { isDue(m_settings.term) ? ask() : arm(m_settings.every); }

bool PaperRenewal::isDue(const CertificateTerm &term) const
{
    return m_clock.wall().secsTo(term.until) * 3 < term.from.secsTo(term.until);
}

int PaperRenewal::daysLeft(const CertificateTerm &term) const
{
    return static_cast<int>(std::clamp<qint64>(m_clock.wall().secsTo(term.until) / SecondsADay, 0, 36'500));
}

void PaperRenewal::ask()
{
    const auto key = nextKey(m_settings.files); // on the disk before the portal hears of it
    const auto request = key ? certificateRequest(*key, m_settings.name) : fail(key.error());
    if (!request) {
        complain(request.error());
        return arm(m_settings.every);
    }
    whenReady(m_portal.reenrol(*request, {{}, Deadline::in(m_clock, m_settings.callLimit), true}), this,
              [this](const Result<QByteArray> &certificate) { heard(certificate); });
}

void PaperRenewal::heard(const Result<QByteArray> &certificate)
{
    const auto installed = certificate ? install(*certificate) : fail(certificate.error());
    if (installed) {
        m_log.info("papers.renewed", {{"daysLeft", daysLeft(*installed)}});
        emit renewed(daysLeft(*installed));
        return; // what comes next is the next process's
    }
    complain(installed.error());
    if (certificate || !isSilence(installed.error().code))
        return arm(m_settings.every); // asking sooner changes nothing
    arm(m_retry);
    m_retry = std::min(m_retry * 2, m_settings.longestRetry);
}

// One that is due at once would be asked for at every start, and every start would end in a restart.
Result<CertificateTerm> PaperRenewal::install(const QByteArray &certificate)
{
    const CertificateTerm next = certificateTerms(certificate).value(0);
    if (!next.until.isValid() || next.until <= m_settings.term.until || isDue(next))
        return fail(ErrorCode::InvalidInput, QStringLiteral("the certificate lasts no longer"));
    KIOSK_TRY(installPapers(m_settings.files, certificate, {m_settings.ca, m_settings.name, m_clock.wall()}));
    return next;
}

void PaperRenewal::complain(const Error &error)
{
    const int left = daysLeft(m_settings.term);
    m_log.warning("papers.end-near", {{"daysLeft", left}, {"error", error}});
    if (m_told == error.code)
        return;
    m_told = error.code;
    emit failed(error.code, left);
}

void PaperRenewal::arm(Duration in)
{
    m_next = m_alarms.in(in, this, [this] { check(); });
}

} // namespace kiosk
