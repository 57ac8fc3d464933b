// SPDX-License-Identifier: Apache-2.0
#include "document_printer_emulator.h"

#include "pwg_pages.h"

#include <QCryptographicHash>
#include <QDir>
#include <QRegularExpression>
#include <algorithm>
#include <array>

namespace kiosk::workbench {

using namespace Qt::Literals::StringLiterals;
using Supply = DocumentPrinterCondition::Supply;

namespace {

constexpr const char *Device = "certificate";

const char *wordOf(Supply supply)
{
    static constexpr std::array words{"ok", "low", "out"};
    return words[size_t(supply)];
}

// Good enough for PDFs whose page objects are not packed into object streams; one page for those.
int pagesOf(const QByteArray &pdf)
{
    static const QRegularExpression page(u"/Type\\s*/Page[^s]"_s);
    auto pages = page.globalMatch(QString::fromLatin1(pdf));
    int count = 0;
    for (; pages.hasNext(); pages.next())
        ++count;
    return std::max(1, count);
}

} // namespace

DocumentPrinterEmulator::DocumentPrinterEmulator(const QString &folder, int pageMs, Witness &witness, QObject *parent)
    : QObject(parent), m_witness(witness), m_folder(folder), m_pageMs(pageMs)
{
    QDir().mkpath(m_folder);
    m_documents = int(QDir(m_folder).entryList({u"*.pdf"_s, u"*.pwg"_s}, QDir::Files).size());
    m_upTime.start();
    m_sheet.setSingleShot(true);
    m_sheet.setTimerType(Qt::PreciseTimer);
    m_mishap.setSingleShot(true);
    connect(&m_sheet, &QTimer::timeout, this, &DocumentPrinterEmulator::sheetDone);
    connect(&m_mishap, &QTimer::timeout, this, [this] {
        DocumentPrinterCondition next = m_condition;
        next.jammed |= std::exchange(m_faults.jamAtPage, 0) > 0;
        next.coverOpen |= std::exchange(m_faults.coverOpenAtPage, 0) > 0;
        change(next);
    });
}

PrintJob *DocumentPrinterEmulator::find(int id)
{
    const auto found = std::find_if(m_jobs.begin(), m_jobs.end(), [id](const PrintJob &job) { return job.id == id; });
    return found == m_jobs.end() ? nullptr : &*found;
}

const PrintJob *DocumentPrinterEmulator::job(int id) const
{
    return const_cast<DocumentPrinterEmulator *>(this)->find(id);
}

PrintJob *DocumentPrinterEmulator::current()
{
    const auto found = std::find_if(m_jobs.begin(), m_jobs.end(),
                                    [](const PrintJob &job) { return job.state == PrintJob::State::Processing; });
    return found == m_jobs.end() ? nullptr : &*found;
}

bool DocumentPrinterEmulator::isBusy() const
{
    return !m_faults.stuck && const_cast<DocumentPrinterEmulator *>(this)->current();
}

int DocumentPrinterEmulator::createJob(const QString &name, const QString &user, const QString &media,
                                       const QString &sides)
{
    m_jobs << PrintJob{
        .id = m_nextJob++, .name = name, .user = user, .media = media, .sides = sides, .createdAt = upTime()};
    m_witness.note(Device, "job-created",
                   {{u"job"_s, m_jobs.back().id}, {u"name"_s, name}, {u"media"_s, media}, {u"sides"_s, sides}});
    emit changed();
    return m_jobs.back().id;
}

void DocumentPrinterEmulator::addDocument(int id, const QByteArray &document, bool last, qint64 lastByteMono)
{
    PrintJob &job = *find(id);
    job.hasDocument = true;
    job.isClosed = last;
    job.bytes = document.size();
    const int pages = pagesIn(document);
    job.pages = pages;
    const QString path = u"%1/%2.%3"_s.arg(m_folder)
                             .arg(++m_documents, 3, 10, QLatin1Char('0'))
                             .arg(m_format == Format::Raster ? u"pwg" : u"pdf");
    QFile file(path);
    const bool kept = file.open(QIODevice::WriteOnly) && file.write(document) == document.size();
    m_lastDocument = path;
    const QByteArray hash = QCryptographicHash::hash(document, QCryptographicHash::Sha256).toHex();
    m_witness.note(Device, "document-received",
                   {{u"job"_s, id},
                    {u"bytes"_s, document.size()},
                    {u"sha256"_s, QString::fromLatin1(hash)},
                    {u"pages"_s, job.pages},
                    {m_format == Format::Raster ? u"pwg"_s : u"pdf"_s, path},
                    {u"kept"_s, kept}},
                   lastByteMono);
    if (pages == 0) // whatever the host called it
        end(job, PrintJob::State::Aborted);
    work();
    emit changed();
}

// None: not a document of the format that this printer takes.
int DocumentPrinterEmulator::pagesIn(const QByteArray &document) const
{
    if (m_format == Format::Raster)
        return int(pwgPages(document).value_or(QList<PwgPage>()).size());
    return document.startsWith("%PDF-") ? pagesOf(document) : 0;
}

const char *DocumentPrinterEmulator::formatTaken() const
{
    static constexpr std::array formats{"application/pdf", "image/pwg-raster", "image/urf"};
    return formats[size_t(m_format)];
}

void DocumentPrinterEmulator::closeJob(int id)
{
    find(id)->isClosed = true;
    work();
}

bool DocumentPrinterEmulator::cancel(int id)
{
    PrintJob *job = find(id);
    if (!job || job->isOver() || job->stopsAfterSheet)
        return false;
    if (job->state == PrintJob::State::Processing && m_sheet.isActive())
        job->stopsAfterSheet = true; // the sheet under way still comes out
    else
        end(*job, PrintJob::State::Canceled);
    work();
    return true;
}

void DocumentPrinterEmulator::end(PrintJob &job, PrintJob::State state)
{
    job.state = state;
    job.endedAt = upTime();
    m_witness.note(Device, "job-ended",
                   {{u"job"_s, job.id}, {u"state"_s, int(state)}, {u"sheets"_s, job.sheets}, {u"pages"_s, job.pages}});
    emit changed();
}

// Starts the next sheet when there is one to print and nothing in the way.
void DocumentPrinterEmulator::work()
{
    if (m_sheet.isActive() || !m_condition.canPrint())
        return;
    PrintJob *job = current();
    if (!job) {
        const auto waiting = std::find_if(m_jobs.begin(), m_jobs.end(), [](const PrintJob &j) {
            return j.state == PrintJob::State::Pending && j.hasDocument && j.isClosed;
        });
        if (waiting == m_jobs.end())
            return;
        job = &*waiting;
        job->state = PrintJob::State::Processing;
        job->startedAt = upTime();
    }
    if (!m_faults.stuck)
        startSheet(*job);
    emit changed();
}

void DocumentPrinterEmulator::startSheet(PrintJob &job)
{
    const int page = job.sheets + 1;
    if (m_faults.jobsAborted > 0) {
        --m_faults.jobsAborted;
        end(job, PrintJob::State::Aborted);
        work();
        return;
    }
    if (m_faults.paperOutAtPage == page) {
        m_faults.paperOutAtPage = 0;
        DocumentPrinterCondition next = m_condition;
        next.paper = Supply::Out; // the tray is empty when the next sheet is pulled
        change(next);
        return;
    }
    const int pageMs = m_faults.pageMs ? m_faults.pageMs : m_pageMs;
    m_sheet.start(pageMs);
    if (m_faults.jamAtPage == page || m_faults.coverOpenAtPage == page)
        m_mishap.start(pageMs / 2);
}

void DocumentPrinterEmulator::sheetDone()
{
    PrintJob *job = current();
    if (!job)
        return;
    ++job->sheets;
    const QJsonObject facts{{u"job"_s, job->id}, {u"page"_s, job->sheets}, {u"of"_s, job->pages}};
    if (m_faults.sheetsMissing > 0) {
        --m_faults.sheetsMissing;
        m_witness.note(Device, "sheet-missing", facts); // neither paper nor counter moved
    } else {
        ++m_impressions;
        m_witness.note(Device, "sheet-out", facts);
    }
    if (job->stopsAfterSheet)
        end(*job, PrintJob::State::Canceled);
    else if (job->sheets >= job->pages)
        end(*job, PrintJob::State::Completed);
    work();
    emit changed();
}

void DocumentPrinterEmulator::spoilSheet(const char *why)
{
    if (!m_sheet.isActive())
        return;
    m_sheet.stop();
    m_mishap.stop();
    if (PrintJob *job = current()) {
        m_witness.note(Device, "sheet-spoiled",
                       {{u"job"_s, job->id}, {u"page"_s, job->sheets + 1}, {u"why"_s, QLatin1String(why)}});
        if (job->stopsAfterSheet)
            end(*job, PrintJob::State::Canceled);
    }
}

void DocumentPrinterEmulator::change(const DocumentPrinterCondition &condition)
{
    if (condition == m_condition)
        return;
    m_condition = condition;
    for (const QString &reason : reasonsOf(condition))
        if (!m_seenReasons.contains(reason))
            m_seenReasons << reason;
    m_witness.note(Device, "condition",
                   {{u"paper"_s, QLatin1String(wordOf(condition.paper))},
                    {u"toner"_s, QLatin1String(wordOf(condition.toner))},
                    {u"cover"_s, condition.coverOpen ? u"open"_s : u"closed"_s},
                    {u"jam"_s, condition.jammed}});
    // an empty tray lets the sheet under way come out; a jam or an open cover does not
    if (condition.jammed || condition.coverOpen)
        spoilSheet(condition.jammed ? "jam" : "cover");
    work();
    emit changed();
}

void DocumentPrinterEmulator::set(const Settings &settings)
{
    DocumentPrinterCondition next = m_condition;
    next.paper = settings.paper.value_or(next.paper);
    next.toner = settings.toner.value_or(next.toner);
    next.coverOpen = settings.coverOpen.value_or(next.coverOpen);
    next.jammed = settings.jammed.value_or(next.jammed);
    m_format = settings.format.value_or(m_format);
    m_tonerLevel = settings.tonerLevel.value_or(m_tonerLevel);
    change(next);
}

// Power off and on: the jobs and their numbers are forgotten, the page counter is not.
void DocumentPrinterEmulator::restart()
{
    spoilSheet("restart");
    m_jobs.clear();
    m_nextJob = 1;
    m_upTime.restart();
    emit changed();
}

QStringList DocumentPrinterEmulator::reasonsOf(const DocumentPrinterCondition &c)
{
    QStringList reasons;
    if (c.paper == Supply::Out)
        reasons << u"media-empty-error"_s << u"media-needed-error"_s;
    if (c.paper == Supply::Low)
        reasons << u"media-low-warning"_s;
    if (c.toner == Supply::Out)
        reasons << u"toner-empty-error"_s;
    if (c.toner == Supply::Low)
        reasons << u"toner-low-warning"_s;
    if (c.coverOpen)
        reasons << u"cover-open-error"_s;
    if (c.jammed)
        reasons << u"media-jam-error"_s;
    return reasons;
}

QStringList DocumentPrinterEmulator::reasons() const
{
    const QStringList reasons = m_faults.stickyReasons ? m_seenReasons : reasonsOf(m_condition);
    return reasons.isEmpty() ? QStringList{u"none"_s} : reasons;
}

QJsonObject DocumentPrinterEmulator::state() const
{
    return {{u"paper"_s, QLatin1String(wordOf(m_condition.paper))},
            {u"toner"_s, QLatin1String(wordOf(m_condition.toner))},
            {u"cover"_s, m_condition.coverOpen ? u"open"_s : u"closed"_s},
            {u"jam"_s, m_condition.jammed},
            {u"impressions"_s, m_impressions},
            {u"takes"_s, QLatin1String(formatTaken())},
            {u"jobs"_s, m_jobs.size()},
            {u"printing"_s, m_sheet.isActive()},
            {u"last"_s, m_lastDocument}};
}

} // namespace kiosk::workbench
