// SPDX-License-Identifier: Apache-2.0
// Ids made by the terminal (UUID version 7, RFC 9562: sortable by the time of making), one type per meaning.
#pragma once

#include "clock.h"

#include <QByteArray>
#include <QString>
#include <QUuid>
#include <compare>
#include <optional>

namespace kiosk {

QUuid makeUuid7(const Clock &clock);

template <typename Tag> class Id {
public:
    Id() = default; // null
    static Id make(const Clock &clock) { return Id(makeUuid7(clock)); }
    static std::optional<Id> parse(QStringView text)
    {
        const QUuid uuid = QUuid::fromString(text);
        return uuid.isNull() ? std::nullopt : std::optional(Id(uuid));
    }

    bool isNull() const { return m_uuid.isNull(); }
    QString text() const { return m_uuid.toString(QUuid::WithoutBraces); } // 36 characters, lower case
    friend bool operator==(const Id &a, const Id &b) { return a.m_uuid == b.m_uuid; }
    friend bool operator<(const Id &a, const Id &b) { return a.m_uuid < b.m_uuid; }
    friend size_t qHash(const Id &id, size_t seed = 0) { return qHash(id.m_uuid, seed); }

private:
    explicit Id(QUuid uuid) : m_uuid(uuid) { }
    QUuid m_uuid;
};

using VisitId = Id<struct VisitTag>;           // one citizen's visit, through terminal, devices and portal
using SubmissionId = Id<struct SubmissionTag>; // one case handed to the portal
using ClaimId = Id<struct ClaimTag>;           // the right to print one certificate once
using ActId = Id<struct ActTag>;               // one irreversible act of a device

} // namespace kiosk
