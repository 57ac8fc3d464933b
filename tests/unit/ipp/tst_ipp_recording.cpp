// SPDX-License-Identifier: Apache-2.0
// A print is recorded without what is a citizen's, and the driver prints on the recording as it does on the printer.
#include "printer_rig.h"

#include <QTemporaryDir>
#include <QTest>
#include <cups/cups.h>

using namespace kiosk;
using namespace kiosk::test;
using ipp::IppReplay;

namespace {

const QString committedRecording = QStringLiteral(KIOSK_TEST_DATA "/recordings/document.ipp.jsonl");

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Of one print on the emulated printer. tests/data/recordings/document.ipp.jsonl is such a file.
QString recorded(const QString &folder)
{
    QString path = folder + QStringLiteral("/document.ipp.jsonl");
    FakeIppPrinter fake;
    fake.addJob("somebody else's");
    Rig rig(fake.uri(), {}, {},
            {RecordingFile::create(path, {QStringLiteral("document.ipp"), QStringLiteral("ipp"), {}, {}}).value()});
    [&] {
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        rig.begin();
        QTRY_COMPARE(rig.said(), committed);
    }();
    return path;
}

} // namespace

class TestIppRecording : public QObject {
    Q_OBJECT
private slots:
    void nothingOfACitizenIsKept()
    {
        const QTemporaryDir folder;
        const auto file = contentOf(recorded(qEnvironmentVariable("KIOSK_RECORDINGS", folder.path())));
        const auto recording = parseRecording(file);
        QVERIFY(recording);
        QByteArray spoken;
        for (const auto &exchange : recording->exchanges)
            spoken += exchange.request + exchange.reply;
        for (const QByteArray &secret : {claim.toUtf8(), QByteArray("somebody"), QByteArray("%PDF"), QByteArray("cccc"),
                                         QByteArray("requesting-user"), QByteArray("127.0.0.1")})
            QVERIFY2(!spoken.contains(secret), secret.constData());
        QVERIFY(spoken.contains("00000x0x-0000-0000-0000-0000000000x0"));
        const auto sent = std::ranges::find_if(recording->exchanges, [](const WireExchange &exchange) {
            return exchange.request.mid(2, 2) == QByteArray::fromHex("0006");
        });
        QVERIFY(sent != recording->exchanges.end());
        const auto message = ipp::messageOf(sent->request);
        QCOMPARE(ippGetInteger(ippFindAttribute(message.get(), "kiosk-document-bytes", IPP_TAG_INTEGER), 0),
                 int(certificate.size()));
    }
    // The committed one, so that the test fails when a change of the driver asks what it never heard.
    void aRecordingPrintsAgainAndAgain()
    {
        const auto replay = IppReplay::load(committedRecording);
        QVERIFY(replay);
        Rig rig(QStringLiteral("ipp://replay.invalid/"), {}, {}, {{}, *replay});
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        for (int i = 0; i < 3; ++i) {
            rig.document.append("another length");
            rig.begin(30s, QStringLiteral("another claim %1").arg(i));
            QTRY_COMPARE(rig.said(), committed);
            QCOMPARE(rig.proof(), PrintProof::PageCounter);
        }
        QCOMPARE((*replay)->unknown(), 0);
    }
    void whatWasNeverAskedIsNotSupported()
    {
        const auto replay = IppReplay::load(committedRecording).value();
        const ipp::Message question(ippNewRequest(IPP_OP_PAUSE_PRINTER), ippDelete);
        const auto answer = ipp::messageOf(replay->answer(ipp::bytesOf(question.get())));
        QVERIFY(answer);
        QCOMPARE(ippGetStatusCode(answer.get()), IPP_STATUS_ERROR_OPERATION_NOT_SUPPORTED);
        QCOMPARE(ippGetRequestId(answer.get()), ippGetRequestId(question.get()));
        QCOMPARE(replay->unknown(), 1);
        QVERIFY(replay->answer("no IPP").isEmpty());
    }
    void theDriverTakesAReplayPort()
    {
        const hal::DeviceServices services{systemClock, Logger()};
        const auto device = ipp::ippDriver().create(
            {QStringLiteral("certificate"), {}, QStringLiteral("replay:") + committedRecording, {}}, services);
        QVERIFY(device);
        QVERIFY((*device)->open());
        QTRY_COMPARE((*device)->status().device.value, DeviceStatus::Online);
        const auto missing = ipp::ippDriver().create(
            {QStringLiteral("certificate"), {}, QStringLiteral("replay:/nowhere.jsonl"), {}}, services);
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, ErrorCode::NoDevice);
    }
};

QTEST_GUILESS_MAIN(TestIppRecording)
#include "tst_ipp_recording.moc"
