// SPDX-License-Identifier: Apache-2.0
// Pages where the machine works and the visit ends: work, print, done, rate, fault, idle, goodbye, card-left.
#include "fault_words.h"
#include "screen_views.h"

#include <services/licence_functions.h>

#include <services/payment_functions.h>

namespace kiosk {
namespace {

QString stateOf(int part, int done)
{
    if (part < done)
        return QStringLiteral("done");
    return part == done ? QStringLiteral("now") : QStringLiteral("later");
}

// "3 号机，paper-out": what to say when asking for help.
QString helpLine(ErrorCode code, const ViewSetting &setting)
{
    return setting.say(u"%1 号机，%2", u"Machine %1, %2")
        .arg(setting.terminal->machine().config->site.machineNo)
        .arg(helpCode(code));
}

QString staffWords(const QDateTime &told, const ViewSetting &setting)
{
    if (!told.isValid())
        return {};
    return setting.say(u"%1 已通知值班人员", u"%1 staff have been told").arg(told.toString(QStringLiteral("HH:mm")));
}

DoneViewModel::Seal sealOf(Standing standing)
{
    switch (standing) {
    case Standing::ReceivedHere: return DoneViewModel::Seal::Machine;
    case Standing::ReceivedByPortal: return DoneViewModel::Seal::Platform;
    case Standing::Printed: return DoneViewModel::Seal::None; // the stamp says "received" and nothing else
    }
    Q_UNREACHABLE();
    return DoneViewModel::Seal::None;
}

QString takeAwayWords(const screen::Done &screen, const ViewSetting &setting)
{
    QStringList things;
    if (setting.terminal->isCardThere())
        things << setting.say(u"身份证", u"ID card");
    if (screen.standing == Standing::Printed)
        things << setting.say(u"证书", u"certificate");
    if (screen.receipt == screen::Done::Receipt::Printed)
        things << setting.say(u"小票", u"receipt");
    if (things.size() < 2)
        return things.join(QString());
    const QString last = things.takeLast();
    return things.join(setting.say(u"、", u", ")) + setting.say(u"和", u" and ") + last;
}

QList<NextRow> nextRows(const screen::Done &screen, const ViewSetting &setting)
{
    QList<NextRow> rows;
    const QDateTime at = screen.at;
    rows << NextRow{setting.say(u"今天 %1", u"Today %1").arg(at.toString(QStringLiteral("HH:mm"))),
                    screen.standing == Standing::ReceivedByPortal
                        ? setting.say(u"本机已收件，平台已收件", u"Received by this machine and the portal")
                        : wordsOf(screen.standing).in(setting.language),
                    QStringLiteral("done")};
    if (screen.standing == Standing::ReceivedHere)
        rows << NextRow{setting.say(u"联网后", u"Once online"),
                        setting.say(u"自动送到平台，不用您再来", u"Sent to the portal by itself"),
                        QStringLiteral("now")};
    for (const NextStep &step : owedSteps(*setting.journey) + setting.service().next) {
        const bool first = rows.size() == 1;
        if (rows.size() < 4)
            rows << NextRow{dayBy(step.days, at.date(), setting.language), step.text.in(setting.language),
                            first ? QStringLiteral("now") : QStringLiteral("later")};
    }
    return rows;
}

// Of a notice nothing goes back once it is paid, and everybody can look whether it is.
void noticeWords(FaultWords &words, ErrorCode code, const ViewSetting &setting)
{
    if (code == ErrorCode::PaymentUnknown)
        words = {words.title,
                 setting.say(u"不会收两次。付成了，这张缴款单就算缴清。",
                             u"You are never charged twice. If it was paid, the notice is settled."),
                 setting.say(u"请别再付。过五分钟输入缴款码，看是不是已缴。",
                             u"Do not pay again. In five minutes, look by the code whether it is paid.")};
    else if (code == ErrorCode::PortalRefused)
        words = {setting.say(u"这张现在付不了", u"It cannot be paid now"),
                 setting.say(u"没有收钱。", u"Nothing was charged."),
                 setting.say(u"可能刚有人付了。请再输入缴款码看一看。",
                             u"Somebody may have paid it just now. Look again by its code.")};
}

} // namespace

WorkView viewOf(const screen::Work &screen, const ViewSetting &setting)
{
    WorkView view;
    QStringList parts;
    switch (screen.kind) {
    case screen::Work::Kind::Prefilling:
        view.title = setting.say(u"正在取您的资料", u"Getting your details");
        view.hint = setting.say(u"部门里已经有的，就不用您再填。", u"What is known already need not be typed.");
        parts << setting.say(u"取共享资料", u"Fetch shared data");
        break;
    case screen::Work::Kind::Submitting:
        view.title = setting.say(u"正在交上去", u"Handing it in");
        view.hint = setting.say(u"请稍等，不用按任何键。", u"One moment. Nothing needs to be pressed.");
        parts << setting.say(u"封好您的申请", u"Seal your application") << setting.say(u"存进本机", u"Keep it here")
              << setting.say(u"送到平台", u"Send it to the portal");
        view.safeTitle = setting.say(u"您的申请不会丢", u"Your application cannot be lost");
        view.safeText = setting.say(u"就算现在断电断网，来电后也会自动送到，只送一次。",
                                    u"Even if power or network fails now, it is sent later, exactly once.");
        break;
    case screen::Work::Kind::Reserving:
        view.title = setting.say(u"正在取证书", u"Getting your certificate");
        view.hint = setting.say(u"先领一张打印凭据，再取证书。", u"First the right to print, then the document.");
        parts << setting.say(u"领打印凭据", u"Reserve one print") << setting.say(u"取回证书", u"Fetch the certificate");
        view.safeTitle = setting.say(u"一张凭据只打一次", u"One right, one print");
        view.safeText = setting.say(u"没打出来就不算数，可以再办。", u"If nothing comes out, nothing is used up.");
        break;
    }
    for (int part = 0; part < parts.size(); ++part)
        view.rows << WorkRow{parts[part], stateOf(part, screen.done)};
    return view;
}

PayView viewOf(const screen::Pay &screen, const ViewSetting &setting)
{
    const auto yuan = [&](Money amount) { return setting.say(u"%1 元", u"CNY %1").arg(amount.yuanText()); };
    PayView view;
    switch (screen.phase) {
    case screen::Pay::Phase::Asking: view.phase = PayViewModel::Phase::Asking; break;
    case screen::Pay::Phase::Waiting: view.phase = PayViewModel::Phase::Waiting; break;
    case screen::Pay::Phase::Checking: view.phase = PayViewModel::Phase::Checking; break;
    case screen::Pay::Phase::Paid: view.phase = PayViewModel::Phase::Paid; break;
    case screen::Pay::Phase::Closed: view.phase = PayViewModel::Phase::Closed; break;
    }
    if (!screen.quote.amount.isZero())
        view.total = yuan(screen.quote.amount);
    for (const QuoteLine &line : screen.quote.lines)
        view.lines << FeeRow{line.title, yuan(line.amount)};
    view.qrPayload = screen.qr;
    view.secondsLeft = screen.secondsLeft;
    view.elsewhere = setting.service().window.in(setting.language);
    return view;
}

PrintView viewOf(const screen::Print &screen, const ViewSetting &setting)
{
    PrintView view;
    switch (screen.phase) {
    case screen::Print::Phase::Printing: view.phase = PrintViewModel::Phase::Printing; break;
    case screen::Print::Phase::Waiting: view.phase = PrintViewModel::Phase::WaitingForPaper; break;
    case screen::Print::Phase::Done: view.phase = PrintViewModel::Phase::Done; break;
    case screen::Print::Phase::Spoiled: view.phase = PrintViewModel::Phase::Spoiled; break;
    case screen::Print::Phase::Uncertain: view.phase = PrintViewModel::Phase::Uncertain; break;
    }
    view.document = screen.document;
    view.pages = screen.pages;
    view.copy = setting.journey && setting.service().id == kLicenceCopies;
    view.cardStillThere = setting.terminal->isCardThere();
    view.staffTold = staffWords(screen.staffTold, setting);
    if (screen.phase != screen::Print::Phase::Printing && screen.phase != screen::Print::Phase::Done)
        view.helpCode = helpLine(screen.fault.value_or(ErrorCode::OutcomeUnknown), setting);
    return view;
}

DoneView viewOf(const screen::Done &screen, const ViewSetting &setting)
{
    DoneView view;
    const ServiceDefinition &service = setting.service();
    const bool printed = screen.standing == Standing::Printed;
    view.title = printed      ? setting.say(u"证书打好了，请拿好", u"Your certificate is printed")
        : screen.isCorrection ? setting.say(u"您的补正，我们收下了", u"We have your correction")
                              : setting.say(u"您的申请，我们收下了", u"We have your application");
    view.item = service.title.in(setting.language);
    view.department = service.department.in(setting.language);
    view.rates = service.rated;
    view.seal = sealOf(screen.standing);
    view.sealTime = screen.at.toString(QStringLiteral("yyyy-MM-dd  HH:mm"));
    view.receiptCode = screen.receiptCode;
    view.qrPayload = screen.receiptCode;
    view.caseNo = screen.caseNo;
    switch (screen.receipt) {
    case screen::Done::Receipt::Printing: view.receipt = DoneViewModel::Receipt::Printing; break;
    case screen::Done::Receipt::Printed: view.receipt = DoneViewModel::Receipt::Printed; break;
    case screen::Done::Receipt::OnScreenOnly: view.receipt = DoneViewModel::Receipt::OnScreenOnly; break;
    case screen::Done::Receipt::None: view.receipt = DoneViewModel::Receipt::NoReceipt; break;
    }
    view.smsSent = screen.smsSent && !setting.journey->forAnother; // else on the other's phone
    view.next = nextRows(screen, setting);
    if (setting.journey->mode == JourneyMode::Conditional)
        view.notices << NoticeRow{QStringLiteral("why"), setting.say(u"有条件收件", u"Received with a condition"),
                                  service.offlineSay.in(setting.language)};
    if (screen.unneeded)
        view.notices << NoticeRow{QStringLiteral("why"), setting.say(u"这一项已经补过了", u"It was corrected before"),
                                  setting.say(u"在别处补的，部门已经收到。您不用再做什么。",
                                              u"Elsewhere, and the department has it. Nothing to do for you.")};
    if (!screen.paid.isZero())
        view.notices << NoticeRow{QStringLiteral("safe"),
                                  setting.say(u"已缴 %1 元", u"CNY %1 paid").arg(screen.paid.yuanText()),
                                  setting.say(u"电子票据号 %1，校验码 %2。", u"E-bill %1, check code %2.")
                                      .arg(screen.bill.number, screen.bill.checkCode)};
    view.takeAway = takeAwayWords(screen, setting);
    return view;
}

RateView viewOf(const screen::Rate &screen, const ViewSetting &setting)
{
    RateView view;
    const ServiceDefinition &service = setting.service();
    view.item = service.title.in(setting.language);
    view.facts = service.department.in(setting.language);
    view.stars = screen.stars;
    if (screen.stars == 1 || screen.stars == 2) {
        for (const RatingReason &reason : service.lowReasons)
            view.reasons << ReasonRow{reason.id, reason.text.in(setting.language), screen.reasons.contains(reason.id)};
    }
    return view;
}

FaultView viewOf(const screen::Fault &screen, const ViewSetting &setting)
{
    FaultWords words = faultWords(screen.code, setting.language);
    const bool isHandedIn = screen.step == StepKind::Submit || screen.step == StepKind::Claim
        || screen.step == StepKind::Print || screen.step == StepKind::Pay;
    if (screen.code == ErrorCode::AnswerLost && !isHandedIn) // no number yet to ask by
        words = faultWords(ErrorCode::PortalUnreachable, setting.language);
    if (screen.code == ErrorCode::NotEligible && screen.step == StepKind::Principal)
        words.next = setting.say(u"对方在平台没有登记手机号，或不合条件。请到人工窗口办。",
                                 u"The other has no phone on record, or does not qualify. A window can help.");
    if (setting.service().id == kNoticePayment)
        noticeWords(words, screen.code, setting);
    FaultView view;
    view.code = QString::fromLatin1(codeName(screen.code));
    view.title = words.title;
    view.sub = words.next;
    view.safeTitle = setting.say(u"放心", u"What is safe");
    view.safe = words.safe;
    if (screen.step == StepKind::Identity || screen.step == StepKind::Principal)
        view.slot = screen.code == ErrorCode::SmsCodeLocked ? QString() : QStringLiteral("id-card");
    else if (screen.step == StepKind::Print || screen.step == StepKind::Claim)
        view.slot = QStringLiteral("certificate");
    view.helpCode = helpLine(screen.code, setting);
    if (setting.terminal->isCardThere())
        view.cardReminder = setting.say(u"请带走身份证", u"Please take your ID card");
    if (screen.ways.retry)
        view.ways << WayRow{QStringLiteral("again"), setting.say(u"再试一次", u"Try again"), {}};
    if (screen.ways.otherWay)
        view.ways << WayRow{QStringLiteral("other-way"), setting.say(u"换一种办法", u"Another way"),
                            setting.service().window.in(setting.language)};
    if (screen.ways.back && !screen.ways.otherWay) // three ways have room
        view.ways << WayRow{QStringLiteral("back"), setting.say(u"返回上一步", u"Go back"),
                            setting.say(u"您填的都在", u"All you have filled in stays")};
    view.ways << WayRow{QStringLiteral("home"), setting.say(u"不办了，回首页", u"Stop and go home"),
                        setting.say(u"您的信息马上清除", u"Your details are erased at once")};
    return view;
}

IdleView viewOf(const screen::Idle &screen, const ViewSetting &) { return {screen.secondsLeft, screen.secondsTotal}; }

GoodbyeView viewOf(const screen::Goodbye &screen, const ViewSetting &setting)
{
    GoodbyeView view;
    const QStringList parts{setting.say(u"身份证上的内容", u"What your ID card said"),
                            setting.say(u"您填写和看过的内容", u"What you typed and saw"),
                            setting.say(u"和平台的连接", u"The connection to the portal")};
    static_assert(kWipeParts == 3);
    for (int part = 0; part < parts.size(); ++part)
        view.wiped << WipeRow{parts[part], part < screen.wiped};
    view.secondsLeft = screen.secondsLeft;
    return view;
}

CardLeftView viewOf(const screen::CardLeft &screen, const ViewSetting &)
{
    return {screen.reminders, screen.staffTold};
}

QStringList stepNames(const Journey &journey, Language language)
{
    QStringList names;
    for (const StepDefinition *step : route(journey)) {
        if (step->title.isEmpty())
            continue;
        names << step->title.in(language);
        if (step->kind == StepKind::Identity && journey.method == IdentityMethod::CardSms)
            names << (language == Language::Chinese ? QStringLiteral("验证码") : QStringLiteral("Code"));
        else if (step->kind == StepKind::Principal)
            names << (language == Language::Chinese ? QStringLiteral("对方验证码") : QStringLiteral("Their code"));
    }
    return names;
}

int stepNumber(const Screen &screen, const Journey &journey)
{
    if (std::holds_alternative<screen::Fault>(screen) || std::holds_alternative<screen::Idle>(screen)
        || std::holds_alternative<screen::Help>(screen))
        return 0;
    return progress(journey, std::holds_alternative<screen::Sms>(screen) ? 1 : 0).number;
}

} // namespace kiosk
