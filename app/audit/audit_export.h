// SPDX-License-Identifier: Apache-2.0
// An export of the audit, JSON lines, that needs nothing but the terminal's certificate to be verified:
//   {"audit":"yizhan-audit/1","start":{"head":..,"signature":..} or null,"terminal":".."}
//   {"entry":{..},"hash":".."}                              one each
//   {"end":"<head as text>","header":"<SHA-256 of the first line>","signature":"<base64>"}<SPACE><SHA-256 of what is
//   before the space>
// `start` is the head that closed what was pruned. The end is a head as well, made for the export (its `n` is 0).
#pragma once

#include "audit_head.h"

#include <QIODevice>

namespace kiosk {

class AuditExportWriter {
public:
    // `out` is open for writing and outlives the writer.
    AuditExportWriter(QIODevice &out, AuditSigning signing) : m_out(out), m_signing(std::move(signing)) { }
    Result<void> begin(const std::optional<SignedAuditHead> &start);
    Result<void> add(const AuditRecord &record);
    Result<void> end(const QDate &day); // signs; InvalidInput: nothing was added

private:
    Result<void> write(const QByteArray &line);

    QIODevice &m_out;
    AuditSigning m_signing;
    QByteArray m_headerDigest;
    QByteArray m_lastHash;
    qint64 m_first = 0;
    qint64 m_last = 0;
};

// Whether `signature` over `statement` is the terminal's.
using AuditSignatureCheck = std::function<bool(const QByteArray &signature, const QByteArray &statement)>;

struct AuditVerdict {
    bool good = false;
    qint64 entries = 0;  // that were good
    qint64 badEntry = 0; // number of the first bad one; 0: the first line or the end
    QString why;         // one sentence; empty: good
};

AuditVerdict verifyAuditExport(QIODevice &in, const AuditSignatureCheck &check);

} // namespace kiosk
