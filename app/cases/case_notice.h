// SPDX-License-Identifier: Apache-2.0
// How to reach the citizen of a case that the portal never takes: the terminal cannot read what it has sealed, so this
// is sealed by itself, before the case, and goes to the portal first. And what the portal is asked to tell him.
#pragma once

#include "receipt_code.h"
#include "states.h"

#include <core/ids.h>
#include <core/result.h>
#include <core/sensitive.h>

#include <QByteArray>
#include <QDateTime>

namespace kiosk {

// Move-only: a citizen's own words, in memory only.
struct CaseNotice {
    SubmissionId submission;
    ReceiptCode receiptCode;
    QString item;
    QDateTime createdAt; // local time with offset
    QString terminal;
    QString session;      // of the portal, which knows the phone in it; empty: it was away
    SensitiveText number; // of the card
    SensitiveText phone;  // empty: not known
};

// The plain text, format "yizhan-notice/1" (docs/portal-api.yaml), canonical. InvalidInput when something is missing.
Result<SensitiveBytes> noticeJson(const CaseNotice &notice);

// Held, Closed or Recalled: the portal finds the phone by the notice.
struct CaseMessage {
    SubmissionId submission;
    SubmissionState standing = SubmissionState::Held;
    QString receiptCode; // the citizen knows the case by it
};

// The bytes an outbox row keeps; decode is InvalidInput for anything encode cannot have written.
QByteArray encoded(const CaseMessage &message);
Result<CaseMessage> decodedCaseMessage(const QByteArray &bytes);

} // namespace kiosk
