// SPDX-License-Identifier: Apache-2.0
#include "ipp_recording.h"

#include "ipp_attributes.h"

#include <text/hidden_text.h>

#include <cups/cups.h>

#include <QFile>
#include <algorithm>

namespace kiosk::ipp {
namespace {

constexpr const char *documentBytes = "kiosk-document-bytes";

// By name, since what is not known may say whose certificate it is, or where the printer stands. Beside what is asked
// of a printer.
constexpr std::array kept{"attributes-charset",
                          "attributes-natural-language",
                          "requested-attributes",
                          "which-jobs",
                          "document-format",
                          "last-document",
                          "media",
                          "sides",
                          "print-scaling",
                          "copies",
                          "job-id",
                          "job-state",
                          "job-state-reasons",
                          documentBytes};
// What tells one question from another, beside the operation.
constexpr std::array meaningful{"job-id", "which-jobs", "document-format", "media"};

struct Cursor {
    QByteArrayView left;
};
ssize_t readFrom(void *context, ipp_uchar_t *into, size_t size)
{
    auto *cursor = static_cast<Cursor *>(context);
    const auto count = std::min(static_cast<qsizetype>(size), cursor->left.size());
    std::copy_n(cursor->left.data(), count, into);
    cursor->left = cursor->left.sliced(count);
    return count;
}
ssize_t writeTo(void *context, ipp_uchar_t *from, size_t size)
{
    static_cast<QByteArray *>(context)->append(reinterpret_cast<char *>(from), static_cast<qsizetype>(size));
    return static_cast<ssize_t>(size);
}

bool isKept(const char *name)
{
    const auto isIt = [name](const char *known) { return qstrcmp(name, known) == 0; };
    return std::any_of(kept.begin(), kept.end(), isIt)
        || std::any_of(PrinterAttributes::names.begin(), PrinterAttributes::names.end(), isIt);
}

void copyHead(ipp_t *from, ipp_t *to, bool isRequest)
{
    int minor = 0;
    const int major = ippGetVersion(from, &minor);
    ippSetVersion(to, major, minor);
    ippSetRequestId(to, ippGetRequestId(from));
    if (isRequest)
        ippSetOperation(to, ippGetOperation(from));
    else
        ippSetStatusCode(to, ippGetStatusCode(from));
}

QByteArray hidden(ipp_t *message, bool isRequest, qsizetype documentSize)
{
    const Message copy(ippNew(), ippDelete);
    copyHead(message, copy.get(), isRequest);
    for (auto *a = ippFirstAttribute(message); a; a = ippNextAttribute(message)) {
        const char *name = ippGetName(a);
        if (!name) {
            ippAddSeparator(copy.get());
        } else if (isKept(name)) {
            ippCopyAttribute(copy.get(), a, 0);
        } else if (qstrcmp(name, "job-name") == 0) {
            QByteArray text(ippGetString(a, 0, nullptr));
            scanner::hideText(std::span(text.data(), static_cast<std::size_t>(text.size())));
            ippAddString(copy.get(), ippGetGroupTag(a), IPP_TAG_NAME, name, nullptr, text.constData());
        }
    }
    if (documentSize > 0)
        ippAddInteger(copy.get(), IPP_TAG_DOCUMENT, IPP_TAG_INTEGER, documentBytes, static_cast<int>(documentSize));
    return bytesOf(copy.get());
}

// A number as it came: one without a name is no value of ipp_op_t, and reading it as one is undefined.
bool makesSomething(int operation)
{
    return operation == IPP_OP_CREATE_JOB || operation == IPP_OP_SEND_DOCUMENT || operation == IPP_OP_PRINT_JOB
        || operation == IPP_OP_CANCEL_JOB;
}

QByteArray keyOf(ipp_t *request)
{
    QByteArray key = QByteArray::number(ippGetOperation(request));
    for (const char *name : meaningful) {
        auto *a = ippFindAttribute(request, name, IPP_TAG_ZERO);
        key += '|';
        if (a && ippGetValueTag(a) == IPP_TAG_INTEGER)
            key += QByteArray::number(ippGetInteger(a, 0));
        else if (a)
            key += ippGetString(a, 0, nullptr);
    }
    return key;
}

ipp_attribute_t *numberIn(ipp_t *message, const char *name) { return ippFindAttribute(message, name, IPP_TAG_INTEGER); }

} // namespace

QByteArray bytesOf(ipp_t *message)
{
    QByteArray bytes;
    ippSetState(message, IPP_STATE_IDLE);
    while (true) {
        const auto state = ippWriteIO(&bytes, writeTo, 1, nullptr, message);
        if (state == IPP_STATE_DATA)
            return bytes;
        if (state == IPP_STATE_ERROR)
            return {};
    }
}

Message messageOf(QByteArrayView bytes)
{
    Message message(ippNew(), ippDelete);
    Cursor cursor{bytes};
    while (true) {
        const auto state = ippReadIO(&cursor, readFrom, 1, nullptr, message.get());
        if (state == IPP_STATE_DATA)
            return message;
        if (state == IPP_STATE_ERROR)
            return {nullptr, ippDelete};
    }
}

WireExchange exchangeOf(ipp_t *request, qsizetype documentSize, ipp_t *response)
{
    return {{}, {}, hidden(request, true, documentSize), response ? hidden(response, false, 0) : QByteArray()};
}

Result<std::shared_ptr<IppReplay>> IppReplay::load(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NoDevice, path);
    return std::make_shared<IppReplay>(KIOSK_TRY(parseRecording(file.readAll())));
}

IppReplay::IppReplay(const Recording &recording)
{
    for (const WireExchange &exchange : recording.exchanges) {
        const auto request = messageOf(exchange.request);
        if (request && messageOf(exchange.reply))
            m_entries << Entry{keyOf(request.get()), makesSomething(ippGetOperation(request.get())), exchange.reply};
    }
}

QByteArray IppReplay::answer(QByteArrayView request)
{
    const auto asked = messageOf(request);
    if (!asked)
        return {};
    const auto place = placeOf(keyOf(asked.get()), makesSomething(ippGetOperation(asked.get())));
    const Message reply = place ? messageOf(m_entries[*place].reply) : Message(ippNewResponse(asked.get()), ippDelete);
    if (!place) {
        ++m_unknown;
        ippSetStatusCode(reply.get(), IPP_STATUS_ERROR_OPERATION_NOT_SUPPORTED);
    }
    ippSetRequestId(reply.get(), ippGetRequestId(asked.get()));
    count(reply.get());
    return bytesOf(reply.get());
}

std::optional<qsizetype> IppReplay::placeOf(const QByteArray &key, bool moves)
{
    return moves ? moveTo(key) : next(key);
}

std::optional<qsizetype> IppReplay::moveTo(const QByteArray &key)
{
    const auto size = m_entries.size();
    for (qsizetype step = 1; step <= size; ++step) {
        const auto at = (m_place + step) % size;
        if (!m_entries[at].moves || m_entries[at].key != key)
            continue;
        if (at <= m_place)
            goOnCounting(at);
        m_place = at;
        m_given.clear();
        return at;
    }
    return {};
}

// Behind what was made last and before what is made next; nothing there: what was said before.
std::optional<qsizetype> IppReplay::next(const QByteArray &key)
{
    const auto last = m_given.value(key, -1);
    for (auto at = std::max(m_place, last) + 1; at < m_entries.size() && !m_entries[at].moves; ++at)
        if (m_entries[at].key == key)
            return m_given[key] = at;
    if (last >= 0)
        return last;
    const auto size = m_entries.size();
    for (qsizetype step = 0; step < size; ++step) {
        const auto at = (m_place - step + 2 * size) % size;
        if (m_entries[at].key == key)
            return at;
    }
    return {};
}

void IppReplay::goOnCounting(qsizetype place)
{
    for (Counter &counter : m_counters)
        for (auto at = place - 1; at >= 0; --at) {
            const auto reply = messageOf(m_entries[at].reply);
            if (auto *a = numberIn(reply.get(), counter.name)) {
                counter.offset = counter.told - ippGetInteger(a, 0);
                break;
            }
        }
}

void IppReplay::count(ipp_t *reply)
{
    for (Counter &counter : m_counters)
        if (auto *a = numberIn(reply, counter.name)) {
            counter.told = ippGetInteger(a, 0) + counter.offset;
            ippSetInteger(reply, &a, 0, static_cast<int>(counter.told));
        }
}

} // namespace kiosk::ipp
