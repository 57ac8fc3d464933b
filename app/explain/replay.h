// SPDX-License-Identifier: Apache-2.0
// A visit as a test: what was done to the store and what came back from portal and devices, in order, and where
// everything stood at the end. It has short names instead of ids and offsets instead of times, so that it says nothing
// of whose visit it was. tests/durability/tst_visit_replay does the same to a new store and must get the same file.
#pragma once

#include <core/result.h>
#include <storage/visit_account.h>

#include <QByteArray>
#include <QMap>

namespace kiosk {

struct ReplayStep {
    qint64 ms = 0; // since the first step, by the terminal's clock
    QString event; // an entry of the audit, see docs/audit-events.md
    QString object;
    QString outcome;
    QString reason;
    qint64 count = 0;
    QString of; // what is rated, or paid for

    friend bool operator==(const ReplayStep &, const ReplayStep &) = default;
};

struct Replay {
    QList<ReplayStep> steps;
    QMap<QString, QString> end; // state of each claim, payment and row, by name

    friend bool operator==(const Replay &, const Replay &) = default;
};

// InvalidInput: the audit does not have the beginning of the visit, or was cut.
Result<Replay> replayOf(const VisitAccount &account);
QByteArray encoded(const Replay &replay); // JSON, one step a line, "replay": "yizhan-replay/1"
Result<Replay> decodedReplay(const QByteArray &bytes);

} // namespace kiosk
