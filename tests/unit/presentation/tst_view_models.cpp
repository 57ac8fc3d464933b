// SPDX-License-Identifier: Apache-2.0
#include <presentation/fault_words.h>
#include <presentation/kiosk_view_models.h>
#include <presentation/screen_views.h>

#include <QMetaProperty>
#include <QSignalSpy>
#include <QTest>

using namespace kiosk;

namespace {

// Every property of every page as text; lists by their rows.
QMap<QString, QString> pictureOf(KioskViewModels &kiosk)
{
    QMap<QString, QString> picture;
    const auto *pages = kiosk.metaObject();
    for (int p = pages->propertyOffset(); p < pages->propertyCount(); ++p) {
        const auto page = pages->property(p);
        if (qstrcmp(page.name(), "terminal") == 0 || qstrcmp(page.name(), "goodbye") == 0)
            continue; // hold nothing of a citizen; goodbye says what was wiped
        auto *viewModel = page.read(&kiosk).value<QObject *>();
        const auto *meta = viewModel->metaObject();
        for (int i = meta->propertyOffset(); i < meta->propertyCount(); ++i) {
            const auto value = meta->property(i).read(viewModel);
            const auto name
                = QStringLiteral("%1.%2").arg(QLatin1String(page.name()), QLatin1String(meta->property(i).name()));
            if (auto *list = value.value<GadgetListModel *>())
                picture.insert(name, QString::number(list->count()));
            else
                picture.insert(name, value.toString());
        }
    }
    return picture;
}

// What was typed is every candidate's beginning.
class SyllableEngine final : public TextEngine {
public:
    void type(QChar letter) override { m_letters += letter; }
    void erase() override { m_letters.chop(1); }
    void clear() override { m_letters.clear(); }
    void forget() override { clear(); }
    QString choose(int candidate) override { return std::exchange(m_letters, {}) + QString::number(candidate); }
    QString composed() const override { return m_letters; }
    QStringList candidates(int first, int count) const override
    {
        QStringList all;
        for (int i = first; i < std::min(first + count, 8); ++i)
            all << m_letters + QString::number(i);
        return all;
    }

private:
    QString m_letters;
};

} // namespace

class TestViewModels : public QObject {
    Q_OBJECT

private:
    KioskViewModels m_kiosk{KioskViewModels::Injected{}};

private slots:
    void init() { m_kiosk.wipe(); }

    void rowsThatStayKeepTheirDelegates()
    {
        auto *sms = m_kiosk.sms();
        sms->show({.phones = {{QStringLiteral("1"), QStringLiteral("100****0199")},
                              {QStringLiteral("2"), QStringLiteral("100****0233")}},
                   .resendInS = 3});
        QSignalSpy reset(sms->phones(), &QAbstractItemModel::modelReset);
        QSignalSpy changed(sms->phones(), &QAbstractItemModel::dataChanged);
        QSignalSpy removed(sms->phones(), &QAbstractItemModel::rowsRemoved);
        auto view = sms->view();
        view.resendInS = 2; // a tick
        sms->show(view);
        QCOMPARE(changed.count(), 0);
        view.phones[1].masked = QStringLiteral("100****0244");
        sms->show(view);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.constFirst().constFirst().toModelIndex().row(), 1);
        view.phones.removeFirst();
        sms->show(view);
        QCOMPARE(removed.count(), 1);
        QCOMPARE(sms->phones()->count(), 1);
        QCOMPARE(sms->phones()->data(sms->phones()->index(0), Qt::UserRole + 1).toString(),
                 QStringLiteral("100****0244"));
        QCOMPARE(reset.count(), 0);
    }

    void rolesAreNamedAsTheRowsMembers()
    {
        const auto names = m_kiosk.home()->frequent()->roleNames().values();
        for (const auto *role : {"id", "title", "facts", "available", "reason", "elsewhere"})
            QVERIFY2(names.contains(role), role);
    }

    void theSameViewTwiceSaysNothing()
    {
        QSignalSpy changed(m_kiosk.idle(), &IdleViewModel::changed);
        m_kiosk.idle()->show({.secondsLeft = 20});
        m_kiosk.idle()->show({.secondsLeft = 20});
        QCOMPARE(changed.count(), 1);
    }

    void theLanguageIsToldBeforeThePage()
    {
        auto *terminal = m_kiosk.terminal();
        QStringList told;
        const auto listen = [&](const char *what) { return [&told, what] { told.append(QLatin1String(what)); }; };
        QObject context;
        connect(terminal, &TerminalViewModel::languageChanged, &context, listen("language"));
        connect(terminal, &TerminalViewModel::pageChanged, &context, listen("page"));
        connect(terminal, &TerminalViewModel::stepsChanged, &context, listen("steps"));
        auto view = terminal->view();
        view.page = QStringLiteral("card");
        view.language = QStringLiteral("en");
        view.stepNumber = 1;
        terminal->show(view);
        QCOMPARE(told, QStringList({QStringLiteral("language"), QStringLiteral("page"), QStringLiteral("steps")}));
    }

    void onlyDigitsAndNoMoreThanTheCodeHasAreTyped()
    {
        auto *sms = m_kiosk.sms();
        sms->show({.phase = SmsViewModel::Phase::Enter, .codeLength = 4});
        for (const auto *key : {"1", "x", "22", "2", "3", "4", "5"})
            sms->type(QLatin1String(key));
        QCOMPARE(sms->code(), QStringLiteral("1234"));
        sms->show({.phase = SmsViewModel::Phase::Checking, .codeLength = 4});
        QSignalSpy confirmed(sms, &SmsViewModel::codeConfirmed);
        sms->confirm(); // already on its way
        QCOMPARE(confirmed.count(), 0);
    }

    void aPhoneNumberIsGroupedAsItIsTyped_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("shown");
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("three") << QStringLiteral("100") << QStringLiteral("100");
        QTest::newRow("four") << QStringLiteral("1000") << QStringLiteral("100 0");
        QTest::newRow("all") << QStringLiteral("10000000199") << QStringLiteral("100 0000 0199");
        QTest::newRow("one too many") << QStringLiteral("100000001999") << QStringLiteral("100 0000 0199");
    }
    void aPhoneNumberIsGroupedAsItIsTyped()
    {
        QFETCH(QString, typed);
        auto *form = m_kiosk.form();
        form->show({.keyboard = FormViewModel::Keyboard::Digits, .longest = 11});
        for (const auto digit : typed)
            form->type(digit);
        QTEST(form->entryShown(), "shown");
    }

    void lettersBecomeHanzi()
    {
        auto *form = m_kiosk.form();
        SyllableEngine engine;
        form->setTextEngine(&engine);
        form->show({.keyboard = FormViewModel::Keyboard::Hanzi, .longest = 4});
        const QSignalSpy edited(form, &FormViewModel::entryEdited);
        for (const auto *letter : {"l", "i"})
            form->type(QString::fromLatin1(letter));
        QCOMPARE(form->entryShown(), QStringLiteral("li"));
        QCOMPARE(form->entry(), QString());
        QCOMPARE(edited.count(), 0); // letters are no answer
        QVERIFY(!form->confirmable());
        QCOMPARE(form->candidates()->count(), 6);
        QVERIFY(form->moreCandidates() && !form->earlierCandidates());
        form->turn(1);
        QCOMPARE(form->candidates()->count(), 2);
        QVERIFY(!form->moreCandidates() && form->earlierCandidates());
        form->turn(1); // there is no such page
        form->pick(1);
        QCOMPARE(form->entry(), QStringLiteral("li7"));
        QVERIFY(form->confirmable());
        QCOMPARE(form->candidates()->count(), 0);
        QCOMPARE(edited.count(), 1);
        form->type(QStringLiteral("1")); // a house number
        QCOMPARE(form->entry(), QStringLiteral("li71"));
        form->type(QStringLiteral("l"));
        form->type(QStringLiteral(" "));                 // the first one
        QCOMPARE(form->entry(), QStringLiteral("li71")); // too long
        form->setEntry(QStringLiteral("吉\U00020BB7"));
        form->erase(); // one character, two units
        QCOMPARE(form->entry(), QStringLiteral("吉"));
        form->type(QStringLiteral("l"));
        form->erase();
        QCOMPARE(form->entryShown(), QStringLiteral("吉"));
        form->type(QStringLiteral("l"));
        form->setEntry({}); // another question: nothing of this one goes along
        QCOMPARE(form->entryShown(), QString());
        QVERIFY(engine.composed().isEmpty());
        form->setTextEngine(nullptr);
        form->type(QStringLiteral("l"));
        QCOMPARE(form->entryShown(), QString());
    }

    void whatTheLawWantsOnPaperIsSignedAtTheWindow()
    {
        auto item = std::make_shared<ServiceDefinition>();
        item->notHere = {QStringLiteral("外市的不办。"), QStringLiteral("Not of other cities.")};
        const ViewSetting setting{Language::Chinese, nullptr, nullptr};
        QCOMPARE(viewOf(screen::Guide{item}, setting).limits, QStringLiteral("外市的不办。"));
        item->wetInk = {QStringLiteral("电子签名法第三条"), QStringLiteral("Electronic Signature Law, article 3")};
        QCOMPARE(viewOf(screen::Guide{item}, setting).limits, QStringLiteral("依电子签名法第三条，要在窗口当面签字。"));
    }
    void afterTheWipeNothingIsLeft()
    {
        const auto empty = pictureOf(m_kiosk);
        m_kiosk.home()->setSearchText(QStringLiteral("jzz"));
        m_kiosk.guide()->show({.title = QStringLiteral("居住证申领")});
        m_kiosk.card()->show({.phase = CardViewModel::Phase::Kept, .person = QStringLiteral("林*例")});
        m_kiosk.sms()->show({.phase = SmsViewModel::Phase::Enter,
                             .phones = {{QStringLiteral("1"), QStringLiteral("100****0199")}},
                             .phone = QStringLiteral("100****0199")});
        m_kiosk.sms()->type(QStringLiteral("4"));
        m_kiosk.choose()->show({.choices = {{.id = QStringLiteral("1"), .title = QStringLiteral("青瓷路")}}});
        m_kiosk.form()->show({.fields = {{.value = QStringLiteral("青瓷路")}}});
        m_kiosk.form()->setEntry(QStringLiteral("10000000199"));
        m_kiosk.pay()->show(
            {.total = QStringLiteral("10.00 元"), .qrPayload = QStringLiteral("https://pay.example/p/1")});
        m_kiosk.review()->show({.rows = {{.answer = QStringLiteral("林示例")}}});
        m_kiosk.work()->show({.title = QStringLiteral("正在交上去")});
        m_kiosk.print()->show({.document = QStringLiteral("青瓷路")});
        m_kiosk.done()->show({.receiptCode = QStringLiteral("CH-7Q4M-2KD9-X"), .caseNo = QStringLiteral("2026")});
        m_kiosk.rate()->show({.stars = 2});
        m_kiosk.fault()->show({.title = QStringLiteral("打印机卡纸了")});
        m_kiosk.idle()->show({.secondsLeft = 3});
        m_kiosk.cardLeft()->show({.reminders = 3});
        QVERIFY(pictureOf(m_kiosk) != empty);
        m_kiosk.wipe();
        QCOMPARE(pictureOf(m_kiosk), empty);
    }

    void everyCodeHasWordsThatFit()
    {
        for (int i = 0; i <= static_cast<int>(ErrorCode::StorageFault); ++i) {
            const auto code = static_cast<ErrorCode>(i);
            const auto zh = faultWords(code, Language::Chinese);
            const auto en = faultWords(code, Language::English);
            for (const auto &words : {zh, en})
                QVERIFY2(!words.title.isEmpty() && !words.safe.isEmpty() && !words.next.isEmpty(), codeName(code));
            QVERIFY2(zh.title.size() <= 15 && en.title.size() <= 52, codeName(code));
            QVERIFY2(zh.next.size() <= 24 && en.next.size() <= 60, codeName(code));
            for (const auto *banned : {"系统", "异常", "失败", "非法", "请稍后重试"})
                QVERIFY2(!(zh.title + zh.safe + zh.next).contains(QString::fromUtf8(banned)), codeName(code));
        }
        QCOMPARE(helpCode(ErrorCode::PaperJam), QStringLiteral("E-paper-jam"));
    }
};

QTEST_GUILESS_MAIN(TestViewModels)
#include "tst_view_models.moc"
