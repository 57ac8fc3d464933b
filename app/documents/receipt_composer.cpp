// SPDX-License-Identifier: Apache-2.0
#include "receipt_composer.h"

#include <core/working_days.h>

#include <QLocale>

namespace kiosk {
namespace {

using hal::ReceiptAlign;
using hal::ReceiptSize;

class Composer {
public:
    explicit Composer(Language language) : m_language(language) { }
    QString say(const char16_t *zh, const char16_t *en) const
    {
        return QString::fromUtf16(m_language == Language::Chinese ? zh : en);
    }
    void text(const QString &text, ReceiptAlign align = ReceiptAlign::Left, ReceiptSize size = ReceiptSize::Normal)
    {
        if (!text.isEmpty())
            m_document.elements << hal::ReceiptText{text, align, size, size != ReceiptSize::Normal};
    }
    void pair(const QString &label, const QString &value)
    {
        if (!value.isEmpty())
            m_document.elements << hal::ReceiptPair{label, value};
    }
    void add(hal::ReceiptElement element) { m_document.elements << std::move(element); }
    hal::ReceiptDocument take() { return std::move(m_document); }

private:
    Language m_language;
    hal::ReceiptDocument m_document;
};

void whatHappensNext(Composer &composer, const ReceiptFacts &facts, Language language)
{
    if (facts.conditional) {
        composer.text(composer.say(u"这次只核对了身份证。联网后平台会核验，核验通过才算受理，结果短信告诉您。",
                                   u"Only your ID card was checked. Your identity is verified once the network is "
                                   u"back; acceptance depends on it."));
    }
    if (facts.standing == Standing::ReceivedHere) {
        composer.text(composer.say(u"本机已保存，联网后自动送到平台，不会丢，也不会重复。",
                                   u"Kept safely in this machine and sent as soon as the network is back, once."));
    }
    for (const NextStep &step : facts.owed + facts.service->next)
        composer.pair(dayBy(step.days, facts.at.date(), language), step.text.in(language));
}

} // namespace

Words wordsOf(Standing standing)
{
    switch (standing) {
    case Standing::ReceivedHere: return {QStringLiteral("本机已收件"), QStringLiteral("Received by this machine")};
    case Standing::ReceivedByPortal: return {QStringLiteral("平台已收件"), QStringLiteral("Received by the portal")};
    case Standing::Printed: return {QStringLiteral("已出证"), QStringLiteral("Certificate printed")};
    }
    Q_UNREACHABLE();
    return {};
}

QString dayBy(const std::optional<int> &days, const QDate &from, Language language)
{
    if (!days)
        return language == Language::Chinese ? QStringLiteral("今天") : QStringLiteral("Today");
    const QDate day = workingDayAfter(from, *days);
    if (language == Language::Chinese)
        return QStringLiteral("%1 月 %2 日前").arg(day.month()).arg(day.day());
    return QStringLiteral("By %1").arg(QLocale(QLocale::English).toString(day, QStringLiteral("d MMMM")));
}

hal::ReceiptDocument composeReceipt(const ReceiptFacts &facts, Language language)
{
    Composer composer(language);
    const ServiceDefinition &service = *facts.service;
    composer.text(facts.site.in(language), ReceiptAlign::Centre);
    composer.text(composer.say(u"办件回执", u"Receipt"), ReceiptAlign::Centre, ReceiptSize::Double);
    composer.text(wordsOf(facts.standing).in(language), ReceiptAlign::Centre, ReceiptSize::Double);
    composer.add(hal::ReceiptRule{});
    composer.pair(composer.say(u"事项", u"Service"), service.title.in(language));
    composer.pair(composer.say(u"交给", u"Goes to"), service.department.in(language));
    composer.pair(composer.say(u"时间", u"Time"), facts.at.toString(QStringLiteral("yyyy-MM-dd HH:mm")));
    composer.pair(composer.say(u"机器", u"Machine"),
                  language == Language::Chinese ? QStringLiteral("%1 号机").arg(facts.machineNo)
                                                : QString::number(facts.machineNo));
    composer.pair(composer.say(u"办件编号", u"Case number"), facts.caseNo);
    if (facts.caseNo.isEmpty())
        composer.text(composer.say(u"办件编号平台收到后给出，凭收件编号可查。",
                                   u"The portal gives a case number later; the receipt code finds it."));
    composer.pair(composer.say(u"代办人", u"Handed in by"), facts.agent);
    if (!facts.paid.isZero()) {
        composer.pair(composer.say(u"已缴费", u"Paid"), composer.say(u"%1 元", u"CNY %1").arg(facts.paid.yuanText()));
        composer.pair(composer.say(u"电子票据号", u"E-bill number"), facts.billNumber);
        composer.pair(composer.say(u"票据校验码", u"E-bill check code"), facts.billCheckCode);
    }
    composer.add(hal::ReceiptRule{});
    composer.text(composer.say(u"收件编号", u"Receipt code"), ReceiptAlign::Centre);
    composer.text(facts.receiptCode, ReceiptAlign::Centre, ReceiptSize::Double);
    // a reader wants 4 modules of white around it (ISO/IEC 18004, 9.1): two lines are more at every size we print
    composer.add(hal::ReceiptSpace{2});
    composer.add(hal::ReceiptQr{facts.receiptCode.toLatin1()});
    composer.add(hal::ReceiptSpace{2});
    whatHappensNext(composer, facts, language);
    composer.add(hal::ReceiptRule{});
    composer.text(facts.helpPhone.in(language));
    composer.text(facts.agent.isEmpty()
                      ? composer.say(u"请收好这张小票。上面没有您的姓名和证件号。",
                                     u"Please keep this slip. It does not show your name or ID number.")
                      : composer.say(u"请把小票交给本人收好。上面没有本人的姓名和证件号。",
                                     u"Please give this slip to the person it is for. It does not show their name or "
                                     u"ID number."));
    return composer.take();
}

hal::ReceiptDocument composeWindowSlip(const WindowSlipFacts &facts, Language language)
{
    Composer composer(language);
    const bool isTicket = facts.waiting.has_value();
    composer.text(facts.site.in(language), ReceiptAlign::Centre);
    composer.text(isTicket ? composer.say(u"排队号", u"Queue number") : composer.say(u"预约单", u"Appointment"),
                  ReceiptAlign::Centre, ReceiptSize::Double);
    composer.text(facts.number, ReceiptAlign::Centre, ReceiptSize::Double);
    composer.add(hal::ReceiptRule{});
    composer.pair(composer.say(u"事项", u"Service"), facts.service);
    composer.pair(composer.say(u"窗口", u"Window"), facts.window);
    composer.pair(composer.say(u"时间", u"Time"), facts.at.toString(QStringLiteral("yyyy-MM-dd HH:mm")));
    if (isTicket)
        composer.pair(composer.say(u"前面还有", u"Before you"), QString::number(*facts.waiting));
    composer.pair(composer.say(u"签到", u"Check in"), facts.checkIn);
    composer.pair(composer.say(u"请带", u"Bring"), facts.bring);
    composer.add(hal::ReceiptRule{});
    composer.text(facts.helpPhone.in(language));
    composer.text(composer.say(u"上面没有您的姓名和证件号。", u"It does not show your name or ID number."));
    return composer.take();
}

} // namespace kiosk
