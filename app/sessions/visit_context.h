// SPDX-License-Identifier: Apache-2.0
// What the runners of one visit share: the machine's parts (borrowed, they outlive every visit) and what is known of
// this citizen (dies with the visit).
#pragma once

#include "screen.h"

#include <async/alarms.h>
#include <cases/signed_document.h>
#include <config/kiosk_config.h>
#include <core/logging.h>
#include <hal/code_scanner.h>
#include <hal/document_printer.h>
#include <hal/id_card_reader.h>
#include <hal/receipt_printer.h>
#include <outbox/outbox_engine.h>
#include <portal/agent_portal.h>
#include <portal/case_portal.h>
#include <portal/delivery_portal.h>
#include <portal/draft_portal.h>
#include <portal/help_portal.h>
#include <portal/licence_portal.h>
#include <portal/portal_client.h>
#include <portal/signing_portal.h>
#include <services/service_catalogue.h>
#include <storage/store.h>
#include <vault/envelope_sealer.h>

#include <functional>

namespace kiosk {

class LateReceipts;
class ServiceCatalogue;

struct MachineParts {
    std::shared_ptr<const Clock> clock;
    Alarms *alarms = nullptr;
    Logger log;
    const KioskConfig *config = nullptr;
    hal::IdCardReader *idCardReader = nullptr; // null: not wired
    hal::ReceiptPrinter *receiptPrinter = nullptr;
    hal::DocumentPrinter *documentPrinter = nullptr;
    Store *store = nullptr;
    PortalClient *portal = nullptr;
    OutboxEngine *outbox = nullptr;
    const EnvelopeSealer *sealer = nullptr;
    LateReceipts *lateReceipts = nullptr;        // the terminal's, which sets it
    CasePortal *cases = nullptr;                 // null: nobody can ask how far a case is
    hal::CodeScanner *codeScanner = nullptr;     // null: not wired
    SigningPortal *signing = nullptr;            // null: nobody can sign what another handed in
    HallPortal *hall = nullptr;                  // null: nobody can book a time at a window
    LicencePortal *licences = nullptr;           // null: nobody can ask for licences
    DeliveryPortal *deliveries = nullptr;        // null: nothing is served here
    const ServiceCatalogue *catalogue = nullptr; // the terminal's, which sets it
    BillingPortal *billing = nullptr;            // null: no notice can be paid, no bill be had
    DraftPortal *drafts = nullptr;               // null: nothing can be taken along or taken up
    HelpPortal *help = nullptr;                  // null: nobody can be called to the machine
    AgentPortal *agents = nullptr;               // null: nobody can act for another
    // The item, where it can be had at this machine and now; else null. The terminal's, which sets it.
    std::function<ServicePtr(const QString &item)> offeredItem = {};
};

inline const QString kSessionOwner = QStringLiteral("session"); // of every device claim of a visit

// What no act of the store tells by itself. A visit goes on without it: a store that cannot write refuses the case.
inline void record(const MachineParts &machine, AuditEntry entry)
{
    whenReady(machine.store->recordEvent(std::move(entry)), machine.store,
              [log = machine.log](const Result<void> &kept) {
                  if (!kept)
                      log.error("audit.unrecorded", {{"error", kept.error()}});
              });
}

struct HeldClaim {
    ClaimId claim;
    ActId act;
    QString caseNo;
    int pages = 1;
    SensitiveBytes pdf;
    ClaimState state = ClaimState::Reserved;
};

struct PaidOrder {
    PaymentId id;
    Money amount;
    PaymentBill bill;
};

struct NoticeToPay {
    QString code; // digits
    PaymentNotice notice;
};

struct SealedSignature {
    CaseSignature signature;
    SealedMaterial strokes; // kept by the store; no case has it yet
};

// Of a case that was there before this visit.
struct CaseCorrection {
    QString caseNo;
    QList<SealedCorrection> sealed; // once they are; a second try hands in the very same
    QSet<QString> unconfirmed;      // ids that the portal has not acknowledged
};

struct VisitContext {
    MachineParts &machine;
    VisitId visit;
    Logger log; // carries the visit
    Language language = Language::Chinese;
    Journey journey;

    std::optional<hal::IdCardRecord> card; // of whom the visit is for
    QString session;                       // of the portal, empty without
    bool verified = false;
    QString choiceTitle; // what was chosen to print, as the portal names it
    std::optional<PaidOrder> paid;
    PaymentId openOrder; // given up, and perhaps not at its end yet
    std::optional<HeldClaim> claim;
    ClaimId claimId;         // of the certificate that will be claimed, or is; a payment names it before
    SubmissionId submission; // likewise of the case
    ReceiptCode receiptCode;
    screen::Done done; // grows while submit, print and receipt go on
    std::optional<SealedSignature> signature = {};
    std::optional<CaseCorrection> correction = {};
    std::optional<Appointment> appointment = {}; // booked in this visit
    std::optional<NoticeToPay> notice = {};      // what the payment of this visit is for; null: for its case or claim
    std::optional<hal::IdCardRecord> agent = {}; // who acts for the one on `card`; empty: he came himself
    AuthorityId authority = {};                  // by which he does; null without

    void audit(AuditEvent event, const char *outcome, AuditWord object = {}, const char *reason = "") const
    {
        record(machine, {event, outcome, visit, std::move(object), reason});
    }
    CallContext call(Duration limit) const { return {visit, Deadline::in(*machine.clock, limit)}; }
};

} // namespace kiosk
