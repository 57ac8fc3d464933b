// SPDX-License-Identifier: Apache-2.0
#include <documents/hand_over_slip.h>
#include <documents/receipt_composer.h>

#include <QTest>

using namespace kiosk;
using namespace Qt::Literals::StringLiterals;

class TestReceiptComposer : public QObject {
    Q_OBJECT
private slots:
    void theThreeStandingsAreNeverMixed_data()
    {
        QTest::addColumn<Standing>("standing");
        QTest::newRow("here") << Standing::ReceivedHere;
        QTest::newRow("portal") << Standing::ReceivedByPortal;
        QTest::newRow("printed") << Standing::Printed;
    }
    void theThreeStandingsAreNeverMixed()
    {
        QFETCH(const Standing, standing);
        ReceiptFacts facts = sample();
        facts.standing = standing;
        for (const Language language : {Language::Chinese, Language::English}) {
            const QString paper = textOf(composeReceipt(facts, language));
            for (const Standing other : {Standing::ReceivedHere, Standing::ReceivedByPortal, Standing::Printed})
                QCOMPARE(paper.contains(wordsOf(other).in(language)), other == standing);
        }
    }
    void theCodeStandsInDigitsAndInTheSquare()
    {
        const QString paper = textOf(composeReceipt(sample(), Language::Chinese));
        QVERIFY(paper.contains(u"\nCH-9P69-MQ00-3\n"_s));
        QVERIFY(paper.contains(u"QR CH-9P69-MQ00-3\n"_s));
    }
    void whoActsForAnotherStandsOnItMasked()
    {
        ReceiptFacts facts = sample();
        QVERIFY(!textOf(composeReceipt(facts, Language::Chinese)).contains(u"代办人"));
        facts.agent = u"陈**"_s;
        const QString paper = textOf(composeReceipt(facts, Language::Chinese));
        QVERIFY(paper.contains(u"代办人") && paper.contains(u"陈**") && paper.contains(u"交给本人"));
        QVERIFY(textOf(composeReceipt(facts, Language::English)).contains(u"Handed in by"));
    }
    void theSquareHasItsQuietZone()
    {
        const auto elements = composeReceipt(sample(), Language::Chinese).elements;
        for (qsizetype i = 0; i < elements.size(); ++i) {
            if (!std::holds_alternative<hal::ReceiptQr>(elements[i]))
                continue;
            for (const qsizetype beside : {i - 1, i + 1}) {
                const auto *space = std::get_if<hal::ReceiptSpace>(&elements[beside]);
                QVERIFY(space && space->lines >= 2); // 60 dots; four modules of the smallest square we print are 40
            }
            return;
        }
        QFAIL("no QR code");
    }
    void aSlipToGoOnSaysTheCodeUntilWhenAndThatNothingIsHandedIn()
    {
        const ReceiptFacts receipt = sample();
        const HandOverFacts facts{receipt.site, receipt.helpPhone, receipt.service, u"CH-9P69-MQ00-3"_s,
                                  QDateTime({2026, 3, 20}, {10, 31})};
        const QString paper = textOf(composeHandOver(facts, Language::Chinese));
        QVERIFY(paper.contains(u"\nCH-9P69-MQ00-3\n") && paper.contains(u"QR CH-9P69-MQ00-3\n"));
        QVERIFY(paper.contains(u"2026-03-20 10:31") && paper.contains(u"还没有交上去"));
        for (const Standing standing : {Standing::ReceivedHere, Standing::ReceivedByPortal, Standing::Printed})
            QVERIFY(!paper.contains(wordsOf(standing).in(Language::Chinese)));
    }
    void withoutACaseNumberItSaysHowOneIsFound()
    {
        ReceiptFacts facts = sample();
        QVERIFY(!textOf(composeReceipt(facts, Language::Chinese)).contains(u"平台收到后给出"));
        facts.caseNo.clear();
        QVERIFY(textOf(composeReceipt(facts, Language::Chinese)).contains(u"平台收到后给出"));
    }
    void aConditionIsSaid()
    {
        ReceiptFacts facts = sample();
        QVERIFY(!textOf(composeReceipt(facts, Language::Chinese)).contains(u"核验通过才算受理"));
        facts.conditional = true;
        QVERIFY(textOf(composeReceipt(facts, Language::Chinese)).contains(u"核验通过才算受理"));
        QVERIFY(textOf(composeReceipt(facts, Language::English)).contains(u"acceptance depends on it"));
    }
    void promisesCountWorkingDays()
    {
        const QDate friday(2026, 11, 27);
        QCOMPARE(dayBy({}, friday, Language::Chinese), u"今天"_s);
        QCOMPARE(dayBy(1, friday, Language::Chinese), u"11 月 30 日前"_s);
        QCOMPARE(dayBy(6, friday, Language::English), u"By 7 December"_s);
        QVERIFY(textOf(composeReceipt(sample(), Language::Chinese)).contains(u"11 月 30 日前|审核完成"));
    }
    void aSlipHasTheNumberAndATicketHowManyWaitButNoCheckIn()
    {
        WindowSlipFacts facts;
        facts.service = u"居住证申领"_s;
        facts.at = QDateTime(QDate(2026, 11, 27), QTime(15, 30));
        facts.number = u"Y0042"_s;
        facts.window = u"三号窗口"_s;
        facts.checkIn = u"15:00–15:40"_s;
        const QString slip = textOf(composeWindowSlip(facts, Language::Chinese));
        for (const QString &line :
             {u"\n预约单\nY0042\n"_s, u"窗口|三号窗口"_s, u"时间|2026-11-27 15:30"_s, u"签到|15:00–15:40"_s})
            QVERIFY2(slip.contains(line), qPrintable(slip));
        QVERIFY(!slip.contains(u"前面还有") && !slip.contains(u"请带")); // of which nothing is known
        facts.number = u"A023"_s;
        facts.checkIn.clear();
        facts.waiting = 0;
        const QString ticket = textOf(composeWindowSlip(facts, Language::Chinese));
        QVERIFY(ticket.contains(u"\n排队号\nA023\n") && ticket.contains(u"前面还有|0") && !ticket.contains(u"签到"));
        QVERIFY(textOf(composeWindowSlip(facts, Language::English)).contains(u"Before you|0"));
    }

private:
    static ReceiptFacts sample()
    {
        auto service = std::make_shared<ServiceDefinition>();
        service->title = {u"居住证申领"_s, u"Residence permit"_s};
        service->department = {u"澄湖区公安分局"_s, u"Public security"_s};
        service->next = {{.days = 1, .text = {u"审核完成"_s, u"Checked"_s}}};
        ReceiptFacts facts;
        facts.site = {u"澄湖区政务服务"_s, u"Chenghu District Services"_s};
        facts.machineNo = 3;
        facts.service = service;
        facts.at = QDateTime(QDate(2026, 11, 27), QTime(23, 50));
        facts.receiptCode = u"CH-9P69-MQ00-3"_s;
        facts.caseNo = u"CH20261127000001"_s;
        return facts;
    }
    // What a reader sees, a line an element.
    static QString textOf(const hal::ReceiptDocument &document)
    {
        QString text = u"\n"_s;
        for (const auto &element : document.elements) {
            if (const auto *line = std::get_if<hal::ReceiptText>(&element))
                text += line->text;
            else if (const auto *pair = std::get_if<hal::ReceiptPair>(&element))
                text += pair->label + u'|' + pair->value;
            else if (const auto *qr = std::get_if<hal::ReceiptQr>(&element))
                text += u"QR "_s + QString::fromLatin1(qr->payload);
            text += u'\n';
        }
        return text;
    }
};

QTEST_APPLESS_MAIN(TestReceiptComposer)
#include "tst_receipt_composer.moc"
