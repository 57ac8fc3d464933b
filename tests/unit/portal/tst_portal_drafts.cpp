// SPDX-License-Identifier: Apache-2.0
// The terminal's client and the reference portal about drafts, over a real socket: a code is good once, for its
// citizen, for its time; lost answers lose nothing; nothing that is over is still written down.
#include "portal_bench.h"

#include <portal/problem.h>
#include <portal_client/client_under_test.h>
#include <support/await.h>

#include <QTest>
#include <SQLiteCpp/SQLiteCpp.h>

using namespace kiosk;
using kiosk::test::await;
using kiosk::test::codeOf;

namespace {

const QString Permit = QStringLiteral("residence-permit-application");

QByteArray draftJson(const DraftId &id, const QString &item = Permit)
{
    SavedDraft draft;
    const SystemClock clock;
    draft.draft = id;
    draft.visit = VisitId::make(clock);
    draft.item = item;
    draft.itemVersion = QStringLiteral("1.0.0");
    draft.createdAt = clock.wall();
    draft.terminal = QStringLiteral("terminal-001");
    draft.keepDays = 7;
    draft.answers.push_back({QStringLiteral("employer"), SensitiveText(u"竹里书店"), QStringLiteral("citizen")});
    return kiosk::draftJson(draft).value().reveal();
}

} // namespace

class TestPortalDrafts : public QObject {
    Q_OBJECT
private slots:
    void init() { m_bench = std::make_unique<PortalBench>(); }
    void cleanup()
    {
        m_client.reset();
        m_terminal.reset();
        m_bench.reset();
    }

    void whatWasKeptIsTakenUpOnceAlsoAfterLostAnswers()
    {
        start("[{'match':{'method':'PUT','path':'/drafts/'},'act':'commit-then-drop'},"
              "{'match':{'path':'/draft-lookups'},'act':'commit-then-drop'},"
              "{'match':{'path':'/take$'},'act':'commit-then-drop'}]");
        const QString session = citizen::verifiedSession(*m_terminal, *m_bench, Permit);
        const auto id = DraftId::make(*m_client->clock);
        const QByteArray sealed = m_bench->seal(draftJson(id));
        QCOMPARE(codeOf(await(drafts().putDraft(id, session, sealed, {}))), ErrorCode::AnswerLost);
        const DraftKept kept = await(drafts().putDraft(id, session, sealed, {})).value();
        QCOMPARE(kept.keptUntil, m_bench->clock().now().addDays(7));
        QCOMPARE(codeOf(await(drafts().putDraft(id, session, m_bench->seal(draftJson(id)), {}))), ErrorCode::Conflict);
        QTRY_VERIFY(lastSms().contains(kept.code.text())); // once, whoever asked how often
        QCOMPARE(texts().filter(QStringLiteral("接着办")).size(), 1);

        const QString later = citizen::verifiedSession(*m_terminal, *m_bench, QStringLiteral("resume"));
        QCOMPARE(codeOf(await(drafts().lookUpDraft(kept.code, later, {}))), ErrorCode::AnswerLost);
        const FoundDraft found = await(drafts().lookUpDraft(kept.code, later, {})).value();
        QVERIFY(found.draft == id && found.item == Permit && found.itemVersion == u"1.0.0");
        QVERIFY(found.answers.size() == 1 && found.answers[0].id == u"employer"
                && found.answers[0].value.view() == QStringView(u"竹里书店"));
        QCOMPARE(codeOf(await(drafts().takeDraft(id, later, {}))), ErrorCode::AnswerLost);
        QVERIFY(await(drafts().takeDraft(id, later, {})));
        QCOMPARE(problemCode(await(drafts().takeDraft(id, session, {})).error()), QStringLiteral("draft-used"));
        QCOMPARE(problemCode(await(drafts().lookUpDraft(kept.code, later, {})).error()), QStringLiteral("draft-used"));
        QVERIFY(await(m_client->client->prefill(Permit, later, {})));
        leave(later);
        QCOMPARE(problemCode(await(drafts().takeDraft(id, session, {})).error()), QStringLiteral("draft-used"));
        QVERIFY(!isWrittenDown(u"竹里书店"));
        QTRY_VERIFY(!isWrittenDown(kept.code.text())); // its hash is; the text message has gone out
    }
    void anothersCodeIsLikeOneThatIsNotThereAndCodesAreNotTried()
    {
        start();
        const DraftKept kept = keep(citizen::verifiedSession(*m_terminal, *m_bench, Permit));
        const QString resume = QStringLiteral("resume");
        const QString other = citizen::verifiedSession(*m_terminal, *m_bench, resume, citizen::numberOf(1));
        const auto look = [&](const QString &session) { return await(drafts().lookUpDraft(kept.code, session, {})); };
        for (int i = 0; i < 5; ++i)
            QCOMPARE(problemCode(look(other).error()), QStringLiteral("draft-unknown"));
        QCOMPARE(problemCode(look(other).error()), QStringLiteral("draft-quota"));
        QCOMPARE(retryAfter(look(other).error()), std::optional<Duration>(600s));
        const QString own = citizen::verifiedSession(*m_terminal, *m_bench, resume);
        QVERIFY(look(own)); // who has not tried has no quota
        QCOMPARE(problemCode(await(drafts().takeDraft(m_draft, other, {})).error()), QStringLiteral("draft-unknown"));
        m_bench->clock().advance(600);
        QCOMPARE(
            problemCode(look(citizen::verifiedSession(*m_terminal, *m_bench, resume, citizen::numberOf(1))).error()),
            QStringLiteral("draft-unknown"));
    }
    void itsTimeEnds()
    {
        start();
        const DraftKept kept = keep(citizen::verifiedSession(*m_terminal, *m_bench, Permit));
        m_bench->clock().advance(7 * 24 * 3600);
        const QString session = citizen::verifiedSession(*m_terminal, *m_bench, Permit);
        QCOMPARE(problemCode(await(drafts().lookUpDraft(kept.code, session, {})).error()),
                 QStringLiteral("draft-expired"));
        QCOMPARE(problemCode(await(drafts().takeDraft(m_draft, session, {})).error()), QStringLiteral("draft-expired"));
        QVERIFY(isWrittenDown(u"竹里书店"));
        keep(session);
        QVERIFY(await(drafts().takeDraft(m_draft, session, {})));
        leave(session);
        QVERIFY(!isWrittenDown(u"竹里书店")); // the old one's words went when the next came
    }
    void aVisitThatWasCutOffHasNotUsedTheDraftUp()
    {
        start();
        const DraftKept kept = keep(citizen::verifiedSession(*m_terminal, *m_bench, Permit));
        const auto come = [this] { return citizen::verifiedSession(*m_terminal, *m_bench, QStringLiteral("resume")); };
        const auto look = [&](const QString &session) { return await(drafts().lookUpDraft(kept.code, session, {})); };
        QVERIFY(await(drafts().takeDraft(m_draft, come(), {}))); // and the power goes
        const QString early = come();
        QCOMPARE(problemCode(look(early).error()), QStringLiteral("draft-used")); // two do not go on with it
        QCOMPARE(problemCode(await(drafts().takeDraft(m_draft, early, {})).error()), QStringLiteral("draft-used"));
        m_bench->clock().advance(600);
        const QString again = come();
        QVERIFY(look(again)->answers[0].value.view() == QStringView(u"竹里书店"));
        QVERIFY(await(drafts().takeDraft(m_draft, again, {})));
        leave(again);
        QVERIFY(!isWrittenDown(u"竹里书店"));
        QCOMPARE(problemCode(look(come()).error()), QStringLiteral("draft-used"));
    }
    void aDraftIsOfTheSessionsCitizenAndItem()
    {
        start();
        const auto put = [this](const QString &session, const QByteArray &plain, const DraftId &id) {
            return await(drafts().putDraft(id, session, m_bench->seal(plain), {}));
        };
        const auto id = DraftId::make(*m_client->clock);
        const QString session = citizen::verifiedSession(*m_terminal, *m_bench, Permit);
        QCOMPARE(problemCode(put(session, draftJson(id, QStringLiteral("property-certificate-print")), id).error()),
                 QStringLiteral("invalid-body"));
        QCOMPARE(problemCode(put(session, draftJson(DraftId::make(*m_client->clock)), id).error()),
                 QStringLiteral("invalid-body"));
        QCOMPARE(problemCode(put(citizen::openSession(*m_terminal, Permit), draftJson(id), id).error()),
                 QStringLiteral("identity-needed"));
    }
    void thePhoneHasACodeForTheTerminal()
    {
        start();
        const QJsonObject reason{{QStringLiteral("id"), QStringLiteral("reason")},
                                 {QStringLiteral("value"), QStringLiteral("work")},
                                 {QStringLiteral("source"), QStringLiteral("citizen")}};
        const QJsonObject filled = m_bench->citizenFills({{QStringLiteral("number"), citizen::Number},
                                                          {QStringLiteral("item"), Permit},
                                                          {QStringLiteral("answers"), QJsonArray{reason}}});
        const auto code = ReceiptCode::parse(filled[u"code"].toString(), u"CH");
        QVERIFY(code); // with the check character that the terminal looks at
        const QString session = citizen::verifiedSession(*m_terminal, *m_bench, QStringLiteral("resume"));
        const FoundDraft found = await(drafts().lookUpDraft(*code, session, {})).value();
        QVERIFY(found.item == Permit && found.answers[0].id == u"reason");
    }

private:
    DraftPortal &drafts() { return *m_client->client; }
    void start(QByteArray faults = {})
    {
        m_bench->start(faults.replace('\'', '"'));
        m_terminal = std::make_unique<Terminal>(m_bench->url(), PortalBench::tls());
        m_client = std::make_unique<test::ClientUnderTest>(readCredentials(PortalBench::tls()).value(),
                                                           QUrl(m_bench->url()));
    }
    DraftKept keep(const QString &session)
    {
        m_draft = DraftId::make(*m_client->clock);
        return await(drafts().putDraft(m_draft, session, m_bench->seal(draftJson(m_draft)), {})).value();
    }
    void leave(const QString &session) { m_terminal->call("DELETE", QStringLiteral("/sessions/") + session); }
    QStringList texts() const { return m_bench->sms().textsTo(citizen::Phone); }
    QString lastSms() const
    {
        const QStringList all = texts();
        return all.isEmpty() ? QString() : all.last();
    }
    // in any table, in any column, as text or among the bytes of something else
    bool isWrittenDown(QStringView text) const
    {
        const SQLite::Database db(m_bench->file(QStringLiteral("portal.db")).toStdString());
        SQLite::Statement tables(db, "SELECT name FROM sqlite_master WHERE type = 'table'");
        bool is = false;
        while (tables.executeStep()) {
            SQLite::Statement rows(db, "SELECT * FROM " + tables.getColumn(0).getString());
            while (rows.executeStep())
                for (int i = 0; i < rows.getColumnCount(); ++i)
                    is = is || QByteArray::fromStdString(rows.getColumn(i).getString()).contains(text.toUtf8());
        }
        return is;
    }

    std::unique_ptr<PortalBench> m_bench;
    std::unique_ptr<Terminal> m_terminal;
    std::unique_ptr<test::ClientUnderTest> m_client;
    DraftId m_draft;
};

QTEST_MAIN(TestPortalDrafts)
#include "tst_portal_drafts.moc"
