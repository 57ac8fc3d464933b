// SPDX-License-Identifier: Apache-2.0
// The terminal's next certificate before its own ends: asked for when less than a third of its life is left, with a key
// that stays the same until it is installed, so that a lost answer is asked for again.
#pragma once

#include "enrolment_portal.h"

#include <async/alarms.h>
#include <core/logging.h>
#include <vault/certificates.h>
#include <vault/terminal_papers.h>

#include <QObject>
#include <optional>

namespace kiosk {

struct RenewalSettings {
    PaperFiles files;
    QByteArray ca;        // PEM: who must have issued the next one
    QString name;         // of this terminal
    CertificateTerm term; // of the certificate that this process shows
    Duration every = 24h;
    Duration firstRetry = 1min; // after a call that got no answer; doubles
    Duration longestRetry = 6h;
    Duration callLimit = 15s;
};

// Thread-bound; portal, clock and alarms are borrowed. Blocks for the disk when it is time.
class PaperRenewal : public QObject {
    Q_OBJECT
public:
    PaperRenewal(EnrolmentPortal &portal, const Clock &clock, Alarms &alarms, Logger log, RenewalSettings settings);
    ~PaperRenewal() override;
    void start();

signals:
    // The new papers are in place, and this process still has the old ones: it ends when it can, and starts on them.
    void renewed(int daysLeft);
    // Said once for each code: what waits is a person, when the certificate has ended as well.
    void failed(kiosk::ErrorCode code, int daysLeft);

private:
    void check();
    void ask();
    void heard(const Result<QByteArray> &certificate);
    Result<CertificateTerm> install(const QByteArray &certificate);
    void complain(const Error &error);
    bool isDue(const CertificateTerm &term) const;
    int daysLeft(const CertificateTerm &term) const;
    void arm(Duration in);

    EnrolmentPortal &m_portal;
    const Clock &m_clock;
    Alarms &m_alarms;
    Logger m_log;
    RenewalSettings m_settings;
    Duration m_retry;
    std::optional<ErrorCode> m_told;
    Alarms::Handle m_next = 0;
};

} // namespace kiosk
