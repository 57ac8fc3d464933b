// SPDX-License-Identifier: Apache-2.0
// The signed list: who vouches for it, whether it is this hall's and its time has come, and which of two counts.
#pragma once

#include "staff_accounts.h"

#include <core/clock.h>
#include <core/logging.h>

#include <memory>

namespace kiosk {

inline constexpr qsizetype MostSignedListBytes = MostStaffListBytes + (qsizetype(64) << 10); // and its certificates

enum class ListFault {
    Unreadable,  // no file, or the disk says no
    NotSigned,   // no CMS message that the hall's staff CA vouches for
    BadContent,  // signed, and wrong inside
    OtherHall,   // of another hall under the same CA
    Expired,     // its own validUntil has passed
    NotYetValid, // issued in the future, or this machine's clock is behind
    Older,       // a newer one was taken before
    SerialReused // the same serial number over another content
};
const char *codeName(ListFault fault);

struct ListReading {
    std::optional<StaffAccounts> accounts; // empty: `fault` and `findings` say why
    std::optional<ListFault> fault;
    Findings findings; // `file` in them is the name handed in
};

// A list issued up to ten minutes ahead of our clock is taken.
std::optional<ListFault> timeFault(const StaffAccounts &accounts, const QDateTime &at);

// `ca`: PEM, the hall's staff CA. `at` empty: times are not looked at, for a list that was accepted in its day.
ListReading readAccountList(const QByteArray &der, const QByteArray &ca, const QString &hall, const QString &file,
                            const std::optional<QDateTime> &at);

struct ListOutcome {
    std::optional<ListFault> fault; // empty: the offered list counts now, or is the one that already did
    int serial = 0;                 // of the list that counts; 0: none
    bool changed = false;           // the offered list took the place of another, or of none
    bool kept = true;               // it is on the disk; false: it counts until the terminal ends
};

// Keeps the newest list in FOLDER/staff-accounts.cms, so that an older file never brings back who has left, also when
// it is put in the newer one's place. Thread-bound; blocks for the disk.
class AccountListShelf {
public:
    AccountListShelf(QString folder, QByteArray ca, QString hall, std::shared_ptr<const Clock> clock, Logger log);

    // What was kept. A damaged copy is logged and counts as none.
    void open();
    // The bytes of the configured file.
    ListOutcome offer(const QByteArray &der);
    // Null: there is none. Whether its time has passed is asked at every sign-in (timeFault).
    std::shared_ptr<const StaffAccounts> current() const { return m_current; }

private:
    ListOutcome refused(ListFault fault, const Findings &findings);
    QString keptPath() const;

    QString m_folder;
    QByteArray m_ca;
    QString m_hall;
    std::shared_ptr<const Clock> m_clock;
    Logger m_log;
    std::shared_ptr<const StaffAccounts> m_current;
};

} // namespace kiosk
