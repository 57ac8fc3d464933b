// SPDX-License-Identifier: Apache-2.0
// The staff of one hall as their office lists them. docs/staff-accounts.md teaches the file.
#pragma once

#include "permissions.h"
#include "totp.h"

#include <config/finding.h>

#include <QByteArray>
#include <QDateTime>
#include <QMap>
#include <QString>
#include <QStringList>
#include <optional>

namespace kiosk {

struct StaffTotp {
    TotpAlgorithm algorithm = TotpAlgorithm::Sha1;
    QByteArray sealed; // CMS envelope of the base32 secret, for the hall's terminals
};

struct StaffPerson {
    QString id;      // "zhou-07": in log and audit
    QString name;    // on staff pages only
    QByteArray card; // cardDigest(), 32 bytes
    QString pinHash; // Argon2id, encoded; empty: no sign-in by PIN
    std::optional<StaffTotp> totp;
    QStringList roles;
    Permissions permissions; // of all roles together
};

struct StaffAccounts {
    int format = 0; // 1
    QString hall;
    int serial = 0; // grows with every list
    QDateTime issuedAt;
    QDateTime validUntil;
    QByteArray cardKey; // 32 bytes
    QByteArray digest;  // SHA-256 of the JSON: two lists are the same when this is
    QMap<QString, QList<Permission>> roles;
    QList<StaffPerson> people;

    const StaffPerson *byCard(const QByteArray &shown) const; // null: nobody's
    const StaffPerson *byId(const QString &id) const;
};

// Nothing larger is read.
inline constexpr qsizetype MostStaffIdLength = 30; // two of them are one word of the audit
inline constexpr qsizetype MostStaffListBytes = 1 << 20;

// Decodes the JSON; `file` only names it in findings, which repeat no secret. Empty exactly when something was added.
std::optional<StaffAccounts> decodeStaffAccounts(const QByteArray &json, const QString &file, Findings &findings);

} // namespace kiosk
