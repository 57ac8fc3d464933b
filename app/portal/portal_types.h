// SPDX-License-Identifier: Apache-2.0
// What is said to the portal and what it answers, typed (docs/portal-api.yaml). A citizen's values are Sensitive.
#pragma once

#include <cases/states.h>
#include <core/clock.h>
#include <core/ids.h>
#include <core/sensitive.h>

#include <QDateTime>
#include <QList>
#include <QString>
#include <vector>

namespace kiosk {

// Of every call: which visit it belongs to (header Kiosk-Visit; null: none) and when it must have ended.
struct CallContext {
    VisitId visit = {};
    Deadline deadline = Deadline::never(); // never: the client's own limit, 15 s
    bool inBackground = false; // nobody stands there and waits: such a call may find out that the portal is back
};

struct PortalHealth {
    QDateTime time; // the portal's clock
};

struct CatalogueEntry {
    QString id;
    QString version;
    QString title;
};
struct PortalCatalogue {
    QString etag;
    bool changed = true; // false: the caller's etag still stands, and nothing of the rest is set
    qint64 serial = 0;   // a later catalogue has a greater one
    QList<CatalogueEntry> items;
    QByteArray body;      // what was signed, byte by byte
    QByteArray signature; // DER
};

struct SessionRequest {
    QString item;
    QString method = QStringLiteral("card");
    SensitiveText name;
    SensitiveText number;
};
struct MaskedPhone {
    QString id;
    QString masked; // "138****0021", as the portal shows it
};
struct PortalSession {
    QString id; // opaque; good for one citizen at this terminal
    QList<MaskedPhone> phones;
    Duration expiresIn = {};
};

struct SmsCode {
    QString id;
    Duration validFor = {};
    Duration resendAfter = {};
    int triesLeft = 0;
};

struct PrefilledValue {
    QString field;
    SensitiveText value;
    QString source; // which register
    QString asOf;   // date of that register's entry
    bool editable = false;
};

struct PortalChoice {
    QString id;
    SensitiveText title;
    std::vector<SensitiveText> lines;
    bool available = true;
    QString reasonZh; // why not available
    QString reasonEn;
};

struct SubmissionReceipt {
    QString caseNo;       // empty while it awaits its materials
    QDateTime receivedAt; // the portal's clock; invalid then
    QString state;        // the department's word, e.g. "accepted"

    bool awaitsMaterials() const { return caseNo.isEmpty(); } // kept, and not a case yet
};

// How much of a material the portal has.
struct UploadStanding {
    qint64 offset = 0;
};

struct ClaimRequest {
    QString session;
    QString item;
    QString choice;
};
struct PrintClaim {
    ClaimId claim;
    QString caseNo;
    ClaimState state = ClaimState::Reserved;
    int pages = 0;
};

struct ReceiptNotice {
    QString receiptCode;
    QString caseNo; // empty while not known
};

} // namespace kiosk
