// SPDX-License-Identifier: Apache-2.0
// A correction before it is sealed, and as an outbox row keeps it.
#include <cases/correction.h>
#include <core/clock.h>

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace kiosk;

namespace {

CorrectionDraft draft()
{
    const SystemClock clock;
    CorrectionDraft made;
    made.id = CorrectionId::make(clock);
    made.caseNo = QStringLiteral("CH20260313000001");
    made.visit = VisitId::make(clock);
    made.createdAt = QDateTime({2026, 3, 13}, {10, 31}, Qt::OffsetFromUTC, 8 * 3600);
    made.terminal = QStringLiteral("terminal-001");
    made.identityMethod = QStringLiteral("card+sms");
    made.identityVerified = true;
    made.citizen.name = SensitiveText(u"林例");
    made.citizen.number = SensitiveText(u"330199188001010018");
    made.citizen.kind = QStringLiteral("resident");
    made.citizen.birth = SensitiveText(u"1880-01-01");
    made.citizen.address = SensitiveText(u"青瓷路 18 号");
    made.answer = {QStringLiteral("phone"), SensitiveText(u"13900006021"), QStringLiteral("citizen")};
    return made;
}

} // namespace

class TestCorrection : public QObject {
    Q_OBJECT
private slots:
    void itsJsonIsThatOfTheContract()
    {
        CorrectionDraft one = draft();
        one.sealedTo = QString(64, u'a');
        const SensitiveBytes bytes = correctionJson(one).value();
        const QJsonObject json
            = QJsonDocument::fromJson(QByteArray(bytes.view().data(), qsizetype(bytes.view().size()))).object();
        QCOMPARE(json[u"format"].toString(), QStringLiteral("yizhan-correction/1"));
        QCOMPARE(json[u"correctionId"].toString(), one.id.text());
        QCOMPARE(json[u"caseNo"].toString(), one.caseNo);
        QCOMPARE(json[u"visit"].toString(), one.visit.text());
        QCOMPARE(json[u"createdAt"].toString(), QStringLiteral("2026-03-13T10:31:00.000+08:00"));
        QCOMPARE(json[u"identity"],
                 QJsonValue(QJsonObject{{QStringLiteral("method"), QStringLiteral("card+sms")},
                                        {QStringLiteral("verified"), true}}));
        QCOMPARE(json[u"citizen"][u"number"].toString(), QStringLiteral("330199188001010018"));
        QCOMPARE(json[u"answer"],
                 QJsonValue(QJsonObject{{QStringLiteral("id"), QStringLiteral("phone")},
                                        {QStringLiteral("source"), QStringLiteral("citizen")},
                                        {QStringLiteral("value"), QStringLiteral("13900006021")}}));
        QVERIFY(!json.contains(u"material") && json[u"sealedTo"].toString() == one.sealedTo);
    }
    void whatIsMissingIsNamed_data()
    {
        QTest::addColumn<QString>("member");
        for (const char *member : {"correctionId", "caseNo", "visit", "createdAt", "terminal", "identity.method",
                                   "citizen.number", "answer"})
            QTest::newRow(member) << QString::fromLatin1(member);
    }
    void whatIsMissingIsNamed()
    {
        QFETCH(QString, member);
        CorrectionDraft one = draft();
        if (member == u"correctionId")
            one.id = {};
        else if (member == u"caseNo")
            one.caseNo.clear();
        else if (member == u"visit")
            one.visit = {};
        else if (member == u"createdAt")
            one.createdAt = {};
        else if (member == u"terminal")
            one.terminal.clear();
        else if (member == u"identity.method")
            one.identityMethod.clear();
        else if (member == u"citizen.number")
            one.citizen.number = {};
        else
            one.answer.value = {};
        const auto json = correctionJson(one);
        QVERIFY(!json && json.error().code == ErrorCode::InvalidInput);
        QCOMPARE(json.error().context, QStringLiteral("correction: ") + member);
    }
    void aRowKeepsTheCaseAndTheEnvelope()
    {
        const CorrectionId id = draft().id;
        const QByteArray envelope("0\x82\n\0after a line and a nought", 30); // as DER may have them
        const auto kept = decodedCorrection(id, encoded({id, {}, QStringLiteral("CH20260313000001"), envelope}));
        QVERIFY(kept && kept->id == id && kept->visit.isNull());
        QCOMPARE(kept->caseNo, QStringLiteral("CH20260313000001"));
        QCOMPARE(kept->envelope, envelope);
    }
    void whatIsNoRowIsRefused()
    {
        const CorrectionId id = draft().id;
        for (const char *bytes : {"", "CH20260313000001", "CH20260313000001\n", "\nenvelope"})
            QVERIFY2(!decodedCorrection(id, bytes), bytes);
        QVERIFY(!decodedCorrection({}, "CH20260313000001\nenvelope"));
    }
};

QTEST_APPLESS_MAIN(TestCorrection)
#include "tst_correction.moc"
