// SPDX-License-Identifier: Apache-2.0
#include "portal.h"

#include "body_reader.h"

#include <QDir>

namespace refportal {
namespace {

const QString Uuid = QStringLiteral("([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})");
const QString ItemId = QStringLiteral("([a-z][a-z0-9-]{1,63})");
const QString Token = QStringLiteral("([^/]+)");

QRegularExpression whole(const QString &path) { return QRegularExpression(QStringLiteral("\\A/gk/v1%1\\z").arg(path)); }

} // namespace

Portal::Portal(const PortalSettings &settings, std::shared_ptr<const PortalClock> clock,
               std::unique_ptr<Database> database, std::unique_ptr<Envelope> envelope, WitnessLog &log)
    : m_clock(std::move(clock)), m_database(std::move(database)), m_envelope(std::move(envelope)),
      m_catalogue(*m_database, settings.tlsFolder), m_gateway(settings.smsGateway),
      m_records(*m_database, settings.casesFolder), m_sessions(*m_database, *m_clock),
      m_notices(*m_database, m_sessions, m_gateway, log),
      m_smsCodes(*m_database, *m_clock, m_sessions, m_gateway, settings.smsRules),
      m_authorities(*m_database, *m_clock, m_sessions, m_smsCodes),
      m_claims(*m_database, *m_clock, m_sessions, m_records), m_payments(*m_database, *m_clock, m_sessions),
      m_paymentNotices(*m_database, *m_clock), m_bills(*m_database, *m_clock, m_sessions),
      m_submissions(*m_database, *m_clock, *m_envelope, m_records, m_notices),
      m_caseNotices(*m_database, *m_envelope, m_sessions, m_notices), m_materials(*m_database),
      m_standings(*m_database, *m_clock, m_sessions), m_queries(*m_database, *m_clock, m_sessions),
      m_corrections(*m_database, *m_clock, *m_envelope),
      m_coSignatures(*m_database, *m_clock, *m_envelope, m_sessions, m_records),
      m_drafts(*m_database, *m_clock, *m_envelope, m_sessions, m_notices), m_ratings(*m_database, m_records),
      m_auditBatches(*m_database, *m_envelope), m_appointments(*m_database, *m_clock, m_sessions),
      m_licences(*m_database, *m_clock, m_sessions), m_verifications(*m_database),
      m_deliveries(*m_database, *m_clock, m_sessions, *m_envelope), m_lockers(*m_database, *m_clock),
      m_enrolment(*m_database, *m_clock, settings.tlsFolder), m_reports(*m_database, *m_clock),
      m_help(*m_database, *m_clock)
{
    addRoutes();
    addCaseRoutes();
    addPaymentRoutes();
    addHallRoutes();
}

tl::expected<std::unique_ptr<Portal>, QString> Portal::create(const PortalSettings &settings,
                                                              std::shared_ptr<const PortalClock> clock, WitnessLog &log)
{
    auto envelope = Envelope::load(settings.tlsFolder);
    if (!envelope)
        return tl::unexpected(envelope.error());
    auto database = Database::open(settings.database);
    if (!database)
        return tl::unexpected(settings.database + QStringLiteral(": ") + database.error());
    if (!settings.casesFolder.isEmpty() && !QDir().mkpath(settings.casesFolder))
        return tl::unexpected(settings.casesFolder + QStringLiteral(": cannot be made"));
    return std::unique_ptr<Portal>(
        new Portal(settings, std::move(clock), std::move(*database), std::move(*envelope), log));
}

void Portal::addRoutes()
{
    m_routes.push_back({"GET", whole(QStringLiteral("/health")), [this](const Call &) { return health(); }});
    m_routes.push_back(
        {"GET", whole(QStringLiteral("/catalogue")), [this](const Call &c) { return m_catalogue.answer(c); }});
    m_routes.push_back(
        {"POST", whole(QStringLiteral("/sessions")), [this](const Call &c) { return m_sessions.open(c); }, true});
    m_routes.push_back({"POST", whole(QStringLiteral("/sessions/by-licence")),
                        [this](const Call &c) { return m_sessions.openByLicence(c); }, true});
    m_routes.push_back({"DELETE", whole(QStringLiteral("/sessions/") + Token),
                        [this](const Call &c) { return m_sessions.close(c); }, false, true});
    m_routes.push_back({"POST", whole(QStringLiteral("/sessions/%1/notices").arg(Token)),
                        [this](const Call &c) { return m_notices.create(c); }, false, true});
    const QString principal = QStringLiteral("/sessions/%1/principal").arg(Token);
    m_routes.push_back({"POST", whole(principal), [this](const Call &c) { return m_authorities.name(c); }, true, true});
    m_routes.push_back({"POST", whole(principal + QStringLiteral("/verify")),
                        [this](const Call &c) { return m_authorities.verify(c); }, false, true});
    m_routes.push_back(
        {"POST", whole(QStringLiteral("/sms-codes")), [this](const Call &c) { return m_smsCodes.create(c); }});
    m_routes.push_back({"POST", whole(QStringLiteral("/sms-codes/%1/verify").arg(Uuid)),
                        [this](const Call &c) { return m_smsCodes.verify(c); }});
    m_routes.push_back(
        {"POST", whole(QStringLiteral("/prefill/") + ItemId), [this](const Call &c) { return prefill(c); }, true});
    m_routes.push_back({"POST", whole(QStringLiteral("/items/%1/choices/([a-z.-]+)").arg(ItemId)),
                        [this](const Call &c) { return m_claims.choices(c); }, true});
}

void Portal::addCaseRoutes()
{
    const auto submission = whole(QStringLiteral("/submissions/") + Uuid);
    m_routes.push_back({"PUT", submission, [this](const Call &c) { return m_submissions.put(c); }, true});
    m_routes.push_back({"GET", submission, [this](const Call &c) { return m_submissions.get(c); }});
    m_routes.push_back({"POST", whole(QStringLiteral("/submissions/%1/complete").arg(Uuid)),
                        [this](const Call &c) { return m_submissions.complete(c); }, true});
    m_routes.push_back({"PUT", whole(QStringLiteral("/submissions/%1/notice").arg(Uuid)),
                        [this](const Call &c) { return m_caseNotices.put(c); }});
    m_routes.push_back({"PUT", whole(QStringLiteral("/submissions/%1/messages/(held|closed|recalled)").arg(Uuid)),
                        [this](const Call &c) { return m_caseNotices.tell(c); }});
    const auto material = whole(QStringLiteral("/submissions/%1/materials/%1").arg(Uuid));
    m_routes.push_back({"POST", material, [this](const Call &c) { return m_materials.create(c); }});
    m_routes.push_back({"HEAD", material, [this](const Call &c) { return m_materials.head(c); }});
    m_routes.push_back({"PATCH", material, [this](const Call &c) { return m_materials.append(c); }});
    const QString ofCase = QStringLiteral("/cases/(CH[0-9]{14})");
    m_routes.push_back(
        {"GET", whole(QStringLiteral("/cases")), [this](const Call &c) { return m_queries.list(c); }, true});
    m_routes.push_back(
        {"POST", whole(QStringLiteral("/case-lookups")), [this](const Call &c) { return m_queries.lookUp(c); }, true});
    m_routes.push_back({"GET", whole(ofCase), [this](const Call &c) { return m_standings.get(c); }, true});
    m_routes.push_back({"PUT", whole(ofCase + QStringLiteral("/corrections/") + Uuid),
                        [this](const Call &c) { return m_corrections.put(c); }, true});
    m_routes.push_back({"POST", whole(QStringLiteral("/signing-requests")),
                        [this](const Call &c) { return m_coSignatures.request(c); }, true});
    m_routes.push_back({"PUT", whole(QStringLiteral("/co-signatures/") + Uuid),
                        [this](const Call &c) { return m_coSignatures.put(c); }, true});
    const QString draft = QStringLiteral("/drafts/") + Uuid;
    m_routes.push_back({"PUT", whole(draft), [this](const Call &c) { return m_drafts.put(c); }});
    m_routes.push_back(
        {"POST", whole(draft + QStringLiteral("/take")), [this](const Call &c) { return m_drafts.take(c); }});
    m_routes.push_back(
        {"POST", whole(QStringLiteral("/draft-lookups")), [this](const Call &c) { return m_drafts.lookUp(c); }});
    const auto claim = whole(QStringLiteral("/print-claims/") + Uuid);
    m_routes.push_back({"PUT", claim, [this](const Call &c) { return m_claims.put(c); }, true});
    m_routes.push_back({"GET", claim, [this](const Call &c) { return m_claims.get(c); }});
    m_routes.push_back({"PATCH", claim, [this](const Call &c) { return m_claims.patch(c); }});
    m_routes.push_back({"GET", whole(QStringLiteral("/print-claims/%1/document").arg(Uuid)),
                        [this](const Call &c) { return m_claims.document(c); }});
    m_routes.push_back(
        {"PUT", whole(QStringLiteral("/ratings/") + Uuid), [this](const Call &c) { return m_ratings.put(c); }});
    m_routes.push_back({"PUT", whole(QStringLiteral("/audit-batches/([1-9][0-9]{0,11})")),
                        [this](const Call &c) { return m_auditBatches.put(c); }});
}

void Portal::addPaymentRoutes()
{
    const QString order = QStringLiteral("/payments/") + Uuid;
    m_routes.push_back(
        {"POST", whole(QStringLiteral("/quotes")), [this](const Call &c) { return m_payments.quote(c); }, true});
    m_routes.push_back(
        {"GET", whole(QStringLiteral("/payments")), [this](const Call &c) { return m_payments.list(c); }});
    m_routes.push_back({"PUT", whole(order), [this](const Call &c) { return m_payments.put(c); }, true});
    m_routes.push_back({"GET", whole(order), [this](const Call &c) { return m_payments.get(c); }});
    m_routes.push_back({"POST", whole(order + QStringLiteral("/cancel")),
                        [this](const Call &c) { return m_payments.cancel(c); }, true});
    m_routes.push_back({"POST", whole(order + QStringLiteral("/refund")),
                        [this](const Call &c) { return m_payments.refund(c); }, true});
    m_routes.push_back({"POST", whole(QStringLiteral("/payment-notice-lookups")),
                        [this](const Call &c) { return m_paymentNotices.lookUp(c); }, true});
    m_routes.push_back({"POST", whole(QStringLiteral("/payment-notice-quotes")),
                        [this](const Call &c) { return m_paymentNotices.quote(c); }, true});
    m_routes.push_back(
        {"GET", whole(QStringLiteral("/bills")), [this](const Call &c) { return m_bills.list(c); }, true});
    m_routes.push_back({"GET", whole(QStringLiteral("/bills/([0-9]{18})/document")),
                        [this](const Call &c) { return m_bills.document(c); }, true, true});
    m_routes.push_back({"PUT", whole(QStringLiteral("/payment-reports/") + Uuid),
                        [this](const Call &c) { return m_payments.report(c); }});
}

void Portal::addHallRoutes()
{
    m_routes.push_back({"PUT", whole(QStringLiteral("/terminals/self/heartbeat")),
                        [this](const Call &c) { return m_reports.heartbeat(c); }});
    m_routes.push_back({"GET", whole(QStringLiteral("/terminals/self/events")),
                        [this](const Call &c) { return m_reports.events(c); }});
    m_routes.push_back({"GET", whole(QStringLiteral("/items/%1/slots").arg(ItemId)),
                        [this](const Call &c) { return m_appointments.slotsOf(c); }, true});
    const auto appointment = whole(QStringLiteral("/appointments/") + Uuid);
    m_routes.push_back({"GET", whole(QStringLiteral("/appointments")),
                        [this](const Call &c) { return m_appointments.list(c); }, true});
    m_routes.push_back({"PUT", appointment, [this](const Call &c) { return m_appointments.put(c); }, true});
    m_routes.push_back({"DELETE", appointment, [this](const Call &c) { return m_appointments.giveUp(c); }, true});
    m_routes.push_back({"PUT", whole(QStringLiteral("/queue-tickets/") + Uuid),
                        [this](const Call &c) { return m_appointments.queue(c); }, true});
    const auto help = whole(QStringLiteral("/help-calls/") + Uuid);
    m_routes.push_back({"PUT", help, [this](const Call &c) { return m_help.put(c); }});
    m_routes.push_back({"GET", help, [this](const Call &c) { return m_help.get(c); }});
    m_routes.push_back({"DELETE", help, [this](const Call &c) { return m_help.close(c); }});
    m_routes.push_back({"PUT", whole(QStringLiteral("/appointments/%1/arrival").arg(Uuid)),
                        [this](const Call &c) { return m_appointments.arrive(c); }, true});
    m_routes.push_back({"POST", whole(QStringLiteral("/appointments/%1/cancel").arg(Uuid)),
                        [this](const Call &c) { return m_appointments.cancel(c); }, true});
    m_routes.push_back(
        {"PUT", whole(QStringLiteral("/locker/events/") + Uuid), [this](const Call &c) { return m_lockers.put(c); }});
    m_routes.push_back({"GET", whole(QStringLiteral("/locker/reservations/") + Uuid),
                        [this](const Call &c) { return m_lockers.get(c); }});
    m_routes.push_back({"POST", whole(QStringLiteral("/est/simpleenroll")),
                        [this](const Call &c) { return m_enrolment.enrol(c); }, false, false, Door::Enrolment});
    m_routes.push_back({"POST", whole(QStringLiteral("/est/simplereenroll")),
                        [this](const Call &c) { return m_enrolment.reenrol(c); }});
    m_routes.push_back(
        {"GET", whole(QStringLiteral("/licences")), [this](const Call &c) { return m_licences.own(c); }, true});
    m_routes.push_back(
        {"GET", whole(QStringLiteral("/deliveries")), [this](const Call &c) { return m_deliveries.list(c); }, true});
    m_routes.push_back({"GET", whole(QStringLiteral("/deliveries/") + Uuid),
                        [this](const Call &c) { return m_deliveries.get(c); }, true});
    m_routes.push_back({"PUT", whole(QStringLiteral("/deliveries/%1/receipts/%1").arg(Uuid)),
                        [this](const Call &c) { return m_deliveries.putReceipt(c); }, true});
    m_routes.push_back({"GET", whole(QStringLiteral("/verifications/([0-9]{16})")),
                        [this](const Call &c) { return m_verifications.get(c); }, false, true});
    m_routes.push_back({"POST", whole(QStringLiteral("/licences/qr-verify")),
                        [this](const Call &c) { return m_licences.verify(c); }, true});
    m_routes.push_back({"POST", whole(QStringLiteral("/licences/%1/copy").arg(ItemId)),
                        [this](const Call &c) { return m_licences.copy(c); }, true});
}

const Portal::Route *Portal::route(Call &call, Door door) const
{
    for (const Route &route : m_routes) {
        if (route.method != call.method || route.door != door)
            continue;
        const auto match = route.path.match(call.path);
        if (match.hasMatch()) {
            call.ids = match.capturedTexts().mid(1);
            return &route;
        }
    }
    return nullptr;
}

QString Portal::loggable(const Route *route, const Call &call)
{
    if (!route)
        return QStringLiteral("(no such call)"); // whatever a caller wrote there
    QString path = call.path;
    return route->firstIdIsSecret ? path.replace(call.ids.first(), QStringLiteral("*")) : path;
}

Answer Portal::answer(const Route *route, const Call &call)
{
    if (!call.certificate.isEmpty() && m_enrolment.isRevoked(call))
        return problemAnswer({ProblemCode::TerminalRevoked});
    const Outcome<Answer> outcome = route ? route->act(call) : refuse(ProblemCode::NotFound);
    return outcome ? *outcome : problemAnswer(outcome.error());
}

Answer Portal::health() const
{
    return jsonAnswer(
        200, {{QStringLiteral("status"), QStringLiteral("ok")}, {QStringLiteral("time"), timeText(m_clock->now())}});
}

Outcome<Answer> Portal::prefill(const Call &call)
{
    BodyReader body(call);
    const QString token = body.text("session");
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    return m_database->transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        const auto session = m_sessions.findForItem(db, token, call.terminal);
        if (!session)
            return tl::unexpected(session.error());
        if (session->item != call.ids.first())
            return refuse(ProblemCode::ItemUnknown);
        QJsonArray values;
        for (const auto &known : registry::knownFor(session->item, session->number, m_clock->now().date()))
            values.append(QJsonObject{{QStringLiteral("field"), known.field},
                                      {QStringLiteral("value"), known.value},
                                      {QStringLiteral("source"), known.source},
                                      {QStringLiteral("asOf"), known.asOf.toString(Qt::ISODate)},
                                      {QStringLiteral("editable"), known.editable}});
        return jsonAnswer(200, {{QStringLiteral("values"), values}});
    });
}

} // namespace refportal
