// SPDX-License-Identifier: Apache-2.0
#include "fake_ipp_printer.h"

#include <cups/cups.h>
#include <httplib.h>

#include <algorithm>

namespace kiosk::test {
namespace {

constexpr int FirstSheets = 41;

struct Cursor {
    const std::string *text;
    size_t at;
};
ssize_t readFrom(void *context, ipp_uchar_t *into, size_t size)
{
    auto *cursor = static_cast<Cursor *>(context);
    const size_t count = std::min(size, cursor->text->size() - cursor->at);
    std::copy_n(cursor->text->data() + cursor->at, count, into);
    cursor->at += count;
    return static_cast<ssize_t>(count);
}
ssize_t writeTo(void *context, ipp_uchar_t *from, size_t size)
{
    static_cast<std::string *>(context)->append(reinterpret_cast<char *>(from), size);
    return static_cast<ssize_t>(size);
}

void keyword(ipp_t *to, ipp_tag_t group, const char *name, const QByteArray &value)
{
    ippAddString(to, group, IPP_TAG_KEYWORD, name, nullptr, value.constData());
}

} // namespace

FakeIppPrinter::FakeIppPrinter(const Papers &papers) : m_isTls(!papers.key.isEmpty())
{
    if (m_isTls)
        m_server = std::make_unique<httplib::SSLServer>(papers.certificate.toLocal8Bit().constData(),
                                                        papers.key.toLocal8Bit().constData());
    else
        m_server = std::make_unique<httplib::Server>();
    m_server->set_tcp_nodelay(true);
    m_server->Post("/(ipp/print|printers/cert)",
                   [this](const auto &request, auto &response) { serve(request, response); });
    m_port = m_server->bind_to_any_port("127.0.0.1");
    m_thread = std::thread([this] { m_server->listen_after_bind(); });
    while (!m_server->is_running())
        std::this_thread::yield();
}

FakeIppPrinter::~FakeIppPrinter()
{
    if (m_thread.joinable())
        stop();
}

void FakeIppPrinter::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_over = true;
    }
    m_speaks.notify_all();
    m_server->stop();
    m_thread.join();
}

QString FakeIppPrinter::uri() const
{
    return QStringLiteral("%1://127.0.0.1:%2/ipp/print")
        .arg(m_isTls ? QStringLiteral("ipps") : QStringLiteral("ipp"))
        .arg(m_port);
}

void FakeIppPrinter::serve(const httplib::Request &request, httplib::Response &response)
{
    {
        std::unique_lock lock(m_mutex);
        ++m_requests;
        m_speaks.wait(lock, [this] { return m_habits.answers || m_over; });
    }
    Cursor cursor{&request.body, 0};
    ipp_t *asked = ippNew();
    while (true) {
        const auto state = ippReadIO(&cursor, readFrom, 1, nullptr, asked);
        if (state == IPP_STATE_DATA)
            break;
        if (state == IPP_STATE_ERROR) {
            response.status = 400;
            ippDelete(asked);
            return;
        }
    }
    ipp_t *answer = ippNewResponse(asked);
    Lost lost = Lost::Nothing;
    int status = 0;
    {
        const std::lock_guard lock(m_mutex);
        status = m_habits.status;
        if (status == 0)
            handle(ippGetOperation(asked), asked, answer, QByteArray::fromStdString(request.body.substr(cursor.at)),
                   lost);
    }
    std::string text;
    ippSetState(answer, IPP_STATE_IDLE);
    while (ippWriteIO(&text, writeTo, 1, nullptr, answer) != IPP_STATE_DATA) { }
    if (status != 0) { // behind the version
        text[2] = static_cast<char>(status >> 8);
        text[3] = static_cast<char>(status);
    }
    ippDelete(asked);
    ippDelete(answer);
    if (lost == Lost::Nothing)
        response.set_content(text, "application/ipp");
    else // a head, and then the line drops
        response.set_content_provider(text.size(), "application/ipp",
                                      [](size_t, size_t, httplib::DataSink &) { return false; });
}

void FakeIppPrinter::handle(int operation, ipp_t *asked, ipp_t *answer, const QByteArray &document, Lost &lost)
{
    const int id = ippGetInteger(ippFindAttribute(asked, "job-id", IPP_TAG_INTEGER), 0);
    const QByteArray name(ippGetString(ippFindAttribute(asked, "job-name", IPP_TAG_NAME), 0, nullptr));
    switch (operation) {
    case IPP_OP_GET_PRINTER_ATTRIBUTES: return describe(answer);
    case IPP_OP_VALIDATE_JOB: return;
    case IPP_OP_CREATE_JOB:
    case IPP_OP_PRINT_JOB: {
        const bool prints = operation == IPP_OP_PRINT_JOB;
        if (prints == m_habits.twoStep)
            return ippSetStatusCode(answer, IPP_STATUS_ERROR_OPERATION_NOT_SUPPORTED), void();
        lost = prints ? m_habits.send : m_habits.create;
        if (lost == Lost::RequestAndAnswer)
            return;
        const int made = static_cast<int>(m_jobs.size()) + 1;
        m_jobs[made].name = name;
        if (prints)
            receive(m_jobs[made], document);
        return describe(answer, made, m_jobs[made]);
    }
    case IPP_OP_GET_JOBS: {
        const QByteArray which(ippGetString(ippFindAttribute(asked, "which-jobs", IPP_TAG_KEYWORD), 0, nullptr));
        for (const auto &[key, job] : m_jobs)
            if (!m_habits.forgetsJobs && (job.state >= IPP_JSTATE_CANCELED) == (which == "completed")) {
                describe(answer, key, job);
                ippAddSeparator(answer);
            }
        return;
    }
    default: break;
    }
    const auto found = m_jobs.find(id);
    if (found == m_jobs.end() || (m_habits.forgetsJobs && operation != IPP_OP_SEND_DOCUMENT))
        return ippSetStatusCode(answer, IPP_STATUS_ERROR_NOT_FOUND), void();
    Job &job = found->second;
    if (operation == IPP_OP_SEND_DOCUMENT) {
        lost = m_habits.send;
        if (lost != Lost::RequestAndAnswer)
            receive(job, document);
    } else if (operation == IPP_OP_CANCEL_JOB) {
        if (job.state >= IPP_JSTATE_CANCELED)
            return ippSetStatusCode(answer, IPP_STATUS_ERROR_NOT_POSSIBLE), void();
        ++m_cancelled;
        if (m_habits.cancels)
            job.state = IPP_JSTATE_CANCELED;
        else
            m_habits.reason = "none";
    } else {
        advance(job);
    }
    describe(answer, id, job);
}

void FakeIppPrinter::receive(Job &job, const QByteArray &document)
{
    m_documents << document;
    job.state = IPP_JSTATE_PROCESSING;
    if (!m_habits.reasonOnceSent.isEmpty())
        m_habits.reason = m_habits.reasonOnceSent;
    if (m_habits.restarts)
        m_upTime = 1;
    if (m_habits.forgetsJobs)
        m_sheets += m_habits.dropsSheets;
}

void FakeIppPrinter::advance(Job &job)
{
    if (job.state != IPP_JSTATE_PROCESSING || m_habits.reason != "none" || ++job.asked < 3)
        return;
    job.state = m_habits.aborts ? IPP_JSTATE_ABORTED : IPP_JSTATE_COMPLETED;
    if (m_habits.aborts || !m_habits.dropsSheets)
        return;
    ++m_sheets;
    m_lag = m_habits.countsLate;
}

void FakeIppPrinter::describe(ipp_t *to)
{
    const auto group = IPP_TAG_PRINTER;
    const bool busy = std::any_of(m_jobs.begin(), m_jobs.end(),
                                  [](const auto &j) { return j.second.state == IPP_JSTATE_PROCESSING; });
    const int state = m_habits.reason != "none" ? IPP_PSTATE_STOPPED : busy ? IPP_PSTATE_PROCESSING : IPP_PSTATE_IDLE;
    ippAddInteger(to, group, IPP_TAG_ENUM, "printer-state", state);
    keyword(to, group, "printer-state-reasons", m_habits.reason);
    ippAddBoolean(to, group, "printer-is-accepting-jobs", m_habits.accepts);
    ippAddString(to, group, IPP_TAG_TEXT, "printer-make-and-model", nullptr, "Fake Printer");
    ippAddString(to, group, IPP_TAG_TEXT, "printer-firmware-string-version", nullptr, "7.1");
    ippAddString(to, group, IPP_TAG_MIMETYPE, "document-format-supported", nullptr, m_habits.format.constData());
    keyword(to, group, "media-ready", m_habits.mediaReady);
    if (!m_habits.rasterType.isEmpty())
        keyword(to, group, "pwg-raster-document-type-supported", m_habits.rasterType);
    if (m_habits.rasterDpi > 0)
        ippAddResolution(to, group, "pwg-raster-document-resolution-supported", IPP_RES_PER_INCH, m_habits.rasterDpi,
                         m_habits.rasterDpi);
    keyword(to, group, "marker-types", "toner");
    ippAddString(to, group, IPP_TAG_NAME, "marker-names", nullptr, "Black Toner");
    ippAddInteger(to, group, IPP_TAG_INTEGER, "marker-levels", m_habits.tonerLevel);
    if (m_habits.isCups)
        ippAddString(to, group, IPP_TAG_TEXT, "cups-version", nullptr, "2.4.2");
    if (m_habits.isCups)
        ippAddString(to, group, IPP_TAG_NAME, "printer-error-policy", nullptr, m_habits.errorPolicy.constData());
    static constexpr int two[] = {4, 5, 6, 8, 9, 10, 11};
    static constexpr int one[] = {2, 4, 8, 9, 10, 11};
    if (m_habits.twoStep)
        ippAddIntegers(to, group, IPP_TAG_ENUM, "operations-supported", 7, two);
    else
        ippAddIntegers(to, group, IPP_TAG_ENUM, "operations-supported", 6, one);
    if (m_habits.hasCounter)
        ippAddInteger(to, group, IPP_TAG_INTEGER, "printer-impressions-completed", m_lag > 0 ? FirstSheets : m_sheets);
    m_lag = std::max(0, m_lag - 1);
    ippAddInteger(to, group, IPP_TAG_INTEGER, "printer-up-time", m_upTime++);
}

void FakeIppPrinter::describe(ipp_t *to, int id, const Job &job) const
{
    ippAddInteger(to, IPP_TAG_JOB, IPP_TAG_INTEGER, "job-id", id);
    ippAddInteger(to, IPP_TAG_JOB, IPP_TAG_ENUM, "job-state", job.state);
    keyword(to, IPP_TAG_JOB, "job-state-reasons", "none");
    ippAddString(to, IPP_TAG_JOB, IPP_TAG_NAME, "job-name", nullptr, job.name.constData());
}

void FakeIppPrinter::set(const Habits &habits)
{
    const std::lock_guard lock(m_mutex);
    m_habits = habits;
    m_speaks.notify_all();
}
void FakeIppPrinter::setReason(const QByteArray &reason)
{
    const std::lock_guard lock(m_mutex);
    m_habits.reason = reason;
    m_habits.reasonOnceSent.clear();
}
void FakeIppPrinter::addJob(const QByteArray &name)
{
    const std::lock_guard lock(m_mutex);
    m_jobs[static_cast<int>(m_jobs.size()) + 1] = {name, IPP_JSTATE_COMPLETED};
}
QList<QByteArray> FakeIppPrinter::documents() const
{
    const std::lock_guard lock(m_mutex);
    return m_documents;
}
QList<QByteArray> FakeIppPrinter::jobNames() const
{
    const std::lock_guard lock(m_mutex);
    QList<QByteArray> names;
    for (const auto &[id, job] : m_jobs)
        names << job.name;
    return names;
}
int FakeIppPrinter::sheets() const
{
    const std::lock_guard lock(m_mutex);
    return m_sheets - FirstSheets;
}
int FakeIppPrinter::requests() const
{
    const std::lock_guard lock(m_mutex);
    return m_requests;
}

int FakeIppPrinter::cancelled() const
{
    const std::lock_guard lock(m_mutex);
    return m_cancelled;
}

} // namespace kiosk::test
