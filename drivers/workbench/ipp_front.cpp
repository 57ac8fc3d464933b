// SPDX-License-Identifier: Apache-2.0
#include "ipp_front.h"

#include "ipp_attributes.h"

#include <algorithm>

namespace kiosk::workbench {

using namespace Qt::Literals::StringLiterals;
using WireFault = DocumentPrinterEmulator::WireFault;

namespace {

constexpr ipp_tag_t O = IPP_TAG_OPERATION;

int isWanted(void *context, ipp_t *, ipp_attribute_t *attribute)
{
    const auto &wanted = *static_cast<const QStringList *>(context);
    const QString name = QString::fromLatin1(ippGetName(attribute));
    const bool isTemplate = isJobTemplateAttribute(name);
    return wanted.contains(u"all"_s) || wanted.contains(name) || (isTemplate && wanted.contains(u"job-template"_s))
        || (!isTemplate && (wanted.contains(u"printer-description"_s) || wanted.contains(u"job-description"_s)));
}

// Appends those attributes of `from` that the request asks for.
void copyWanted(ipp_t *to, ipp_t *from, ipp_t *request, const QStringList &byDefault)
{
    QStringList wanted = ippTexts(request, O, "requested-attributes");
    if (wanted.isEmpty())
        wanted = byDefault;
    ippCopyAttributes(to, from, 0, isWanted, &wanted);
}

} // namespace

IppFront::IppFront(DocumentPrinterEmulator &printer, Witness &witness, QObject *parent)
    : QObject(parent), m_printer(printer), m_witness(witness),
      m_http("/ipp/print", [this](const QByteArray &body, qint64 lastByteMono) { return answer(body, lastByteMono); })
{ }

QByteArray IppFront::uri() const { return "ipp://127.0.0.1:" + QByteArray::number(m_http.port()) + "/ipp/print"; }

Result<void> IppFront::plug()
{
    if (isPlugged())
        return {};
    KIOSK_TRY(m_http.listen());
    m_witness.note("certificate", "plugged");
    return {};
}

void IppFront::unplug()
{
    if (!isPlugged())
        return;
    m_http.close();
    m_witness.note("certificate", "unplugged");
}

HttpAnswer IppFront::answer(const QByteArray &body, qint64 lastByteMono)
{
    const auto request = ippParsed(body);
    if (!request)
        return {.status = 400};
    ipp_t *attributes = request->attributes.get();
    const ipp_op_t code = ippGetOperation(attributes);
    const QString operation = QString::fromLatin1(ippOpString(code));
    const WireFault fault = m_printer.spendWireFault(operation);
    if (fault == WireFault::RequestLost)
        return {.delivery = HttpAnswer::Delivery::Lost};
    if (fault == WireFault::Hang)
        return {.delivery = HttpAnswer::Delivery::Never};

    const IppMessage response(ippNewResponse(attributes));
    ipp_status_t status = IPP_STATUS_ERROR_BUSY;
    if (const auto refused = refusal(attributes))
        status = *refused;
    else if (fault != WireFault::Busy)
        status = run(*request, response.get(), lastByteMono);
    ippSetStatusCode(response.get(), status);
    if (status == IPP_STATUS_ERROR_VERSION_NOT_SUPPORTED)
        ippSetVersion(response.get(), 2, 0);
    m_witness.note("certificate", "request",
                   {{u"operation"_s, operation}, {u"status"_s, QString::fromLatin1(ippErrorString(status))}});
    return {.contentType = "application/ipp",
            .body = ippBytes(response.get()),
            .delivery = fault == WireFault::AnswerLost ? HttpAnswer::Delivery::Lost : HttpAnswer::Delivery::Whole};
}

std::optional<ipp_status_t> IppFront::refusal(ipp_t *request)
{
    int minor = 0;
    const int major = ippGetVersion(request, &minor);
    if (major < 1 || major > 2)
        return IPP_STATUS_ERROR_VERSION_NOT_SUPPORTED;
    if (ippGetRequestId(request) <= 0)
        return IPP_STATUS_ERROR_BAD_REQUEST;
    // charset and language come first, in this order (4.1.4)
    ipp_attribute_t *charset = ippFirstAttribute(request);
    ipp_attribute_t *language = ippNextAttribute(request);
    if (!charset || !language || qstrcmp(ippGetName(charset), "attributes-charset") != 0
        || qstrcmp(ippGetName(language), "attributes-natural-language") != 0
        || ippGetValueTag(charset) != IPP_TAG_CHARSET || ippGetValueTag(language) != IPP_TAG_LANGUAGE)
        return IPP_STATUS_ERROR_BAD_REQUEST;
    const QString set = ippText(request, O, "attributes-charset").toLower();
    if (set != u"utf-8" && set != u"us-ascii")
        return IPP_STATUS_ERROR_CHARSET;
    if (ippText(request, O, "printer-uri").isEmpty() && ippText(request, O, "job-uri").isEmpty())
        return IPP_STATUS_ERROR_BAD_REQUEST;
    return {};
}

ipp_status_t IppFront::run(const IppRequest &request, ipp_t *response, qint64 lastByteMono)
{
    ipp_t *attributes = request.attributes.get();
    switch (ippGetOperation(attributes)) {
    case IPP_OP_GET_PRINTER_ATTRIBUTES: return getPrinterAttributes(attributes, response);
    case IPP_OP_VALIDATE_JOB: {
        const ipp_status_t status = checkDocument(attributes);
        return status != IPP_STATUS_OK || takesJobAttributes(attributes, response)
            ? status
            : IPP_STATUS_ERROR_ATTRIBUTES_OR_VALUES;
    }
    case IPP_OP_PRINT_JOB:
    case IPP_OP_CREATE_JOB: return makeJob(request, response, lastByteMono);
    case IPP_OP_SEND_DOCUMENT: return sendDocument(request, response, lastByteMono);
    case IPP_OP_GET_JOB_ATTRIBUTES: return getJobAttributes(attributes, response);
    case IPP_OP_GET_JOBS: return getJobs(attributes, response);
    case IPP_OP_CANCEL_JOB: return cancelJob(attributes);
    default: return IPP_STATUS_ERROR_OPERATION_NOT_SUPPORTED;
    }
}

ipp_status_t IppFront::getPrinterAttributes(ipp_t *request, ipp_t *response) const
{
    const IppMessage all(ippNew());
    addPrinterAttributes(all.get(), m_printer, uri());
    copyWanted(response, all.get(), request, {u"all"_s});
    return IPP_STATUS_OK;
}

const PrintJob *IppFront::jobOf(ipp_t *request) const
{
    if (const auto id = ippNumber(request, O, "job-id"))
        return m_printer.job(*id);
    return m_printer.job(ippText(request, O, "job-uri").section(u'/', -1).toInt());
}

ipp_status_t IppFront::getJobAttributes(ipp_t *request, ipp_t *response) const
{
    const PrintJob *job = jobOf(request);
    if (!job)
        return IPP_STATUS_ERROR_NOT_FOUND;
    const IppMessage all(ippNew());
    addJobAttributes(all.get(), m_printer, *job, uri());
    copyWanted(response, all.get(), request, {u"all"_s});
    return IPP_STATUS_OK;
}

ipp_status_t IppFront::getJobs(ipp_t *request, ipp_t *response) const
{
    const QString which = ippText(request, O, "which-jobs");
    if (!which.isEmpty() && which != u"completed" && which != u"not-completed" && which != u"all")
        return IPP_STATUS_ERROR_ATTRIBUTES_OR_VALUES;
    ipp_attribute_t *mineOnly = ippFindAttribute(request, "my-jobs", IPP_TAG_BOOLEAN);
    const bool mine = mineOnly && ippGetBoolean(mineOnly, 0);
    int left = ippNumber(request, O, "limit").value_or(1000);
    // newest first, as ippeveprinter lists them
    for (auto job = m_printer.jobs().crbegin(); job != m_printer.jobs().crend() && left > 0; ++job) {
        const bool fits = which == u"all" || job->isOver() == (which == u"completed");
        if (!fits || (mine && job->user != ippText(request, O, "requesting-user-name")))
            continue;
        const IppMessage all(ippNew());
        addJobAttributes(all.get(), m_printer, *job, uri());
        ippAddSeparator(response);
        copyWanted(response, all.get(), request, {u"job-id"_s, u"job-uri"_s});
        --left;
    }
    return IPP_STATUS_OK;
}

ipp_status_t IppFront::checkDocument(ipp_t *request) const
{
    const QString format = ippText(request, O, "document-format");
    if (!format.isEmpty() && format != QLatin1String(m_printer.formatTaken()) && format != u"application/octet-stream")
        return IPP_STATUS_ERROR_DOCUMENT_FORMAT_NOT_SUPPORTED;
    const QString compression = ippText(request, O, "compression");
    if (!compression.isEmpty() && compression != u"none")
        return IPP_STATUS_ERROR_COMPRESSION_NOT_SUPPORTED;
    return IPP_STATUS_OK;
}

bool IppFront::takesJobAttributes(ipp_t *request, ipp_t *response)
{
    bool all = true;
    for (ipp_attribute_t *a = ippFirstAttribute(request); a; a = ippNextAttribute(request)) {
        if (ippGetGroupTag(a) != IPP_TAG_JOB || !ippGetName(a))
            continue;
        const QString name = QString::fromLatin1(ippGetName(a));
        const char *text = ippGetValueTag(a) == IPP_TAG_KEYWORD ? ippGetString(a, 0, nullptr) : nullptr;
        const bool known
            = name == u"copies" ? ippGetInteger(a, 0) == 1 : supportedValues(name).contains(QString::fromUtf8(text));
        if (known)
            continue;
        all = false;
        if (ipp_attribute_t *copy = ippCopyAttribute(response, a, 0))
            ippSetGroupTag(response, &copy, IPP_TAG_UNSUPPORTED_GROUP);
    }
    ipp_attribute_t *fidelity = ippFindAttribute(request, "ipp-attribute-fidelity", IPP_TAG_BOOLEAN);
    return all || !fidelity || !ippGetBoolean(fidelity, 0);
}

ipp_status_t IppFront::makeJob(const IppRequest &request, ipp_t *response, qint64 lastByteMono)
{
    ipp_t *attributes = request.attributes.get();
    const bool withDocument = ippGetOperation(attributes) == IPP_OP_PRINT_JOB;
    if (withDocument && request.document.isEmpty())
        return IPP_STATUS_ERROR_BAD_REQUEST;
    if (const ipp_status_t status = checkDocument(attributes); status != IPP_STATUS_OK)
        return status;
    const size_t before = ippLength(response);
    if (!takesJobAttributes(attributes, response))
        return IPP_STATUS_ERROR_ATTRIBUTES_OR_VALUES;
    const bool substituted = ippLength(response) > before;
    const QString user = ippText(attributes, O, "requesting-user-name");
    const QString name = ippText(attributes, O, "job-name");
    const int id
        = m_printer.createJob(name.isEmpty() ? u"Untitled"_s : name, user.isEmpty() ? u"anonymous"_s : user,
                              ippText(attributes, IPP_TAG_JOB, "media"), ippText(attributes, IPP_TAG_JOB, "sides"));
    if (withDocument)
        m_printer.addDocument(id, request.document, true, lastByteMono);
    addJobSummary(response, id);
    return substituted ? IPP_STATUS_OK_IGNORED_OR_SUBSTITUTED : IPP_STATUS_OK;
}

ipp_status_t IppFront::sendDocument(const IppRequest &request, ipp_t *response, qint64 lastByteMono)
{
    ipp_t *attributes = request.attributes.get();
    const PrintJob *job = jobOf(attributes);
    if (!job)
        return IPP_STATUS_ERROR_NOT_FOUND;
    ipp_attribute_t *lastOne = ippFindAttribute(attributes, "last-document", IPP_TAG_BOOLEAN);
    if (!lastOne)
        return IPP_STATUS_ERROR_BAD_REQUEST;
    if (job->isOver() || job->isClosed)
        return IPP_STATUS_ERROR_NOT_POSSIBLE;
    if (const ipp_status_t status = checkDocument(attributes); status != IPP_STATUS_OK)
        return status;
    const bool last = ippGetBoolean(lastOne, 0);
    if (job->hasDocument && !request.document.isEmpty())
        return IPP_STATUS_ERROR_MULTIPLE_JOBS_NOT_SUPPORTED;
    const int id = job->id;
    if (!request.document.isEmpty())
        m_printer.addDocument(id, request.document, last, lastByteMono);
    else if (last && job->hasDocument)
        m_printer.closeJob(id);
    else if (last)
        return IPP_STATUS_ERROR_BAD_REQUEST; // nothing to print
    addJobSummary(response, id);
    return IPP_STATUS_OK;
}

ipp_status_t IppFront::cancelJob(ipp_t *request)
{
    const PrintJob *job = jobOf(request);
    if (!job)
        return IPP_STATUS_ERROR_NOT_FOUND;
    return m_printer.cancel(job->id) ? IPP_STATUS_OK : IPP_STATUS_ERROR_NOT_POSSIBLE;
}

void IppFront::addJobSummary(ipp_t *response, int id) const
{
    const IppMessage all(ippNew());
    addJobAttributes(all.get(), m_printer, *m_printer.job(id), uri());
    QStringList wanted{u"job-id"_s, u"job-uri"_s, u"job-state"_s, u"job-state-reasons"_s};
    ippCopyAttributes(response, all.get(), 0, isWanted, &wanted);
}

} // namespace kiosk::workbench
