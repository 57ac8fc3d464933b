// SPDX-License-Identifier: Apache-2.0
// What stands on the pages of a notice to pay and of electronic bills, and what their keys do.
#include <presentation/language.h>
#include <presentation/session_presenter.h>
#include <unit/sessions/fake_billing.h>
#include <unit/sessions/terminal_machine.h>

using namespace kiosk;
using namespace kiosk::test;

namespace {

struct Pages {
    Pages() { machine.parts.billing = &billing; }
    bool reaches(const char *page)
    {
        return QTest::qWaitFor([&] { return models.terminal()->page() == QLatin1String(page); });
    }
    void look(const QString &code)
    {
        models.noticeCode()->clear();
        for (const QChar digit : code)
            models.noticeCode()->type(digit);
        models.noticeCode()->confirm();
    }
    void toTheBills()
    {
        machine.open("my-bills");
        QVERIFY(QTest::qWaitFor([&] { return machine.reader.isAsked(); }));
        machine.reader.put(card());
        machine.typeCode(u"123456");
        QVERIFY(QTest::qWaitFor([&] { return models.billList()->cases()->count() == 2; }));
    }
    const SlipView &slip() { return models.slip()->view(); }
    bool says(const QString &value)
    {
        return std::any_of(slip().rows.cbegin(), slip().rows.cend(),
                           [&](const SlipRow &row) { return row.value == value; });
    }

    TerminalMachine machine;
    FakeBilling billing{machine.portal};
    KioskViewModels models{KioskViewModels::Injected()};
    SessionPresenter presenter{machine.terminal, models};
};

} // namespace

class TestBillingPages : public QObject {
    Q_OBJECT
private slots:
    void aNoticeIsSeenBeforeItIsPaidAndItsBillAfter()
    {
        Pages pages;
        pages.machine.portal.orderEnds = pages.machine.clock->wall().addSecs(300);
        pages.machine.open("");
        pages.models.home()->chooseFunction(QStringLiteral("payment"));
        QCOMPARE(pages.models.terminal()->page(), QStringLiteral("ways"));
        pages.models.home()->chooseItem(QStringLiteral("payment-notice"));
        QCOMPARE(pages.models.terminal()->page(), QStringLiteral("notice-code"));
        pages.look(kNotice.first(12));
        QVERIFY(pages.models.noticeCode()->error().contains(QStringLiteral("还差 8 位")));
        pages.look(kNotice.chopped(1) + u'2');
        QVERIFY(pages.models.noticeCode()->error().contains(QStringLiteral("对不上")));
        pages.look(kNotice);
        QVERIFY(pages.reaches("slip"));
        QCOMPARE(pages.slip().amount, QStringLiteral("230.00 元"));
        QVERIFY(pages.says(QStringLiteral("澄湖区公安分局交通警察大队")) && pages.says(QStringLiteral("30.00 元"))
                && pages.says(QStringLiteral("2026-03-08")) && pages.says(QStringLiteral("3301 9926 0000 0000 0021")));
        pages.models.terminal()->setLanguage(QStringLiteral("en"));
        QCOMPARE(pages.slip().amount, QStringLiteral("CNY 230.00"));
        pages.models.terminal()->setLanguage(localeOf(Language::Chinese));
        pages.models.slip()->proceed();
        QVERIFY(pages.reaches("pay"));
        QVERIFY(QTest::qWaitFor([&] { return pages.models.pay()->phase() == PayViewModel::Phase::Waiting; }));
        pages.machine.portal.pay();
        pages.models.pay()->proceed();
        QVERIFY(QTest::qWaitFor([&] {
            pages.machine.clock->advance(1s);
            return pages.models.terminal()->page() == u"slip" && !pages.slip().primary.isEmpty();
        }));
        QVERIFY(pages.says(QStringLiteral("330100260000000001")) && pages.says(QStringLiteral("45d39b")));
        pages.models.slip()->proceed();
        QVERIFY(pages.reaches("goodbye"));
        QVERIFY(pages.slip().rows.isEmpty() && pages.models.noticeCode()->entry().isEmpty()); // nothing stays
    }
    void whatIsPaidSaysWhenAndLeads()
    {
        Pages pages;
        pages.billing.notice.state = NoticeState::Paid;
        pages.billing.notice.paidAt = QDateTime({2026, 2, 21}, {10, 5});
        pages.machine.open("payment-notice");
        pages.look(kNotice);
        QVERIFY(pages.reaches("slip"));
        QVERIFY(pages.slip().title == u"这张已经缴过了" && pages.says(QStringLiteral("2026-02-21 10:05")));
        pages.models.slip()->takeOther();
        QVERIFY(pages.reaches("notice-code"));
        pages.look(kNotice);
        QVERIFY(pages.reaches("slip"));
        pages.models.slip()->proceed();
        QVERIFY(pages.reaches("goodbye"));
        QVERIFY(pages.billing.quoted.isEmpty());
    }
    void everyStateHasItsWords()
    {
        Pages pages;
        pages.machine.open("payment-notice");
        QSet<QString> titles;
        for (const NoticeState state : {NoticeState::Open, NoticeState::InPayment, NoticeState::Paid,
                                        NoticeState::Expired, NoticeState::Withdrawn, NoticeState::Unknown}) {
            pages.billing.notice.state = state;
            pages.look(kNotice);
            QVERIFY(pages.reaches("slip"));
            titles << pages.slip().title;
            pages.models.slip()->takeOther();
            QVERIFY(pages.reaches("notice-code"));
        }
        QCOMPARE(titles.size(), 6);
    }
    void aNoticePaidMeanwhileIsToldAsSuch()
    {
        Pages pages;
        pages.machine.open("payment-notice");
        pages.look(kNotice);
        QVERIFY(pages.reaches("slip"));
        pages.billing.error = Error{ErrorCode::PortalRefused, QStringLiteral("problem notice-not-open status=409")};
        pages.models.slip()->proceed();
        QVERIFY(pages.reaches("fault"));
        QVERIFY(pages.models.fault()->title() == u"这张现在付不了" && pages.models.fault()->safe() == u"没有收钱。");
    }
    void aBillIsReadAndPrinted()
    {
        Pages pages;
        pages.toTheBills();
        QCOMPARE(pages.models.terminal()->page(), QStringLiteral("bill-list"));
        pages.models.billList()->open(QStringLiteral("330101260000000002"));
        QVERIFY(pages.reaches("slip"));
        QVERIFY(pages.says(QStringLiteral("0000000002")) && pages.says(QStringLiteral("39de7e"))
                && pages.says(QStringLiteral("林*")));
        pages.machine.documents.refuses = ErrorCode::PaperOut;
        pages.models.slip()->proceed();
        QVERIFY(QTest::qWaitFor([&] { return pages.slip().noticeKind == u"wrong"; }));
        pages.machine.documents.refuses.reset();
        pages.models.slip()->proceed();
        QVERIFY(QTest::qWaitFor([&] { return pages.slip().noticeHeading == u"打好了"; }));
        pages.models.slip()->takeOther();
        QVERIFY(pages.reaches("bill-list"));
        pages.machine.reader.setCard(false);
        pages.models.billList()->proceed();
        QVERIFY(pages.reaches("goodbye"));
        QCOMPARE(pages.models.billList()->cases()->count(), 0);
    }
};

QTEST_GUILESS_MAIN(TestBillingPages)
#include "tst_billing_pages.moc"
