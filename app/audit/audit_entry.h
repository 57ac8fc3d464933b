// SPDX-License-Identifier: Apache-2.0
// One line of the audit before it has its place in the chain. There is no way to put a citizen's words into it: its
// members are ids, names of the configuration, words of the table and counts.
#pragma once

#include "audit_event.h"

#include <cases/receipt_code.h>
#include <core/error.h>
#include <core/ids.h>
#include <core/result.h>

#include <QDateTime>

namespace kiosk {

// A short machine word. It is made from an id, an id and a word, or a name that the configuration gave something; a
// text that could be a person's, a number of six or more digits in it or a character outside of a-z 0-9 - _ . / is
// none.
class AuditWord {
public:
    AuditWord() = default;
    template <typename Tag> AuditWord(const Id<Tag> &id) : m_text(id.isNull() ? QString() : id.text()) { }
    AuditWord(const ReceiptCode &code) : m_text(code.text().toLower()) { }
    // "<id>/<word>", "<id>", or a name; null when it is none of them
    static AuditWord parse(QStringView text);

    bool isNull() const { return m_text.isEmpty(); }
    const QString &text() const { return m_text; }

private:
    explicit AuditWord(QString text) : m_text(std::move(text)) { }
    QString m_text;
};

struct AuditEntry {
    AuditEvent event;
    const char *outcome; // of the event's line in the table; it and `reason` are literals: an entry crosses threads
    VisitId visit = {};
    AuditWord object = {};
    const char *reason = ""; // of the table, or codeName(ErrorCode) where it says so
    qint64 count = 0;
    AuditWord by = {}; // of a staff's event: who, see StaffDecision
};

// InvalidInput: the table does not have it, or it tells of the staff and not of whom.
Result<void> checkEntry(const AuditEntry &entry);

} // namespace kiosk
