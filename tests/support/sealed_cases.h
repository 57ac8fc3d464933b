// SPDX-License-Identifier: Apache-2.0
// Cases for the store whose envelope is some bytes: storage and outbox never look inside one.
#pragma once

#include <audit/staff_decision.h>
#include <core/clock.h>
#include <storage/new_material.h>
#include <storage/outbox_row.h>

#include <QCryptographicHash>

namespace kiosk::test {

inline SealedCase sealedCase(const Clock &clock, const QByteArray &envelope = QByteArray(10'000, 'e'))
{
    SealedCase sealed;
    sealed.submission = SubmissionId::make(clock);
    sealed.visit = VisitId::make(clock);
    sealed.item = QStringLiteral("residence-permit-application");
    sealed.itemVersion = QStringLiteral("1.0.0");
    sealed.receiptCode = ReceiptCode::make(u"CH").value();
    sealed.title = QStringLiteral("居住证申领 张*");
    sealed.envelope = envelope;
    sealed.digest = QCryptographicHash::hash(envelope, QCryptographicHash::Sha256);
    return sealed;
}

inline SealedCase withNotice(SealedCase sealed)
{
    sealed.notice = "notice " + sealed.submission.text().toLatin1();
    sealed.noticeDigest = QCryptographicHash::hash(sealed.notice, QCryptographicHash::Sha256);
    return sealed;
}

inline MaterialWriter writes(const QByteArray &sealed)
{
    return [sealed](QIODevice &device) -> Result<void> {
        if (device.write(sealed) != sealed.size())
            return fail(ErrorCode::StorageFault);
        return {};
    };
}

// How an envelope tells PortalBooks (tests/unit/outbox) what is to follow it.
inline QByteArray envelopeNaming(const QList<SealedMaterial> &materials)
{
    QByteArray envelope = "materials";
    for (const SealedMaterial &each : materials)
        envelope += ' ' + each.id.text().toLatin1() + ':' + QByteArray::number(each.size) + ':' + each.digest.toHex();
    return envelope + ';';
}

inline ClaimStep reservedClaim(const Clock &clock)
{
    ClaimStep step;
    step.claim = ClaimId::make(clock);
    step.act = ActId::make(clock);
    step.visit = VisitId::make(clock);
    step.item = QStringLiteral("property-certificate-print");
    return step;
}

// The next step of the same claim.
inline ClaimStep moved(const ClaimStep &claim, ClaimState state, const QString &proof = {})
{
    ClaimStep step = claim;
    step.state = state;
    step.proof = proof;
    return step;
}

// Somebody of the staff, with a reason of the audit's table.
inline StaffDecision clerk(const char *reason) { return {AuditWord::parse(u"zhou-07"), reason}; }
inline StaffDecision clerks(const char *reason) { return {AuditWord::parse(u"zhou-07/lin-02"), reason}; }

} // namespace kiosk::test
