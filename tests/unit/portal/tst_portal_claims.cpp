// SPDX-License-Identifier: Apache-2.0
// Print claims: one certificate at most, whatever is lost on the way.
#include "portal_bench.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTest>

using namespace refportal;

class TestPortalClaims : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_bench = std::make_unique<PortalBench>();
        m_bench->start();
        m_terminal = std::make_unique<Terminal>(m_bench->url(), PortalBench::tls());
        m_session = citizen::verifiedSession(*m_terminal, *m_bench);
        QVERIFY(!m_session.isEmpty());
        m_claim = citizen::newId();
    }
    void cleanup()
    {
        m_terminal.reset();
        m_bench.reset();
    }

    void theTableOfMoves_data()
    {
        QTest::addColumn<QStringList>("way");  // moves that are made first
        QTest::addColumn<QStringList>("open"); // where it may go from there
        const auto row
            = [](const char *name, QStringList way, QStringList open) { QTest::newRow(name) << way << open; };
        row("reserved", {}, {"released"});
        row("fetched", {"document"}, {"intent", "released"});
        row("intent", {"document", "intent"}, {"printed", "spoiled", "uncertain", "released"});
        row("printed", {"document", "intent", "printed"}, {});
        row("spoiled", {"document", "intent", "spoiled"}, {});
        row("uncertain", {"document", "intent", "uncertain"}, {"printed", "spoiled"});
        row("released", {"released"}, {});
    }
    void theTableOfMoves()
    {
        QFETCH(QStringList, way);
        QFETCH(QStringList, open);
        const QString here = QString::fromLatin1(QTest::currentDataTag());
        takeTo(way);
        QCOMPARE(state(), here);
        for (const QString &to : AllMoves) {
            if (open.contains(to))
                continue;
            const Reply moved = patch(to);
            if (to == here)
                QCOMPARE(moved.status, 200); // said again
            else
                QVERIFY2(moved.code() == u"claim-state", qPrintable(to));
            QCOMPARE(state(), here);
        }
        for (const QString &to : open) {
            if (state() != here)
                takeTo(way);
            QCOMPARE(patch(to).json()[u"state"].toString(), to);
            QCOMPARE(state(), to);
        }
    }

    void theDocumentIsTheSameBytesUntilTheIntent()
    {
        QCOMPARE(reserve().json()[u"pages"].toInt(), 1);
        const Reply first = document();
        QCOMPARE(first.contentType, QByteArray("application/pdf"));
        QCOMPARE(first.headers["cache-control"], QByteArray("no-store"));
        QCOMPARE(state(), QStringLiteral("fetched"));
        restart();
        QCOMPARE(document().body, first.body);
        QCOMPARE(patch(QStringLiteral("intent")).status, 200);
        QCOMPARE(document().code(), QStringLiteral("claim-state"));
    }

    void theCertificateIsOnePageOfA4ThatNamesItsOwnerAndSaysSample()
    {
        reserve();
        const QString pdf = m_bench->file(QStringLiteral("certificate.pdf"));
        QFile file(pdf);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(document().body);
        file.close();
        const QString facts = run(QStringLiteral("pdfinfo"), {pdf});
        QVERIFY2(facts.contains(QRegularExpression(QStringLiteral("Pages: +1\\b"))), qPrintable(facts));
        QVERIFY2(facts.contains(QStringLiteral("(A4)")), qPrintable(facts));
        const QString text = run(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), pdf, QStringLiteral("-")})
                                 .normalized(QString::NormalizationForm_KC); // poppler may give radicals for hanzi
        for (const char16_t *words : {u"不动产权证书", u"张三", u"330102********0012", u"0773021", u"样本", u"SAMPLE",
                                      u"澄湖区荷塘街 38 号 9 幢 101 室"})
            QVERIFY2(text.contains(QString::fromUtf16(words)), qPrintable(text));
        QVERIFY(!text.contains(citizen::Number));
        const QStringList fonts = run(QStringLiteral("pdffonts"), {pdf}).split(u'\n', Qt::SkipEmptyParts).mid(2);
        QVERIFY(!fonts.isEmpty());
        for (const QString &font : fonts) // ... emb sub uni object ID
            QCOMPARE(font.simplified().split(u' ').value(font.simplified().count(u' ') - 4), QStringLiteral("yes"));
    }

    void aLostAnswerIsAskedForAgainAlsoAfterTheSession()
    {
        const Reply first = reserve();
        m_terminal->call("DELETE", QStringLiteral("/sessions/") + m_session);
        const Reply again = reserve();
        QCOMPARE(again.status, 200);
        QCOMPARE(again.body, first.body);
    }

    void sixteenClaimsAtOnceAreOneRight()
    {
        std::array<Reply, 16> replies;
        std::vector<std::thread> askers;
        askers.reserve(replies.size());
        for (Reply &reply : replies)
            askers.emplace_back([&] {
                Terminal own(m_bench->url(), PortalBench::tls());
                reply = reserveWith(own, citizen::newId(), m_session, QStringLiteral("c1"));
            });
        for (std::thread &asker : askers)
            asker.join();
        QCOMPARE(std::count_if(replies.begin(), replies.end(), [](const Reply &r) { return r.status == 201; }), 1);
        QCOMPARE(
            std::count_if(replies.begin(), replies.end(), [](const Reply &r) { return r.code() == u"choice-taken"; }),
            15);
    }

    void whatWasPrintedIsOfferedNoMore()
    {
        reserve();
        document();
        patch(QStringLiteral("intent"));
        QCOMPARE(offer()[u"reason"][u"en"].toString(),
                 QStringLiteral("The last print is being checked; ask at the window"));
        patch(QStringLiteral("printed"));
        QCOMPARE(offer()[u"available"].toBool(true), false);
        QCOMPARE(offer()[u"reason"][u"zh"].toString(), QStringLiteral("这张证书已经打印过"));
    }

    void anIntentBlocksForEverAReservationOnlyAsLongAsItsSession()
    {
        const QString first = m_claim;
        reserve();
        document();
        m_terminal->call("DELETE", QStringLiteral("/sessions/") + m_session);
        // the citizen comes again: nothing can have been printed under the claim before, so it gives way
        m_session = citizen::verifiedSession(*m_terminal, *m_bench);
        m_claim = citizen::newId();
        QCOMPARE(reserve().status, 201);
        QCOMPARE(m_terminal->call("GET", QStringLiteral("/print-claims/") + first).json()[u"state"].toString(),
                 QStringLiteral("released"));
        document();
        patch(QStringLiteral("intent"));
        m_terminal->call("DELETE", QStringLiteral("/sessions/") + m_session);
        m_session = citizen::verifiedSession(*m_terminal, *m_bench);
        m_claim = citizen::newId();
        QCOMPARE(reserve().code(), QStringLiteral("choice-taken"));
    }

    void aSpoiledSheetStaysVoidWhateverIsPrintedInItsPlace()
    {
        reserve();
        const QString spoiled = codeOn(document().body);
        QCOMPARE(spoiled.size(), 16);
        patch(QStringLiteral("intent"));
        patch(QStringLiteral("spoiled"));
        m_claim = citizen::newId();
        QCOMPARE(reserve().status, 201);
        const QString printed = codeOn(document().body);
        patch(QStringLiteral("intent"));
        patch(QStringLiteral("printed"));
        const auto stands = [&](const QString &code) {
            return m_terminal->call("GET", QStringLiteral("/verifications/") + code).json()[u"state"].toString();
        };
        QCOMPARE(stands(spoiled), QStringLiteral("void"));
        QCOMPARE(stands(printed), QStringLiteral("valid"));
    }

    void aReleasedClaimCannotBecomeAnIntent()
    {
        reserve();
        document();
        patch(QStringLiteral("released"));
        QCOMPARE(patch(QStringLiteral("intent")).code(), QStringLiteral("claim-state"));
        QCOMPARE(document().code(), QStringLiteral("claim-state"));
    }

    void aClaimBelongsToOneTerminal()
    {
        reserve();
        Terminal other(m_bench->url(), PortalBench::tls(), QStringLiteral("terminal-002"));
        const QString path = QStringLiteral("/print-claims/") + m_claim;
        QCOMPARE(other.call("GET", path).status, 404);
        QCOMPARE(other.call("GET", path + QStringLiteral("/document")).status, 404);
        QCOMPARE(other.call("PATCH", path, {{QStringLiteral("state"), QStringLiteral("released")}}).status, 404);
        QCOMPARE(state(), QStringLiteral("reserved"));
    }

    void aSheetIsOfOneClaim()
    {
        const auto report = [this](const char *state, const char *serial) {
            return m_terminal->call("PATCH", QStringLiteral("/print-claims/") + m_claim,
                                    {{QStringLiteral("state"), QLatin1String(state)},
                                     {QStringLiteral("blankSerial"), QLatin1String(serial)}});
        };
        takeTo({QStringLiteral("document")});
        QCOMPARE(report("intent", "110101199003070011").status, 422); // a citizen's number is none
        QCOMPARE(report("intent", "D0012009").status, 200);
        QCOMPARE(patch(QStringLiteral("spoiled")).status, 200);
        takeTo({QStringLiteral("document")});
        QCOMPARE(report("intent", "D0012009").code(), QStringLiteral("claim-conflict"));
        QCOMPARE(report("intent", "D0012010").status, 200);
        QCOMPARE(report("released", "D0012010").status, 200); // the printer took no sheet
        takeTo({QStringLiteral("document")});
        QCOMPARE(report("intent", "D0012010").status, 200);
    }

    void theRecordTellsTheWholeWay()
    {
        const QString caseNo = reserve().json()[u"caseNo"].toString();
        document();
        document();
        patch(QStringLiteral("intent"));
        patch(QStringLiteral("uncertain"));
        restart();
        patch(QStringLiteral("printed"));
        const QJsonObject record = m_bench->caseRecord(caseNo);
        QStringList way;
        for (const QJsonValue step : record[u"history"].toArray())
            way.append(step[u"state"].toString());
        QCOMPARE(way, QStringList({"reserved", "fetched", "fetched", "intent", "uncertain", "printed"}));
        QCOMPARE(record[u"kind"].toString(), QStringLiteral("print-claim"));
        QCOMPARE(record[u"state"].toString(), QStringLiteral("printed"));
        QCOMPARE(record[u"proof"].toString(), QStringLiteral("page-counter"));
        QCOMPARE(record[u"citizen"][u"name"].toString(), citizen::Name);
        const auto lines = m_bench->logLines();
        QCOMPARE(lines.last()[u"effect"].toString(), QStringLiteral("claim-printed"));
    }

private:
    inline static const QStringList AllMoves{"intent", "printed", "spoiled", "uncertain", "released"};

    // a new citizen's claim, moved as told
    void takeTo(const QStringList &way)
    {
        m_claim = citizen::newId();
        m_session = citizen::verifiedSession(*m_terminal, *m_bench, QStringLiteral("property-certificate-print"),
                                             citizen::numberOf(++m_citizens));
        QCOMPARE(reserve().status, 201);
        for (const QString &step : way)
            QCOMPARE(step == u"document" ? document().status : patch(step).status, 200);
    }
    static Reply reserveWith(Terminal &terminal, const QString &claim, const QString &session, const QString &choice)
    {
        return terminal.call("PUT", QStringLiteral("/print-claims/") + claim,
                             {{QStringLiteral("session"), session},
                              {QStringLiteral("item"), QStringLiteral("property-certificate-print")},
                              {QStringLiteral("choice"), choice}});
    }
    Reply reserve() { return reserveWith(*m_terminal, m_claim, m_session, QStringLiteral("c1")); }
    Reply document() { return m_terminal->call("GET", QStringLiteral("/print-claims/%1/document").arg(m_claim)); }
    Reply patch(const QString &to)
    {
        QJsonObject change{{QStringLiteral("state"), to}};
        if (to == u"printed")
            change.insert(QStringLiteral("proof"), QStringLiteral("page-counter"));
        return m_terminal->call("PATCH", QStringLiteral("/print-claims/") + m_claim, change);
    }
    QString codeOn(const QByteArray &pdf) const // the 16 digits that a person reads on it
    {
        QFile file(m_bench->file(QStringLiteral("sheet.pdf")));
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write(pdf);
        file.close();
        static const QRegularExpression code(QStringLiteral("\\d{4} \\d{4} \\d{4} \\d{4}"));
        return code.match(run(QStringLiteral("pdftotext"), {file.fileName(), QStringLiteral("-")}))
            .captured()
            .remove(u' ');
    }
    QString state()
    {
        return m_terminal->call("GET", QStringLiteral("/print-claims/") + m_claim).json()[u"state"].toString();
    }
    QJsonObject offer()
    {
        return m_terminal
            ->call("POST", QStringLiteral("/items/property-certificate-print/choices/property.ready"),
                   {{QStringLiteral("session"), m_session}})
            .json()[u"choices"][0]
            .toObject();
    }
    void restart()
    {
        m_bench->restart();
        m_terminal = std::make_unique<Terminal>(m_bench->url(), PortalBench::tls());
    }
    static QString run(const QString &program, const QStringList &arguments)
    {
        QProcess process;
        process.start(program, arguments);
        process.waitForFinished();
        return QString::fromUtf8(process.readAllStandardOutput());
    }

    std::unique_ptr<PortalBench> m_bench;
    std::unique_ptr<Terminal> m_terminal;
    QString m_session;
    QString m_claim;
    int m_citizens = 0;
};

QTEST_MAIN(TestPortalClaims)
#include "tst_portal_claims.moc"
