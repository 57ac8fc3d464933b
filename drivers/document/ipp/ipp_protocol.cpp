// SPDX-License-Identifier: Apache-2.0
#include "ipp_protocol.h"

#include "cups_queue.h"
#include "ipp_reasons.h"
#include "print_document.h"

#include <poll.h>

namespace kiosk::ipp {
namespace {

using hal::Act;
using hal::ActOutcome;
using hal::DocumentOutcome;

constexpr int MissesAllowed = 3;
constexpr Duration Round = 150ms;
constexpr int OpPrintJob = 0x0002;
constexpr int OpValidateJob = 0x0004;
constexpr int OpCreateJob = 0x0005;
constexpr int OpSendDocument = 0x0006;
constexpr int OpGetJobs = 0x000A;

// While it lives, requests give signs of life and end when the act does.
class Attending {
public:
    Attending(IppClient &client, const Act &act) : m_client(client)
    {
        m_client.setGoOn([&act] { return act.goOn().has_value(); });
    }
    ~Attending() { m_client.setGoOn({}); }
    Attending(const Attending &) = delete;
    Attending &operator=(const Attending &) = delete;

    // From here on to the end whatever the act's owner says: where the paper is must still be found out.
    void seeThrough(const Act &act)
    {
        m_client.setGoOn([&act] {
            act.lane.beat();
            return true;
        });
    }

private:
    IppClient &m_client;
};

// A pause that a cancelled act can still take.
void shortWait(const Act &act)
{
    act.lane.beat();
    ::poll(nullptr, 0, static_cast<int>(Round.count()));
}

CounterReading readingOf(const PrinterAttributes &printer) { return {printer.pageCount, printer.upTime}; }

// A printer that does not say what it can do is taken to do it.
bool can(const PrinterAttributes &printer, int operation)
{
    return printer.operations.isEmpty() || printer.operations.contains(operation);
}

// The error of an act that ended before a document was sent.
Error refused(const Act &act, const Error &error)
{
    if (const auto on = act.goOn(); !on)
        return on.error();
    if (error.code == ErrorCode::AnswerLost
        || error.code == ErrorCode::TimedOut) // the printer's silence, not our deadline
        return {ErrorCode::LinkBroken, QStringLiteral("no document was sent"), std::make_shared<Error>(error)};
    return error;
}

} // namespace

IppProtocol::IppProtocol(Settings settings, std::shared_ptr<const Clock> clock, Progress progress)
    : m_settings(std::move(settings)), m_progress(std::move(progress)),
      m_client(m_settings.address, m_settings.answerTimeout, m_settings.tape),
      m_host(m_settings.hostProgram, std::move(clock))
{ }

Result<PrinterAttributes> IppProtocol::look(Act &act)
{
    auto asked = m_client.printerAttributes();
    if (!asked && asked.error().code == ErrorCode::TlsRefused) { // somebody else answers in the printer's place
        act.device.setVendorCode(QStringLiteral("printer-certificate"));
        return fail(ErrorCode::DeviceFault, asked.error().context);
    }
    const auto printer = KIOSK_TRY(std::move(asked));
    const hal::StatusSnapshot picture = statusOf(printer);
    act.device.setDevice(picture.device.value, picture.device.source);
    act.device.set(&hal::StatusSnapshot::paper, picture.paper->value, picture.paper->source);
    act.device.set(&hal::StatusSnapshot::toner, picture.toner->value, picture.toner->source);
    act.device.set(&hal::StatusSnapshot::cover, picture.cover->value, picture.cover->source);
    act.device.set(&hal::StatusSnapshot::paperPath, picture.paperPath->value, picture.paperPath->source);
    act.device.setVendorCode(picture.vendorCode);
    act.device.publish();
    return printer;
}

Result<void> IppProtocol::connect(Act &act)
{
    act.device.set(&hal::StatusSnapshot::paper, hal::Supply::Unknown, hal::FactSource::Inferred);
    act.device.set(&hal::StatusSnapshot::toner, hal::Supply::Unknown, hal::FactSource::Inferred);
    act.device.set(&hal::StatusSnapshot::cover, hal::Cover::Unknown, hal::FactSource::Inferred);
    act.device.set(&hal::StatusSnapshot::paperPath, hal::PaperPath::Unknown, hal::FactSource::Inferred);
    m_misses = 0;
    const Attending attending(m_client, act);
    const auto printer = KIOSK_TRY(look(act));
    KIOSK_TRY(examine(act, printer));
    act.device.identify(printer.firmware, {});
    act.log.info("document.printer",
                 {{"model", Technical(printer.makeAndModel)}, {"counts", printer.pageCount.has_value()}});
    return {};
}

// A queue that is not told as one is refused whatever its path says; one that is told as one is looked at each time the
// server is reached, since an administrator may have changed it.
Result<void> IppProtocol::examine(Act &act, const PrinterAttributes &printer) const
{
    if (m_settings.tape.replay) // a queue as well as a printer; nothing is kept anywhere
        return {};
    const QString &queue = m_settings.address.queue;
    if (printer.isCupsQueue != !queue.isEmpty()) {
        act.device.setVendorCode(printer.isCupsQueue ? QStringLiteral("cups-queue") : QStringLiteral("no-cups-queue"));
        return fail(ErrorCode::DeviceFault,
                    printer.isCupsQueue ? QStringLiteral("a CUPS queue, wired as a printer")
                                        : QStringLiteral("wired as a CUPS queue, but no CUPS server"));
    }
    if (queue.isEmpty())
        return {};
    if (const auto fit = examineQueue(m_settings.cupsFolder, queue); !fit) {
        act.device.setVendorCode(QStringLiteral("cups-spool"));
        return fail(ErrorCode::DeviceFault, fit.error().context);
    }
    if (printer.errorPolicy != abortJob) {
        act.device.setVendorCode(QStringLiteral("cups-error-policy"));
        return fail(ErrorCode::DeviceFault, QStringLiteral("the queue's error policy is not abort-job"));
    }
    return {};
}

Result<void> IppProtocol::poll(Act &act, bool)
{
    const Attending attending(m_client, act);
    const auto printer = look(act);
    if (!printer && printer.error().code == ErrorCode::Cancelled)
        return fail(printer.error());
    m_misses = printer ? 0 : m_misses + 1;
    if (m_misses >= MissesAllowed)
        return fail(ErrorCode::LinkBroken, printer.error().trace());
    return {};
}

Result<hal::HealthReport> IppProtocol::checkHealth(Act &act, hal::HealthLevel level)
{
    if (level != hal::HealthLevel::Internal) // a test page would be a sheet of certificate paper
        return fail(ErrorCode::Unsupported);
    const Attending attending(m_client, act);
    const auto printer = KIOSK_TRY(look(act));
    const auto trouble = refusal(printer);
    QString text = trouble ? QString::fromLatin1(codeName(*trouble)) : printer.makeAndModel;
    text += suppliesText(printer);
    if (const QByteArray own = m_client.peerCertificate(); !own.isEmpty()) // to be written into devices.toml
        text += QStringLiteral("; certificate sha256:") + QLatin1String(own.toHex());
    return hal::HealthReport{level, !trouble, text};
}

Result<void> IppProtocol::reset(Act &act)
{
    m_client.disconnect();
    const Attending attending(m_client, act);
    KIOSK_TRY(look(act));
    return {};
}

// Everything that can be known before a job exists.
Result<void> IppProtocol::admit(const PrinterAttributes &printer, const JobTicket &ticket)
{
    if (const auto trouble = refusal(printer))
        return fail(*trouble, printer.reasons.join(QLatin1Char(',')));
    if (!printer.mediaReady.isEmpty() && !printer.mediaReady.contains(ticket.media))
        return fail(ErrorCode::PaperOut, QStringLiteral("%1 is not loaded").arg(ticket.media));
    if (can(printer, OpGetJobs)) {
        // One name, one job: whatever the terminal forgot, this claim is at the printer already.
        const auto known = m_client.findJob(ticket.name);
        if (known)
            return fail(ErrorCode::Conflict, QStringLiteral("job %1 has this name").arg(known->id));
        if (known.error().code != ErrorCode::NotFound)
            return fail(known.error());
    }
    if (can(printer, OpValidateJob))
        KIOSK_TRY(m_client.validateJob(ticket));
    return {};
}

// Pages for a printer that takes no PDF; empty: the PDF goes as it is. Drawing takes a second or two, so the printer
// is looked at again.
Result<SensitiveBytes> IppProtocol::draw(Act &act, PrinterAttributes &printer, const JobTicket &ticket,
                                         QByteArrayView pdf, int pages)
{
    if (qstrcmp(ticket.format, rasterFormat) != 0)
        return SensitiveBytes();
    auto drawn = KIOSK_TRY(rasterOf(act, m_host, printer, pdf, ticket.media, pages));
    printer = KIOSK_TRY(look(act));
    if (const auto trouble = refusal(printer))
        return fail(*trouble, printer.reasons.join(QLatin1Char(',')));
    return drawn;
}

// A lost answer is resolved by looking for the job under its name. An empty job prints nothing, so whatever is not
// found may be left behind, but a second one is never made.
Result<int> IppProtocol::makeJob(const JobTicket &ticket)
{
    auto made = m_client.createJob(ticket);
    if (made || (made.error().code != ErrorCode::AnswerLost && made.error().code != ErrorCode::TimedOut))
        return made;
    const auto found = m_client.findJob(ticket.name);
    return found ? Result<int>(found->id) : std::move(made);
}

// The id of the job that may hold the document; empty when it went out in one request and its job cannot be found.
// An error: no job was made.
Result<std::optional<int>> IppProtocol::hand(Act &act, const PrinterAttributes &printer, JobEvidence &evidence,
                                             const JobTicket &ticket, QByteArrayView document)
{
    if (can(printer, OpCreateJob) && can(printer, OpSendDocument)) {
        const int id = KIOSK_TRY(makeJob(ticket));
        act.log.info("document.job", {{"job", id}});
        if (const auto sent = m_client.sendDocument(id, ticket, document, &evidence.documentSent); !sent)
            evidence.fault = sent.error().code;
        return std::optional(id);
    }
    if (!can(printer, OpPrintJob))
        return fail(ErrorCode::Unsupported, QStringLiteral("no way to send a job"));
    const auto made = m_client.printJob(ticket, document, &evidence.documentSent);
    if (made)
        return std::optional(*made);
    if (!evidence.documentSent)
        return fail(made.error());
    evidence.fault = made.error().code;
    const auto found = m_client.findJob(ticket.name);
    return found ? std::optional(found->id) : std::nullopt;
}

bool IppProtocol::sees(JobEvidence &evidence, int jobId)
{
    const auto job = m_client.jobAttributes(jobId);
    evidence.state = job ? job->state : JobState::Unknown;
    return isFinal(evidence.state) || (!job && job.error().code == ErrorCode::NotFound);
}

bool IppProtocol::follow(Act &act, JobEvidence &evidence, int jobId)
{
    do {
        if (sees(evidence, jobId)) {
            if (evidence.state == JobState::Completed)
                evidence.fault.reset(); // somebody has put in paper
            else if (!evidence.fault && evidence.state != JobState::Unknown)
                evidence.fault = evidence.state == JobState::Aborted ? ErrorCode::DeviceFault : ErrorCode::Cancelled;
            return true;
        }
        const auto printer = look(act);
        if (!act.goOn())
            break;
        evidence.fault = printer ? refusal(*printer) : std::optional(ErrorCode::LinkBroken);
        if (evidence.fault)
            tell(act, Phase::Waiting);
        else
            tell(act, evidence.state == JobState::Processing ? Phase::Printing : Phase::Sent);
    } while (act.pause(m_settings.jobPoll));
    if (const auto on = act.goOn(); !on && !evidence.fault)
        evidence.fault = on.error().code;
    return false;
}

// The job must not print later into a stranger's hand: it is cancelled, and its end awaited.
bool IppProtocol::takeBack(Act &act, JobEvidence &evidence, int jobId)
{
    act.log.warning("document.taken-back", {{"job", jobId}});
    const auto until = act.clock.now() + m_settings.takeBackWithin;
    bool asked = false;
    do {
        if (!asked) {
            const auto cancelled = m_client.cancelJob(jobId);
            asked = cancelled || cancelled.error().code == ErrorCode::DeviceFault; // "not possible": it has ended
        }
        if (sees(evidence, jobId))
            return true;
        shortWait(act);
    } while (act.clock.now() < until);
    return false;
}

// A counter lags behind the job: a sheet under way is counted when it drops. It is believed to stand still only
// after it did so for a while and nothing moves any more.
void IppProtocol::readCounter(Act &act, JobEvidence &evidence)
{
    if (!evidence.before.pages)
        return;
    const auto until = act.clock.now() + m_settings.counterPatience;
    bool moves = true;
    do {
        if (const auto printer = look(act)) {
            evidence.after = readingOf(*printer);
            moves = printer->state == PrinterState::Processing && !refusal(*printer);
        } else {
            evidence.after = {};
            moves = true;
        }
        if (pagesBetween(evidence.before, evidence.after).value_or(0) >= evidence.pages)
            return;
        shortWait(act);
    } while (act.clock.now() < until);
    if (moves)
        evidence.after = {};
}

Result<DocumentOutcome> IppProtocol::print(Act &act, JobTicket ticket, QByteArrayView pdf, int pages)
{
    Attending attending(m_client, act);
    m_told.reset();
    JobEvidence evidence;
    evidence.pages = pages;
    const auto begin = [&]() -> Result<std::optional<int>> {
        auto printer = KIOSK_TRY(look(act));
        ticket.format = KIOSK_TRY(chooseFormat(printer));
        KIOSK_TRY(admit(printer, ticket));
        const auto drawn = KIOSK_TRY(draw(act, printer, ticket, pdf, pages));
        evidence.before = readingOf(printer);
        return hand(act, printer, evidence, ticket, drawn.isEmpty() ? pdf : drawn.view());
    };
    const auto job = begin();
    if (!job)
        return fail(refused(act, job.error()));
    bool over = false;
    if (evidence.documentSent) {
        tell(act, Phase::Sent);
        over = *job && follow(act, evidence, **job);
    }
    if (evidence.fault == ErrorCode::Cancelled && !act.cancel.isCancelled())
        evidence.fault = ErrorCode::TimedOut; // the client was stopped by the deadline, by nobody's wish
    attending.seeThrough(act);
    if (*job && !over)
        takeBack(act, evidence, **job);
    if (evidence.documentSent)
        readCounter(act, evidence);
    const DocumentOutcome outcome = decide(evidence);
    act.device.count(outcome.printed == ActOutcome::Committed ? "PrintedDocumentCount" : "FailedDocumentCount");
    act.log.info("document.outcome",
                 {{"outcome", hal::codeName(outcome.printed)}, {"state", static_cast<int>(evidence.state)}});
    return outcome;
}

void IppProtocol::tell(Act &act, Phase phase)
{
    if (m_told == phase)
        return;
    m_told = phase;
    act.device.tell([progress = m_progress, phase] { progress(phase); });
}

} // namespace kiosk::ipp
