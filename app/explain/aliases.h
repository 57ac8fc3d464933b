// SPDX-License-Identifier: Apache-2.0
// Short names for the ids of one visit: "case", "claim-1", "payment-1", "rating-1". People read them, and a replay has
// no other.
#pragma once

#include <storage/visit_account.h>

#include <QHash>

namespace kiosk {

class Aliases {
public:
    explicit Aliases(const VisitAccount &account);

    // "claim-1/printed" for "<id of the claim>/printed"; a name of the configuration stays; an id that is not the
    // visit's is "other".
    QString of(const QString &object) const;
    // alias and id, in the order in which they were given
    const QList<std::pair<QString, QString>> &all() const { return m_all; }

private:
    void add(const QString &alias, const QString &id);

    QHash<QString, QString> m_names;
    QList<std::pair<QString, QString>> m_all;
};

} // namespace kiosk
