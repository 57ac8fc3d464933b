// SPDX-License-Identifier: Apache-2.0
// Reading codes with a camera: what is read, what is refused, and when the camera sees at all.
#include "camera_scanner_fixture.h"

#include <QTemporaryDir>

using namespace kiosk;
using namespace kiosk::test;
using hal::CodeUse;
using hal::HealthLevel;
using workbench::CameraFormat;

class TestCameraScanner : public CameraScannerFixture {
    Q_OBJECT
private slots:
    void aCodeIsReadFromEveryFormat_data()
    {
        QTest::addColumn<int>("format");
        QTest::newRow("grey") << int(CameraFormat::Grey);
        QTest::newRow("nv12") << int(CameraFormat::Nv12);
        QTest::newRow("yuyv") << int(CameraFormat::Yuyv);
        QTest::newRow("mjpeg") << int(CameraFormat::Mjpeg);
    }
    void aCodeIsReadFromEveryFormat()
    {
        QFETCH(int, format);
        plug({CameraFormat(format), {1280, 720}, 30});
        openAndEnable();
        QVERIFY(m_camera->showCode("办事回执 YZ-0001"));
        const auto code = scan();
        QCOMPARE(textOf(code), QStringLiteral("办事回执 YZ-0001"));
        QCOMPARE(code->symbology, hal::Symbology::QrCode);
        QCOMPARE(code->aimId.left(2), QStringLiteral("]Q"));
        QCOMPARE(statistic("GoodScanCount"), 1);
    }
    void theCameraSeesOnlyWhileSomebodyWaits()
    {
        openAndEnable();
        QCOMPARE(m_camera->seen().starts, 0);
        auto pending = m_scanner->scan(CodeUse::Licence, in(10s));
        QTRY_VERIFY(isSeeing());
        QVERIFY(m_camera->showCode("first"));
        QCOMPARE(textOf(wait(pending)), QStringLiteral("first"));
        QVERIFY(!isSeeing());
        QVERIFY(m_camera->memoryIsBlank());
        QCOMPARE(m_camera->seen().wishedRate, 15);
    }
    void theFirstFramesAreNotLookedAt()
    {
        openAndEnable();
        QVERIFY(m_camera->showCode("warm"));
        QVERIFY(scan());
        QCOMPARE(m_camera->seen().frames, 5); // four while the exposure settles, and one
    }
    void nobodyShowsACode()
    {
        openAndEnable();
        QCOMPARE(codeOf(scan(700ms)), ErrorCode::TimedOut);
        QVERIFY(!isSeeing());
        QVERIFY(m_camera->memoryIsBlank());
        QVERIFY(isOnline());
    }
    void cancelTurnsTheCameraOff()
    {
        openAndEnable();
        auto pending = m_scanner->scan(CodeUse::Licence, in(20s));
        QTRY_VERIFY(isSeeing());
        m_scanner->cancel(QStringLiteral("session"));
        QCOMPARE(codeOf(wait(pending)), ErrorCode::Cancelled);
        QVERIFY(!isSeeing());
    }
    void aTelephoneInDarkModeIsRead()
    {
        QTemporaryDir folder;
        auto picture = workbench::codePicture("dark mode", {640, 480});
        QVERIFY(picture);
        picture->invertPixels();
        const auto file = folder.filePath(QStringLiteral("dark.png"));
        QVERIFY(picture->save(file));
        QVERIFY(m_camera->showFile(file));
        openAndEnable();
        QCOMPARE(textOf(scan()), QStringLiteral("dark mode")); // the fifth frame's rescue
    }
    void aCodeOfAnotherKindIsToldApart()
    {
        openAndEnable();
        QVERIFY(m_camera->showCode("https://example.gov.cn/a"));
        QCOMPARE(codeOf(scan(5s, CodeUse::IdNumber)), ErrorCode::CodeKind);
        QVERIFY(isOnline());
        QVERIFY(!isSeeing());
        QCOMPARE(statistic("FailedScanCount"), 1);
    }
    void noLineOfTheLogHoldsAText()
    {
        openAndEnable();
        QVERIFY(m_camera->showCode("SECRET-330199202601010017"));
        QVERIFY(scan());
        QVERIFY(codeOf(scan(5s, CodeUse::IdNumber)) != ErrorCode::TimedOut);
        QVERIFY(m_lines->all().contains("device.act"));
        QVERIFY(!m_lines->all().contains("SECRET"));
        QVERIFY(!m_lines->all().contains("330199"));
    }
    void healthLooksWithoutSeeingOrTakesOnePicture()
    {
        openAndEnable();
        const auto internal = wait(m_scanner->checkHealth(HealthLevel::Internal, in(3s)));
        QVERIFY(internal && internal->passed);
        QCOMPARE(m_camera->seen().starts, 0);
        const auto external = wait(m_scanner->checkHealth(HealthLevel::External, in(3s)));
        QVERIFY(external && external->passed);
        QVERIFY2(external->text.contains(QStringLiteral("640x480 yuyv, mean brightness 1")),
                 qPrintable(external->text));
        QVERIFY(!isSeeing());
        m_camera->setFault(Fault::ShortFrame);
        const auto broken = wait(m_scanner->checkHealth(HealthLevel::External, in(5s)));
        QVERIFY(broken && !broken->passed);
        m_camera->setFault(Fault::None);
        QVERIFY(m_camera->showCode("anything"));
        const auto interactive = wait(m_scanner->checkHealth(HealthLevel::Interactive, in(5s)));
        QVERIFY(interactive && interactive->passed);
        QVERIFY(!interactive->text.contains(QStringLiteral("anything")));
        QVERIFY(wait(m_scanner->reset(in(3s))));
        QVERIFY(scan());
    }
    void impossiblePortsAndParametersAreRefused_data()
    {
        QTest::addColumn<QString>("port");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        const auto camera = QStringLiteral("camera:/dev/video42");
        QTest::newRow("serial") << QStringLiteral("serial:/dev/ttyS0") << QString() << QString();
        QTest::newRow("one side") << camera << QStringLiteral("size") << QStringLiteral("1280");
        QTest::newRow("odd") << camera << QStringLiteral("size") << QStringLiteral("641x480");
        QTest::newRow("tiny") << camera << QStringLiteral("size") << QStringLiteral("64x64");
        QTest::newRow("three sides") << camera << QStringLiteral("size") << QStringLiteral("640x480x3");
        QTest::newRow("no rate") << camera << QStringLiteral("fps") << QStringLiteral("fast");
        QTest::newRow("too fast") << camera << QStringLiteral("fps") << QStringLiteral("1000");
    }
    void impossiblePortsAndParametersAreRefused()
    {
        QFETCH(QString, port);
        QFETCH(QString, name);
        QFETCH(QString, value);
        const auto made = make(port, name.isEmpty() ? QMap<QString, QString>() : QMap<QString, QString>{{name, value}});
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::BadConfig);
    }
};

QTEST_GUILESS_MAIN(TestCameraScanner)
#include "tst_camera_scanner.moc"
