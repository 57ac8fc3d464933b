// SPDX-License-Identifier: Apache-2.0
#include "http_portal_client.h"

#include "portal_codec.h"
#include "portal_exchange.h"

#include <vault/terminal_key.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSslCertificate>
#include <QSslKey>

namespace kiosk {

using namespace wire;

namespace {

QString materialPath(SubmissionId id, MaterialId material)
{
    return QStringLiteral("/gk/v1/submissions/%1/materials/%2").arg(id.text(), material.text());
}

Result<UploadStanding> standing(const WireAnswer &answer) { return portal_codec::uploadStanding(answer.uploadOffset); }

// An answer about another claim than the one asked for is no answer.
auto claimOf(ClaimId claim)
{
    return [claim](const WireAnswer &answer) -> Result<PrintClaim> {
        PrintClaim answered = KIOSK_TRY(portal_codec::claim(answer.body));
        if (!(answered.claim == claim))
            return fail(ErrorCode::InvalidInput, QStringLiteral("claim"));
        return answered;
    };
}

QSslConfiguration trusting(const QList<QSslCertificate> &authorities)
{
    QSslConfiguration tls;
    tls.setCaCertificates(authorities); // and no other: the system's own are not asked
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    return tls;
}

Result<QSslConfiguration> tlsOf(const Credentials &credentials)
{
    const auto authorities = QSslCertificate::fromData(credentials.ca, QSsl::Pem);
    const auto own = QSslCertificate::fromData(credentials.certificate, QSsl::Pem);
    // Qt takes the reference over; a key in a token has no bytes to hand it.
    const QSslKey key(Qt::HANDLE(KIOSK_TRY(TerminalKey::from(credentials.key)).newReference()), QSsl::PrivateKey);
    if (authorities.isEmpty() || own.isEmpty() || key.isNull())
        return fail(ErrorCode::BadConfig, QStringLiteral("portal: certificate or key cannot be read"));
    QSslConfiguration tls = trusting(authorities);
    tls.setLocalCertificateChain(own);
    tls.setPrivateKey(key);
    return tls;
}

bool isHttps(const QUrl &base) { return base.scheme() == QLatin1String("https") && !base.host().isEmpty(); }

} // namespace

HttpPortalClient::HttpPortalClient(PortalSettings settings, std::shared_ptr<const Clock> clock, Alarms &alarms,
                                   Logger log)
    : m_settings(std::move(settings)), m_clock(std::move(clock)), m_alarms(alarms), m_log(std::move(log)),
      m_breaker(m_settings.breaker), m_probeGap(m_settings.breaker.rest)
{
    m_thread.setObjectName(QStringLiteral("portal"));
}

Result<std::unique_ptr<HttpPortalClient>> HttpPortalClient::create(PortalSettings settings,
                                                                   const Credentials &credentials,
                                                                   std::shared_ptr<const Clock> clock, Alarms &alarms,
                                                                   Logger log, BuildKind build)
{
    if (!isHttps(settings.base))
        return fail(ErrorCode::BadConfig, QStringLiteral("portal.url: not an https address"));
    for (const QByteArray &pem : {credentials.ca, credentials.certificate})
        KIOSK_TRY(admitCertificates(pem, build));
    const QSslConfiguration tls = KIOSK_TRY(tlsOf(credentials));
    auto client = begun(std::move(settings), tls, std::move(clock), alarms, std::move(log));
    client->m_catalogueSigner = credentials.catalogueSigner;
    return client;
}

Result<std::unique_ptr<HttpPortalClient>>
HttpPortalClient::createUnenrolled(PortalSettings settings, const QByteArray &ca, std::shared_ptr<const Clock> clock,
                                   Alarms &alarms, Logger log, BuildKind build)
{
    if (!isHttps(settings.base))
        return fail(ErrorCode::BadConfig, QStringLiteral("enrolment: not an https address"));
    KIOSK_TRY(admitCertificates(ca, build));
    return begun(std::move(settings), trusting(QSslCertificate::fromData(ca, QSsl::Pem)), std::move(clock), alarms,
                 std::move(log));
}

std::unique_ptr<HttpPortalClient> HttpPortalClient::begun(PortalSettings settings, const QSslConfiguration &tls,
                                                          std::shared_ptr<const Clock> clock, Alarms &alarms,
                                                          Logger log)
{
    const QUrl base = settings.base;
    const QByteArray terminal = settings.terminal.toUtf8();
    std::unique_ptr<HttpPortalClient> client(
        new HttpPortalClient(std::move(settings), std::move(clock), alarms, std::move(log)));
    client->m_link = new PortalLink(base, terminal, tls);
    client->m_link->moveToThread(&client->m_thread);
    connect(&client->m_thread, &QThread::finished, client->m_link, &QObject::deleteLater);
    client->m_thread.start();
    return client;
}

HttpPortalClient::~HttpPortalClient()
{
    m_alarms.cancel(m_nextProbe);
    m_thread.quit();
    m_thread.wait();
}

Pending<PortalHealth> HttpPortalClient::health(CallContext context)
{
    return exchange<PortalHealth>(get(QStringLiteral("/gk/v1/health")), {200}, context,
                                  [this](const WireAnswer &answer) {
                                      auto health = portal_codec::health(answer.body);
                                      if (health)
                                          noticeClock(*health);
                                      return health;
                                  });
}

Pending<PortalCatalogue> HttpPortalClient::catalogue(QString etag, CallContext context)
{
    WireRequest request = get(QStringLiteral("/gk/v1/catalogue"));
    if (!etag.isEmpty())
        request.headers.emplaceBack(QByteArrayLiteral("If-None-Match"), etag.toLatin1());
    const auto decode = [etag, signer = m_catalogueSigner](const WireAnswer &answer) -> Result<PortalCatalogue> {
        if (answer.status == 304)
            return PortalCatalogue{etag, false, 0, {}, {}, {}};
        PortalCatalogue told = KIOSK_TRY(
            portal_codec::catalogue(answer.body, QByteArray::fromBase64(answer.catalogueSignature), signer));
        told.etag = QString::fromLatin1(answer.etag);
        return told;
    };
    return exchange<PortalCatalogue>(request, orUnchanged(etag), context, decode);
}

Pending<PortalSession> HttpPortalClient::openSession(SessionRequest request, CallContext context)
{
    return exchange<PortalSession>(
        withJson("POST", QStringLiteral("/gk/v1/sessions"), portal_codec::sessionRequest(request)), {201}, context,
        body(portal_codec::session));
}

Pending<void> HttpPortalClient::closeSession(QString session, CallContext context)
{
    return exchange<void>({QByteArrayLiteral("DELETE"), QStringLiteral("/gk/v1/sessions/") + segment(session)}, {204},
                          context, nothing);
}

Pending<SmsCode> HttpPortalClient::sendSmsCode(QString session, QString phone, CallContext context)
{
    return exchange<SmsCode>(withJson("POST", QStringLiteral("/gk/v1/sms-codes"),
                                      {{QStringLiteral("session"), session}, {QStringLiteral("phone"), phone}}),
                             {201}, context, body(portal_codec::smsCode));
}

Pending<void> HttpPortalClient::verifySmsCode(QString codeId, QString session, SensitiveText code, CallContext context)
{
    return exchange<void>(withJson("POST", QStringLiteral("/gk/v1/sms-codes/%1/verify").arg(segment(codeId)),
                                   {{QStringLiteral("session"), session}, {QStringLiteral("code"), code.reveal()}}),
                          {200}, context, body(portal_codec::verified));
}

Pending<std::vector<PrefilledValue>> HttpPortalClient::prefill(QString item, QString session, CallContext context)
{
    return exchange<std::vector<PrefilledValue>>(
        withJson("POST", QStringLiteral("/gk/v1/prefill/") + segment(item), {{QStringLiteral("session"), session}}),
        {200}, context, body(portal_codec::prefill));
}

Pending<std::vector<PortalChoice>> HttpPortalClient::choices(QString item, QString query, QString session,
                                                             CallContext context)
{
    return exchange<std::vector<PortalChoice>>(
        withJson("POST", QStringLiteral("/gk/v1/items/%1/choices/%2").arg(segment(item), segment(query)),
                 {{QStringLiteral("session"), session}}),
        {200}, context, body(portal_codec::choices));
}

Pending<SubmissionReceipt> HttpPortalClient::putSubmission(SubmissionId id, QByteArray envelope, CallContext context)
{
    WireRequest request{QByteArrayLiteral("PUT"), QStringLiteral("/gk/v1/submissions/") + id.text(),
                        std::move(envelope), QByteArrayLiteral("application/pkcs7-mime")};
    request.headers.emplaceBack(QByteArrayLiteral("If-None-Match"), QByteArrayLiteral("*"));
    return exchange<SubmissionReceipt>(std::move(request), {201, 200, 202}, context, body(portal_codec::receipt));
}

Pending<SubmissionReceipt> HttpPortalClient::submission(SubmissionId id, CallContext context)
{
    return exchange<SubmissionReceipt>(get(QStringLiteral("/gk/v1/submissions/") + id.text()), {200, 202}, context,
                                       body(portal_codec::receipt));
}

Pending<UploadStanding> HttpPortalClient::beginMaterial(SubmissionId id, MaterialId material, qint64 size,
                                                        CallContext context)
{
    WireRequest request{QByteArrayLiteral("POST"), materialPath(id, material)};
    request.headers.emplaceBack(QByteArrayLiteral("Upload-Length"), QByteArray::number(size));
    return exchange<UploadStanding>(std::move(request), {201, 200}, context, standing);
}

Pending<UploadStanding> HttpPortalClient::materialStanding(SubmissionId id, MaterialId material, CallContext context)
{
    return exchange<UploadStanding>({QByteArrayLiteral("HEAD"), materialPath(id, material)}, {200}, context, standing);
}

Pending<UploadStanding> HttpPortalClient::appendMaterial(SubmissionId id, MaterialId material, qint64 offset,
                                                         QByteArray bytes, CallContext context)
{
    WireRequest request{QByteArrayLiteral("PATCH"), materialPath(id, material), std::move(bytes),
                        QByteArrayLiteral("application/offset+octet-stream")};
    request.headers.emplaceBack(QByteArrayLiteral("Upload-Offset"), QByteArray::number(offset));
    return exchange<UploadStanding>(std::move(request), {204}, context, standing);
}

Pending<SubmissionReceipt> HttpPortalClient::completeSubmission(SubmissionId id, CallContext context)
{
    return exchange<SubmissionReceipt>(
        {QByteArrayLiteral("POST"), QStringLiteral("/gk/v1/submissions/%1/complete").arg(id.text())}, {201, 200},
        context, [](const WireAnswer &answer) -> Result<SubmissionReceipt> {
            SubmissionReceipt receipt = KIOSK_TRY(portal_codec::receipt(answer.body));
            if (receipt.awaitsMaterials()) // it said yes to "complete"
                return fail(ErrorCode::InvalidInput, QStringLiteral("state"));
            return receipt;
        });
}

Pending<void> HttpPortalClient::putCaseNotice(SubmissionId id, QByteArray envelope, CallContext context)
{
    return exchange<void>({QByteArrayLiteral("PUT"), QStringLiteral("/gk/v1/submissions/%1/notice").arg(id.text()),
                           std::move(envelope), QByteArrayLiteral("application/pkcs7-mime")},
                          {201, 200}, context, nothing);
}

Pending<void> HttpPortalClient::tellCitizen(CaseMessage message, CallContext context)
{
    const QString path = QStringLiteral("/gk/v1/submissions/%1/messages/%2")
                             .arg(message.submission.text(), QLatin1String(codeName(message.standing)));
    return exchange<void>(withJson("PUT", path, compact({{QStringLiteral("receiptCode"), message.receiptCode}})), {202},
                          context, nothing);
}

Pending<PrintClaim> HttpPortalClient::putPrintClaim(ClaimId claim, ClaimRequest request, CallContext context)
{
    return exchange<PrintClaim>(withJson("PUT", QStringLiteral("/gk/v1/print-claims/") + claim.text(),
                                         compact({{QStringLiteral("session"), request.session},
                                                  {QStringLiteral("item"), request.item},
                                                  {QStringLiteral("choice"), request.choice}})),
                                {201, 200}, context, claimOf(claim));
}

Pending<PrintClaim> HttpPortalClient::printClaim(ClaimId claim, CallContext context)
{
    return exchange<PrintClaim>(get(QStringLiteral("/gk/v1/print-claims/") + claim.text()), {200}, context,
                                claimOf(claim));
}

Pending<SensitiveBytes> HttpPortalClient::claimDocument(ClaimId claim, CallContext context)
{
    WireRequest request = get(QStringLiteral("/gk/v1/print-claims/%1/document").arg(claim.text()));
    request.most = MostDocumentBytes;
    return exchange<SensitiveBytes>(std::move(request), {200}, context, pdf);
}

Pending<PrintClaim> HttpPortalClient::reportPrintClaim(PrintReport report, CallContext context)
{
    QJsonObject change{{QStringLiteral("state"), QLatin1String(codeName(report.state))}};
    if (!report.proof.isEmpty())
        change.insert(QStringLiteral("proof"), report.proof);
    if (!report.blankSerial.isEmpty())
        change.insert(QStringLiteral("blankSerial"), report.blankSerial);
    return exchange<PrintClaim>(
        withJson("PATCH", QStringLiteral("/gk/v1/print-claims/") + report.claim.text(), compact(change)), {200},
        context, claimOf(report.claim));
}

Pending<void> HttpPortalClient::putRating(Rating rating, CallContext context)
{
    return exchange<void>(withJson("PUT", QStringLiteral("/gk/v1/ratings/") + rating.id.text(),
                                   compact({{QStringLiteral("caseNo"), rating.caseNo},
                                            {QStringLiteral("stars"), rating.stars},
                                            {QStringLiteral("reasons"), QJsonArray::fromStringList(rating.reasons)}})),
                          {201, 200}, context, repeating("caseNo", rating.caseNo));
}

Pending<void> HttpPortalClient::putAuditBatch(qint64 number, QByteArray body, CallContext context)
{
    return exchange<void>(withJson("PUT", QStringLiteral("/gk/v1/audit-batches/%1").arg(number), std::move(body)),
                          {201, 200}, context, repeating("n", number));
}

Pending<void> HttpPortalClient::requestNotice(QString session, ReceiptNotice notice, CallContext context)
{
    QJsonObject request{{QStringLiteral("kind"), QStringLiteral("receipt")},
                        {QStringLiteral("receiptCode"), notice.receiptCode}};
    if (!notice.caseNo.isEmpty())
        request.insert(QStringLiteral("caseNo"), notice.caseNo);
    return exchange<void>(
        withJson("POST", QStringLiteral("/gk/v1/sessions/%1/notices").arg(segment(session)), compact(request)), {202},
        context, nothing);
}

} // namespace kiosk
