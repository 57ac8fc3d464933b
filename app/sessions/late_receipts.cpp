// SPDX-License-Identifier: Apache-2.0
#include "late_receipts.h"

#include <algorithm>

namespace kiosk {

LateReceipts::LateReceipts(MachineParts &machine) : m_machine(machine)
{
    if (machine.receiptPrinter)
        connect(machine.receiptPrinter, &hal::ReceiptPrinter::confirmedLate, this, &LateReceipts::cameOut);
}

void LateReceipts::expect(ActId act, ReceiptCode code, VisitId visit)
{
    if (m_expected.size() == most)
        m_expected.removeFirst();
    m_expected.append({act, std::move(code), visit});
}

void LateReceipts::cameOut(ActId act)
{
    const auto found
        = std::find_if(m_expected.begin(), m_expected.end(), [act](const Expected &each) { return each.act == act; });
    if (found == m_expected.end())
        return;
    record(m_machine, {AuditEvent::ReceiptPrinted, "printed-late", found->visit, found->code});
    m_machine.log.warning("staff.needed", {{"device", "receipt"}, {"why", "printed-late"}});
    m_expected.erase(found);
}

} // namespace kiosk
