// SPDX-License-Identifier: Apache-2.0
// Drafts: what goes out, what comes back, and what is no answer.
#include "answering_portal.h"
#include "wrong_answers.h"

#include <support/await.h>

#include <QTest>

using namespace kiosk;
using namespace kiosk::test;

namespace {

const QString Session = QStringLiteral("abc");

} // namespace

class TestPortalDraftAnswers : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(m_papers.isGood());
        m_portal = std::make_unique<AnsweringPortal>(m_papers);
    }
    void cleanupTestCase() { m_portal.reset(); }

    void aDraftIsPutUnderItsIdForTheSession()
    {
        const auto id = DraftId::make(m_portal->clock());
        const ReceiptCode code = ReceiptCode::make(u"CH").value();
        answer(201, kept(id, code.text()));
        const DraftKept kept = await(drafts().putDraft(id, Session, "sealed", {})).value();
        QVERIFY(kept.code == code && kept.keptUntil.isValid());
        const HeardRequest heard = m_portal->heard().last();
        QCOMPARE(heard.method + ' ' + heard.path, "PUT /gk/v1/drafts/" + id.text().toLatin1());
        QCOMPARE(heard.body, QByteArray("sealed"));
        QCOMPARE(heard.headers["if-none-match"], QByteArray("*"));
        QCOMPARE(heard.headers["kiosk-session"], QByteArray("abc"));
    }
    void theCodeGoesInTheBodyAndWhatIsTakenIsNamed()
    {
        const auto id = DraftId::make(m_portal->clock());
        const ReceiptCode code = ReceiptCode::make(u"CH").value();
        answer(200,
               R"({"draft":")" + id.text().toLatin1()
                   + R"(","item":"i","itemVersion":"1.0.0","savedAt":"2026-03-13T10:31:00+08:00",
                       "answers":[{"id":"reason","value":"","source":"citizen"}]})");
        const FoundDraft found = await(drafts().lookUpDraft(code, Session, {})).value();
        QVERIFY(found.draft == id && found.answers.size() == 1 && found.answers[0].value.isEmpty());
        QCOMPARE(m_portal->heard().last().path, QByteArray("/gk/v1/draft-lookups"));
        QVERIFY(m_portal->heard().last().body.contains(code.text().toLatin1()));
        answer(204, {});
        QVERIFY(await(drafts().takeDraft(id, Session, {})));
        QCOMPARE(m_portal->heard().last().path, "/gk/v1/drafts/" + id.text().toLatin1() + "/take");
        QCOMPARE(m_portal->heard().last().body, QByteArray(R"({"session":"abc"})"));
    }
    void anAnswerOfAnotherShapeIsNoAnswer_data()
    {
        addWrongAnswers();
        const auto row = [](const char *name, const char *answers) {
            QTest::newRow(name) << 200
                                << R"({"draft":"01958d5a-1a10-7b32-8c4e-7e1a5b6c8d01","item":"i","itemVersion":"1",
                                       "savedAt":"2026-03-13T10:31:00Z","answers":)"
                    + QByteArray(answers) + '}';
        };
        row("no answers", "7");
        row("answer of nothing", R"([{"value":"x","source":"citizen"}])");
        row("answer without words", R"([{"id":"x","value":7,"source":"citizen"}])");
        row("answer from nowhere", R"([{"id":"x","value":"x"}])");
        row("more answers than any item has",
            '[' + QByteArray(R"({"id":"x","value":"x","source":"card"},)").repeated(400)
                + R"({"id":"x","value":"x","source":"card"}])");
    }
    void anAnswerOfAnotherShapeIsNoAnswer()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        answer(status, body);
        const ReceiptCode code = ReceiptCode::make(u"CH").value();
        QCOMPARE(codeOf(await(drafts().lookUpDraft(code, Session, {}))), ErrorCode::InvalidInput);
        const auto id = DraftId::make(m_portal->clock());
        QCOMPARE(codeOf(await(drafts().putDraft(id, Session, "x", {}))), ErrorCode::InvalidInput);
    }
    void anotherDraftOrNoCodeIsNoAnswer()
    {
        const auto id = DraftId::make(m_portal->clock());
        const auto put = [&](const QByteArray &body) {
            answer(201, body);
            return codeOf(await(drafts().putDraft(id, Session, "x", {})));
        };
        QCOMPARE(put(kept(DraftId::make(m_portal->clock()), ReceiptCode::make(u"CH").value().text())),
                 ErrorCode::InvalidInput);
        QCOMPARE(put(kept(id, QStringLiteral("CH-7Q4M-2KD9-A"))), ErrorCode::InvalidInput);
    }

private:
    DraftPortal &drafts() { return m_portal->client(); }
    static QByteArray kept(const DraftId &id, const QString &code)
    {
        return QStringLiteral(R"({"draft":"%1","code":"%2","keptUntil":"2026-03-20T10:31:00+08:00"})")
            .arg(id.text(), code)
            .toUtf8();
    }
    void answer(int status, const QByteArray &body)
    {
        ScriptedAnswer next;
        next.status = status;
        next.body = body;
        m_portal->give(next);
    }

    DevPapers m_papers;
    std::unique_ptr<AnsweringPortal> m_portal;
};
QTEST_GUILESS_MAIN(TestPortalDraftAnswers)
#include "tst_portal_draft_answers.moc"
