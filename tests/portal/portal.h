// SPDX-License-Identifier: Apache-2.0
// The reference portal behind its HTTP machinery: the calls of docs/portal-api.yaml, by route. Any thread.
#pragma once

#include "appointments.h"
#include "audit_batches.h"
#include "authorities.h"
#include "bills.h"
#include "case_notices.h"
#include "case_queries.h"
#include "case_standings.h"
#include "catalogue.h"
#include "co_signatures.h"
#include "corrections.h"
#include "deliveries.h"
#include "drafts.h"
#include "enrolment.h"
#include "help_calls.h"
#include "licences.h"
#include "lockers.h"
#include "materials.h"
#include "payment_notices.h"
#include "payments.h"
#include "print_claims.h"
#include "ratings.h"
#include "sms_codes.h"
#include "submissions.h"
#include "terminal_reports.h"
#include "tls_gate.h"
#include "verifications.h"

#include <functional>

namespace refportal {

struct PortalSettings {
    QString database;
    QString tlsFolder;   // ca.pem, seal.pem, seal.key
    QString casesFolder; // empty: no records as files
    QUrl smsGateway;
    SmsRules smsRules = {};
};

class Portal {
public:
    // The reason when a file will not do. `log` is borrowed.
    static tl::expected<std::unique_ptr<Portal>, QString>
    create(const PortalSettings &settings, std::shared_ptr<const PortalClock> clock, WitnessLog &log);

    struct Route {
        QByteArray method;
        QRegularExpression path;
        std::function<Outcome<Answer>(const Call &)> act;
        bool asksDepartment = false; // takes the department's time in the hall profile
        bool firstIdIsSecret = false;
        Door door = Door::Terminals;
    };
    // Fills call.ids; null: no such call at this door.
    const Route *route(Call &call, Door door) const;
    // The path as it may be logged: of this route, a session's token or a paper's number left out.
    static QString loggable(const Route *route, const Call &call);
    Answer answer(const Route *route, const Call &call);
    // What the payment platform tells the portal: a citizen paid (Payments::pay).
    Outcome<Answer> citizenPays(const QString &payment) { return m_payments.pay(payment); }
    // The citizen has filled something in on a phone (Drafts::fromPhone).
    Outcome<Answer> citizenFills(const QJsonObject &filled) { return m_drafts.fromPhone(filled); }
    // A department looked at a case (CaseStandings::judge).
    Outcome<bool> judge(const Judgement &judgement) { return m_standings.judge(judgement); }
    // The desk that takes calls for help says something (HelpCalls::desk).
    Outcome<Answer> helpDesk(const QJsonObject &said) { return m_help.desk(said); }
    Enrolment &enrolment() { return m_enrolment; } // for the operator
    Catalogue &catalogue() { return m_catalogue; } // for the operator
    // The operator has something for a terminal (TerminalReports::tell).
    Outcome<bool> tell(const QString &terminal, const QString &kind) { return m_reports.tell(terminal, kind); }

private:
    Portal(const PortalSettings &settings, std::shared_ptr<const PortalClock> clock, std::unique_ptr<Database> database,
           std::unique_ptr<Envelope> envelope, WitnessLog &log);
    void addRoutes();
    void addCaseRoutes();
    void addPaymentRoutes();
    void addHallRoutes();
    Answer health() const;
    Outcome<Answer> prefill(const Call &call);

    std::shared_ptr<const PortalClock> m_clock;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<Envelope> m_envelope;
    Catalogue m_catalogue;
    SmsGateway m_gateway;
    CaseRecords m_records;
    Sessions m_sessions;
    Notices m_notices;
    SmsCodes m_smsCodes;
    Authorities m_authorities;
    PrintClaims m_claims;
    Payments m_payments;
    PaymentNotices m_paymentNotices;
    Bills m_bills;
    Submissions m_submissions;
    CaseNotices m_caseNotices;
    Materials m_materials;
    CaseStandings m_standings;
    CaseQueries m_queries;
    Corrections m_corrections;
    CoSignatures m_coSignatures;
    Drafts m_drafts;
    Ratings m_ratings;
    AuditBatches m_auditBatches;
    Appointments m_appointments;
    Licences m_licences;
    Verifications m_verifications;
    Deliveries m_deliveries;
    Lockers m_lockers;
    Enrolment m_enrolment;
    TerminalReports m_reports;
    HelpCalls m_help;
    std::vector<Route> m_routes;
};

} // namespace refportal
