// SPDX-License-Identifier: Apache-2.0
// Sealed cases: what is opened and what is refused, and that one id is one case for ever.
#include "portal_bench.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QTest>

using namespace refportal;

class TestPortalCases : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_bench = std::make_unique<PortalBench>();
        m_bench->start();
        m_terminal = std::make_unique<Terminal>(m_bench->url(), PortalBench::tls());
    }
    void cleanup()
    {
        m_terminal.reset();
        m_bench.reset();
    }

    void theCaseIsStoredAsTheTerminalWroteIt()
    {
        const QString id = citizen::newId();
        const QByteArray plain = citizen::caseJson(id);
        const Reply reply = citizen::submit(*m_terminal, id, m_bench->seal(plain));
        QCOMPARE(reply.status, 201);
        const QJsonObject record = m_bench->caseRecord(reply.json()[u"caseNo"].toString());
        QCOMPARE(record[u"case"].toObject(), QJsonDocument::fromJson(plain).object());
        QCOMPARE(record[u"submissionId"].toString(), id);
        QCOMPARE(record[u"state"].toString(), QStringLiteral("accepted"));
        QCOMPARE(record[u"terminal"].toString(), QStringLiteral("terminal-001"));
        const auto lines = m_bench->logLines(); // the notice to the citizen may have gone out before the answer
        QVERIFY(std::any_of(lines.begin(), lines.end(),
                            [](const QJsonObject &line) { return line[u"effect"].toString() == u"case-created"; }));
    }

    void aConditionalCaseIsMarkedAndTheCitizenIsTold()
    {
        const QString id = citizen::newId();
        const Reply reply = citizen::submit(*m_terminal, id, m_bench->seal(citizen::caseJson(id, true)));
        QCOMPARE(reply.json()[u"state"].toString(), QStringLiteral("conditional"));
        const QString caseNo = reply.json()[u"caseNo"].toString();
        QCOMPARE(m_bench->caseRecord(caseNo)[u"state"].toString(), QStringLiteral("conditional"));
        QTRY_COMPARE(m_bench->sms().textsTo(citizen::Phone).size(), 1); // the phone the portal knows
        QVERIFY(m_bench->sms().texts().first().contains(QStringLiteral("有条件收件，办件编号 ") + caseNo));
    }

    void theSameBytesAreTheSameCaseAlsoAfterARestart()
    {
        const QString id = citizen::newId();
        const QByteArray envelope = m_bench->seal(citizen::caseJson(id));
        const Reply first = citizen::submit(*m_terminal, id, envelope);
        QCOMPARE(first.status, 201);
        restart();
        const Reply again = citizen::submit(*m_terminal, id, envelope);
        QCOMPARE(again.status, 200);
        QCOMPARE(again.body, first.body);
        QCOMPARE(m_terminal->call("GET", QStringLiteral("/submissions/") + id).body, first.body);
        // sealed again is other bytes: the random key differs, so the portal cannot know it is the same
        QCOMPARE(citizen::submit(*m_terminal, id, m_bench->seal(citizen::caseJson(id))).code(),
                 QStringLiteral("submission-conflict"));
    }

    void sixteenAtOnceAreOneCase()
    {
        const QString id = citizen::newId();
        const QByteArray envelope = m_bench->seal(citizen::caseJson(id));
        std::array<Reply, 16> replies;
        std::vector<std::thread> senders;
        for (Reply &reply : replies)
            senders.emplace_back([&] {
                Terminal own(m_bench->url(), PortalBench::tls());
                reply = citizen::submit(own, id, envelope);
            });
        for (std::thread &sender : senders)
            sender.join();
        QCOMPARE(std::count_if(replies.begin(), replies.end(), [](const Reply &r) { return r.status == 201; }), 1);
        for (const Reply &reply : replies)
            QCOMPARE(reply.body, replies.front().body);
        const auto lines = m_bench->logLines();
        QCOMPARE(std::count_if(lines.begin(), lines.end(),
                               [](const QJsonObject &l) { return l[u"effect"].toString() == u"case-created"; }),
                 1);
    }

    void anEnvelopeThatDoesNotHoldIsRefused_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char *kind : {"empty", "not DER", "cut", "one bit of the content", "not signed", "signed only",
                                 "without authentication", "sealed for the terminal", "signed by another terminal",
                                 "signed by another CA", "the signed content was changed"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }
    void anEnvelopeThatDoesNotHoldIsRefused()
    {
        QFETCH(QString, kind);
        const QString id = citizen::newId();
        const Reply reply = citizen::submit(*m_terminal, id, broken(kind, citizen::caseJson(id)));
        QCOMPARE(reply.status, 422);
        QCOMPARE(reply.code(), QStringLiteral("envelope-refused"));
        QCOMPARE(m_terminal->call("GET", QStringLiteral("/submissions/") + id).status, 404);
        QCOMPARE(QDir(m_bench->file(QStringLiteral("cases"))).entryList(QDir::Files).size(), 0);
    }

    void everythingACaseMustSayIsAsked()
    {
        for (const char *member : {"format", "submissionId", "visit", "item", "itemVersion", "receiptCode", "createdAt",
                                   "terminal", "identity", "citizen", "answers", "conditional"}) {
            const QString id = citizen::newId();
            QJsonObject plain = QJsonDocument::fromJson(citizen::caseJson(id)).object();
            plain.remove(QLatin1String(member));
            const Reply reply = citizen::submit(*m_terminal, id, m_bench->seal(QJsonDocument(plain).toJson()));
            QCOMPARE(reply.code(), QStringLiteral("invalid-body"));
            QCOMPARE(reply.json()[u"errors"][0][u"pointer"].toString(), u'/' + QLatin1String(member));
        }
    }

    void evidenceAndMembersAreLookedAt()
    {
        const auto refusedAt = [&](const QString &member, const QJsonValue &value) {
            const QString id = citizen::newId();
            QJsonObject plain = QJsonDocument::fromJson(citizen::caseJson(id)).object();
            plain.insert(member, value);
            return citizen::submit(*m_terminal, id, m_bench->seal(QJsonDocument(plain).toJson()))
                .json()[u"errors"][0][u"pointer"]
                .toString();
        };
        const auto list = [](const QJsonObject &each) { return QJsonArray{each}; };
        const QString evidence = QStringLiteral("evidence");
        QCOMPARE(refusedAt(evidence, list({{"id", "deed"}, {"from", "later"}, {"due", "2026-03-26"}})), QString());
        QCOMPARE(refusedAt(evidence, list({{"id", "deed"}, {"from", "hearsay"}})), QStringLiteral("/evidence/0/from"));
        QCOMPARE(refusedAt(evidence, list({{"id", "deed"}, {"from", "later"}, {"due", "soon"}})),
                 QStringLiteral("/evidence/0/due"));
        // the residence permit is no bundle
        const QJsonObject member{
            {"item", "newborn-insurance"}, {"itemVersion", "1.0.0"}, {"after", QJsonArray()}, {"fields", QJsonArray()}};
        QCOMPARE(refusedAt(QStringLiteral("members"), list(member)), QStringLiteral("/members/0/item"));
    }

    void aComplaintMayBeAnonymousAndNothingElse()
    {
        const auto handIn = [this](const QString &item, bool isNobody) {
            const QString id = citizen::newId();
            QJsonObject plain = QJsonDocument::fromJson(citizen::caseJson(id)).object();
            plain.insert(QStringLiteral("item"), item);
            plain.insert(
                QStringLiteral("identity"),
                QJsonObject{{QStringLiteral("method"), QStringLiteral("none")}, {QStringLiteral("verified"), false}});
            if (isNobody)
                plain.remove(QStringLiteral("citizen"));
            return citizen::submit(*m_terminal, id, m_bench->seal(QJsonDocument(plain).toJson()));
        };
        QCOMPARE(handIn(QStringLiteral("residence-permit-application"), true).code(), QStringLiteral("invalid-body"));
        QCOMPARE(handIn(QStringLiteral("complaint"), true).code(), QStringLiteral("invalid-body"));
        QCOMPARE(handIn(QStringLiteral("complaint-anonymous"), false).code(), QStringLiteral("invalid-body"));
        const Reply taken = handIn(QStringLiteral("complaint-anonymous"), true);
        QCOMPARE(taken.status, 201);
        const QJsonObject asked{{QStringLiteral("code"), QStringLiteral("CH-7Q4M-2KD9-X")}}; // on the receipt
        const QJsonObject said = m_terminal->call("POST", QStringLiteral("/case-lookups"), asked).json();
        QVERIFY(said[u"title"].toString() == u"投诉建议" && said[u"state"].toString() == u"accepted");
        // it is no citizen's, and nobody is told
        const QString session = citizen::verifiedSession(*m_terminal, *m_bench, QStringLiteral("case-progress"));
        const QString path = QStringLiteral("/cases/") + taken.json()[u"caseNo"].toString();
        QCOMPARE(
            m_terminal->call("GET", path, QByteArray(), QByteArray(), {{"Kiosk-Session", session.toLatin1()}}).code(),
            QStringLiteral("case-unknown"));
        QVERIFY(m_bench->sms().texts().filter(QStringLiteral("已收件")).isEmpty());
    }

    void whatWasSignedIsWhatWasHandedIn()
    {
        const QString id = citizen::newId();
        const QByteArray signedJson = signedCase(id);
        QCOMPARE(citizen::submit(*m_terminal, id, m_bench->seal(signedJson)).status, 202); // the strokes are to follow
    }

    void oneChangedAnswerUnderASignatureIsNoticed()
    {
        const QString id = citizen::newId();
        QByteArray changed = signedCase(id);
        QVERIFY(changed.contains("13900006021"));
        changed.replace("13900006021", "13900006022");
        const Reply reply = citizen::submit(*m_terminal, id, m_bench->seal(changed));
        QCOMPARE(reply.code(), QStringLiteral("invalid-body"));
        QCOMPARE(reply.json()[u"errors"][0][u"pointer"].toString(), QStringLiteral("/signatures/0/documentSha256"));
        QCOMPARE(m_terminal->call("GET", QStringLiteral("/submissions/") + id).status, 404);
    }

    void aSignatureWithoutItsStrokesIsRefused()
    {
        const QString id = citizen::newId();
        QJsonObject plain = QJsonDocument::fromJson(signedCase(id)).object();
        plain.remove(QStringLiteral("materials"));
        const Reply reply = citizen::submit(*m_terminal, id, m_bench->seal(QJsonDocument(plain).toJson()));
        QCOMPARE(reply.json()[u"errors"][0][u"pointer"].toString(), QStringLiteral("/signatures/0/material"));
    }

    void aCaseBelongsToTheTerminalThatBroughtIt()
    {
        const QString id = citizen::newId();
        const QByteArray envelope = m_bench->seal(citizen::caseJson(id));
        QCOMPARE(citizen::submit(*m_terminal, id, envelope).status, 201);
        Terminal other(m_bench->url(), PortalBench::tls(), QStringLiteral("terminal-002"));
        QCOMPARE(other.call("GET", QStringLiteral("/submissions/") + id).status, 404);
        QCOMPARE(citizen::submit(other, id, envelope).code(), QStringLiteral("submission-conflict"));
    }

    void numbersOfADayRunOnOverARestartAndBeginAnewTheNextDay()
    {
        QCOMPARE(newCase(), QStringLiteral("CH20260313000001"));
        restart();
        QCOMPARE(newCase(), QStringLiteral("CH20260313000002"));
        m_bench->clock().advance(86400);
        QCOMPARE(newCase(), QStringLiteral("CH20260314000001"));
    }

    void aNoticeWaitsForTheGatewayAndARestart()
    {
        m_bench->sms().setAway(true);
        const QString caseNo = newCase();
        restart();
        QCOMPARE(m_bench->sms().texts().size(), 0);
        m_bench->sms().setAway(false);
        QTRY_COMPARE(m_bench->sms().texts().size(), 1);
        QVERIFY(m_bench->sms().texts().first().contains(caseNo));
    }

    void aReceiptNoticeAskedForTwiceIsOneSms()
    {
        const QString session
            = citizen::verifiedSession(*m_terminal, *m_bench, QStringLiteral("residence-permit-application"));
        const QJsonObject notice{{QStringLiteral("kind"), QStringLiteral("receipt")},
                                 {QStringLiteral("receiptCode"), QStringLiteral("CH-7Q4M-2KD9-X")}};
        const QString path = QStringLiteral("/sessions/%1/notices").arg(session);
        QCOMPARE(m_terminal->call("POST", path, notice).status, 202);
        QCOMPARE(m_terminal->call("POST", path, notice).status, 202);
        QString caseNo = newCase(); // whose notice comes after both
        QTRY_VERIFY(m_bench->sms().texts().last().contains(caseNo));
        QCOMPARE(m_bench->sms().texts().filter(QStringLiteral("收件凭证")).size(), 1);
    }

    void aRatingStandsInTheRecord()
    {
        const QString caseNo = newCase();
        const QJsonObject rating{{QStringLiteral("caseNo"), caseNo},
                                 {QStringLiteral("stars"), 2},
                                 {QStringLiteral("reasons"), QJsonArray{QStringLiteral("slow")}}};
        const QString path = QStringLiteral("/ratings/") + citizen::newId();
        QCOMPARE(m_terminal->call("PUT", path, rating).status, 201);
        restart();
        QCOMPARE(m_terminal->call("PUT", path, rating).status, 200);
        QCOMPARE(m_terminal->call("PUT", QStringLiteral("/ratings/") + citizen::newId(), rating).code(),
                 QStringLiteral("rating-conflict")); // the case has one
        QCOMPARE(m_bench->caseRecord(caseNo)[u"rating"][u"stars"].toInt(), 2);
    }

private:
    QByteArray cms(const QString &line, const QByteArray &input) const
    {
        return PortalBench::openssl(line.arg(PortalBench::tls()).split(u' '), input);
    }
    // A case with a signature under its answers, the digest by the words of docs/portal-api.yaml.
    static QByteArray signedCase(const QString &id)
    {
        QJsonObject plain = QJsonDocument::fromJson(citizen::caseJson(id)).object();
        plain[u"answers"] = QJsonArray{QJsonObject{{QStringLiteral("id"), QStringLiteral("phone")},
                                                   {QStringLiteral("source"), QStringLiteral("citizen")},
                                                   {QStringLiteral("value"), QStringLiteral("13900006021")}}};
        const QString canonical
            = QStringLiteral(
                  R"({"answers":[{"id":"phone","source":"citizen","value":"13900006021"}],)"
                  R"("format":"yizhan-document/1","item":"%1","itemVersion":"%2","submissionId":"%3","visit":"%4"})")
                  .arg(plain[u"item"].toString(), plain[u"itemVersion"].toString(), id, plain[u"visit"].toString());
        const QByteArray digest = QCryptographicHash::hash(canonical.toUtf8(), QCryptographicHash::Sha256).toHex();
        const QString material = citizen::newId();
        plain[u"materials"] = QJsonArray{
            QJsonObject{{QStringLiteral("id"), material},
                        {QStringLiteral("name"), QStringLiteral("signature")},
                        {QStringLiteral("mediaType"), QStringLiteral("application/vnd.yizhan.signature+json")},
                        {QStringLiteral("size"), 1200},
                        {QStringLiteral("sha256"), QStringLiteral("ab").repeated(32)}}};
        plain[u"signatures"] = QJsonArray{QJsonObject{{QStringLiteral("role"), QStringLiteral("applicant")},
                                                      {QStringLiteral("documentSha256"), QString::fromLatin1(digest)},
                                                      {QStringLiteral("material"), material}}};
        return QJsonDocument(plain).toJson();
    }
    QByteArray broken(const QString &kind, const QByteArray &plain) const
    {
        const QString sign
            = QStringLiteral("cms -sign -binary -nodetach -outform DER -signer %1/terminal.pem -inkey %1/terminal.key");
        const QString sealFor = QStringLiteral("cms -encrypt -binary -aes-256-gcm -outform DER -recip %1/");
        const QByteArray good = m_bench->seal(plain);
        if (kind == u"empty")
            return {};
        if (kind == u"not DER")
            return QByteArray(2000, 'x');
        if (kind == u"cut")
            return good.left(good.size() - 40);
        if (kind == u"one bit of the content") {
            QByteArray flipped = good;
            flipped[flipped.size() - 60] = static_cast<char>(flipped[flipped.size() - 60] ^ 4);
            return flipped;
        }
        if (kind == u"not signed")
            return cms(sealFor + QStringLiteral("seal.pem"), plain);
        if (kind == u"signed only")
            return cms(sign, plain);
        if (kind == u"without authentication")
            return cms(QStringLiteral("cms -encrypt -binary -aes-256-cbc -outform DER -recip %1/seal.pem"),
                       cms(sign, plain));
        if (kind == u"signed by another terminal")
            return m_bench->seal(plain, QStringLiteral("terminal-002"));
        if (kind == u"sealed for the terminal") // an EC recipient, which is not the portal
            return cms(sealFor + QStringLiteral("terminal.pem -keyopt ecdh_kdf_md:sha256"), cms(sign, plain));
        if (kind == u"the signed content was changed")
            return cms(sealFor + QStringLiteral("seal.pem"),
                       cms(sign, plain).replace("residence-permit", "residence-perMit"));
        return cms(sealFor + QStringLiteral("seal.pem"), signedByStranger(plain));
    }
    QByteArray signedByStranger(const QByteArray &plain) const
    {
        const QString own = m_bench->file(QStringLiteral("stranger"));
        PortalBench::openssl(
            QStringLiteral("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 -subj "
                           "/CN=terminal-001 -addext extendedKeyUsage=emailProtection -out %1.pem "
                           "-keyout %1.key")
                .arg(own)
                .split(u' '));
        return PortalBench::openssl(
            QStringLiteral("cms -sign -binary -nodetach -outform DER -signer %1.pem -inkey %1.key")
                .arg(own)
                .split(u' '),
            plain);
    }
    QString newCase()
    {
        const QString id = citizen::newId();
        return citizen::submit(*m_terminal, id, m_bench->seal(citizen::caseJson(id))).json()[u"caseNo"].toString();
    }
    void restart()
    {
        m_bench->restart();
        m_terminal = std::make_unique<Terminal>(m_bench->url(), PortalBench::tls());
    }

    std::unique_ptr<PortalBench> m_bench;
    std::unique_ptr<Terminal> m_terminal;
};

QTEST_MAIN(TestPortalCases)
#include "tst_portal_cases.moc"
