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
        Credentials papers;
        papers.certificate = m_papers.content(QStringLiteral("terminal.pem"));
        papers.key = SensitiveBytes(m_papers.content(QStringLiteral("terminal.key")));
        auto signer = DetachedSigner::create(papers);
        QVERIFY(signer);
        m_settings.folder = m_folder.filePath(QStringLiteral("data"));
        m_settings.minimumFreeBytes = 0;
        m_settings.auditSigning = {QStringLiteral("terminal-001"),
                                   [signer = *signer](const QByteArray &statement) { return signer->sign(statement); }};
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
    void whatWasPrunedLeavesASignedStart()
    {
        {
            Store store(m_settings, m_clock, Logger());
            QVERIFY(await(store.open()));
            m_clock->jumpWall(24h);
            QVERIFY(await(store.recordEvent({AuditEvent::CardRead, "done"})));
            QVERIFY(await(store.acknowledge(QStringLiteral("audit-batch/1"), {})));
            m_clock->jumpWall(24h * 200);
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
    AuditSignatureCheck check(const QString &certificate) const
    {
        return [pem = m_papers.content(certificate)](const QByteArray &signature, const QByteArray &statement) {
            return verifyDetached(signature, statement, pem).has_value();
        };
    }
    AuditVerdict judged(QByteArray text) const
    {
        QBuffer in(&text);
        if (!in.open(QIODevice::ReadOnly))
            return {};
        return verifyAuditExport(in, check(QStringLiteral("terminal.pem")));
    }

    test::DevPapers m_papers;
    QTemporaryDir m_folder;
    std::shared_ptr<test::VirtualClock> m_clock = std::make_shared<test::VirtualClock>();
    StoreSettings m_settings;
    QByteArray m_good;
};

QTEST_GUILESS_MAIN(TestAuditExport)
#include "tst_audit_export.moc"
