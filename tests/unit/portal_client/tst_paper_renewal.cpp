// SPDX-License-Identifier: Apache-2.0
// When the next certificate is asked for, and what becomes of every answer. The office is `openssl` with the CA's key.
#include <portal/paper_renewal.h>
#include <support/dev_papers.h>
#include <support/virtual_clock.h>

#include <QFile>
#include <QTest>

using namespace kiosk;

namespace {

const QString Name = QStringLiteral("terminal-001");

struct Office final : EnrolmentPortal {
    explicit Office(const test::DevPapers &made) : papers(made) { }
    Pending<QByteArray> enrol(SensitiveText, QByteArray, CallContext) override
    {
        return readyFuture<QByteArray>(fail(ErrorCode::Unsupported));
    }
    Pending<QByteArray> reenrol(QByteArray request, CallContext) override
    {
        requests << request;
        return readyFuture<QByteArray>(no ? Result<QByteArray>(fail(*no)) : issue(request));
    }
    Result<QByteArray> issue(const QByteArray &request) const
    {
        QFile file(papers.path(QStringLiteral("next.csr")));
        if (!file.open(QIODevice::WriteOnly) || file.write(request) != request.size())
            return fail(ErrorCode::Internal);
        file.close();
        QByteArray certificate;
        const QStringList words{QStringLiteral("x509"),
                                QStringLiteral("-req"),
                                QStringLiteral("-inform"),
                                QStringLiteral("DER"),
                                QStringLiteral("-in"),
                                file.fileName(),
                                QStringLiteral("-CA"),
                                papers.path(QStringLiteral("ca.pem")),
                                QStringLiteral("-CAkey"),
                                papers.path(QStringLiteral("ca.key")),
                                QStringLiteral("-CAcreateserial"),
                                QStringLiteral("-days"),
                                QString::number(days)};
        return test::ran(QStringLiteral("openssl"), words, &certificate) ? Result<QByteArray>(certificate)
                                                                         : fail(ErrorCode::Internal);
    }

    const test::DevPapers &papers;
    std::optional<ErrorCode> no;
    int days = 397;
    QList<QByteArray> requests;
};

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestPaperRenewal : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(m_papers.isGood()); }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_files
            = {m_folder->filePath(QStringLiteral("terminal.pem")), m_folder->filePath(QStringLiteral("terminal.key"))};
        QVERIFY(QFile::copy(m_papers.path(QStringLiteral("terminal.pem")), m_files.certificate));
        QVERIFY(QFile::copy(m_papers.path(QStringLiteral("terminal.key")), m_files.key));
        m_clock = std::make_unique<test::VirtualClock>(QDateTime::currentDateTime().addSecs(60));
        m_office = std::make_unique<Office>(m_papers);
        m_told.clear();
    }
    void cleanup() { m_renewal.reset(); }

    void itIsAskedForInTheLastThird()
    {
        begin(60, 31);
        QVERIFY(m_office->requests.isEmpty());
        m_clock->advance(24h); // 30 of 91 days
        QCOMPARE(m_office->requests.size(), 1);
    }
    void theNewPapersAreInPlaceAndNothingIsAskedForAnyMore()
    {
        const QByteArray before = read(m_files.certificate);
        begin(90, 10);
        QTRY_COMPARE(m_told, QStringList{QStringLiteral("renewed 396")});
        QVERIFY(read(m_files.certificate) != before);
        QCOMPARE(read(m_files.certificate + QStringLiteral(".before")), before);
        QVERIFY(admitKey(read(m_files.certificate), SensitiveBytes(read(m_files.key))));
        QCOMPARE(m_clock->waiting(), 0);
    }
    void aLostAnswerIsAskedForAgainWithTheSameKeyAndEverMoreRarely()
    {
        m_office->no = ErrorCode::AnswerLost;
        begin(90, 10);
        settle();
        m_clock->advance(1min - 1ms);
        QCOMPARE(m_office->requests.size(), 1);
        m_clock->advance(1ms);
        QCOMPARE(m_office->requests.size(), 2);
        settle();
        m_clock->advance(2min - 1ms);
        QCOMPARE(m_office->requests.size(), 2);
        m_office->no = {};
        m_clock->advance(1ms);
        QTRY_COMPARE(m_told.last(), QStringLiteral("renewed 396"));
        QCOMPARE(publicKeys().size(), 1);
        QCOMPARE(m_told.size(), 2); // the silence once
    }
    void aNoIsAskedAboutOnceADay_data()
    {
        QTest::addColumn<ErrorCode>("no");
        QTest::newRow("revoked") << ErrorCode::TerminalRevoked;
        QTest::newRow("refused") << ErrorCode::PortalRefused;
        QTest::newRow("no answer that was promised") << ErrorCode::InvalidInput;
    }
    void aNoIsAskedAboutOnceADay()
    {
        QFETCH(ErrorCode, no);
        m_office->no = no;
        begin(90, 10);
        for (int day = 1; day <= 3; ++day) {
            settle();
            m_clock->advance(24h - 1ms);
            QCOMPARE(m_office->requests.size(), day);
            m_clock->advance(1ms);
            QCOMPARE(m_office->requests.size(), day + 1);
        }
        settle();
        QCOMPARE(m_told, QStringList{QStringLiteral("%1 10").arg(QLatin1String(codeName(no)))});
    }
    void aCertificateThatLastsNoLongerIsNotTaken_data()
    {
        QTest::addColumn<int>("days");
        QTest::newRow("shorter") << 5;
        QTest::newRow("as long") << 10;
    }
    // It would be due at once: every start would ask again, and end in a restart.
    void aCertificateThatLastsNoLongerIsNotTaken()
    {
        QFETCH(int, days);
        m_office->days = days;
        const QByteArray before = read(m_files.certificate);
        begin(90, 10);
        QTRY_COMPARE(m_told, QStringList{QStringLiteral("invalid-input 10")});
        QCOMPARE(read(m_files.certificate), before);
        settle();
        m_clock->advance(24h - 1ms);
        QCOMPARE(m_office->requests.size(), 1);
    }
    void aFolderThatCannotBeWrittenIsSaidAndThePortalIsNotAsked()
    {
        m_files.key = m_folder->filePath(QStringLiteral("nowhere/terminal.key"));
        begin(90, 10);
        QCOMPARE(m_told.size(), 1);
        QVERIFY(m_office->requests.isEmpty());
    }

private:
    void begin(int daysGone, int daysToCome)
    {
        RenewalSettings settings;
        settings.files = m_files;
        settings.ca = m_papers.content(QStringLiteral("ca.pem"));
        settings.name = Name;
        settings.term = {m_clock->wall().addDays(-daysGone), m_clock->wall().addDays(daysToCome)};
        m_renewal = std::make_unique<PaperRenewal>(*m_office, *m_clock, *m_clock, Logger(), settings);
        connect(m_renewal.get(), &PaperRenewal::renewed, this,
                [this](int days) { m_told << QStringLiteral("renewed %1").arg(days); });
        connect(m_renewal.get(), &PaperRenewal::failed, this, [this](ErrorCode code, int days) {
            m_told << QStringLiteral("%1 %2").arg(QLatin1String(codeName(code))).arg(days);
        });
        m_renewal->start();
    }
    // The call that runs has ended: the next one is armed.
    void settle() const { QTRY_VERIFY(m_clock->waiting() > 0); }
    QSet<QByteArray> publicKeys() const
    {
        QSet<QByteArray> keys;
        for (const QByteArray &request : m_office->requests) {
            QFile file(m_folder->filePath(QStringLiteral("csr")));
            QByteArray key;
            if (file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(request) == request.size()) {
                file.close();
                test::ran(QStringLiteral("openssl"),
                          {QStringLiteral("req"), QStringLiteral("-inform"), QStringLiteral("DER"),
                           QStringLiteral("-in"), file.fileName(), QStringLiteral("-noout"), QStringLiteral("-pubkey")},
                          &key);
            }
            keys << key;
        }
        return keys;
    }

    test::DevPapers m_papers;
    std::unique_ptr<QTemporaryDir> m_folder;
    PaperFiles m_files;
    std::unique_ptr<test::VirtualClock> m_clock;
    std::unique_ptr<Office> m_office;
    std::unique_ptr<PaperRenewal> m_renewal;
    QStringList m_told;
};

QTEST_GUILESS_MAIN(TestPaperRenewal)
#include "tst_paper_renewal.moc"
