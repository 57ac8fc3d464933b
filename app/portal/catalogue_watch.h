// SPDX-License-Identifier: Apache-2.0
// Which items the portal accepts: asked for at the start, when the operator says that it has changed, and now and then.
// What counts is the last catalogue that the pinned signer signed; it is kept for a start without the portal, and an
// older one never takes its place.
#pragma once

#include "portal_client.h"

#include <async/alarms.h>
#include <core/logging.h>

#include <QObject>
#include <optional>

namespace kiosk {

struct CatalogueSettings {
    QByteArray signer; // PEM
    QString file;      // keeps the last one with its signature; empty: nothing is kept
    Duration every = 6h;
    Duration again = 5min;    // after a call that got no answer
    Duration callLimit = 15s; // of each call
};

enum class CatalogueVerdict {
    Taken,
    Older,      // its serial is lower than that of the one that counts
    SameSerial, // and other bytes
    NotValid,   // not signed by the pinned signer, or not a catalogue
    KeptLost,   // the one on the disk was not valid: there is none until the portal answers
};

// Thread-bound; portal, clock and alarms are borrowed. Blocks for the disk when a catalogue came.
class CatalogueWatch : public QObject {
    Q_OBJECT
public:
    CatalogueWatch(PortalClient &portal, const Clock &clock, Alarms &alarms, Logger log, CatalogueSettings settings);
    ~CatalogueWatch() override;

    // Also reads what was kept: it counts before the portal is there.
    void start();
    // There may be another one. Nothing before start().
    void ask();

signals:
    void listed(const QList<kiosk::CatalogueEntry> &items); // what counts from now on
    // Of what came, and of what was kept. A refusal is said once, however often the same one comes.
    void judged(kiosk::CatalogueVerdict verdict, qint64 serial);

private:
    void heard(const Result<PortalCatalogue> &answer);
    void weigh(const PortalCatalogue &told);
    void take(const PortalCatalogue &told);
    void refuse(CatalogueVerdict verdict, qint64 serial, const Error &error);
    void arm(Duration in);
    void load();
    Result<void> readKept();
    void keep();

    PortalClient &m_portal;
    const Clock &m_clock;
    Alarms &m_alarms;
    Logger m_log;
    CatalogueSettings m_settings;
    std::optional<PortalCatalogue> m_current;
    std::optional<std::pair<CatalogueVerdict, qint64>> m_lastRefusal;
    Alarms::Handle m_next = 0;
    bool m_started = false;
    bool m_running = false;
    bool m_wanted = false; // while one ran
    bool m_isKept = false;
};

} // namespace kiosk
