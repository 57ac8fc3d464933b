// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "staff_lockouts.h"

#include <core/logging.h>

#include <QHash>
#include <QMap>
#include <memory>

namespace kiosk {

// Changes with every boot of the machine; empty when the system does not tell.
QString bootId();

// FOLDER/staff-lockouts: a SHA-256 in the first line, JSON behind it; replaced whole and synced at every change.
//
// A lock ends by the monotonic clock, which nobody can set. After a boot that clock begins anew, so every lock begins
// anew too, in its full length: a restart lengthens a lock and never shortens it. A file that is damaged locks
// everybody for the first span, and spends all one-time passwords of that moment. What cannot be written counts in
// memory, and every try then costs the first span at least. Cards that nobody has stand in memory only (the last 64):
// their digests are strangers'.
class LockoutFile final : public StaffLockouts {
public:
    LockoutFile(const QString &folder, LockoutPolicy policy, std::shared_ptr<const Clock> clock, Logger log,
                QString boot = bootId());

    Duration wait(const QString &who) const override;
    void countTry(const QString &who) override;
    void clear(const QString &who, qint64 step) override;
    qint64 usedStep(const QString &who) const override;

private:
    struct Standing {
        int failures = 0;
        MonotonicTime until{};
        qint64 usedStep = 0;
    };
    void load();
    bool read(const QByteArray &bytes);
    void distrust();
    bool save();
    Standing &of(const QString &who);
    const Standing *find(const QString &who) const;

    QString m_path;
    LockoutPolicy m_policy;
    std::shared_ptr<const Clock> m_clock;
    Logger m_log;
    QString m_boot;
    QMap<QString, Standing> m_people;
    QHash<QString, Standing> m_strangers;
    MonotonicTime m_everybodyUntil{};
    qint64 m_stepsSpent = 0; // everybody's
};

} // namespace kiosk
