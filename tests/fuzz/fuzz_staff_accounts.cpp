// SPDX-License-Identifier: Apache-2.0
#include <staff/pin_hash.h>
#include <staff/staff_accounts.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

// A signed list was written by people: whatever stands in it ends as a list or as findings.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(bytes), static_cast<qsizetype>(size));
    kiosk::Findings findings;
    const auto list = kiosk::decodeStaffAccounts(input, QStringLiteral("staff.json"), findings);
    if (list.has_value() != findings.isEmpty())
        std::abort();
    if (list) {
        for (const kiosk::StaffPerson &person : list->people) {
            const bool checkable = person.pinHash.isEmpty() || !kiosk::pinHashFault(person.pinHash.toLatin1());
            const bool secret = !person.pinHash.isEmpty() || person.totp;
            if (!checkable || !secret || list->byCard(person.card) != &person || list->byId(person.id) != &person)
                std::abort();
        }
    }
    kiosk::pinHashFault(input);
    kiosk::totpSecret(input);
    return 0;
}
