// SPDX-License-Identifier: Apache-2.0
#include "ipp_client.h"

#include <cups/cups.h>

#include <QCryptographicHash>
#include <array>
#include <cerrno>

namespace kiosk::ipp {
namespace {

using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

constexpr auto ConnectTimeout = 2s;
constexpr auto ReuseWithin = 2s; // printers close idle connections; a stale one would look like a lost answer
constexpr double TickSeconds = 0.25;
constexpr qsizetype Piece = qsizetype{16} * 1024;

// libcups waits in ticks; the callback says whether to wait on.
struct Patience {
    Steady::time_point until;
    const std::function<bool()> *goOn;
    bool ranOut = false;
    bool stopped = false;
};

int waitOn(http_t *, void *context)
{
    auto *patience = static_cast<Patience *>(context);
    patience->ranOut = Steady::now() >= patience->until;
    patience->stopped = *patience->goOn && !(*patience->goOn)();
    return !patience->ranOut && !patience->stopped;
}

// Printers sign their certificates themselves, so no authority vouches for one: it is known by its digest or not at
// all.
QByteArray certificateOf(http_t *http)
{
    cups_array_t *chain = nullptr;
    if (httpCopyCredentials(http, &chain) != 0 || !chain)
        return {};
    QByteArray digest;
    if (const auto *own = static_cast<const http_credential_t *>(cupsArrayFirst(chain)))
        digest = QCryptographicHash::hash(
            QByteArray(static_cast<const char *>(own->data), static_cast<qsizetype>(own->datalen)),
            QCryptographicHash::Sha256);
    httpFreeCredentials(chain);
    return digest;
}

// A number as it came: one without a name is no value of ipp_status_t, and reading it as one is undefined.
Error statusError(int status)
{
    const bool hasName = status > IPP_STATUS_CUPS_INVALID && status <= IPP_STATUS_ERROR_CUPS_UPGRADE_REQUIRED;
    const QString context = hasName
        ? QStringLiteral("ipp %1").arg(QString::fromUtf8(ippErrorString(static_cast<ipp_status_t>(status))))
        : QStringLiteral("ipp status %1").arg(status & 0xFFFF, 4, 16, QLatin1Char('0'));
    switch (status) {
    case IPP_STATUS_ERROR_NOT_FOUND:
    case IPP_STATUS_ERROR_GONE: return {ErrorCode::NotFound, context};
    case IPP_STATUS_ERROR_OPERATION_NOT_SUPPORTED:
    case IPP_STATUS_ERROR_DOCUMENT_FORMAT_NOT_SUPPORTED:
    case IPP_STATUS_ERROR_ATTRIBUTES_OR_VALUES: return {ErrorCode::Unsupported, context};
    default: return {ErrorCode::DeviceFault, context};
    }
}

} // namespace

IppClient::IppClient(PrinterAddress address, std::chrono::milliseconds answerTimeout, Tape tape)
    : m_address(std::move(address)), m_answerTimeout(answerTimeout), m_tape(std::move(tape))
{ }

IppClient::~IppClient() { disconnect(); }

void IppClient::disconnect()
{
    if (!m_http)
        return;
    httpSetTimeout(m_http, 1.0, nullptr, nullptr); // the last request's patience is gone
    httpClose(m_http);
    m_http = nullptr;
}

Result<void> IppClient::connect()
{
    if (!mayGoOn())
        return fail(ErrorCode::Cancelled);
    // Per thread, and the default one asks on the terminal.
    cupsSetPasswordCB2(
        [](const char *, http_t *, const char *, const char *, void *) -> const char * { return nullptr; }, nullptr);
    m_http = httpConnect2(m_address.host.constData(), m_address.port, nullptr, AF_UNSPEC,
                          m_address.tls ? HTTP_ENCRYPTION_ALWAYS : HTTP_ENCRYPTION_IF_REQUESTED, 1,
                          static_cast<int>(std::chrono::milliseconds(ConnectTimeout).count()), nullptr);
    if (!m_http)
        return fail(ErrorCode::LinkBroken, QStringLiteral("connect %1").arg(QString::fromUtf8(m_address.uri)));
    m_peerCertificate = m_address.tls ? certificateOf(m_http) : QByteArray();
    if (m_address.certificate.isEmpty() || m_address.certificate == m_peerCertificate)
        return {};
    disconnect();
    return fail(ErrorCode::TlsRefused,
                QStringLiteral("its certificate is %1").arg(QLatin1String(m_peerCertificate.toHex())));
}

// Idempotent questions may use a kept connection and are asked again on a fresh one when it turns out stale; a
// request that makes something is sent once, on a connection nobody can have closed.
Result<IppClient::Request> IppClient::ask(ipp_t *request, Effect effect, QByteArrayView document, bool *begun)
{
    const Request owned(request, ippDelete);
    const bool kept = m_http && Steady::now() - m_lastUse < ReuseWithin && effect == Effect::Repeatable;
    if (!kept)
        disconnect();
    auto answer = askOnce(request, document, begun);
    if (!answer && kept
        && (answer.error().code == ErrorCode::AnswerLost || answer.error().code == ErrorCode::LinkBroken)) {
        disconnect();
        answer = askOnce(request, document, begun);
    }
    m_lastUse = Steady::now();
    if (!answer)
        disconnect();
    return answer;
}

Result<IppClient::Request> IppClient::askOnce(ipp_t *request, QByteArrayView document, bool *begun)
{
    const auto asked = Steady::now();
    auto response = m_tape.replay ? replayed(request, document, begun) : converse(request, document, begun);
    if (m_tape.recorder) {
        auto exchange = exchangeOf(request, document.size(), response ? response->get() : nullptr);
        exchange.at = std::chrono::duration_cast<Duration>(asked - m_begun);
        exchange.took = std::chrono::duration_cast<Duration>(Steady::now() - asked);
        m_tape.recorder->take(exchange);
    }
    if (!response)
        return response;
    const int status = ippGetStatusCode(response->get());
    if (status > IPP_STATUS_OK_EVENTS_COMPLETE)
        return fail(statusError(status));
    return response;
}

Result<IppClient::Request> IppClient::replayed(ipp_t *request, QByteArrayView document, bool *begun)
{
    if (!mayGoOn())
        return fail(ErrorCode::Cancelled, QLatin1String(ippOpString(ippGetOperation(request))));
    if (begun && !document.isEmpty())
        *begun = true;
    return messageOf(m_tape.replay->answer(bytesOf(request)));
}

Result<IppClient::Request> IppClient::converse(ipp_t *request, QByteArrayView document, bool *begun)
{
    if (!m_http)
        KIOSK_TRY(connect());
    Patience patience{Steady::now() + m_answerTimeout, &m_goOn};
    httpSetTimeout(m_http, TickSeconds, waitOn, &patience);
    const auto lost = [&](const char *step) -> Error {
        const QString context
            = QStringLiteral("%1: %2").arg(QLatin1String(ippOpString(ippGetOperation(request))), QLatin1String(step));
        if (patience.stopped)
            return {ErrorCode::Cancelled, context};
        return {patience.ranOut || httpError(m_http) == ETIMEDOUT ? ErrorCode::TimedOut : ErrorCode::AnswerLost,
                context};
    };

    const size_t length = ippLength(request) + static_cast<size_t>(document.size());
    const http_status_t sent = cupsSendRequest(m_http, request, m_address.resource.constData(), length);
    if (sent == HTTP_STATUS_ERROR || sent == HTTP_STATUS_SERVICE_UNAVAILABLE)
        return fail(lost("sending")); // the printer may have read it all and hung up
    if (sent == HTTP_STATUS_CONTINUE || sent == HTTP_STATUS_NONE)
        for (qsizetype at = 0; at < document.size(); at += Piece) {
            if (begun)
                *begun = true;
            patience.until = Steady::now() + m_answerTimeout;
            const auto piece = document.sliced(at, std::min(Piece, document.size() - at));
            if (!mayGoOn()
                || cupsWriteRequestData(m_http, piece.data(), static_cast<size_t>(piece.size()))
                    != HTTP_STATUS_CONTINUE)
                break; // what the printer said about it, if anything, is in its response
        }
    if (!mayGoOn())
        return fail(ErrorCode::Cancelled, QLatin1String(ippOpString(ippGetOperation(request))));
    patience.until = Steady::now() + m_answerTimeout;
    Request response(cupsGetResponse(m_http, m_address.resource.constData()), ippDelete);
    if (!response) {
        const int http = httpGetStatus(m_http);
        if (http >= 400 && http < 500)
            return fail(ErrorCode::DeviceFault, QStringLiteral("http %1").arg(http));
        return fail(lost("no answer"));
    }
    return response;
}

ipp_t *IppClient::request(int operation, int jobId) const
{
    ipp_t *request = ippNewRequest(static_cast<ipp_op_t>(operation));
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr, m_address.uri.constData());
    if (jobId > 0)
        ippAddInteger(request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", jobId);
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nullptr, "kiosk");
    return request;
}

void IppClient::addTicket(ipp_t *request, const JobTicket &ticket)
{
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", nullptr, ticket.name.toUtf8().constData());
    ippAddString(request, IPP_TAG_JOB, IPP_TAG_KEYWORD, "media", nullptr, ticket.media.toUtf8().constData());
    ippAddString(request, IPP_TAG_JOB, IPP_TAG_KEYWORD, "sides", nullptr, "one-sided");
    ippAddString(request, IPP_TAG_JOB, IPP_TAG_KEYWORD, "print-scaling", nullptr, "none");
    ippAddInteger(request, IPP_TAG_JOB, IPP_TAG_INTEGER, "copies", 1);
}

namespace {
void addFormat(ipp_t *request, const JobTicket &ticket)
{
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", nullptr, ticket.format);
}

} // namespace

Result<PrinterAttributes> IppClient::printerAttributes()
{
    ipp_t *question = request(IPP_OP_GET_PRINTER_ATTRIBUTES);
    ippAddStrings(question, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes",
                  static_cast<int>(PrinterAttributes::names.size()), nullptr, PrinterAttributes::names.data());
    const auto answer = KIOSK_TRY(ask(question, Effect::Repeatable));
    return printerAttributesOf(answer.get());
}

Result<void> IppClient::validateJob(const JobTicket &ticket)
{
    ipp_t *question = request(IPP_OP_VALIDATE_JOB);
    addFormat(question, ticket);
    addTicket(question, ticket);
    KIOSK_TRY(ask(question, Effect::Repeatable));
    return {};
}

Result<int> IppClient::createJob(const JobTicket &ticket)
{
    ipp_t *order = request(IPP_OP_CREATE_JOB);
    addTicket(order, ticket);
    const auto answer = KIOSK_TRY(ask(order, Effect::Once));
    const auto id = jobIdOf(answer.get());
    if (!id)
        return fail(ErrorCode::AnswerLost, QStringLiteral("Create-Job: no job-id"));
    return *id;
}

Result<void> IppClient::sendDocument(int jobId, const JobTicket &ticket, QByteArrayView document, bool *begun)
{
    ipp_t *order = request(IPP_OP_SEND_DOCUMENT, jobId);
    addFormat(order, ticket);
    ippAddBoolean(order, IPP_TAG_OPERATION, "last-document", 1);
    KIOSK_TRY(ask(order, Effect::Once, document, begun));
    return {};
}

Result<int> IppClient::printJob(const JobTicket &ticket, QByteArrayView document, bool *begun)
{
    ipp_t *order = request(IPP_OP_PRINT_JOB);
    addFormat(order, ticket);
    addTicket(order, ticket);
    const auto answer = KIOSK_TRY(ask(order, Effect::Once, document, begun));
    const auto id = jobIdOf(answer.get());
    if (!id)
        return fail(ErrorCode::AnswerLost, QStringLiteral("Print-Job: no job-id"));
    return *id;
}

Result<JobAttributes> IppClient::jobAttributes(int jobId)
{
    static constexpr std::array wanted = {"job-id", "job-name", "job-state", "job-state-reasons"};
    ipp_t *question = request(IPP_OP_GET_JOB_ATTRIBUTES, jobId);
    ippAddStrings(question, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", static_cast<int>(wanted.size()),
                  nullptr, wanted.data());
    const auto answer = KIOSK_TRY(ask(question, Effect::Repeatable));
    return jobAttributesOf(answer.get(), jobId);
}

Result<JobAttributes> IppClient::findJob(const QString &name)
{
    static constexpr std::array wanted = {"job-id", "job-name", "job-state", "job-state-reasons"};
    for (const char *which : {"not-completed", "completed"}) {
        ipp_t *question = request(IPP_OP_GET_JOBS);
        ippAddString(question, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "which-jobs", nullptr, which);
        ippAddStrings(question, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes",
                      static_cast<int>(wanted.size()), nullptr, wanted.data());
        const auto answer = KIOSK_TRY(ask(question, Effect::Repeatable));
        if (auto job = jobNamed(answer.get(), name))
            return std::move(*job);
    }
    return fail(ErrorCode::NotFound, QStringLiteral("Get-Jobs"));
}

Result<void> IppClient::cancelJob(int jobId)
{
    KIOSK_TRY(ask(request(IPP_OP_CANCEL_JOB, jobId), Effect::Once));
    return {};
}

} // namespace kiosk::ipp
