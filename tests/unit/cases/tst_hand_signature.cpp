// SPDX-License-Identifier: Apache-2.0
#include <cases/hand_signature.h>
#include <support/virtual_clock.h>

#include <QTest>

using namespace kiosk;

class TestHandSignature : public QObject {
    Q_OBJECT
private slots:
    void theStrokesAreWrittenInMillimetresAndMilliseconds()
    {
        const test::VirtualClock clock;
        Ink ink;
        QVERIFY(ink.add({{{4012, 6230, -1, 91'000}, {4090, -5, 500, 91'008}}, {23'600, 15'000}}));
        QVERIFY(ink.add({{{100, 0, 1000, 91'500}}, {23'600, 15'000}}));
        const auto json = signatureJson(
            {QByteArray(32, '\x0f'), ink, clock.wall(), QStringLiteral("林**"), QStringLiteral("terminal-001")});
        QVERIFY(json);
        QCOMPARE(
            json->reveal(),
            QByteArray(R"({"canvas":{"heightMm":150,"widthMm":236},"documentSha256":")") + QByteArray("0f").repeated(32)
                + QByteArray(R"(","format":"yizhan-signature/1","signedAt":"2026-03-12T10:24:00.000+08:00",)"
                             R"("signer":"林**","strokes":[[[40.12,62.3,0,null],[40.9,-0.05,8,0.5]],[[1,0,500,1]]],)"
                             R"("terminal":"terminal-001"})"));
    }
    void nothingIsNoSignature()
    {
        const test::VirtualClock clock;
        Ink ink;
        QCOMPARE(signatureJson({QByteArray(32, 'x'), ink, clock.wall(), {}, {}}).error().code, ErrorCode::InvalidInput);
        QVERIFY(ink.add({{{1, 1, -1, 1}}, {100, 100}}));
        QCOMPARE(signatureJson({{}, ink, clock.wall(), {}, {}}).error().code, ErrorCode::InvalidInput);
    }
};
QTEST_GUILESS_MAIN(TestHandSignature)
#include "tst_hand_signature.moc"
