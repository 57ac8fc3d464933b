// SPDX-License-Identifier: Apache-2.0
// The A4 printer for certificates: jobs, sheets, tray, covers and faults. How hosts talk to it is IppFront's.
#pragma once

#include "print_job.h"
#include "witness.h"

#include <core/result.h>

#include <QElapsedTimer>
#include <QJsonObject>
#include <QList>
#include <QObject>
#include <QStringList>
#include <QTimer>
#include <optional>

namespace kiosk::workbench {

struct DocumentPrinterCondition {
    enum class Supply { Ok, Low, Out };
    Supply paper = Supply::Ok;
    Supply toner = Supply::Ok;
    bool coverOpen = false;
    bool jammed = false;

    bool canPrint() const { return paper != Supply::Out && toner != Supply::Out && !coverOpen && !jammed; }
    bool operator==(const DocumentPrinterCondition &) const = default;
};

// Main thread. Log acts: job-created, document-received (its "mono" is the document's last byte), sheet-out,
// sheet-spoiled, sheet-missing, job-ended, condition, fault-set, fault-spent.
class DocumentPrinterEmulator : public QObject {
    Q_OBJECT
public:
    enum class Format { Pdf, Raster, Urf }; // the one it takes
    struct Settings {
        std::optional<DocumentPrinterCondition::Supply> paper = {};
        std::optional<DocumentPrinterCondition::Supply> toner = {};
        std::optional<bool> coverOpen = {};
        std::optional<bool> jammed = {};
        std::optional<Format> format = {};
        std::optional<int> tonerLevel = {}; // percent; -2: it does not know
    };
    // Faults of the wire, asked for by IppFront once for each request.
    enum class WireFault { None, AnswerLost, RequestLost, Hang, Busy };

    DocumentPrinterEmulator(const QString &documentFolder, int pageMs, Witness &witness, QObject *parent = nullptr);

    void set(const Settings &settings);
    // {"fault":NAME, "page":..?, "on":OPERATION?, "times":..?, "ms":..?}; "none" takes all faults back
    Result<void> addFault(const QJsonObject &act);
    static QStringList faultNames();
    WireFault spendWireFault(const QString &operation); // e.g. "Send-Document"

    int createJob(const QString &name, const QString &user, const QString &media, const QString &sides);
    // Keeps the document and closes the job when `last`. The job exists and has no document yet.
    void addDocument(int id, const QByteArray &document, bool last, qint64 lastByteMono);
    void closeJob(int id);
    bool cancel(int id); // false: not possible any more

    const QList<PrintJob> &jobs() const { return m_jobs; } // oldest first
    const PrintJob *job(int id) const;
    bool isStopped() const { return !m_condition.canPrint(); }
    bool isBusy() const;                              // a job is being processed, as far as the printer tells
    QStringList reasons() const;                      // printer-state-reasons, never empty
    int impressions() const { return m_impressions; } // sheets since the factory: the page counter
    int upTime() const { return int(m_upTime.elapsed() / 1000) + 1; }
    int tonerLevel() const { return m_tonerLevel; }
    const char *formatTaken() const; // MIME type
    QJsonObject state() const;
    QString lastDocument() const { return m_lastDocument; } // path of the PDF or raster, empty before the first

signals:
    void changed();

private:
    struct Faults {
        int paperOutAtPage = 0, jamAtPage = 0, coverOpenAtPage = 0; // 0: not waiting
        int sheetsMissing = 0, jobsAborted = 0;
        bool stuck = false, stickyReasons = false;
        int pageMs = 0;
        WireFault wire = WireFault::None;
        QString wireOperation;
        int wireTimes = 0;
    };

    struct FaultArguments;
    struct FaultRow;
    static const QList<FaultRow> &faultRows();
    PrintJob *find(int id);
    PrintJob *current();
    void work();
    void startSheet(PrintJob &job);
    void sheetDone();
    void spoilSheet(const char *why);
    void end(PrintJob &job, PrintJob::State state);
    void change(const DocumentPrinterCondition &condition);
    int pagesIn(const QByteArray &document) const;
    void restart();
    static QStringList reasonsOf(const DocumentPrinterCondition &condition);

    Witness &m_witness;
    QString m_folder;
    int m_pageMs;
    QList<PrintJob> m_jobs;
    DocumentPrinterCondition m_condition;
    Format m_format = Format::Pdf;
    int m_tonerLevel = 80;
    QStringList m_seenReasons; // for a printer whose reasons stick
    Faults m_faults;
    QTimer m_sheet;  // runs while one moves
    QTimer m_mishap; // in the middle of it
    QElapsedTimer m_upTime;
    int m_nextJob = 1;
    int m_impressions = 1200;
    int m_documents = 0;
    QString m_lastDocument;
};

} // namespace kiosk::workbench
