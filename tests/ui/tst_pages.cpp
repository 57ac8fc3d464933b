// SPDX-License-Identifier: Apache-2.0
// What pages do when they are touched, when the language changes and when they go.
#include "support/stage.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTest>

#define ZX_USE_UTF8 // text() as std::string, also in 1.4
#include <ZXing/ReadBarcode.h>

using namespace kiosk;

class TestPages : public QObject {
    Q_OBJECT

private:
    Stage m_stage;

    QPoint middle(const QQuickItem *item) const
    {
        return item->mapRectToScene(item->boundingRect()).center().toPoint();
    }
    void tap(const QPoint &at) { QTest::mouseClick(&m_stage.window(), Qt::LeftButton, {}, at); }
    void tap(const char *objectName) { tap(middle(m_stage.find(QLatin1String(objectName)))); }

    QQuickItem *named(const QString &accessibleName) const
    {
        for (auto *item : m_stage.items())
            if (item->isVisible() && item->property("isTarget").toBool()
                && item->property("accessibleName") == accessibleName)
                return item;
        return nullptr;
    }
    QStringList words() const
    {
        QStringList texts;
        for (auto *item : m_stage.items())
            if (item->isVisible() && item->inherits("QQuickText"))
                texts.append(item->property("text").toString());
        return texts;
    }

private slots:
    void init()
    {
        m_stage.turn(Panel::Portrait);
        QVERIFY(m_stage.show({QStringLiteral("guide"), {}}, Language::Chinese));
    }

    void aKeyActsWhenTheFingerLeavesIt()
    {
        QSignalSpy started(m_stage.kiosk().guide(), &GuideViewModel::startRequested);
        const auto at = middle(m_stage.find(QStringLiteral("primaryKey")));
        QTest::mousePress(&m_stage.window(), Qt::LeftButton, {}, at);
        QCOMPARE(started.count(), 0);
        QTest::mouseRelease(&m_stage.window(), Qt::LeftButton, {}, at);
        QCOMPARE(started.count(), 1);
    }

    void slidingOffAKeyCancels()
    {
        QSignalSpy started(m_stage.kiosk().guide(), &GuideViewModel::startRequested);
        const auto at = middle(m_stage.find(QStringLiteral("primaryKey")));
        QTest::mousePress(&m_stage.window(), Qt::LeftButton, {}, at);
        QTest::mouseMove(&m_stage.window(), at - QPoint(0, 400));
        QTest::mouseRelease(&m_stage.window(), Qt::LeftButton, {}, at - QPoint(0, 400));
        QCOMPARE(started.count(), 0);
    }

    void aKeyThatIsNotAvailableDoesNothing()
    {
        QVERIFY(m_stage.show({QStringLiteral("sms"), {}}, Language::Chinese)); // four digits of six
        QSignalSpy confirmed(m_stage.kiosk().sms(), &SmsViewModel::codeConfirmed);
        tap("primaryKey");
        QCOMPARE(confirmed.count(), 0);
    }

    void homeAndBackAskTheTerminal()
    {
        QSignalSpy home(m_stage.kiosk().terminal(), &TerminalViewModel::homeRequested);
        QSignalSpy back(m_stage.kiosk().terminal(), &TerminalViewModel::backRequested);
        tap("homeKey");
        tap("backKey");
        QCOMPARE(home.count(), 1);
        QCOMPARE(back.count(), 1);
    }

    void everyTouchIsSeenByTheIdleWatch()
    {
        QSignalSpy touched(m_stage.kiosk().terminal(), &TerminalViewModel::touchSeen);
        tap(QPoint(540, 900)); // on bare paper
        tap("backKey");
        QCOMPARE(touched.count(), 2);
    }

    void theNumberPadTypesTheCode()
    {
        QVERIFY(m_stage.show({QStringLiteral("sms"), {}}, Language::Chinese));
        auto *sms = m_stage.kiosk().sms();
        QSignalSpy confirmed(sms, &SmsViewModel::codeConfirmed);
        tap(middle(named(QStringLiteral("删除"))));
        for (const auto *digit : {"1", "0", "3", "8"}) // the last finds no room
            tap(middle(named(QLatin1String(digit))));
        QCOMPARE(sms->code(), QStringLiteral("407103"));
        tap("primaryKey");
        QCOMPARE(confirmed.count(), 1);
        QCOMPARE(confirmed.constFirst().constFirst().toString(), QStringLiteral("407103"));
        tap(middle(named(QStringLiteral("清空"))));
        QVERIFY(sms->code().isEmpty());
    }

    void theLetterPadSearches()
    {
        QVERIFY(m_stage.show({QStringLiteral("search"), {}}, Language::Chinese));
        QSignalSpy searched(m_stage.kiosk().home(), &HomeViewModel::searchRequested);
        for (const auto *letter : {"j", "z", "z"})
            tap(middle(named(QLatin1String(letter))));
        QCOMPARE(searched.count(), 3);
        QCOMPARE(searched.constLast().constFirst().toString(), QStringLiteral("jzz"));
    }

    void theHomePageAsksWhoseThingsAndTheSearchPageKnowsOtherWays()
    {
        auto *home = m_stage.kiosk().home();
        QVERIFY(m_stage.show({QStringLiteral("home"), {}}, Language::Chinese));
        QSignalSpy audience(home, &HomeViewModel::audienceRequested);
        tap(middle(named(QStringLiteral("企业"))));
        QCOMPARE(audience.constLast().constFirst().toBool(), true);
        QVERIFY(m_stage.show({QStringLiteral("search"), {}}, Language::Chinese));
        QSignalSpy offices(home, &HomeViewModel::officesRequested);
        tap(middle(named(QStringLiteral("按窗口找"))));
        QCOMPARE(offices.constLast().constFirst().toBool(), true);
        QVERIFY(m_stage.show({QStringLiteral("offices"), {}}, Language::Chinese));
        QSignalSpy chosen(home, &HomeViewModel::officeRequested);
        tap(middle(named(QStringLiteral("澄湖区公安分局"))));
        QCOMPARE(chosen.constFirst().constFirst().toString(), QStringLiteral("澄湖区公安分局"));
    }

    void aGreyItemCannotBePressed()
    {
        QVERIFY(m_stage.show({QStringLiteral("home"), QStringLiteral("grey")}, Language::Chinese));
        QSignalSpy chosen(m_stage.kiosk().home(), &HomeViewModel::itemRequested);
        tap(middle(named(QStringLiteral("不动产权证书打印"))));
        QCOMPARE(chosen.count(), 0);
        tap(middle(named(QStringLiteral("居住证申领"))));
        QCOMPARE(chosen.constFirst().constFirst().toString(), QStringLiteral("residence-permit-application"));
    }

    void theLanguageChangesInPlaceAndKeepsWhatWasTyped()
    {
        QVERIFY(m_stage.show({QStringLiteral("sms"), {}}, Language::Chinese));
        auto *terminal = m_stage.kiosk().terminal();
        QVERIFY(words().contains(QStringLiteral("请输入短信验证码")));
        QSignalSpy asked(terminal, &TerminalViewModel::languageRequested);
        tap("languageKey");
        QCOMPARE(asked.constFirst().constFirst().toString(), QStringLiteral("en"));
        auto view = terminal->view();
        view.language = QStringLiteral("en"); // what a presenter does
        terminal->show(view);
        QVERIFY(words().contains(QStringLiteral("Type the SMS code")));
        QVERIFY(!words().contains(QStringLiteral("请输入短信验证码")));
        QVERIFY(words().contains(QStringLiteral("中文"))); // the way back
        QCOMPARE(m_stage.kiosk().sms()->code(), QStringLiteral("4079"));
        view.language = QStringLiteral("zh_CN");
        terminal->show(view);
        QVERIFY(words().contains(QStringLiteral("请输入短信验证码")));
    }

    void aModeIsOneTapAwayAndKeepsThePageAndWhatWasTyped()
    {
        QVERIFY(m_stage.show({QStringLiteral("sms"), {}}, Language::Chinese));
        auto *terminal = m_stage.kiosk().terminal();
        connect(terminal, &TerminalViewModel::elderRequested, this, [=](bool elder) { // what a presenter does
            auto view = terminal->view();
            view.elder = elder;
            terminal->show(view);
        });
        const QPointer<QObject> page = m_stage.window().property("page").value<QObject *>();
        const auto before = m_stage.find(QStringLiteral("elderKey"))->height();
        tap("elderKey");
        QVERIFY(terminal->elder());
        QVERIFY(m_stage.find(QStringLiteral("elderKey"))->height() > before);
        QVERIFY(page && m_stage.window().property("page").value<QObject *>() == page);
        QCOMPARE(m_stage.kiosk().sms()->code(), QStringLiteral("4079"));
        tap("elderKey");
        QVERIFY(!terminal->elder());
        terminal->disconnect(this);
    }
    void anElderReachesEverythingFromHome()
    {
        m_stage.setModes({.elder = true});
        QVERIFY(m_stage.show({QStringLiteral("home"), {}}, Language::Chinese));
        auto *home = m_stage.kiosk().home();
        QSignalSpy item(home, &HomeViewModel::itemRequested);
        QSignalSpy function(home, &HomeViewModel::functionRequested);
        QSignalSpy area(home, &HomeViewModel::areaRequested);
        QSignalSpy search(home, &HomeViewModel::searchPageRequested);
        tap(middle(named(QStringLiteral("居住证申领"))));
        tap(middle(named(QStringLiteral("找别的事"))));
        tap(middle(named(QStringLiteral("下一页"))));
        tap(middle(named(QStringLiteral("查进度"))));
        tap(middle(named(QStringLiteral("下一页"))));
        QVERIFY(words().contains(QStringLiteral("第 3 页 / 共 3 页")));
        tap(middle(named(QStringLiteral("退休"))));
        QCOMPARE(item.count() + function.count() + area.count() + search.count(), 4);
        m_stage.setModes({});
    }
    void aLongListIsPagedAndEveryRowIsReached()
    {
        QVERIFY(m_stage.show({QStringLiteral("choose"), QStringLiteral("many")}, Language::Chinese));
        QSignalSpy chosen(m_stage.kiosk().choose(), &ChooseViewModel::choiceRequested);
        const auto last = QStringLiteral("浙（2019）澄湖区不动产权第 0001292 号");
        const auto shown = [&] {
            for (auto *item : m_stage.items())
                if (item->inherits("QQuickText") && item->property("text").toString().startsWith(last))
                    return item->mapRectToScene(item->boundingRect()).bottom() < 1500;
            return false;
        };
        QVERIFY(!shown());
        for (int page = 0; page < 3 && !shown(); ++page)
            tap(middle(named(QStringLiteral("下一页"))));
        QVERIFY(shown());
        tap(middle(named(QStringLiteral("上一页"))));
        QVERIFY(!shown());
    }

    void thePageBeforeIsDestroyed()
    {
        const QPointer<QObject> guide = m_stage.window().property("page").value<QObject *>();
        QVERIFY(guide);
        QVERIFY(m_stage.show({QStringLiteral("goodbye"), {}}, Language::Chinese));
        QTRY_VERIFY(!guide);
    }

    void aCameraReadsTheReceiptFromTheGlass()
    {
        for (const auto panel : {Panel::Portrait, Panel::Landscape}) {
            m_stage.turn(panel);
            QVERIFY(m_stage.show({QStringLiteral("done"), {}}, Language::Chinese));
            const auto picture = m_stage.picture().convertToFormat(QImage::Format_Grayscale8);
            const auto found = ZXing::ReadBarcode({picture.constBits(), picture.width(), picture.height(),
                                                   ZXing::ImageFormat::Lum, static_cast<int>(picture.bytesPerLine())});
            QVERIFY(found.isValid());
            QCOMPARE(QString::fromStdString(found.text()), m_stage.kiosk().done()->qrPayload());
        }
    }
};

QTEST_MAIN(TestPages)
#include "tst_pages.moc"
