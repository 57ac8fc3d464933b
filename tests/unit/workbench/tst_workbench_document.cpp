// SPDX-License-Identifier: Apache-2.0
// The document printer as the standard's own tester and a host built on libcups see it.
#include "workbench_process.h"

#include <support/faults.h>

#include <QTest>
#include <cups/cups.h>
#include <memory>

using namespace kiosk::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray pdfOf(int pages)
{
    QByteArray pdf = "%PDF-1.4\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n2 0 obj <</Type /Pages /Count ";
    pdf += QByteArray::number(pages) + ">> endobj\n";
    for (int page = 0; page < pages; ++page)
        pdf += QByteArray::number(page + 3) + " 0 obj <</Type /Page /Parent 2 0 R>> endobj\n";
    return pdf + "%%EOF\n";
}

// A host with one kept-alive connection, straight to the printer's URI.
class Host {
public:
    explicit Host(const QString &uri)
        : m_uri(uri.toLatin1()), m_http(httpConnect2("127.0.0.1", uri.section(u':', 2).section(u'/', 0, 0).toInt(),
                                                     nullptr, AF_INET, HTTP_ENCRYPTION_IF_REQUESTED, 1, 2000, nullptr),
                                        httpClose)
    {
        if (m_http)
            httpSetTimeout(
                m_http.get(), 0.5, [](http_t *, void *) { return 0; }, nullptr);
    }
    bool isConnected() const { return m_http != nullptr; }

    ipp_t *request(ipp_op_t operation, int job = 0) const
    {
        ipp_t *message = ippNewRequest(operation);
        ippAddString(message, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr, m_uri.constData());
        if (job)
            ippAddInteger(message, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job);
        ippAddString(message, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nullptr, "kiosk");
        return message;
    }
    ipp_status_t send(ipp_t *message, const QByteArray &document = {})
    {
        m_answer.reset();
        if (document.isEmpty()) {
            m_answer.reset(cupsDoRequest(m_http.get(), message, "/ipp/print"));
            return m_answer ? ippGetStatusCode(m_answer.get()) : cupsLastError();
        }
        const bool started
            = cupsSendRequest(m_http.get(), message, "/ipp/print", CUPS_LENGTH_VARIABLE) == HTTP_STATUS_CONTINUE;
        ippDelete(message);
        if (!started
            || cupsWriteRequestData(m_http.get(), document.constData(), size_t(document.size()))
                != HTTP_STATUS_CONTINUE)
            return IPP_STATUS_ERROR_INTERNAL;
        m_answer.reset(cupsGetResponse(m_http.get(), "/ipp/print"));
        return m_answer ? ippGetStatusCode(m_answer.get()) : IPP_STATUS_ERROR_INTERNAL; // libcups says OK for a reset
    }
    int number(const char *name)
    {
        ipp_attribute_t *attribute = ippFindAttribute(m_answer.get(), name, IPP_TAG_ZERO);
        return attribute ? ippGetInteger(attribute, 0) : -1;
    }
    QStringList texts(const char *name)
    {
        QStringList texts;
        ipp_attribute_t *attribute = ippFindAttribute(m_answer.get(), name, IPP_TAG_ZERO);
        for (int i = 0; attribute && i < ippGetCount(attribute); ++i)
            texts << QString::fromUtf8(ippGetString(attribute, i, nullptr));
        return texts;
    }
    // The way certificates go: Create-Job, then Send-Document with the last document. Its job id, or 0.
    int print(const QByteArray &pdf)
    {
        ipp_t *create = request(IPP_OP_CREATE_JOB);
        ippAddString(create, IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", nullptr, "claim-0001");
        ippAddString(create, IPP_TAG_JOB, IPP_TAG_KEYWORD, "media", nullptr, "iso_a4_210x297mm");
        if (send(create) != IPP_STATUS_OK)
            return 0;
        const int id = number("job-id");
        return sendTo(id, pdf) == IPP_STATUS_OK ? id : 0;
    }
    ipp_status_t sendTo(int id, const QByteArray &pdf)
    {
        ipp_t *message = request(IPP_OP_SEND_DOCUMENT, id);
        ippAddString(message, IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", nullptr, "application/pdf");
        ippAddBoolean(message, IPP_TAG_OPERATION, "last-document", 1);
        return send(message, pdf);
    }
    int jobState(int id)
    {
        return send(request(IPP_OP_GET_JOB_ATTRIBUTES, id)) == IPP_STATUS_OK ? number("job-state") : -1;
    }
    int impressions()
    {
        return send(request(IPP_OP_GET_PRINTER_ATTRIBUTES)) == IPP_STATUS_OK ? number("printer-impressions-completed")
                                                                             : -1;
    }
    QStringList reasons()
    {
        send(request(IPP_OP_GET_PRINTER_ATTRIBUTES));
        return texts("printer-state-reasons");
    }

private:
    QByteArray m_uri;
    std::unique_ptr<http_t, void (*)(http_t *)> m_http;
    struct Delete {
        void operator()(ipp_t *message) const { ippDelete(message); }
    };
    std::unique_ptr<ipp_t, Delete> m_answer;
};

bool fault(WorkbenchProcess &bench, const char *name, QJsonObject more = {})
{
    more[u"fault"] = QLatin1String(name);
    return bench.does("document.fault", more);
}

constexpr auto Quick = "20"; // ms a page

} // namespace

class TestWorkbenchDocument : public QObject {
    Q_OBJECT
private slots:
    void theStandardsTesterIsContent_data()
    {
        QTest::addColumn<QString>("suite");
        QTest::newRow("attributes") << u"get-printer-attributes.test"_s;
        QTest::newRow("IPP/1.1") << u"ipp-1.1.test"_s;
    }
    void theStandardsTesterIsContent()
    {
        QFETCH(QString, suite);
        WorkbenchProcess bench;
        QCOMPARE(bench.start({u"--page-ms"_s, u"300"_s}), QString());
        QFile pdf(bench.path(u"page.pdf"_s));
        QVERIFY(pdf.open(QIODevice::WriteOnly));
        pdf.write(pdfOf(1));
        pdf.close();
        QProcess ipptool;
        ipptool.setProcessChannelMode(QProcess::MergedChannels);
        ipptool.start(u"ipptool"_s,
                      {u"-t"_s, u"-f"_s, pdf.fileName(), bench.ready()[u"certificate"].toString(), suite});
        QVERIFY2(ipptool.waitForStarted(), "ipptool is in the package cups-ipp-utils");
        QVERIFY(ipptool.waitForFinished(20'000));
        const QByteArray report = ipptool.readAll();
        QVERIFY2(ipptool.exitCode() == 0 && report.contains("PASS") && !report.contains("FAIL"), report.constData());
    }
    void aCertificateIsKeptAsItCame()
    {
        WorkbenchProcess bench;
        QCOMPARE(bench.start({u"--page-ms"_s, u"200"_s}), QString());
        Host host(bench.ready()[u"certificate"].toString());
        const int before = host.impressions();
        const QByteArray pdf = pdfOf(2) + QByteArray(300'000, '%');
        const int job = host.print(pdf);
        QVERIFY(job > 0);
        QCOMPARE(host.jobState(job), int(IPP_JSTATE_PROCESSING));
        QCOMPARE(host.texts("job-state-reasons"), QStringList{u"job-printing"_s});
        QTRY_COMPARE(host.jobState(job), int(IPP_JSTATE_COMPLETED));
        QCOMPARE(host.number("job-impressions-completed"), 2);
        QCOMPARE(host.impressions(), before + 2);

        QFile kept(bench.path(u"documents/001.pdf"_s));
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), pdf);
        const double received = bench.log("document-received").value(0)[u"mono"].toDouble();
        const double lastSheet = bench.log("sheet-out").value(1)[u"mono"].toDouble();
        QVERIFY2(lastSheet - received >= 399, qPrintable(QString::number(lastSheet - received)));
    }
    void anEmptyTrayHoldsTheJobUntilItIsFilled()
    {
        WorkbenchProcess bench;
        QCOMPARE(bench.start({u"--page-ms"_s, QLatin1String(Quick)}), QString());
        Host host(bench.ready()[u"certificate"].toString());
        QCOMPARE(host.reasons(), QStringList{u"none"_s});
        QVERIFY(fault(bench, "paper-out-during", {{u"page"_s, 2}}));
        const int job = host.print(pdfOf(2));
        QTRY_COMPARE(host.reasons(), (QStringList{u"media-empty-error"_s, u"media-needed-error"_s}));
        QCOMPARE(host.number("printer-state"), int(IPP_PSTATE_STOPPED));
        QCOMPARE(host.jobState(job), int(IPP_JSTATE_PROCESSING));
        QCOMPARE(host.number("job-impressions-completed"), 1);
        QVERIFY(bench.does("document.set", {{u"paper"_s, u"ok"_s}}));
        QTRY_COMPARE(host.jobState(job), int(IPP_JSTATE_COMPLETED)); // by itself: why certificate jobs must be canceled
        QCOMPARE(bench.log("sheet-out").size(), 2);
        faultEmulated("document.paper-out-during");
    }
    void aJamSpoilsTheSheetUnderWay()
    {
        WorkbenchProcess bench;
        QCOMPARE(bench.start({u"--page-ms"_s, QLatin1String(Quick)}), QString());
        Host host(bench.ready()[u"certificate"].toString());
        QVERIFY(fault(bench, "jam-during"));
        const int job = host.print(pdfOf(1));
        QTRY_COMPARE(host.reasons(), QStringList{u"media-jam-error"_s});
        QCOMPARE(bench.log("sheet-spoiled").size(), 1);
        QCOMPARE(host.send(host.request(IPP_OP_CANCEL_JOB, job)), IPP_STATUS_OK);
        QCOMPARE(host.send(host.request(IPP_OP_CANCEL_JOB, job)), IPP_STATUS_ERROR_NOT_POSSIBLE);
        QVERIFY(bench.does("document.set", {{u"jam"_s, false}, {u"toner"_s, u"low"_s}}));
        QCOMPARE(host.reasons(), QStringList{u"toner-low-warning"_s});
        QCOMPARE(host.jobState(job), int(IPP_JSTATE_CANCELED));
        QVERIFY(bench.log("sheet-out").isEmpty());
    }
    void aJobCanceledWhileItsSheetMovesStillGivesTheSheet()
    {
        WorkbenchProcess bench;
        QCOMPARE(bench.start({u"--page-ms"_s, u"300"_s}), QString());
        Host host(bench.ready()[u"certificate"].toString());
        const int job = host.print(pdfOf(2));
        QCOMPARE(host.send(host.request(IPP_OP_CANCEL_JOB, job)), IPP_STATUS_OK);
        QCOMPARE(host.jobState(job), int(IPP_JSTATE_PROCESSING));
        QCOMPARE(host.texts("job-state-reasons"), QStringList{u"processing-to-stop-point"_s});
        QTRY_COMPARE(host.jobState(job), int(IPP_JSTATE_CANCELED));
        QCOMPARE(bench.log("sheet-out").size(), 1);
        faultEmulated("document.cancelled-too-late");
    }
    void aLostAnswerLeavesTheJobBehind()
    {
        WorkbenchProcess bench;
        QCOMPARE(bench.start({u"--page-ms"_s, QLatin1String(Quick)}), QString());
        Host host(bench.ready()[u"certificate"].toString());
        QVERIFY(host.isConnected());
        QVERIFY(fault(bench, "answer-lost", {{u"on"_s, u"Send-Document"_s}}));
        QCOMPARE(host.print(pdfOf(1)), 0);
        QTRY_COMPARE(bench.log("sheet-out").size(), 1);
        ipp_t *list = host.request(IPP_OP_GET_JOBS);
        ippAddString(list, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "which-jobs", nullptr, "completed");
        ippAddString(list, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", nullptr, "all");
        QCOMPARE(host.send(list), IPP_STATUS_OK);
        QCOMPARE(host.texts("job-name"), QStringList{u"claim-0001"_s});
        faultEmulated("document.send-answer-lost");
    }
    void aLostRequestLeavesNothingBehind()
    {
        WorkbenchProcess bench;
        QCOMPARE(bench.start({u"--page-ms"_s, QLatin1String(Quick)}), QString());
        Host host(bench.ready()[u"certificate"].toString());
        QVERIFY(fault(bench, "request-lost", {{u"on"_s, u"Send-Document"_s}}));
        QCOMPARE(host.print(pdfOf(1)), 0);
        QVERIFY(bench.log("document-received").isEmpty());
        QVERIFY(fault(bench, "busy", {{u"on"_s, u"Create-Job"_s}}));
        QCOMPARE(host.send(host.request(IPP_OP_CREATE_JOB)), IPP_STATUS_ERROR_BUSY);
        faultEmulated("document.busy");
    }
    void completedIsNoProofOfASheet()
    {
        WorkbenchProcess bench;
        QCOMPARE(bench.start({u"--page-ms"_s, QLatin1String(Quick)}), QString());
        Host host(bench.ready()[u"certificate"].toString());
        const int before = host.impressions();
        QVERIFY(fault(bench, "completed-without-sheet"));
        const int job = host.print(pdfOf(1));
        QTRY_COMPARE(host.jobState(job), int(IPP_JSTATE_COMPLETED));
        QCOMPARE(host.impressions(), before);
        QCOMPARE(bench.log("sheet-missing").size(), 1);
        faultEmulated("document.completed-without-sheet");

        QVERIFY(fault(bench, "job-aborted"));
        const int aborted = host.print(pdfOf(1));
        QTRY_COMPARE(host.jobState(aborted), int(IPP_JSTATE_ABORTED));
        faultEmulated("document.job-aborted");
        QVERIFY(fault(bench, "stuck"));
        const int stuck = host.print(pdfOf(1));
        QCOMPARE(host.jobState(stuck), int(IPP_JSTATE_PROCESSING));
        QCOMPARE(host.reasons(), QStringList{u"none"_s});
        QCOMPARE(host.number("printer-state"), int(IPP_PSTATE_IDLE));
        faultEmulated("document.stuck");
        QVERIFY(fault(bench, "restart"));
        QCOMPARE(host.jobState(stuck), -1); // forgotten with the power
        faultEmulated("document.restarted-in-job");
    }
    void aHangingPrinterAnswersNothingUntilThePlugIsPulled()
    {
        WorkbenchProcess bench;
        QCOMPARE(bench.start({u"--page-ms"_s, QLatin1String(Quick)}), QString());
        Host host(bench.ready()[u"certificate"].toString());
        QVERIFY(fault(bench, "hang"));
        QCOMPARE(host.impressions(), -1); // after the host's own time-out
        faultEmulated("document.silent");
        QVERIFY(bench.does("device.unplug", {{u"device"_s, u"certificate"_s}}));
        QVERIFY(!Host(bench.ready()[u"certificate"].toString()).isConnected());
        QCOMPARE(bench.act("state")[u"certificate"][u"plugged"], QJsonValue(false));
        QVERIFY(bench.does("device.plug", {{u"device"_s, u"certificate"_s}}));
        Host again(bench.ready()[u"certificate"].toString());
        QVERIFY(again.impressions() > 0);
    }
    void jobsThatAskForTheImpossibleAreRefused()
    {
        WorkbenchProcess bench;
        QCOMPARE(bench.start({u"--page-ms"_s, QLatin1String(Quick)}), QString());
        Host host(bench.ready()[u"certificate"].toString());
        const auto validate = [&](const char *media, bool strict) {
            ipp_t *message = host.request(IPP_OP_VALIDATE_JOB);
            ippAddBoolean(message, IPP_TAG_OPERATION, "ipp-attribute-fidelity", strict);
            ippAddString(message, IPP_TAG_JOB, IPP_TAG_KEYWORD, "media", nullptr, media);
            return host.send(message);
        };
        QCOMPARE(validate("iso_a4_210x297mm", true), IPP_STATUS_OK);
        QCOMPARE(validate("iso_a3_297x420mm", true), IPP_STATUS_ERROR_ATTRIBUTES_OR_VALUES);
        ipp_t *print = host.request(IPP_OP_PRINT_JOB);
        ippAddString(print, IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", nullptr, "image/jpeg");
        QCOMPARE(host.send(print, "JFIF"), IPP_STATUS_ERROR_DOCUMENT_FORMAT_NOT_SUPPORTED);
        QCOMPARE(host.send(host.request(IPP_OP_PRINT_JOB), "not a PDF"), IPP_STATUS_OK);
        QCOMPARE(host.jobState(host.number("job-id")), int(IPP_JSTATE_ABORTED));
    }
};
QTEST_GUILESS_MAIN(TestWorkbenchDocument)
#include "tst_workbench_document.moc"
