// SPDX-License-Identifier: Apache-2.0
#include <ipp/ipp_client.h>
#include <ipp/ipp_outcome.h>
#include <ipp/ipp_reasons.h>

#include <QTest>

using namespace kiosk;
using namespace kiosk::ipp;
using hal::ActOutcome;
using hal::Cover;
using hal::DeviceStatus;
using hal::PaperPath;
using hal::PrintProof;
using hal::Supply;

namespace {

PrinterAttributes printer(const QStringList &reasons, PrinterState state = PrinterState::Idle)
{
    PrinterAttributes attributes;
    attributes.state = state;
    attributes.reasons = reasons;
    return attributes;
}

constexpr int NoFault = -1;
int faultOf(const PrinterAttributes &attributes)
{
    const auto found = refusal(attributes);
    return found ? static_cast<int>(*found) : NoFault;
}

} // namespace

class TestIppDecisions : public QObject {
    Q_OBJECT
private slots:
    void everyReasonHasItsRow_data()
    {
        QTest::addColumn<QString>("stem");
        QTest::addColumn<ReasonClass>("expected");
        QTest::addColumn<DeviceStatus>("device");
        QTest::addColumn<int>("fault");
        const auto row = [](const char *stem, ReasonClass reasonClass, DeviceStatus device, int fault) {
            QTest::newRow(stem) << QString::fromLatin1(stem) << reasonClass << device << fault;
        };
        const auto stop = [&](const char *stem, ErrorCode fault) {
            row(stem, ReasonClass::Stop, DeviceStatus::UserError, int(fault));
        };
        const auto runs
            = [&](const char *stem, ReasonClass reasonClass) { row(stem, reasonClass, DeviceStatus::Online, NoFault); };
        const auto away = [&](const char *stem, ReasonClass reasonClass) {
            row(stem, reasonClass, DeviceStatus::Offline, int(ErrorCode::LinkBroken));
        };
        stop("media-empty", ErrorCode::PaperOut);
        stop("media-needed", ErrorCode::PaperOut);
        runs("media-low", ReasonClass::Warn);
        stop("media-jam", ErrorCode::PaperJam);
        stop("cover-open", ErrorCode::CoverOpen);
        stop("door-open", ErrorCode::CoverOpen);
        stop("interlock-open", ErrorCode::CoverOpen);
        stop("input-tray-missing", ErrorCode::CoverOpen);
        runs("toner-low", ReasonClass::Warn);
        runs("marker-supply-low", ReasonClass::Warn);
        stop("toner-empty", ErrorCode::ConsumableOut);
        stop("marker-supply-empty", ErrorCode::ConsumableOut);
        stop("developer-empty", ErrorCode::ConsumableOut);
        stop("opc-life-over", ErrorCode::ConsumableOut);
        stop("output-area-full", ErrorCode::DeviceFault);
        runs("output-area-almost-full", ReasonClass::Warn);
        away("offline", ReasonClass::Link);
        away("timed-out", ReasonClass::Link);
        away("connecting-to-device", ReasonClass::Link);
        away("paused", ReasonClass::Queue);
        away("stopped-partly", ReasonClass::Queue);
        away("shutdown", ReasonClass::Queue);
        away("spool-area-full", ReasonClass::Queue);
        row("fuser-over-temp", ReasonClass::Wait, DeviceStatus::DeviceBusy, NoFault);
        row("fuser-under-temp", ReasonClass::Wait, DeviceStatus::DeviceBusy, NoFault);
        runs("other", ReasonClass::Unfamiliar);
        runs("com.example-moon-phase", ReasonClass::Unfamiliar);
    }
    void everyReasonHasItsRow()
    {
        QFETCH(QString, stem);
        QFETCH(ReasonClass, expected);
        QFETCH(DeviceStatus, device);
        QFETCH(int, fault);
        // the printer's own opinion of the severity changes nothing
        for (const char *suffix : {"", "-error", "-warning", "-report"}) {
            const QString keyword = stem + QLatin1String(suffix);
            QCOMPARE(parseReason(keyword).stem, stem);
            QCOMPARE(parseReason(keyword).reasonClass, expected);
            const auto attributes = printer({keyword});
            QCOMPARE(statusOf(attributes).device.value, device);
            QCOMPARE(faultOf(attributes), fault);
        }
    }
    void suppliesAreTheWorstOfAllReasons()
    {
        const auto status = statusOf(printer({QStringLiteral("media-low-warning"), QStringLiteral("toner-empty-error"),
                                              QStringLiteral("media-empty"), QStringLiteral("toner-low-report")}));
        QCOMPARE(status.paper->value, Supply::Out);
        QCOMPARE(status.toner->value, Supply::Out);
        QCOMPARE(status.cover->value, Cover::Closed);
        QCOMPARE(status.paperPath->value, PaperPath::Clear);
        QCOMPARE(statusOf(printer({QStringLiteral("media-low"), QStringLiteral("toner-low")})).paper->value,
                 Supply::Low);
    }
    void aPrinterThatIsStoppedWithoutAReasonIsBroken()
    {
        QCOMPARE(faultOf(printer({}, PrinterState::Stopped)), int(ErrorCode::DeviceFault));
        QCOMPARE(faultOf(printer({QStringLiteral("media-empty-warning")}, PrinterState::Stopped)),
                 int(ErrorCode::PaperOut));
        QCOMPARE(faultOf(printer({}, PrinterState::Processing)), NoFault);
    }
    void aPrinterThatTakesNoJobsIsRefused()
    {
        auto attributes = printer({});
        attributes.acceptsJobs = false;
        QCOMPARE(faultOf(attributes), int(ErrorCode::LinkBroken));
    }
    void theVendorCodeIsWhatThePrinterSaid()
    {
        const auto reasons = QStringList{QStringLiteral("media-empty-error"), QStringLiteral("toner-low-report")};
        QCOMPARE(statusOf(printer(reasons)).vendorCode, QStringLiteral("media-empty-error,toner-low-report"));
        QCOMPARE(statusOf(printer({})).vendorCode, QString());
    }

    void outcomes_data()
    {
        QTest::addColumn<JobEvidence>("evidence");
        QTest::addColumn<ActOutcome>("printed");
        QTest::addColumn<PrintProof>("proof");
        QTest::addColumn<int>("fault");
        const CounterReading at100{100, 5000};
        const CounterReading at101{101, 5010};
        const CounterReading none;
        const int unknown = int(ErrorCode::OutcomeUnknown);
        const auto row = [](const char *name, const JobEvidence &evidence, ActOutcome printed, PrintProof proof,
                            int fault) { QTest::newRow(name) << evidence << printed << proof << fault; };
        row("completed and counted", {at100, at101, JobState::Completed, true}, ActOutcome::Committed,
            PrintProof::PageCounter, NoFault);
        row("completed, no counter", {none, none, JobState::Completed, true}, ActOutcome::Unknown, PrintProof::None,
            unknown);
        row("completed, counter still", {at100, at100, JobState::Completed, true}, ActOutcome::Unknown,
            PrintProof::None, unknown);
        row("completed, reading after missing", {at100, none, JobState::Completed, true}, ActOutcome::Unknown,
            PrintProof::None, unknown);
        row("completed, one of two pages", {at100, at101, JobState::Completed, true, 2}, ActOutcome::Unknown,
            PrintProof::None, unknown);
        row("counter went back", {at101, at100, JobState::Completed, true}, ActOutcome::Unknown, PrintProof::None,
            unknown);
        row("printer restarted", {at100, {200, 3}, JobState::Completed, true}, ActOutcome::Unknown, PrintProof::None,
            unknown);
        row("aborted, counter still", {at100, at100, JobState::Aborted, true}, ActOutcome::NotCommitted,
            PrintProof::PageCounter, NoFault);
        row("cancelled, counter still", {at100, at100, JobState::Canceled, true, 1, ErrorCode::PaperOut},
            ActOutcome::NotCommitted, PrintProof::PageCounter, int(ErrorCode::PaperOut));
        row("cancelled, no counter", {none, none, JobState::Canceled, true, 1, ErrorCode::PaperOut},
            ActOutcome::Unknown, PrintProof::None, int(ErrorCode::PaperOut));
        row("cancelled too late", {at100, at101, JobState::Canceled, true, 1, ErrorCode::TimedOut},
            ActOutcome::Committed, PrintProof::PageCounter, NoFault);
        row("lost from sight", {at100, at100, JobState::Unknown, true, 1, ErrorCode::LinkBroken}, ActOutcome::Unknown,
            PrintProof::None, int(ErrorCode::LinkBroken));
        row("still printing", {at100, at100, JobState::Processing, true, 1, ErrorCode::TimedOut}, ActOutcome::Unknown,
            PrintProof::None, int(ErrorCode::TimedOut));
        row("no document was sent", {none, none, JobState::Unknown, false, 1, ErrorCode::AnswerLost},
            ActOutcome::NotCommitted, PrintProof::None, int(ErrorCode::AnswerLost));
    }
    void outcomes()
    {
        QFETCH(JobEvidence, evidence);
        QFETCH(ActOutcome, printed);
        QFETCH(PrintProof, proof);
        QFETCH(int, fault);
        const auto outcome = decide(evidence);
        QCOMPARE(outcome.printed, printed);
        QCOMPARE(outcome.proof, proof);
        QCOMPARE(outcome.fault ? int(*outcome.fault) : NoFault, fault);
    }

    void addresses()
    {
        const auto plain = PrinterAddress::parse(QStringLiteral("ipp://printer.local/ipp/print"));
        QVERIFY(plain);
        QCOMPARE(plain->port, 631);
        QCOMPARE(plain->resource, QByteArray("/ipp/print"));
        QVERIFY(!plain->tls);
        QVERIFY(PrinterAddress::parse(QStringLiteral("ipps://127.0.0.1:8631/ipp/print"))->tls);
        for (const char *bad : {"", "http://h/x", "ipp://", "file:///x", "tcp:127.0.0.1:9100", "ipp://h:0/x"})
            QCOMPARE(PrinterAddress::parse(QLatin1String(bad)).error().code, ErrorCode::BadConfig);
    }
};
QTEST_GUILESS_MAIN(TestIppDecisions)
#include "tst_ipp_decisions.moc"
