// SPDX-License-Identifier: Apache-2.0
// IPP to one printer through libcups, straight (no cupsd, no file) or through a queue that keeps nothing. Every call
// blocks at most a few `answerTimeout`; it belongs to the printer's own lane.
#pragma once

#include "ipp_attributes.h"
#include "ipp_recording.h"
#include "printer_address.h"

#include <core/result.h>

#include <QByteArrayView>
#include <chrono>
#include <functional>
#include <memory>

struct _http_s; // NOLINT(bugprone-reserved-identifier): libcups named it
struct _ipp_s;  // NOLINT(bugprone-reserved-identifier): libcups named it

namespace kiosk::ipp {

struct JobTicket {
    QString name; // the claim id
    QString media;
    const char *format = "application/pdf";
};

// What is said goes to `recorder`, redacted; `replay` stands in the printer's place. Both may be empty.
struct Tape {
    std::shared_ptr<ExchangeSink> recorder = {};
    std::shared_ptr<IppReplay> replay = {};
};

// Errors: LinkBroken (not reached: it had no effect), AnswerLost (it left, perhaps whole, and no whole answer came: ask
// before doing anything else), TimedOut (like AnswerLost, after answerTimeout of silence), Cancelled (goOn said so),
// NotFound, Unsupported, TlsRefused (another certificate than the address names: nothing was asked), DeviceFault with
// the IPP status as context. One thread at a time.
class IppClient {
public:
    IppClient(PrinterAddress address, std::chrono::milliseconds answerTimeout, Tape tape = {});
    ~IppClient();
    IppClient(const IppClient &) = delete;
    IppClient &operator=(const IppClient &) = delete;

    // Asked about four times a second while a request waits; false ends it as Cancelled. Empty: wait on.
    void setGoOn(std::function<bool()> goOn) { m_goOn = std::move(goOn); }

    Result<PrinterAttributes> printerAttributes();
    Result<void> validateJob(const JobTicket &ticket);
    Result<int> createJob(const JobTicket &ticket);
    // `begun` becomes true as soon as a byte of the document may have left.
    Result<void> sendDocument(int jobId, const JobTicket &ticket, QByteArrayView document, bool *begun);
    Result<int> printJob(const JobTicket &ticket, QByteArrayView document, bool *begun);
    Result<JobAttributes> jobAttributes(int jobId);
    // Among the jobs the printer still knows, ended ones included; NotFound when it names no such job.
    Result<JobAttributes> findJob(const QString &name);
    Result<void> cancelJob(int jobId);
    void disconnect();
    // SHA-256 of the certificate on the connection that was made last; empty: it was not encrypted.
    QByteArray peerCertificate() const { return m_peerCertificate; }

private:
    using Request = Message;
    enum class Effect { Repeatable, Once };

    bool mayGoOn() const { return !m_goOn || m_goOn(); }
    Result<void> connect();
    Result<Request> ask(_ipp_s *request, Effect effect, QByteArrayView document = {}, bool *begun = nullptr);
    Result<Request> askOnce(_ipp_s *request, QByteArrayView document, bool *begun);
    Result<Request> converse(_ipp_s *request, QByteArrayView document, bool *begun);
    Result<Request> replayed(_ipp_s *request, QByteArrayView document, bool *begun);
    _ipp_s *request(int operation, int jobId = 0) const;
    static void addTicket(_ipp_s *request, const JobTicket &ticket);

    PrinterAddress m_address;
    std::chrono::milliseconds m_answerTimeout;
    Tape m_tape;
    std::chrono::steady_clock::time_point m_begun = std::chrono::steady_clock::now();
    std::function<bool()> m_goOn;
    _http_s *m_http = nullptr;
    QByteArray m_peerCertificate;
    std::chrono::steady_clock::time_point m_lastUse;
};

} // namespace kiosk::ipp
