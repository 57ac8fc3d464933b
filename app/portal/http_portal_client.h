// SPDX-License-Identifier: Apache-2.0
// The portal over HTTPS with mutual TLS 1.2 or newer: only the configured CA is trusted, this terminal's certificate
// is shown, connections are kept. All network work runs on the portal thread.
#pragma once

#include "agent_portal.h"
#include "billing_portal.h"
#include "case_portal.h"
#include "circuit_breaker.h"
#include "delivery_portal.h"
#include "draft_portal.h"
#include "enrolment_portal.h"
#include "hall_portal.h"
#include "help_portal.h"
#include "licence_portal.h"
#include "locker_portal.h"
#include "portal_client.h"
#include "signing_portal.h"

#include <async/alarms.h>
#include <core/logging.h>
#include <vault/certificates.h>

#include <QThread>
#include <QUrl>
#include <memory>

class QSslConfiguration;

namespace kiosk {

class PortalLink;
struct WireAnswer;
struct WireRequest;

struct PortalSettings {
    QUrl base;        // https://host:port, without /gk/v1
    QString terminal; // header Kiosk-Terminal
    Duration heartbeatIdle = 60s;
    Duration heartbeatInVisit = 10s;
    CircuitBreaker::Settings breaker = {}; // while away, the heartbeat also comes after its rests
    Duration callLimit = 15s;              // when the caller brings no deadline
    Duration toleratedSkew = 120s;
};

class HttpPortalClient final : public PortalClient,
                               public HallPortal,
                               public CasePortal,
                               public BillingPortal,
                               public DraftPortal,
                               public HelpPortal,
                               public AgentPortal,
                               public LicencePortal,
                               public DeliveryPortal,
                               public LockerPortal,
                               public EnrolmentPortal,
                               public SigningPortal {
    Q_OBJECT
public:
    // BadConfig: no https address, papers that cannot be read, development papers in a production build.
    // `alarms` is borrowed.
    static Result<std::unique_ptr<HttpPortalClient>> create(PortalSettings settings, const Credentials &credentials,
                                                            std::shared_ptr<const Clock> clock, Alarms &alarms,
                                                            Logger log, BuildKind build = thisBuild());
    // Without papers of its own: for enrol() alone, at the portal's door for it.
    static Result<std::unique_ptr<HttpPortalClient>> createUnenrolled(PortalSettings settings, const QByteArray &ca,
                                                                      std::shared_ptr<const Clock> clock,
                                                                      Alarms &alarms, Logger log,
                                                                      BuildKind build = thisBuild());
    ~HttpPortalClient() override;

    // Asks /health now and then from here on; sooner during a visit.
    void startHeartbeat();
    void setInVisit(bool inVisit);
    // Something changed in this machine's network: the portal is asked at once, over new connections.
    void networkReturned();

    Reachability reachability() const override { return m_reachability; }
    Pending<PortalHealth> health(CallContext context) override;
    Pending<PortalCatalogue> catalogue(QString etag, CallContext context) override;
    Pending<PortalSession> openSession(SessionRequest request, CallContext context) override;
    Pending<void> closeSession(QString session, CallContext context) override;
    Pending<SmsCode> sendSmsCode(QString session, QString phone, CallContext context) override;
    Pending<void> verifySmsCode(QString codeId, QString session, SensitiveText code, CallContext context) override;
    Pending<std::vector<PrefilledValue>> prefill(QString item, QString session, CallContext context) override;
    Pending<std::vector<PortalChoice>> choices(QString item, QString query, QString session,
                                               CallContext context) override;
    Pending<SubmissionReceipt> putSubmission(SubmissionId id, QByteArray envelope, CallContext context) override;
    Pending<SubmissionReceipt> submission(SubmissionId id, CallContext context) override;
    Pending<UploadStanding> beginMaterial(SubmissionId id, MaterialId material, qint64 size,
                                          CallContext context) override;
    Pending<UploadStanding> materialStanding(SubmissionId id, MaterialId material, CallContext context) override;
    Pending<UploadStanding> appendMaterial(SubmissionId id, MaterialId material, qint64 offset, QByteArray bytes,
                                           CallContext context) override;
    Pending<SubmissionReceipt> completeSubmission(SubmissionId id, CallContext context) override;
    Pending<void> putCaseNotice(SubmissionId id, QByteArray envelope, CallContext context) override;
    Pending<void> tellCitizen(CaseMessage message, CallContext context) override;
    Pending<PrintClaim> putPrintClaim(ClaimId claim, ClaimRequest request, CallContext context) override;
    Pending<PrintClaim> printClaim(ClaimId claim, CallContext context) override;
    Pending<SensitiveBytes> claimDocument(ClaimId claim, CallContext context) override;
    Pending<PrintClaim> reportPrintClaim(PrintReport report, CallContext context) override;
    Pending<void> putRating(Rating rating, CallContext context) override;
    Pending<void> putAuditBatch(qint64 number, QByteArray body, CallContext context) override;
    Pending<void> requestNotice(QString session, ReceiptNotice notice, CallContext context) override;

    Pending<Quote> quote(QString item, QString session, CallContext context) override;
    Pending<PortalPayment> putPayment(PaymentId id, PaymentRequest request, CallContext context) override;
    Pending<PortalPayment> payment(PaymentId id, CallContext context) override;
    Pending<PortalPayment> cancelPayment(PaymentId id, QString quote, CallContext context) override;
    Pending<PortalPayment> refundPayment(PaymentId id, CallContext context) override;
    Pending<std::vector<Payment>> paymentsOf(QDate day, CallContext context) override;
    Pending<void> putPaymentReport(PaymentReport report, CallContext context) override;

    Pending<ReportHeard> putHeartbeat(TerminalReport report, CallContext context) override;
    Pending<PortalEvents> eventsSince(qint64 cursor, CallContext context) override;
    Pending<DayTimes> timesOf(QString item, QDate day, CallContext context) override;
    Pending<std::vector<Appointment>> appointments(QString session, CallContext context) override;
    Pending<Appointment> putAppointment(AppointmentId id, QString session, QString item, AppointmentTime time,
                                        CallContext context) override;
    Pending<QueueTicket> putArrival(AppointmentId id, QString session, CallContext context) override;
    Pending<QueueTicket> putQueueTicket(TicketId id, QString item, CallContext context) override;
    Pending<void> cancelAppointment(AppointmentId id, QString session, CallContext context) override;
    Pending<void> giveUpAppointment(AppointmentId id, CallContext context) override;

    Pending<CaseList> listCases(QString session, CallContext context) override;
    Pending<CaseGlimpse> lookUpCase(QString code, CallContext context) override;
    Pending<PortalCaseStanding> caseStanding(QString caseNo, QString session, QString etag,
                                             CallContext context) override;
    Pending<SubmissionReceipt> putCorrection(CorrectionId id, QString caseNo, QByteArray envelope,
                                             CallContext context) override;

    Pending<SigningRequest> signingRequest(QString code, QString session, CallContext context) override;
    Pending<SigningReceipt> putCoSignature(CoSignatureId id, QString session, QByteArray envelope,
                                           CallContext context) override;

    Pending<std::vector<DeliveryHead>> deliveries(QString session, CallContext context) override;
    Pending<DeliveryDocument> delivery(DeliveryId id, QString session, CallContext context) override;
    Pending<DeliveryEnd> putDeliveryReceipt(DeliveryReceiptId receipt, DeliveryId delivery, QByteArray envelope,
                                            CallContext context) override;

    Pending<LicenceSession> openLicenceSession(QString item, SensitiveText code, CallContext context) override;
    Pending<std::vector<OwnLicence>> ownLicences(QString session, CallContext context) override;
    Pending<Verification> verification(QString code, CallContext context) override;
    Pending<PaymentNotice> lookUpNotice(QString code, CallContext context) override;
    Pending<Quote> quoteNotice(QString code, CallContext context) override;
    Pending<BillList> listBills(QString session, CallContext context) override;
    Pending<SensitiveBytes> billDocument(QString bill, QString session, CallContext context) override;

    Pending<DraftKept> putDraft(DraftId id, QString session, QByteArray envelope, CallContext context) override;
    Pending<FoundDraft> lookUpDraft(ReceiptCode code, QString session, CallContext context) override;
    Pending<void> takeDraft(DraftId id, QString session, CallContext context) override;

    Pending<HelpAnswer> putHelpCall(HelpCallId id, HelpCall call, CallContext context) override;
    Pending<HelpAnswer> helpCall(HelpCallId id, CallContext context) override;
    Pending<void> closeHelpCall(HelpCallId id, CallContext context) override;

    Pending<QList<MaskedPhone>> namePrincipal(QString session, PrincipalRequest principal,
                                              CallContext context) override;
    Pending<AuthorityId> verifyPrincipal(QString session, QString codeId, SensitiveText code,
                                         CallContext context) override;

    Pending<LicenceToken> verifyLicence(SensitiveText code, LicenceUse use, CallContext context) override;
    Pending<Licence> copyLicence(LicenceToken token, LicenceUse use, CallContext context) override;

    Pending<LockerStanding> putLockerEvent(LockerEvent event, CallContext context) override;
    Pending<LockerStanding> lockerReservation(ReservationId reservation, CallContext context) override;

    Pending<QByteArray> enrol(SensitiveText code, QByteArray request, CallContext context) override;
    Pending<QByteArray> reenrol(QByteArray request, CallContext context) override;

private:
    HttpPortalClient(PortalSettings settings, std::shared_ptr<const Clock> clock, Alarms &alarms, Logger log);
    static std::unique_ptr<HttpPortalClient> begun(PortalSettings settings, const QSslConfiguration &tls,
                                                   std::shared_ptr<const Clock> clock, Alarms &alarms, Logger log);
    template <typename T, typename Decode>
    Pending<T> exchange(WireRequest request, QList<int> promised, const CallContext &context, Decode decode);
    CircuitBreaker::Admission admit(const CallContext &context);
    void countCall(CircuitBreaker::Admission admission, const WireAnswer &answer);
    void weigh(const Error *error);
    void settle(Reachability now);
    void noticeClock(const PortalHealth &health);
    void probe();
    void armProbe();

    PortalSettings m_settings;
    QByteArray m_catalogueSigner; // PEM
    std::shared_ptr<const Clock> m_clock;
    Alarms &m_alarms;
    Logger m_log;
    QThread m_thread;
    PortalLink *m_link = nullptr; // lives in m_thread and ends with it
    CircuitBreaker m_breaker;
    Reachability m_reachability = Reachability::Unknown;
    Alarms::Handle m_nextProbe = 0;
    bool m_heartbeat = false;
    bool m_probing = false;
    bool m_inVisit = false;
    std::optional<bool> m_skewed; // unknown before the first answer
    quint64 m_probeNumber = 0;
    Duration m_probeGap;
};

} // namespace kiosk
