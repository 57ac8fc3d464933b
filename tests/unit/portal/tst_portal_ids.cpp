// SPDX-License-Identifier: Apache-2.0
// An id stands for one thing, whoever else names it, and numbers on paper stay out of the log.
#include "portal_bench.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QTest>
#include <SQLiteCpp/SQLiteCpp.h>

using namespace refportal;

namespace {

const QString Permit = QStringLiteral("residence-permit-application");
const QString Registration = QStringLiteral("residence-registration");

QByteArray draftJson(const QString &id)
{
    QJsonObject plain = QJsonDocument::fromJson(citizen::caseJson(id)).object();
    plain.insert(QStringLiteral("format"), QStringLiteral("yizhan-draft/1"));
    plain.insert(QStringLiteral("draftId"), id);
    plain.insert(QStringLiteral("keepDays"), 7);
    return QJsonDocument(plain).toJson();
}

QJsonArray leaseIsWrong()
{
    return {QJsonObject{{QStringLiteral("kind"), QStringLiteral("material")},
                        {QStringLiteral("id"), QStringLiteral("lease")},
                        {QStringLiteral("reason"),
                         QJsonObject{{QStringLiteral("zh"), QStringLiteral("看不清")},
                                     {QStringLiteral("en"), QStringLiteral("Not legible")}}}}};
}

} // namespace

class TestPortalIds : public QObject {
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

    void whatATerminalSignedStaysWhateverAnotherKeepsUnderItsId()
    {
        const QString id = citizen::newId();
        QCOMPARE(citizen::submit(*m_terminal, id, m_bench->seal(citizen::caseJson(id))).status, 201);
        Terminal other(m_bench->url(), PortalBench::tls(), QStringLiteral("terminal-002"));
        const QString session = citizen::verifiedSession(other, *m_bench, Permit);
        QCOMPARE(other
                     .call("PUT", QStringLiteral("/drafts/") + id,
                           m_bench->seal(draftJson(id), QStringLiteral("terminal-002")), "application/pkcs7-mime",
                           {{"If-None-Match", "*"}, {"Kiosk-Session", session.toLatin1()}})
                     .status,
                 201);
        QCOMPARE(signedUnder(id), QStringList{QStringLiteral("case of terminal-001")});
    }

    void aCorrectionsIdIsNoCasesAndTheOtherWayRound()
    {
        const QString caseNo = caseThatAsksForItsLease();
        const QString id = citizen::newId();
        QCOMPARE(begin(caseNo, id).status, 202);
        QCOMPARE(complete(id).json()[u"state"].toString(), QStringLiteral("corrected"));
        QCOMPARE(citizen::submit(*m_terminal, id, m_bench->seal(citizen::caseJson(id))).code(),
                 QStringLiteral("submission-conflict"));
        const QString second = citizen::newId();
        QCOMPARE(citizen::submit(*m_terminal, second, m_bench->seal(citizen::caseJson(second))).status, 201);
        QCOMPARE(begin(caseNo, second).code(), QStringLiteral("correction-conflict"));
    }

    void whatAnotherHasCorrectedMeanwhileIsNotTakenAgain()
    {
        const QString caseNo = caseThatAsksForItsLease();
        const QString first = citizen::newId(), second = citizen::newId();
        QCOMPARE(begin(caseNo, first).status, 202);
        QCOMPARE(begin(caseNo, second).status, 202);
        QCOMPARE(complete(second).status, 201);
        QCOMPARE(complete(first).code(), QStringLiteral("correction-unneeded"));
        QCOMPARE(complete(first).code(), QStringLiteral("correction-unneeded")); // whenever it is asked
        QCOMPARE(complete(second).status, 200);
    }

    void aCallForHelpIsItsTerminals()
    {
        const QString path = QStringLiteral("/help-calls/") + citizen::newId();
        const QJsonObject asked{{QStringLiteral("page"), QStringLiteral("fault")},
                                {QStringLiteral("language"), QStringLiteral("zh-CN")}};
        QCOMPARE(m_terminal->call("PUT", path, asked).status, 201);
        Terminal other(m_bench->url(), PortalBench::tls(), QStringLiteral("terminal-002"));
        QCOMPARE(other.call("PUT", path, asked).code(), QStringLiteral("not-found"));
    }

    void numbersOfPapersAreNotInTheLog()
    {
        const QByteArray session
            = citizen::verifiedSession(*m_terminal, *m_bench, QStringLiteral("my-bills")).toLatin1();
        const QJsonObject bill = m_terminal->call("GET", QStringLiteral("/bills"), {}, {}, {{"Kiosk-Session", session}})
                                     .json()[u"bills"][0]
                                     .toObject();
        const QString number = bill[u"code"].toString() + bill[u"number"].toString();
        QCOMPARE(
            m_terminal
                ->call("GET", QStringLiteral("/bills/%1/document").arg(number), {}, {}, {{"Kiosk-Session", session}})
                .status,
            200);
        QCOMPARE(m_bench->logLines().last()[u"path"].toString(), QStringLiteral("/gk/v1/bills/*/document"));
        m_terminal->call("GET", QStringLiteral("/verifications/6457243638293336"));
        QCOMPARE(m_bench->logLines().last()[u"path"].toString(), QStringLiteral("/gk/v1/verifications/*"));
    }

private:
    QString caseThatAsksForItsLease()
    {
        const QString id = citizen::newId();
        const QString caseNo
            = citizen::submit(*m_terminal, id, m_bench->seal(citizen::caseJson(id))).json()[u"caseNo"].toString();
        m_bench->judges({caseNo, Registration, QStringLiteral("needs-fix"), leaseIsWrong()});
        return caseNo;
    }
    // The correction with one byte of a lease, which is to follow.
    Reply begin(const QString &caseNo, const QString &id)
    {
        QJsonObject plain = QJsonDocument::fromJson(citizen::caseJson(id)).object();
        plain.insert(QStringLiteral("format"), QStringLiteral("yizhan-correction/1"));
        plain.insert(QStringLiteral("correctionId"), id);
        plain.insert(QStringLiteral("caseNo"), caseNo);
        plain.insert(
            QStringLiteral("material"),
            QJsonObject{{QStringLiteral("id"), m_material},
                        {QStringLiteral("name"), QStringLiteral("lease")},
                        {QStringLiteral("mediaType"), QStringLiteral("text/plain")},
                        {QStringLiteral("size"), 1},
                        {QStringLiteral("sha256"),
                         QString::fromLatin1(QCryptographicHash::hash("x", QCryptographicHash::Sha256).toHex())}});
        return m_terminal->call("PUT", QStringLiteral("/cases/%1/corrections/%2").arg(caseNo, id),
                                m_bench->seal(QJsonDocument(plain).toJson()), "application/pkcs7-mime",
                                {{"If-None-Match", "*"}});
    }
    Reply complete(const QString &id)
    {
        const QString path = QStringLiteral("/submissions/") + id;
        const QString material = path + QStringLiteral("/materials/") + m_material;
        m_terminal->call("POST", material, {}, {}, {{"Upload-Length", "1"}});
        m_terminal->call("PATCH", material, "x", "application/offset+octet-stream", {{"Upload-Offset", "0"}});
        return m_terminal->call("POST", path + QStringLiteral("/complete"));
    }
    QStringList signedUnder(const QString &id) const
    {
        const SQLite::Database db(m_bench->file(QStringLiteral("portal.db")).toStdString());
        SQLite::Statement rows(db,
                               "SELECT kind || ' of ' || terminal FROM archived_messages WHERE id = ? ORDER BY kind");
        rows.bind(1, id.toStdString());
        QStringList all;
        while (rows.executeStep())
            all << QString::fromStdString(rows.getColumn(0).getString());
        return all;
    }

    std::unique_ptr<PortalBench> m_bench;
    std::unique_ptr<Terminal> m_terminal;
    const QString m_material = citizen::newId();
};

QTEST_MAIN(TestPortalIds)
#include "tst_portal_ids.moc"
