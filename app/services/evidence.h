// SPDX-License-Identifier: Apache-2.0
// Materials of an item: how each may be given, and what a citizen agrees to. Both are questions like any other, whose
// answers the table here makes, so that conditions, the review and the tests of an item need to know nothing of them.
#pragma once

#include <core/words.h>

#include <QList>
#include <QString>

namespace kiosk {

struct FieldDefinition;

// Where a material comes from. The first two are the portal's word alone: nobody is asked for what is shared.
enum class EvidenceSource {
    Shared,     // another department has it (数据共享)
    Licence,    // the citizen's own electronic licence
    Scan,       // at this machine's scanner
    Locker,     // the original, in the E-locker
    Inquiry,    // the departments ask each other (协查), within `days`
    Commitment, // a promise in writing instead (告知承诺)
    Later,      // accepted without, handed in within `days` (容缺)
};
const char *codeName(EvidenceSource source);

struct MaterialSource {
    EvidenceSource from = EvidenceSource::Shared;
    int days = 0;    // Inquiry, Later: working days
    Words text = {}; // what the citizen reads; empty: standardWords
    Words detail = {};
};

Words standardWords(EvidenceSource source, int days);
bool isThePortals(EvidenceSource source); // Shared, Licence
bool hasDeadline(EvidenceSource source);  // Inquiry, Later

// The two answers to a field of kind "agreement".
inline const QString kAgreed = QStringLiteral("agreed");
inline const QString kDeclined = QStringLiteral("declined");

// Writes the options of a material or an agreement; nothing for other kinds.
void addOptionsOfKind(FieldDefinition &field);

// The source that `value` of a material names; null for any other field or value.
const MaterialSource *chosenSource(const FieldDefinition &field, QStringView value);

} // namespace kiosk
