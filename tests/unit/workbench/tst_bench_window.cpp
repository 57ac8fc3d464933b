// SPDX-License-Identifier: Apache-2.0
#include <workbench/window/bench_window.h>

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace kiosk;
using namespace kiosk::workbench;
using namespace Qt::Literals::StringLiterals;

// Every key of the window does the act of its name, and shows what the device says.
class TestBenchWindow : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        Workbench::Options options;
        options.folder = m_folder->path();
        options.camera = true;
        options.hidPos = true;
        m_bench = std::make_unique<Workbench>(options);
        QVERIFY(m_bench->start());
        m_window = std::make_unique<BenchWindow>(*m_bench);
        m_window->show();
    }
    void cleanup()
    {
        m_window.reset();
        m_bench.reset();
    }
    void theCardGoesDownAndUp()
    {
        m_window->findChild<QComboBox *>(u"cards"_s)->setCurrentText(u"resident-expired"_s);
        QTest::mouseClick(key("primary"), Qt::LeftButton);
        QCOMPARE(state("idcard", "card"), QJsonValue(u"resident-expired"_s));
        QTRY_VERIFY(key("primary")->text().startsWith(u"拿走"));
        QTest::mouseClick(key("primary"), Qt::LeftButton);
        QCOMPARE(state("idcard", "card"), QJsonValue(u""_s));
        QTRY_VERIFY(key("primary")->text().startsWith(u"放上"));
    }
    void aCodeIsHeldUpAndTakenAway_data()
    {
        QTest::addColumn<QByteArray>("device");
        QTest::newRow("camera") << QByteArray("camera");
        QTest::newRow("scanner") << QByteArray("scanner");
        QTest::newRow("hidpos") << QByteArray("hidpos");
    }
    void aCodeIsHeldUpAndTakenAway()
    {
        QFETCH(const QByteArray, device);
        m_window->findChild<QLineEdit *>(QString::fromLatin1(device + ".text"))->setText(u"YZ-1"_s);
        QTest::mouseClick(key(device + ".show"), Qt::LeftButton);
        QCOMPARE(state(device, "shows"), QJsonValue(u"YZ-1"_s));
        QTest::mouseClick(key(device + ".hide"), Qt::LeftButton);
        QCOMPARE(state(device, "shows"), QJsonValue(u""_s));
    }
    void theScannerSaysWhetherAnybodyWaits()
    {
        const auto says = [&](const QString &words) {
            const auto labels = m_window->findChildren<QLabel *>(u"caption"_s);
            return std::any_of(labels.begin(), labels.end(),
                               [&](auto *label) { return label->text().contains(words); });
        };
        QVERIFY(says(u"no step waits"_s));
        QFile host(m_folder->filePath(u"dev/scanner"_s));
        QVERIFY(host.open(QIODevice::ReadWrite | QIODevice::Unbuffered));
        host.write(QByteArray::fromHex("7E0008010000D5ABCD7E000801000201ABCD")); // command mode, trigger
        QTRY_VERIFY(says(u"the terminal waits"_s));
    }
    void keysOfARowSetTheDevice_data()
    {
        QTest::addColumn<QString>("device");
        QTest::addColumn<QString>("what");
        QTest::addColumn<QJsonValue>("value");
        for (const char *device : {"receipt", "certificate"}) {
            QTest::addRow("%s paper", device) << QString(device) << u"paper"_s << QJsonValue(u"out"_s);
            QTest::addRow("%s cover", device) << QString(device) << u"cover"_s << QJsonValue(u"open"_s);
        }
        QTest::newRow("cutter") << u"receipt"_s << u"cutter"_s << QJsonValue(u"jam"_s);
        QTest::newRow("toner") << u"certificate"_s << u"toner"_s << QJsonValue(u"low"_s);
        QTest::newRow("jam") << u"certificate"_s << u"jam"_s << QJsonValue(true);
        for (const char *device : {"idcard", "receipt", "certificate", "camera", "scanner"})
            QTest::addRow("%s unplugged", device) << QString(device) << u"plugged"_s << QJsonValue(false);
    }
    void keysOfARowSetTheDevice()
    {
        QFETCH(const QString, device);
        QFETCH(const QString, what);
        QFETCH(const QJsonValue, value);
        const QJsonValue before = state(device.toLatin1(), what.toLatin1());
        QVERIFY(before != value);
        QPushButton *pressed = rowKey(device, what, value);
        QVERIFY(!pressed->isChecked());
        QTest::mouseClick(pressed, Qt::LeftButton);
        QTRY_VERIFY(pressed->isChecked());
        QVERIFY(!rowKey(device, what, before)->isChecked());
        QTest::mouseClick(rowKey(device, what, before), Qt::LeftButton);
        QTRY_VERIFY(!pressed->isChecked());
        QCOMPARE(state(device.toLatin1(), what.toLatin1()), before);
    }
    void whatTheDeviceDoesByItselfIsSeen()
    {
        QVERIFY(m_bench->act({{u"do"_s, u"receipt.set"_s}, {u"paper"_s, u"low"_s}}));
        QTRY_VERIFY(rowKey(u"receipt"_s, u"paper"_s, u"low"_s)->isChecked());
    }
    void aRefusedActIsSaidAndChangesNothing()
    {
        QTest::mouseClick(key("tear"), Qt::LeftButton); // no paper hangs out
        QVERIFY(m_window->findChild<QLabel *>(u"foot"_s)->text().contains(u"no paper hangs out"));
    }
    void thePhoneShowsTheNewestCode()
    {
        PhoneScreen phone;
        QVERIFY(!phone.findChild<QLabel *>(u"code"_s)->text().contains(u'1'));
        const QJsonObject first{{u"to"_s, u"13900001111"_s}, {u"text"_s, u"【样例】验证码 111222，5 分钟内有效"_s}};
        const QJsonObject second{{u"to"_s, u"13900001111"_s}, {u"text"_s, u"验证码 482913"_s}};
        phone.showMessages({first, second});
        QCOMPARE(phone.findChild<QLabel *>(u"code"_s)->text(), u"482 913"_s);
        auto *list = phone.findChild<QListWidget *>();
        QCOMPARE(list->count(), 2);
        QVERIFY(list->item(0)->text().contains(u"482913"));
    }

private:
    QPushButton *key(const char *name) { return m_window->findChild<QPushButton *>(QLatin1String(name)); }
    QPushButton *rowKey(const QString &device, const QString &what, const QJsonValue &value)
    {
        return m_window->findChild<QPushButton *>(u"%1.%2.%3"_s.arg(device, what, value.toVariant().toString()));
    }
    QJsonValue state(const char *device, const char *what)
    {
        const auto state = m_bench->act({{u"do"_s, u"state"_s}});
        return state ? (*state)[QLatin1String(device)].toObject()[QLatin1String(what)] : QJsonValue();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workbench> m_bench;
    std::unique_ptr<BenchWindow> m_window;
};

QTEST_MAIN(TestBenchWindow)
#include "tst_bench_window.moc"
