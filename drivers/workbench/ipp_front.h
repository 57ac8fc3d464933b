// SPDX-License-Identifier: Apache-2.0
// The network side of the document printer: IPP 1.1 and 2.0 over HTTP, checked as strictly as RFC 8011 asks.
#pragma once

#include "document_printer_emulator.h"
#include "http_listener.h"
#include "ipp_message.h"

namespace kiosk::workbench {

// Main thread. Unplugging takes the network away, not the power: sheets go on.
class IppFront : public QObject {
    Q_OBJECT
public:
    IppFront(DocumentPrinterEmulator &printer, Witness &witness, QObject *parent = nullptr);

    Result<void> plug();
    void unplug();
    bool isPlugged() const { return m_http.isListening(); }
    QString address() const { return QString::fromLatin1(uri()); } // "ipp://127.0.0.1:P/ipp/print"

private:
    QByteArray uri() const;
    HttpAnswer answer(const QByteArray &body, qint64 lastByteMono);
    // Nothing when the request is well formed; else the status that says why not.
    static std::optional<ipp_status_t> refusal(ipp_t *request);
    ipp_status_t run(const IppRequest &request, ipp_t *response, qint64 lastByteMono);
    ipp_status_t getPrinterAttributes(ipp_t *request, ipp_t *response) const;
    ipp_status_t getJobAttributes(ipp_t *request, ipp_t *response) const;
    ipp_status_t getJobs(ipp_t *request, ipp_t *response) const;
    ipp_status_t makeJob(const IppRequest &request, ipp_t *response, qint64 lastByteMono);
    ipp_status_t sendDocument(const IppRequest &request, ipp_t *response, qint64 lastByteMono);
    ipp_status_t cancelJob(ipp_t *request);
    ipp_status_t checkDocument(ipp_t *request) const;
    // Puts what the job asks for and cannot have into the group of unsupported attributes.
    static bool takesJobAttributes(ipp_t *request, ipp_t *response);
    void addJobSummary(ipp_t *response, int id) const;
    const PrintJob *jobOf(ipp_t *request) const;

    DocumentPrinterEmulator &m_printer;
    Witness &m_witness;
    HttpListener m_http;
};

} // namespace kiosk::workbench
