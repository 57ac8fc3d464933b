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
        QVERIFY(ink.add({{{100, 0, 1000, 91'500}, {100, 0, 0, 91'504}}, {23'600, 15'000}}));
        const auto json = signatureJson(
            {QByteArray(32, '\x0f'), ink, clock.wall(), QStringLiteral("林**"), QStringLiteral("terminal-001")});
        QVERIFY(json);
        QCOMPARE(
            json->reveal(),
            QByteArray(R"({"canvas":{"heightMm":150,"widthMm":236},"documentSha256":")") + QByteArray("0f").repeated(32)
                + QByteArray(
                    R"(","format":"yizhan-signature/1","signedAt":"2026-03-12T10:24:00.000+08:00",)"
                    R"("signer":"林**","strokes":[[[40.12,62.3,0,null],[40.9,-0.05,8,0.5]],[[1,0,500,1],[1,0,504,0]]],)"
                    R"("terminal":"terminal-001"})"));
    }
    void anothersSignatureSaysWhoSignedWhichCase()
    {
        const test::VirtualClock clock;
        Ink ink;
        QVERIFY(ink.add({{{1, 1, -1, 1}}, {100, 100}}));
        const HandSignature signature{QByteArray(32, '\x0f'), ink, clock.wall(), QStringLiteral("陈**"),
                                      QStringLiteral("terminal-001")};
        const auto given = [&](QStringView number) {
            return CoSignature{CoSignatureId::make(clock),
                               VisitId::make(clock),
                               QStringLiteral("CH20260313000006"),
                               QStringLiteral("seller"),
                               QStringLiteral("card+sms"),
                               {SensitiveText(u"陈示例"),
                                SensitiveText(number),
                                QStringLiteral("resident"),
                                SensitiveText(u"1877-01-01"),
                                SensitiveText(u"样例路 1 号"),
                                {}},
                               signature,
                               {}};
        };
        const CoSignature whole = given(u"330199187701011236");
        const auto json = coSignatureJson(whole);
        QVERIFY(json);
        const QByteArray text = json->reveal();
        QVERIFY(text.startsWith(R"({"caseNo":"CH20260313000006","citizen":{)"));
        QVERIFY(text.contains(R"("format":"yizhan-co-signature/1","identity":{"method":"card+sms","verified":true})"));
        QVERIFY(text.contains(R"("signature":{"canvas":)") && text.contains(QByteArray("0f").repeated(32)));
        QVERIFY(text.contains(R"("signer":"seller")") && text.contains(whole.id.text().toLatin1()));
        QCOMPARE(coSignatureJson(given(u"")).error().code, ErrorCode::InvalidInput);
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
