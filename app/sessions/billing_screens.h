// SPDX-License-Identifier: Apache-2.0
// What a visit shows of notices to pay and of electronic bills (screen.h).
#pragma once

#include <core/error.h>
#include <payments/payment_notice.h>
#include <portal/billing_portal.h>

#include <memory>
#include <optional>

namespace kiosk::screen {

struct NoticeCode { // the code on a notice to pay
    enum class Complaint {
        TooShort,   // `missing` digits
        WrongDigit, // its check digit says that one is another
        Unknown,    // not at the portal
        TooOften,   // `waitMinutes`
        Away,       // the portal
    };
    QString entry;
    bool fresh = true; // the page has just come up with this entry
    bool scanner = false;
    bool asking = false;
    std::optional<Complaint> complaint = {};
    int missing = 0;
    int waitMinutes = 0;
};
struct NoticeDetail {
    PaymentNotice notice;
    QString code;
};
struct NoticePaid {
    PaymentNotice notice;
    QString code;
    Money paid;
    PaymentBill bill;
    QDateTime at;
    std::optional<bool> hasReceipt = {}; // none while it is being printed; false: the glass alone has the bill
};
struct BillList {                                 // of the citizen
    std::shared_ptr<const kiosk::BillList> bills; // null while the portal is asked
};
struct BillDetail {
    enum class Phase { Shown, Fetching, Printing, Printed, NotPrinted, Uncertain };
    ElectronicBill bill;
    Phase phase = Phase::Shown;
    std::optional<ErrorCode> fault = {}; // why NotPrinted or Uncertain, or what the printer waits for
};

} // namespace kiosk::screen
