// SPDX-License-Identifier: Apache-2.0
#include <cases/canonical_json.h>
#include <cases/saved_draft.h>
#include <support/virtual_clock.h>

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace kiosk;

namespace {

SensitiveText personal(QStringView text) { return SensitiveText(text); }

CaseDraft aDraft(const Clock &clock)
{
    CaseDraft draft;
    draft.submission = SubmissionId::make(clock);
    draft.visit = VisitId::make(clock);
    draft.item = QStringLiteral("residence-permit-application");
    draft.itemVersion = QStringLiteral("1.0.0");
    draft.receiptCode = ReceiptCode::make(u"CH").value();
    draft.createdAt = clock.wall();
    draft.terminal = QStringLiteral("terminal-001");
    draft.identityMethod = QStringLiteral("card+sms");
    draft.identityVerified = true;
    draft.citizen.name = personal(u"欧阳娜𠮷");
    draft.citizen.number = personal(u"330199199001310011");
    draft.citizen.kind = QStringLiteral("resident");
    draft.citizen.birth = personal(u"1990-01-31");
    draft.citizen.address = personal(u"文三路 \"9\" 号\\二单元\t\u0001");
    draft.citizen.phone = personal(u"13800000021");
    draft.answers.push_back({QStringLiteral("reason"), personal(u"work"), QStringLiteral("citizen")});
    draft.answers.push_back({QStringLiteral("address"), personal(u"文三路"), QStringLiteral("card")});
    return draft;
}

CaseDraft signedDraft(const Clock &clock)
{
    CaseDraft draft = aDraft(clock);
    draft.materials.push_back({MaterialId::make(clock), QStringLiteral("signature"),
                               QStringLiteral("application/vnd.yizhan.signature+json"), 900, QByteArray(32, '\xab')});
    draft.signatures.push_back(
        {QStringLiteral("applicant"),
         documentDigest({draft.submission, draft.visit, draft.item, draft.itemVersion, draft.answers}),
         draft.materials.front().id});
    return draft;
}

} // namespace

class TestCaseDraft : public QObject {
    Q_OBJECT
private slots:
    void evidenceAndTheMembersOfABundleStandInIt()
    {
        test::VirtualClock clock;
        CaseDraft draft = aDraft(clock);
        QVERIFY(caseJson(draft).value().reveal().contains(R"("birth":"1990-01-31")"));
        QVERIFY(!caseJson(draft).value().reveal().contains("evidence"));
        QVERIFY(!caseJson(draft).value().reveal().contains("members"));
        draft.evidence = {{QStringLiteral("marriage"), QStringLiteral("later"), QDate(2026, 3, 26)},
                          {QStringLiteral("deed"), QStringLiteral("shared"), {}}};
        draft.members.push_back(
            {QStringLiteral("newborn-insurance"), QStringLiteral("1.0.0"), {}, {QStringLiteral("reason")}});
        draft.members.push_back({QStringLiteral("newborn-card"),
                                 QStringLiteral("1.1.0"),
                                 {QStringLiteral("newborn-insurance")},
                                 {QStringLiteral("reason"), QStringLiteral("address")}});
        const QJsonObject json = QJsonDocument::fromJson(caseJson(draft).value().reveal()).object();
        QCOMPARE(json[u"evidence"][0][u"due"], QStringLiteral("2026-03-26"));
        QCOMPARE(json[u"evidence"][1].toObject().keys(), QStringList({"from", "id"}));
        QCOMPARE(json[u"members"][1][u"after"].toArray(), QJsonArray{QStringLiteral("newborn-insurance")});
        QCOMPARE(json[u"members"][1][u"fields"].toArray().size(), 2);
        QCOMPARE(json[u"members"][0][u"itemVersion"], QStringLiteral("1.0.0"));
    }
    void answersOfAGroupSayWhichOneTheyAreAbout()
    {
        const test::VirtualClock clock;
        CaseDraft draft = aDraft(clock);
        draft.answers.push_back({QStringLiteral("child2Name"), personal(u"林小雪"), QStringLiteral("citizen"),
                                 QStringLiteral("child"), 2, QStringLiteral("name")});
        const QByteArray bytes = caseJson(draft).value().reveal();
        QVERIFY(bytes.contains("{\"field\":\"name\",\"group\":\"child\",\"id\":\"child2Name\",\"index\":2,"
                               "\"source\":\"citizen\",\"value\":\"林小雪\"}"));
        QVERIFY(bytes.contains("{\"id\":\"reason\",\"source\":\"citizen\",\"value\":\"work\"}")); // others do not
    }
    void whatIsDisputedStandsBesideWhatIsRight()
    {
        const test::VirtualClock clock;
        CaseDraft draft = aDraft(clock);
        const QByteArray before
            = documentDigest({draft.submission, draft.visit, draft.item, draft.itemVersion, draft.answers});
        draft.answers[0].disputed = personal(u"study");
        draft.answers[0].disputedSource = QStringLiteral("portal");
        QVERIFY(caseJson(draft).value().reveal().contains(
            "{\"disputed\":{\"source\":\"portal\",\"value\":\"study\"},\"id\":\"reason\",\"source\":\"citizen\","
            "\"value\":\"work\"}"));
        QVERIFY(documentDigest({draft.submission, draft.visit, draft.item, draft.itemVersion, draft.answers})
                != before);
    }
    void theCaseHasTheAgreedShape()
    {
        test::VirtualClock clock;
        const CaseDraft draft = aDraft(clock);
        const QJsonObject json = QJsonDocument::fromJson(caseJson(draft).value().reveal()).object();
        QCOMPARE(json[u"format"], QStringLiteral("yizhan-case/1"));
        QCOMPARE(json[u"submissionId"], draft.submission.text());
        QCOMPARE(json[u"visit"], draft.visit.text());
        QCOMPARE(json[u"receiptCode"], draft.receiptCode.text());
        QCOMPARE(json[u"createdAt"], QStringLiteral("2026-03-12T10:24:00.000+08:00"));
        QCOMPARE(
            json[u"identity"].toObject(),
            (QJsonObject{{QStringLiteral("method"), QStringLiteral("card+sms")}, {QStringLiteral("verified"), true}}));
        QCOMPARE(json[u"conditional"], false);
        QCOMPARE(json[u"citizen"][u"name"], QStringLiteral("欧阳娜𠮷"));
        QCOMPARE(json[u"citizen"][u"phone"], QStringLiteral("13800000021"));
        const QJsonArray answers = json[u"answers"].toArray();
        QCOMPARE(answers.size(), 2);
        QCOMPARE(answers[0][u"id"], QStringLiteral("reason"));
        QCOMPARE(answers[1][u"source"], QStringLiteral("card"));
        const QStringList members{
            QStringLiteral("answers"),      QStringLiteral("citizen"),     QStringLiteral("conditional"),
            QStringLiteral("createdAt"),    QStringLiteral("format"),      QStringLiteral("identity"),
            QStringLiteral("item"),         QStringLiteral("itemVersion"), QStringLiteral("receiptCode"),
            QStringLiteral("submissionId"), QStringLiteral("terminal"),    QStringLiteral("visit")};
        QCOMPARE(json.keys(), members);
    }
    void aDraftForElsewhereHasTheAnswersAndNoCitizen()
    {
        const test::VirtualClock clock;
        SavedDraft draft;
        draft.draft = DraftId::make(clock);
        draft.visit = VisitId::make(clock);
        draft.item = QStringLiteral("residence-permit-application");
        draft.itemVersion = QStringLiteral("1.0.0");
        draft.createdAt = QDateTime({2026, 3, 13}, {10, 31});
        draft.terminal = QStringLiteral("terminal-001");
        draft.keepDays = 7;
        draft.answers.push_back({QStringLiteral("reason"), SensitiveText(u"work"), QStringLiteral("citizen")});
        draft.evidence = {{QStringLiteral("lease"), QStringLiteral("later"), QDate(2026, 3, 26)}};
        const QByteArray bytes = draftJson(draft).value().reveal();
        QCOMPARE(bytes, QJsonDocument::fromJson(bytes).toJson(QJsonDocument::Compact));
        const QJsonObject json = QJsonDocument::fromJson(bytes).object();
        QCOMPARE(json.keys(),
                 QStringList({"answers", "createdAt", "draftId", "evidence", "format", "item", "itemVersion",
                              "keepDays", "terminal", "visit"}));
        QCOMPARE(json[u"format"], QStringLiteral("yizhan-draft/1"));
        QCOMPARE(json[u"answers"][0][u"value"], QStringLiteral("work"));
        for (const int days : {0, 31}) {
            draft.keepDays = days;
            QCOMPARE(draftJson(draft).error().code, ErrorCode::InvalidInput);
        }
    }
    void materialsAreNamedByTheirCiphertext()
    {
        const test::VirtualClock clock;
        CaseDraft draft = aDraft(clock);
        const SealedMaterial material{MaterialId::make(clock), QStringLiteral("birth-certificate"),
                                      QStringLiteral("image/jpeg"), 1'000'383, QByteArray(32, '\xab')};
        draft.materials.push_back(material);
        draft.sealedTo = QString(64, u'e');
        const QByteArray bytes = caseJson(draft).value().reveal();
        QCOMPARE(bytes, QJsonDocument::fromJson(bytes).toJson(QJsonDocument::Compact));
        const QJsonObject json = QJsonDocument::fromJson(bytes).object();
        QCOMPARE(json[u"sealedTo"], draft.sealedTo);
        QCOMPARE(json[u"materials"].toArray(),
                 (QJsonArray{QJsonObject{{QStringLiteral("id"), material.id.text()},
                                         {QStringLiteral("name"), QStringLiteral("birth-certificate")},
                                         {QStringLiteral("mediaType"), QStringLiteral("image/jpeg")},
                                         {QStringLiteral("size"), 1'000'383},
                                         {QStringLiteral("sha256"), QStringLiteral("ab").repeated(32)}}}));
        draft.materials.front().digest.clear();
        QCOMPARE(caseJson(draft).error().code, ErrorCode::InvalidInput);
    }
    void aSignatureBindsTheAnswersToItsStrokes()
    {
        const test::VirtualClock clock;
        CaseDraft draft = signedDraft(clock);
        const QJsonObject json = QJsonDocument::fromJson(caseJson(draft).value().reveal()).object();
        const QByteArray digest = draft.signatures.front().documentDigest;
        QCOMPARE(json[u"signatures"].toArray(),
                 (QJsonArray{QJsonObject{{QStringLiteral("role"), QStringLiteral("applicant")},
                                         {QStringLiteral("documentSha256"), QString::fromLatin1(digest.toHex())},
                                         {QStringLiteral("material"), draft.materials.front().id.text()}}}));
        // whoever has the case computes the same
        QJsonObject document{{QStringLiteral("format"), QStringLiteral("yizhan-document/1")}};
        for (const char *member : {"answers", "item", "itemVersion", "submissionId", "visit"})
            document.insert(QLatin1String(member), json[QLatin1String(member)]);
        QCOMPARE(QCryptographicHash::hash(QJsonDocument(document).toJson(QJsonDocument::Compact),
                                          QCryptographicHash::Sha256),
                 digest);
    }
    void nothingIsSealedUnderASignatureThatIsNotOfIt()
    {
        const test::VirtualClock clock;
        CaseDraft changed = signedDraft(clock);
        changed.answers.back().value = personal(u"文三路 1");
        CaseDraft more = signedDraft(clock);
        more.answers.push_back({QStringLiteral("wants"), personal(u"job"), QStringLiteral("citizen")});
        CaseDraft otherVersion = signedDraft(clock);
        otherVersion.itemVersion = QStringLiteral("1.0.1");
        CaseDraft otherCase = signedDraft(clock);
        otherCase.submission = SubmissionId::make(clock);
        CaseDraft withoutStrokes = signedDraft(clock);
        withoutStrokes.materials.clear();
        for (const CaseDraft *draft : {&changed, &more, &otherVersion, &otherCase, &withoutStrokes}) {
            const auto refused = caseJson(*draft);
            QVERIFY(!refused);
            QCOMPARE(refused.error().context, QStringLiteral("case: signatures"));
        }
    }
    void whoSignsLaterIsNamedUntilADay()
    {
        const test::VirtualClock clock;
        CaseDraft draft = signedDraft(clock);
        QVERIFY(!caseJson(draft).value().reveal().contains("signBy"));
        draft.signers.push_back({QStringLiteral("seller"), personal(u"陈示例"), personal(u"330199187701011236")});
        QVERIFY(!caseJson(draft)); // until when?
        draft.signBy = QDate(2026, 3, 26);
        const QJsonObject json = QJsonDocument::fromJson(caseJson(draft).value().reveal()).object();
        QCOMPARE(json[u"signBy"], QStringLiteral("2026-03-26"));
        QCOMPARE(json[u"signers"].toArray(),
                 (QJsonArray{QJsonObject{{QStringLiteral("id"), QStringLiteral("seller")},
                                         {QStringLiteral("name"), QStringLiteral("陈示例")},
                                         {QStringLiteral("number"), QStringLiteral("330199187701011236")}}}));
        draft.signers.push_back({QStringLiteral("buyer"), personal(u"王示例"), {}});
        QVERIFY(!caseJson(draft)); // nobody could sign for him
        draft.signers.pop_back();
        draft.signatures.clear();
        QVERIFY(!caseJson(draft)); // others sign what the applicant has signed
    }
    void whoActsForTheCitizenIsNamedWithHisAuthority()
    {
        test::VirtualClock clock;
        CaseDraft draft = aDraft(clock);
        const auto authority = AuthorityId::make(clock);
        draft.agent
            = CaseAgent{personal(u"陈示例"), personal(u"330199199003072337"), QStringLiteral("child"), authority};
        const QJsonObject json = QJsonDocument::fromJson(caseJson(draft).value().reveal()).object();
        QCOMPARE(json[u"agent"].toObject(),
                 QJsonObject({{QStringLiteral("name"), QStringLiteral("陈示例")},
                              {QStringLiteral("number"), QStringLiteral("330199199003072337")},
                              {QStringLiteral("relation"), QStringLiteral("child")},
                              {QStringLiteral("authority"), authority.text()}}));
        QCOMPARE(json[u"citizen"][u"number"].toString(), QStringLiteral("330199199001310011"));
        QVERIFY(!QJsonDocument::fromJson(caseJson(aDraft(clock)).value().reveal()).object().contains(u"agent"));
    }
    void nobodyActsForHimselfOrWithoutThePortal()
    {
        test::VirtualClock clock;
        const auto refused = [&](auto spoil) {
            CaseDraft draft = aDraft(clock);
            draft.agent = CaseAgent{personal(u"陈示例"), personal(u"330199199003072337"), QStringLiteral("child"),
                                    AuthorityId::make(clock)};
            spoil(draft);
            const auto json = caseJson(draft);
            return !json && json.error().code == ErrorCode::InvalidInput && json.error().context == u"case: agent";
        };
        QVERIFY(refused([](CaseDraft &draft) { draft.agent->number = draft.citizen.number.clone(); }));
        QVERIFY(refused([](CaseDraft &draft) { draft.agent->authority = {}; }));
        QVERIFY(refused([](CaseDraft &draft) { draft.agent->relation.clear(); }));
        QVERIFY(refused([](CaseDraft &draft) { draft.agent->name = {}; }));
        QVERIFY(refused([](CaseDraft &draft) { draft.identityVerified = false; }));
        QVERIFY(refused([](CaseDraft &draft) { draft.conditional = true; }));
    }
    void theBytesAreCanonical()
    {
        // Qt sorts members and writes no space; it spells the control character as RFC 8785 does
        const QByteArray bytes = caseJson(aDraft(test::VirtualClock())).value().reveal();
        QCOMPARE(bytes, QJsonDocument::fromJson(bytes).toJson(QJsonDocument::Compact));
    }
    void anUnknownPhoneIsAbsentAndNotEmpty()
    {
        CaseDraft draft = aDraft(test::VirtualClock());
        draft.citizen.phone.wipe();
        QVERIFY(!QJsonDocument::fromJson(caseJson(draft).value().reveal())[u"citizen"].toObject().contains(u"phone"));
    }
    void aLongCaseOutgrowsTheBufferWhole()
    {
        CaseDraft draft = aDraft(test::VirtualClock());
        const QString longText(20000, QChar(0x6587));
        draft.answers.push_back({QStringLiteral("story"), personal(longText), QStringLiteral("citizen")});
        const auto json = QJsonDocument::fromJson(caseJson(draft).value().reveal());
        QCOMPARE(json[u"answers"][2][u"value"].toString(), longText);
    }
    void whatIsMissingIsNamedButNeverItsValue()
    {
        CaseDraft draft = aDraft(test::VirtualClock());
        draft.citizen.number.wipe();
        const auto refused = caseJson(draft);
        QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
        QCOMPARE(refused.error().context, QStringLiteral("case: citizen.number"));
    }
    void whoSaysNothingOfHimselfIsNotInTheCase()
    {
        CaseDraft draft = aDraft(test::VirtualClock());
        draft.citizen.number.wipe();
        draft.identityMethod = kNobody.toString();
        const QByteArray json = caseJson(draft)->reveal();
        QVERIFY(!json.contains("\"citizen\":") && json.contains("\"method\":\"none\""));
    }
    void aLoneSurrogateDoesNotBreakTheText()
    {
        CaseDraft draft = aDraft(test::VirtualClock());
        const QChar lone[]{QChar(0xD800), QChar(u'"'), QChar(0xDC00)};
        draft.citizen.name = personal(lone);
        const auto json = QJsonDocument::fromJson(caseJson(draft).value().reveal());
        QCOMPARE(json[u"citizen"][u"name"].toString(), QStringLiteral("\uFFFD\"\uFFFD"));
    }
    void aDraftCannotBeCopied()
    {
        QVERIFY(!std::is_copy_constructible_v<CaseDraft>);
        QVERIFY(std::is_nothrow_move_constructible_v<CaseCitizen>);
    }
};
QTEST_GUILESS_MAIN(TestCaseDraft)
#include "tst_case_draft.moc"
