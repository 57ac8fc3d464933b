// SPDX-License-Identifier: Apache-2.0
// Electronic licences (电子证照): what the citizen shows becomes a token, and the token copies the licence once
// (docs/portal-api.yaml). Errors as PortalClient's.
#pragma once

#include "portal_types.h"

#include <async/when_ready.h>

#include <QDate>

namespace kiosk {

using ConsentId = Id<struct ConsentTag>; // under which it is recorded here that the citizen agreed to this use

// What it is read for, and that the citizen agreed; without both no licence is asked for.
struct LicenceUse {
    QString session;
    QString purpose; // the session's item
    ConsentId consent;
};
struct LicenceToken {
    QString token;
    QString type;
    QString title;
    QString holder; // masked by the portal
    Duration validFor = {};
};
struct LicenceField {
    QString id;
    QString title;
    SensitiveText value;
};
struct Licence {
    QString type;
    QString title;
    QString identifier; // GB/T 36904-2018, its check character holds
    QString issuer;
    QDate issuedOn;
    std::vector<LicenceField> fields;
};

enum class LicenceState {
    Unknown, // a word of a newer portal: the window knows
    Valid,
    Expired,
    Suspended,
    Revoked,
};
struct OwnLicence {
    QString id; // the choice of a print claim of `licence-copies`, for a copy
    QString title;
    QString issuer;
    QString holder; // masked by the portal, as the number
    QString number;
    QDate validFrom;
    QDate validTo; // invalid: without an end
    LicenceState state = LicenceState::Unknown;
};

// What a printed certificate or copy is, by the 16 digits on it.
struct Verification {
    enum class State { Valid, Unconfirmed, Void };
    QString code;
    QString title;
    QString issuer;
    QString holder; // masked by the portal
    QDateTime issuedAt;
    State state = State::Unconfirmed;
};

// Whose code was shown, and a session that is verified already.
struct LicenceSession {
    QString session;
    SensitiveText name;
    SensitiveText number;
    SensitiveText address;
    QString ethnicCode; // GB/T 3304; empty: not known
};

class LicencePortal {
public:
    virtual ~LicencePortal() = default;

    // Without a card: the code on the citizen's phone. PortalRefused with problemCode() licence-code-used,
    // licence-code-expired, licence-code-foreign (no code of a licence), licence-code-purpose (it stands for a licence
    // and not for its holder): a new code must be shown, also after a lost answer. NotEligible.
    virtual Pending<LicenceSession> openLicenceSession(QString item, SensitiveText code, CallContext context) = 0;
    // The citizen's, for his own eyes. SessionExpired; PortalRefused with problemCode() identity-needed.
    virtual Pending<std::vector<OwnLicence>> ownLicences(QString session, CallContext context) = 0;
    // PortalRefused with problemCode() not-found: there is no such paper.
    virtual Pending<Verification> verification(QString code, CallContext context) = 0;

    // SequenceError, and nothing goes out: the use lacks its purpose or its consent. PortalRefused with problemCode()
    // licence-code-used, licence-code-expired (a new code must be shown), licence-code-foreign (no code of a licence),
    // licence-of-another. After a lost answer the same again gives the same token.
    virtual Pending<LicenceToken> verifyLicence(SensitiveText code, LicenceUse use, CallContext context) = 0;
    // Once. PortalRefused with problemCode() licence-token-used or licence-token-expired: a new code must be shown.
    // An answer of another type, or whose identifier's check character does not hold, is InvalidInput.
    virtual Pending<Licence> copyLicence(LicenceToken token, LicenceUse use, CallContext context) = 0;
};

// GB/T 36904-2018: shape, and the check character by ISO 7064 MOD 37,36 over what stands after the prefix.
bool isLicenceIdentifier(const QString &identifier);

} // namespace kiosk
