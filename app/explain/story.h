// SPDX-License-Identifier: Apache-2.0
// The account of a visit as people and programs read it. Ids, codes, states and counts; a case's title, a quote, a bill
// and whatever else is not needed to see what happened stay in the store.
#pragma once

#include <storage/visit_account.h>

#include <QByteArray>

namespace kiosk {

// How much of the visit the audit has.
enum class Completeness {
    CardToDoor,  // from its beginning to its goodbye
    NoGoodbye,   // it has no goodbye: it goes on, or the terminal stopped in it
    NoBeginning, // the beginning is no longer kept, or nothing is
};
const char *codeName(Completeness completeness);
Completeness completenessOf(const VisitAccount &account);

QByteArray storyText(const VisitAccount &account); // UTF-8, lines
QByteArray storyJson(const VisitAccount &account); // one JSON object, "explain": "yizhan-explain/1"

} // namespace kiosk
