// SPDX-License-Identifier: Apache-2.0
// What stands on the citizen's receipt. Three sentences must never be mixed: 本机已收件 (committed here),
// 平台已收件 (the portal answered), 已出证 (a certificate, after its proof).
#pragma once

#include <core/money.h>
#include <core/words.h>
#include <hal/receipt_document.h>
#include <services/service_definition.h>

#include <QDateTime>

namespace kiosk {

enum class Standing { ReceivedHere, ReceivedByPortal, Printed };
Words wordsOf(Standing standing);

struct ReceiptFacts {
    Words site;
    int machineNo = 0;
    Words helpPhone;
    ServicePtr service;
    Standing standing = Standing::ReceivedHere;
    QDateTime at;        // when it came to stand so
    QString receiptCode; // opaque, with its check character
    QString caseNo;      // empty while the portal has not numbered it
    bool conditional = false;
    Money paid; // zero: nothing was due
    QString billNumber, billCheckCode;
    QList<NextStep> owed; // what the citizen still has to bring
    QString agent = {};   // masked name of who acts for him; empty: he came himself
};

// Holds no name, number, address or phone of anybody, but an agent's masked name. The QR code's payload is the receipt
// code itself.
hal::ReceiptDocument composeReceipt(const ReceiptFacts &facts, Language language);

struct WindowSlipFacts { // of an appointment; with `waiting` of a place in the queue
    Words site;
    Words helpPhone;
    QString service; // in the language of the slip
    QString bring;
    QDateTime at;   // the appointment
    QString number; // of the appointment, or in the queue
    QString window;
    QString checkIn; // from when to when
    std::optional<int> waiting = {};
};
// Likewise.
hal::ReceiptDocument composeWindowSlip(const WindowSlipFacts &facts, Language language);

// "3 月 13 日前": `days` working days (Monday to Friday) after `from`; today when there are none.
QString dayBy(const std::optional<int> &days, const QDate &from, Language language);

} // namespace kiosk
