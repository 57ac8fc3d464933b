// SPDX-License-Identifier: Apache-2.0
// What a citizen signs: the answers as the review shows them, of this item, visit and case, by their SHA-256. Whoever
// has the case can compute it again, and one changed answer is another document.
#pragma once

#include "material.h"

#include <core/sensitive.h>

#include <vector>

namespace kiosk {

class CanonicalJson;

struct CaseAnswer {
    QString id; // of the item's field
    SensitiveText value;
    QString source; // "citizen", "card", "portal"
    // Of a group that the item asks for several things: children, shareholders.
    QString group = {}; // empty: none
    int index = 0;      // from 1
    QString field = {}; // its id in the group
    // What shared data says and the citizen says is wrong.
    SensitiveText disputed = {};
    QString disputedSource = {}; // empty: nothing
};

// Member `answers` of the object that is open.
void writeAnswers(CanonicalJson &json, const std::vector<CaseAnswer> &answers);

struct SignedDocument {
    SubmissionId submission;
    VisitId visit;
    QString item;
    QString itemVersion;
    const std::vector<CaseAnswer> &answers; // borrowed
};

// SHA-256 of the canonical JSON, format "yizhan-document/1" (docs/portal-api.yaml, schema CaseSignature); 32 bytes.
QByteArray documentDigest(const SignedDocument &document);

// In the case: who signed which document, and the material that holds the strokes.
struct CaseSignature {
    QString role; // "applicant"
    QByteArray documentDigest;
    MaterialId material;
};

} // namespace kiosk
