// SPDX-License-Identifier: Apache-2.0
// An export with the signature of a real key: whatever is changed in it is found, and the first bad entry is named.
#include <audit/audit_export.h>
#include <storage/audit_export_file.h>
#include <storage/store.h>
#include <support/await.h>
#include <support/dev_papers.h>
#include <support/virtual_clock.h>
#include <vault/detached_signature.h>

#include <QBuffer>
#include <QTemporaryDir>
#include <QTest>

using namespace kiosk;
using test::await;

namespace {

constexpr int Entries = 6; // with start and stop

} // namespace

class TestAuditExport : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(m_papers.isGood());
        m_settings.folder = m_folder.filePath(QStringLiteral("data"));
        m_settings.minimumFreeBytes = 0;
        m_settings.auditSigning = signingWith(QStringLiteral("terminal"));
        QVERIFY(m_settings.auditSigning.sign);
        {
            Store store(m_settings, m_clock, Logger());
            QVERIFY(await(store.open()));
            for (int i = 0; i < Entries - 2; ++i)
                QVERIFY(await(store.recordEvent({AuditEvent::CardRead, "done", VisitId::make(*m_clock)})));
            QBuffer none;
            QVERIFY(none.open(QIODevice::WriteOnly));
            QCOMPARE(exportAudit(m_settings, today(), none).error().code, ErrorCode::Conflict); // the terminal runs
        }
        m_good = exported();
        QVERIFY(m_good.count('\n') == Entries + 2);
    }
    void aGoodOneIsGood()
    {
        const AuditVerdict verdict = judged(m_good);
        QVERIFY2(verdict.good, qPrintable(verdict.why));
        QCOMPARE(verdict.entries, Entries);
    }
    void everyFlippedByteIsFound()
    {
        const QList<QByteArray> lines = m_good.split('\n');
        qsizetype at = 0;
        for (qsizetype line = 0; line < lines.size(); ++line) {
            for (qsizetype i = 0; i <= lines[line].size() && at < m_good.size(); ++i, ++at) {
                for (const char mask : {'\x01', '\x20', '\x80'}) {
                    QByteArray bad = m_good;
                    bad[at] = static_cast<char>(bad[at] ^ mask);
                    const AuditVerdict verdict = judged(bad);
                    QVERIFY2(!verdict.good && !verdict.why.isEmpty(), qPrintable(QString::number(at)));
                    if (line >= 1 && line <= Entries)
                        QCOMPARE(verdict.badEntry, line);
                }
            }
        }
        QCOMPARE(at, m_good.size());
    }
    void everyTruncationIsFound()
    {
        for (qsizetype size = 0; size < m_good.size(); ++size)
            QVERIFY2(!judged(m_good.first(size)).good, qPrintable(QString::number(size)));
    }
    void aDroppedEntryIsMissing()
    {
        for (int entry = 1; entry < Entries; ++entry) {
            QList<QByteArray> lines = m_good.split('\n');
            lines.removeAt(entry);
            const AuditVerdict verdict = judged(lines.join('\n'));
            QVERIFY(!verdict.good && verdict.badEntry == entry && verdict.why.startsWith(QLatin1String("missing")));
        }
        QList<QByteArray> lines = m_good.split('\n');
        lines.removeAt(Entries); // the last one: the end tells
        QVERIFY(judged(lines.join('\n')).why.startsWith(QLatin1String("missing")));
    }
    void swappedEntriesAreFound()
    {
        for (int entry = 1; entry < Entries; ++entry) {
            QList<QByteArray> lines = m_good.split('\n');
            lines.swapItemsAt(entry, entry + 1);
            const AuditVerdict verdict = judged(lines.join('\n'));
            QVERIFY(!verdict.good && verdict.badEntry == entry);
        }
        QList<QByteArray> lines = m_good.split('\n');
        lines.insert(3, lines[2]); // twice
        QVERIFY(judged(lines.join('\n')).why.startsWith(QLatin1String("reordered")));
    }
    void aChainThatWasMadeAnewIsNotSigned()
    {
        QByteArray forged = m_good;
        StoreSettings other = m_settings; // somebody who has the file but not the key
        other.auditSigning.sign = [](const QByteArray &) { return Result<QByteArray>("nothing"); };
        QBuffer out(&forged);
        QVERIFY(out.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QVERIFY(exportAudit(other, today(), out));
        QVERIFY(judged(forged).why.startsWith(QLatin1String("bad signature")));
    }
    void anotherTerminalsCertificateDoesNotFit()
    {
        QBuffer in(&m_good);
        QVERIFY(in.open(QIODevice::ReadOnly));
        const AuditVerdict verdict = verifyAuditExport(in, check(QStringLiteral("seal.pem")));
        QVERIFY(verdict.why.startsWith(QLatin1String("bad signature")));
    }
    void aChangeOfTheKeyIsVerifiedWithBothCertificates()
    {
        StoreSettings settings = m_settings;
        settings.folder = m_folder.filePath(QStringLiteral("renewed"));
        {
            Store store(settings, m_clock, Logger());
            QVERIFY(await(store.open()));
            QVERIFY(await(store.recordEvent({AuditEvent::CardRead, "done"})));
            m_clock->jumpWall(24h);
            store.confirmClock();
            QVERIFY(
                await(store.recordEvent({AuditEvent::CardRead, "done"}))); // the day before, signed with the old key
            QVERIFY(await(store.acknowledge(QStringLiteral("audit-batch/1"), {})));
        }
        settings.auditSigning = signingWith(QStringLiteral("terminal-002"));
        {
            Store store(settings, m_clock, Logger());
            QVERIFY(await(store.open()));
            m_clock->jumpWall(24h * 200);
            store.confirmClock();
            QVERIFY(await(store.recordEvent({AuditEvent::CardRead, "done"}))); // and that day is pruned
        }
        QBuffer out;
        QVERIFY(out.open(QIODevice::WriteOnly));
        QVERIFY(exportAudit(settings, today(), out)); // starts from the old key's head, ends with the new key's
        const QByteArray before = m_papers.content(QStringLiteral("terminal.pem"));
        const QByteArray after = m_papers.content(QStringLiteral("terminal-002.pem"));
        for (const QByteArray &both : {before + after, after + before}) {
            const AuditVerdict verdict = judgedBy(out.data(), both);
            QVERIFY2(verdict.good, qPrintable(verdict.why));
        }
        QVERIFY(!judgedBy(out.data(), before).good);
        QVERIFY(!judgedBy(out.data(), after).good);
        QVERIFY(!judgedBy(out.data(), after + m_papers.content(QStringLiteral("seal.pem"))).good);
    }
    void whatWasPrunedLeavesASignedStart()
    {
        {
            Store store(m_settings, m_clock, Logger());
            QVERIFY(await(store.open()));
            store.confirmClock();
            m_clock->advance(24h);
            QVERIFY(await(store.recordEvent({AuditEvent::CardRead, "done"})));
            QVERIFY(await(store.acknowledge(QStringLiteral("audit-batch/1"), {})));
            m_clock->advance(24h * 200);
            QVERIFY(await(store.recordEvent({AuditEvent::CardRead, "done"})));
        }
        const QByteArray pruned = exported();
        const AuditVerdict verdict = judged(pruned);
        QVERIFY2(verdict.good, qPrintable(verdict.why));
        QVERIFY(!pruned.contains("\"seq\":1,"));
        const qsizetype start = pruned.indexOf("2026");
        QByteArray bad = pruned;
        bad[start] = '3'; // in the signed start
        QVERIFY(judged(bad).why.contains(QLatin1String("starts from")));
    }
    void noStoreIsMadeByAnExport()
    {
        StoreSettings nowhere = m_settings;
        nowhere.folder = m_folder.filePath(QStringLiteral("nowhere"));
        QBuffer out;
        QVERIFY(out.open(QIODevice::WriteOnly));
        QCOMPARE(exportAudit(nowhere, today(), out).error().code, ErrorCode::NotFound);
        QVERIFY(!QFileInfo::exists(nowhere.folder));
    }

private:
    QDate today() const { return m_clock->wall().date(); }
    QByteArray exported() const
    {
        QBuffer out;
        if (!out.open(QIODevice::WriteOnly) || !exportAudit(m_settings, today(), out))
            return {};
        return out.data();
    }
    AuditSigning signingWith(const QString &paper) const
    {
        Credentials papers;
        papers.certificate = m_papers.content(paper + QStringLiteral(".pem"));
        papers.key = SensitiveBytes(m_papers.content(paper + QStringLiteral(".key")));
        const auto signer = DetachedSigner::create(papers);
        if (!signer)
            return {};
        return {QStringLiteral("terminal-001"),
                [signer = *signer](const QByteArray &statement) { return signer->sign(statement); }};
    }
    AuditSignatureCheck check(const QString &certificate) const { return checkBy(m_papers.content(certificate)); }
    static AuditSignatureCheck checkBy(const QByteArray &pem)
    {
        return [pem](const QByteArray &signature, const QByteArray &statement) {
            return verifyDetached(signature, statement, pem).has_value();
        };
    }
    AuditVerdict judged(const QByteArray &text) const
    {
        return judgedBy(text, m_papers.content(QStringLiteral("terminal.pem")));
    }
    static AuditVerdict judgedBy(QByteArray text, const QByteArray &pem)
    {
        QBuffer in(&text);
        return in.open(QIODevice::ReadOnly) ? verifyAuditExport(in, checkBy(pem)) : AuditVerdict();
    }

    test::DevPapers m_papers{{QStringLiteral("terminal-002")}};
    QTemporaryDir m_folder;
    std::shared_ptr<test::VirtualClock> m_clock = std::make_shared<test::VirtualClock>();
    StoreSettings m_settings;
    QByteArray m_good;
};

QTEST_GUILESS_MAIN(TestAuditExport)
#include "tst_audit_export.moc"
