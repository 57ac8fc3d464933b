// SPDX-License-Identifier: Apache-2.0
// The whole terminal, its screen included, and the reference portal's catalogue: what the operator withdraws turns grey
// with a reason, also at a start without the portal, and nothing else ever does.
#include "portal_bench.h"

#include <composition/application.h>
#include <presentation/kiosk_view_models.h>
#include <sessions/terminal.h>

#include <QTest>
#include <fcntl.h>

using namespace kiosk;

namespace {

const QString Permit = QStringLiteral("residence-permit-application");
const QString Print = QStringLiteral("property-certificate-print");
using Listing = Availability::Listing;

} // namespace

class TestPortalCatalogue : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_bench = std::make_unique<PortalBench>();
        m_bench->start();
        m_address = m_bench->url();
    }
    void cleanup()
    {
        m_application.reset();
        m_bench.reset();
    }

    void whatThePortalListsIsOfferedAsItsFileSays()
    {
        start();
        QTRY_COMPARE(asked(), 1);
        QTRY_VERIFY(isKept());
        QCOMPARE(listing(Permit), Listing::Listed);
        QCOMPARE(listing(Print), Listing::Listed);
    }
    void aWithdrawnItemIsGreyWithAReasonAndWorksAgainWhenItIsListed()
    {
        start();
        QTRY_VERIFY(isKept());
        m_application->terminal().enter();
        QVERIFY(m_bench->lists(Permit, {}));
        tell();
        QTRY_COMPARE_WITH_TIMEOUT(listing(Permit), Listing::Absent, 20'000);
        QCOMPARE(listing(Print), Listing::Listed);
        QCOMPARE(reason(Permit), QStringLiteral("这件事平台现在不受理。"));
        m_application->terminal().open(Permit);
        QVERIFY(!m_application->terminal().visit());

        QVERIFY(m_bench->lists(Permit, QStringLiteral("1.1.0")));
        start();
        QTRY_COMPARE(listing(Permit), Listing::OtherVersion);
        m_application->terminal().enter();
        QCOMPARE(reason(Permit), QStringLiteral("这件事的规定有更新，这台机器还没换上。"));
        m_application->viewModels().terminal()->setLanguage(QStringLiteral("en"));
        QVERIFY(reason(Permit).startsWith(QStringLiteral("The rules of this service have changed")));

        QVERIFY(m_bench->lists(Permit, QStringLiteral("1.0.0")));
        tell();
        QTRY_COMPARE_WITH_TIMEOUT(listing(Permit), Listing::Listed, 20'000);
        QVERIFY(reason(Permit) != QStringLiteral("这件事平台现在不受理。"));
    }
    void aStartWithoutThePortalKnowsWhatWasWithdrawn()
    {
        QVERIFY(m_bench->lists(Permit, {}));
        start();
        QTRY_COMPARE(listing(Permit), Listing::Absent);
        m_application.reset();
        m_bench->stop();
        start();
        QCOMPARE(listing(Permit), Listing::Absent); // at once
        QCOMPARE(listing(Print), Listing::Listed);
    }
    void aPortalThatLostItsBooksGreysNothingAndUngreysNothing()
    {
        QVERIFY(m_bench->lists(Print, {}));
        QVERIFY(m_bench->lists(Permit, QStringLiteral("1.0.0")));
        start();
        QTRY_COMPARE(listing(Print), Listing::Absent);
        m_application.reset();
        m_bench = std::make_unique<PortalBench>(); // serial 1, signed, everything listed
        m_bench->start();
        m_address = m_bench->url();
        start();
        QTRY_COMPARE(asked(), 1);
        QTRY_VERIFY(logged("catalogue.refused"));
        QCOMPARE(listing(Print), Listing::Absent);
    }
    void withoutASignerNobodyAsksAndNothingIsGrey()
    {
        QVERIFY(m_bench->lists(Permit, {}));
        start(false);
        tell();
        QTRY_VERIFY_WITH_TIMEOUT(calls("/terminals/self/events") > 0, 20'000);
        QCOMPARE(listing(Permit), Listing::Listed);
        QCOMPARE(asked(), 0);
    }
    void withoutACatalogueEverSeenNothingIsGrey()
    {
        m_bench->stop();
        start();
        QTRY_VERIFY(logged("store.opened"));
        QCOMPARE(listing(Permit), Listing::Listed);
        QCOMPARE(listing(Print), Listing::Listed);
    }

private:
    QString file(const QString &name) const { return m_folder->filePath(name); }
    void write(const QString &name, const QByteArray &bytes) const
    {
        QFile out(file(name));
        QVERIFY(out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size());
    }
    // A new process's worth of terminal on the same folders. No device is there, which is no reason not to start.
    void start(bool withSigner = true)
    {
        m_application.reset();
        QFile shipped(QStringLiteral(KIOSK_SOURCE_DIR "/kiosk-config/kiosk.toml"));
        QVERIFY(shipped.open(QIODevice::ReadOnly));
        QByteArray toml = shipped.readAll();
        toml.replace("https://127.0.0.1:8443", m_address.toUtf8());
        toml.replace("portal_probe_s = 60", "portal_probe_s = 5"); // the beat that hears of a change
        toml.replace("\"tls/", '"' + PortalBench::tls().toUtf8() + '/');
        if (withSigner)
            toml.replace("seal_certificate =",
                         "catalogue_signer = \"" + PortalBench::tls().toUtf8()
                             + "/catalogue.pem\"\nseal_certificate =");
        write(QStringLiteral("kiosk.toml"), toml);
        write(QStringLiteral("devices.toml"), "");
        for (const char *name : {"services", "life-areas.json"})
            QFile::link(QStringLiteral(KIOSK_SOURCE_DIR "/kiosk-config/") + QLatin1String(name),
                        file(QLatin1String(name)));
        const int log = ::open(qPrintable(file(QStringLiteral("log"))), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        auto made = Application::create({m_folder->path(), file(QStringLiteral("state")), log, {540, 960}});
        QVERIFY2(made, made ? "" : qPrintable(made.error().trace()));
        m_application = std::move(*made);
        QVERIFY(m_application->start());
    }
    void tell() const { QVERIFY(m_bench->tells(QStringLiteral("catalogue-changed"))); }
    Listing listing(const QString &item) const
    {
        const kiosk::Terminal &terminal = m_application->terminal();
        return terminal.availability(*terminal.catalogue().service(item)).listing;
    }

    QString reason(const QString &item) const
    {
        for (const ItemRow &row : rowsOf(m_application->viewModels().home()->frequent()))
            if (row.id == item)
                return row.reason;
        return {};
    }
    static QList<ItemRow> rowsOf(GadgetListModel *model) { return static_cast<RowListModel<ItemRow> *>(model)->rows(); }
    int calls(const char *path) const
    {
        int count = 0;
        for (const QJsonObject &line : m_bench->logLines())
            count += line[u"path"].toString().endsWith(QLatin1String(path)) && line[u"status"].toInt() > 0 ? 1 : 0;
        return count;
    }
    int asked() const { return calls("/catalogue"); }
    bool isKept() const { return QFile::exists(file(QStringLiteral("state/catalogue.json"))); }
    bool logged(const char *event) const
    {
        QFile log(file(QStringLiteral("log")));
        return log.open(QIODevice::ReadOnly) && log.readAll().contains(event);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<PortalBench> m_bench;
    std::unique_ptr<Application> m_application;
    QString m_address;
};

QTEST_MAIN(TestPortalCatalogue)
#include "tst_portal_catalogue.moc"
