// SPDX-License-Identifier: Apache-2.0
// What must hold inside one identity document: GB 11643-1999 for numbers, dates, and which kinds are accepted.
// Pure functions over plain values; nothing here keeps or logs what it is shown.
#pragma once

#include <core/result.h>

#include <QDate>
#include <QFlags>
#include <QStringView>
#include <optional>

namespace kiosk {

enum class DocumentKind {
    Resident = 1,
    HkMacauTaiwanResident = 2, // 港澳台居民居住证, number begins 81, 82 or 83
    Foreigner2017 = 4,         // 15 characters: three letters, twelve digits
    Foreigner2023 = 8,         // 18 characters, begins with 9
};
Q_DECLARE_FLAGS(DocumentKinds, DocumentKind)

// The same names as hal::codeName(IdCardKind) and the "accepts" of service items; empty when unknown.
std::optional<DocumentKind> documentKind(QStringView name);
const char *codeName(DocumentKind kind);

enum class StatedSex { NotKnown, Male, Female };

struct DocumentFacts {
    DocumentKind kind = DocumentKind::Resident;
    QStringView number;
    QDate birth; // invalid when the document's own field is not a date
    StatedSex sex = StatedSex::NotKnown;
    QDate validFrom;              // invalid: not a date
    std::optional<QDate> validTo; // empty: long-term
};

// CardKind, CardInvalid (context names the rule that failed, never a value) or CardExpired, in this order: a person is
// told about the document's kind before its date.
Result<void> judgeDocument(const DocumentFacts &facts, DocumentKinds accepted, QDate today);

// 18 characters whose last is the MOD 11-2 sign of the others; X is accepted in both cases
bool checkSignHolds(QStringView number);
// the date in characters 7-14 of an 18-character number; invalid when it is none
QDate birthInNumber(QStringView number);
// a citizen number somebody typed: check sign, real birth date not after today
bool isCitizenNumber(QStringView number, QDate today);

} // namespace kiosk

Q_DECLARE_OPERATORS_FOR_FLAGS(kiosk::DocumentKinds)
