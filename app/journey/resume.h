// SPDX-License-Identifier: Apache-2.0
// Going on elsewhere: what a visit may hand over, and how a visit begins in the middle with what was handed over.
#pragma once

#include "journey.h"

namespace kiosk {

// May this citizen take what is filled in along? On the pages that ask, and on the review; who one is must be known to
// the portal, and nothing signed, paid or begun. What is filled in for another stays with whoever may act for him:
// here.
bool mayHandOver(const Journey &journey);

struct Fitting {
    Answers answers;    // good under the item as it is here, and today
    int askedAgain = 0; // of those given: what the citizen said and the item does not take any more
};
// Of answers that were given to this or another version of the item. What the card says is left to the card.
Fitting fittingAnswers(const ServicePtr &service, QDate today, const Answers &given);

// The journey of the item for a citizen whose identity another journey has established, behind guide and identity.
Journey resumedJourney(const Journey &from, ServicePtr service, const Answers &given);

} // namespace kiosk
