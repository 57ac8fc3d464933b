// SPDX-License-Identifier: Apache-2.0
// Pages of the progress: list, one case, the number on a receipt.
#include "screen_views.h"

#include <algorithm>

namespace kiosk {
namespace {

QString dayOf(const QDate &day, const ViewSetting &setting)
{
    if (!day.isValid())
        return {};
    return setting.language == Language::Chinese ? QStringLiteral("%1 月 %2 日").arg(day.month()).arg(day.day())
                                                 : QLocale(QLocale::English).toString(day, QStringLiteral("d MMMM"));
}

QString dayOf(const QDateTime &time, const ViewSetting &setting) { return dayOf(time.toLocalTime().date(), setting); }

QString markOf(CaseStage stage)
{
    switch (stage) {
    case CaseStage::NeedsFix: return QStringLiteral("care");
    case CaseStage::Done: return QStringLiteral("done");
    case CaseStage::Refused:
    case CaseStage::Withdrawn:
    case CaseStage::Unknown: return QStringLiteral("over");
    case CaseStage::Accepted:
    case CaseStage::Conditional:
    case CaseStage::WaitingForSignatures:
    case CaseStage::Waiting: break;
    }
    return QStringLiteral("now");
}

QString stateWords(CaseStage stage, const ViewSetting &setting)
{
    switch (stage) {
    case CaseStage::Accepted: return setting.say(u"部门正在办", u"The department is working on it");
    case CaseStage::Conditional: return setting.say(u"先收下了，等核验身份", u"Received, identity to be verified");
    case CaseStage::Waiting: return setting.say(u"在等前一个部门", u"Waiting for another department");
    case CaseStage::WaitingForSignatures: return setting.say(u"等其他人签名", u"Others have to sign");
    case CaseStage::NeedsFix: return setting.say(u"需要您补正", u"Something has to be corrected");
    case CaseStage::Done: return setting.say(u"办好了", u"Done");
    case CaseStage::Refused: return setting.say(u"没有通过", u"Not granted");
    case CaseStage::Withdrawn: return setting.say(u"已经撤回", u"Withdrawn");
    case CaseStage::Unknown: break;
    }
    return setting.say(u"请到窗口问一问", u"Please ask at the window");
}

QString meaningOf(CaseStage stage, const ViewSetting &setting)
{
    switch (stage) {
    case CaseStage::Accepted:
    case CaseStage::Waiting:
        return setting.say(u"您不用做什么。办好了，短信告诉您。",
                           u"Nothing to do for you. A text tells you when it is done.");
    case CaseStage::Conditional:
        return setting.say(u"请在 10 日内，带身份证到自助机或窗口核验。",
                           u"Within 10 days, verify your identity here or at a window.");
    case CaseStage::NeedsFix:
        return setting.say(u"补上以后，部门接着办。", u"Once it is corrected, the department goes on.");
    case CaseStage::Done:
        return setting.say(u"怎么取，看短信，或到窗口问一问。", u"The text message says how to get it, a window too.");
    case CaseStage::Refused:
        return setting.say(u"原因和怎么申诉，窗口给您说清楚。", u"A window explains why, and how to appeal.");
    case CaseStage::WaitingForSignatures:
        return setting.say(u"没签的人带身份证和这个编号，到任何一台自助机签。",
                           u"Who has not signed comes with ID card and this code, to any machine.");
    case CaseStage::Withdrawn: return setting.say(u"还想办，重新申请就行。", u"You may apply again at any time.");
    case CaseStage::Unknown: break;
    }
    return setting.say(u"这台机器还不认识这个状态。", u"This machine does not know this state yet.");
}

QString correctionHow(const CorrectionWanted &wanted, const ViewSetting &setting)
{
    return setting.say(u"请在 %1前，送到%2。", u"By %1, at: %2.").arg(dayOf(wanted.by, setting), wanted.at);
}

// How many have signed, whoever applied counted too, and by when the others have to.
QString signaturesSoFar(const SignaturesWanted &wanted, const ViewSetting &setting)
{
    const auto given = wanted.given.size() + 1;
    return setting.say(u"已签 %1 人，共 %2 人，%3前签完。", u"%1 of %2 have signed, the last day is %3. ")
        .arg(given)
        .arg(given + wanted.open.size())
        .arg(dayOf(wanted.by, setting));
}

// What the item calls those who have not signed yet.
QString stillToSign(const PortalCaseStanding &standing, const ViewSetting &setting)
{
    const ServicePtr service = setting.terminal->catalogue().service(standing.item);
    QStringList titles;
    for (const Signer &signer : service ? service->signers : QList<Signer>()) {
        if (standing.signatures->open.contains(signer.id))
            titles << signer.title.in(setting.language);
    }
    return titles.isEmpty()
        ? QString()
        : setting.say(u"还没签：%1。", u"Still to sign: %1. ").arg(titles.join(setting.say(u"、", u", ")));
}

NextRow row(const QString &when, const QString &what, const char *progress)
{
    return {when, what, QString::fromLatin1(progress)};
}

// received, accepted, worked on, decided. `decidedAt`: invalid when that is not known.
QList<NextRow> lineOf(CaseStage stage, const QDateTime &receivedAt, const QDateTime &decidedAt,
                      const ViewSetting &setting)
{
    QList<NextRow> rows{row(dayOf(receivedAt, setting), setting.say(u"平台已收件", u"Received by the portal"), "done")};
    if (stage == CaseStage::Withdrawn || stage == CaseStage::Unknown) {
        rows << row(dayOf(decidedAt, setting), stateWords(stage, setting),
                    stage == CaseStage::Unknown ? "now" : "done");
        return rows;
    }
    const bool isAccepted = stage != CaseStage::Conditional && stage != CaseStage::WaitingForSignatures;
    const bool isDecided = stage == CaseStage::Done || stage == CaseStage::Refused;
    rows << row({}, setting.say(u"部门受理", u"Accepted by the department"), isAccepted ? "done" : "now");
    rows << row({},
                stage == CaseStage::NeedsFix ? setting.say(u"等您补正", u"Waits for your correction")
                                             : setting.say(u"部门办理", u"The department decides"),
                isDecided        ? "done"
                    : isAccepted ? "now"
                                 : "later");
    rows << row(isDecided ? dayOf(decidedAt, setting) : QString(),
                stage == CaseStage::Refused ? stateWords(stage, setting) : setting.say(u"办好", u"Done"),
                isDecided ? "done" : "later");
    return rows;
}

QString titleOf(const QString &item, const QString &title, const ViewSetting &setting)
{
    const ServicePtr service = setting.terminal->catalogue().service(item);
    return service ? service->title.in(setting.language) : title;
}

// What a department found wrong, one thing a line: the name of the question, and why.
QStringList faultLines(const CasePart &part, const ServicePtr &service, const ViewSetting &setting)
{
    QStringList lines;
    for (const CaseFault &fault : part.faults) {
        const FieldDefinition *field = service && fault.of == CaseFault::Of::Field ? service->field(fault.id) : nullptr;
        const QString reason = fault.reason.in(setting.language);
        lines << (field ? field->label.in(setting.language) + setting.say(u"：", u": ") + reason : reason);
    }
    return lines;
}

// Until when and where, and whether it can be done at this glass.
QString correctionHow(const screen::CaseDetail &screen, const CorrectionWanted &wanted, qsizetype things,
                      const ViewSetting &setting)
{
    const QString day = dayOf(wanted.by, setting);
    if (screen.isLate && screen.askAgain.isEmpty())
        return setting
            .say(u"最后一天 %1已经过了。还能不能补，请到%2问一问。", u"The last day, %1, is over. Ask at: %2.")
            .arg(day, wanted.at);
    if (screen.askAgain.isEmpty())
        return correctionHow(wanted, setting);
    if (screen.askAgain.size() < things)
        return setting
            .say(u"请在 %1前补上。文字的在这里补，其余的送到%2。", u"By %1. What is text here, the rest at: %2.")
            .arg(day, wanted.at);
    return setting.say(u"请在 %1前补上。在这里就能补，也可以去%2。", u"By %1, here and now, or at: %2.")
        .arg(day, wanted.at);
}

bool isOver(const CasePart &part)
{
    return part.stage == CaseStage::Done || part.stage == CaseStage::Refused || part.stage == CaseStage::Withdrawn;
}

// One department refused, and others have granted it or are still at it.
bool isRefusedInPart(const PortalCaseStanding &standing)
{
    return standing.stage == CaseStage::Refused
        && std::any_of(standing.parts.cbegin(), standing.parts.cend(),
                       [](const CasePart &part) { return part.stage != CaseStage::Refused; });
}

} // namespace

ProgressListView viewOf(const screen::CaseList &screen, const ViewSetting &setting)
{
    ProgressListView view;
    view.loading = !screen.cases;
    if (!screen.cases)
        return view;
    view.hasMore = screen.cases->hasMore;
    for (const CaseLine &line : screen.cases->cases) {
        QString state = stateWords(line.stage, setting);
        if (line.correction)
            state += setting.say(u"，%1前", u", by %1").arg(dayOf(line.correction->by, setting));
        if (line.signatures)
            state += setting.say(u"，%1前", u", by %1").arg(dayOf(line.signatures->by, setting));
        view.cases << CaseRow{
            line.caseNo, titleOf(line.item, line.title, setting),
            setting.say(u"%1收件 · %2", u"Received %1 · %2").arg(dayOf(line.receivedAt, setting), line.department),
            state, markOf(line.stage)};
    }
    return view;
}

ProgressCaseView viewOf(const screen::CaseDetail &screen, const ViewSetting &setting)
{
    const PortalCaseStanding &standing = *screen.standing;
    ProgressCaseView view;
    view.title = titleOf(standing.item, standing.title, setting);
    view.number = setting.say(u"办件编号 %1", u"Case %1").arg(standing.caseNo);
    view.state = stateWords(standing.stage, setting);
    view.mark = markOf(standing.stage);
    view.meaning = meaningOf(standing.stage, setting);
    view.canCorrect = !screen.askAgain.isEmpty();
    view.canRate = screen.mayRate;
    const ServicePtr service = setting.terminal->catalogue().service(standing.item);
    QStringList wanted, refused;
    const CorrectionWanted *until = nullptr;
    if (standing.signatures)
        view.meaning = signaturesSoFar(*standing.signatures, setting) + stillToSign(standing, setting) + view.meaning;
    QDateTime last;
    for (const CasePart &part : standing.parts) {
        last = last.isValid() ? std::max(last, part.changedAt) : part.changedAt;
        const QStringList lines = faultLines(part, service, setting);
        const bool isRefused = part.stage == CaseStage::Refused;
        (isRefused ? refused : wanted) << lines;
        if (part.correction && !until)
            until = &*part.correction;
        if (standing.parts.size() > 1)
            view.parts << CasePartRow{part.department, part.title.in(setting.language), stateWords(part.stage, setting),
                                      markOf(part.stage), isRefused ? lines.join(u'\n') : QString()};
    }
    view.correction = wanted.join(u'\n');
    if (until)
        view.correctionHow = correctionHow(screen, *until, wanted.size(), setting);
    if (isRefusedInPart(standing)) {
        const bool isDecided = std::all_of(standing.parts.cbegin(), standing.parts.cend(), isOver);
        view.state = setting.say(u"有的部门没有通过", u"Not granted by every department");
        view.meaning = isDecided
            ? meaningOf(CaseStage::Refused, setting)
            : setting.say(u"其余的部门接着办，您不用做什么。", u"The others go on. Nothing to do for you.");
    } else if (standing.parts.size() == 1 && !refused.isEmpty()) {
        view.meaning = refused.join(u'\n') + u'\n' + view.meaning;
    }
    view.line = lineOf(standing.stage, standing.receivedAt, last, setting);
    return view;
}

ProgressCaseView viewOf(const screen::CaseAnswer &screen, const ViewSetting &setting)
{
    using Kind = screen::CaseAnswer::Kind;
    const CaseGlimpse &glimpse = screen.glimpse;
    ProgressCaseView view;
    view.byReceipt = true;
    view.title = titleOf(screen.item, glimpse.title, setting);
    view.number = setting.say(u"编号 %1", u"Number %1").arg(screen.code);
    const QString day = dayOf(glimpse.receivedAt, setting);
    switch (screen.kind) {
    case Kind::AtPortal:
        view.state = stateWords(glimpse.stage, setting);
        view.mark = markOf(glimpse.stage);
        view.meaning = glimpse.stage == CaseStage::NeedsFix
            ? setting.say(u"补什么，用身份证查，这里不写出来。",
                          u"Ask with your ID card what it is; it is not shown here.")
            : meaningOf(glimpse.stage, setting);
        if (glimpse.signatures)
            view.meaning = signaturesSoFar(*glimpse.signatures, setting) + view.meaning;
        if (glimpse.correction)
            view.correctionHow = correctionHow(*glimpse.correction, setting);
        view.line = lineOf(glimpse.stage, glimpse.receivedAt, {}, setting);
        break;
    case Kind::WaitingHere:
        view.state = setting.say(u"已在本机收件", u"Received by this machine");
        view.mark = QStringLiteral("now");
        view.meaning = setting.say(u"联网后自动送出，不用您再来，也不会送两次。",
                                   u"It is sent by itself once the network is back, exactly once.");
        view.line = {row(day, setting.say(u"本机已收件", u"Received by this machine"), "done"),
                     row({}, setting.say(u"联网后送到平台", u"Sent to the portal once online"), "now"),
                     row({}, setting.say(u"部门受理", u"Accepted by the department"), "later")};
        break;
    case Kind::WithStaff:
        view.state = setting.say(u"工作人员正在处理", u"Staff are looking at it");
        view.mark = QStringLiteral("now");
        view.meaning = setting.say(u"您交的还在这台机器里。工作人员会联系您。",
                                   u"What you handed in is still here. Staff will get in touch.");
        view.line = {row(day, setting.say(u"本机已收件", u"Received by this machine"), "done"),
                     row({}, setting.say(u"工作人员处理", u"Staff look at it"), "now")};
        break;
    case Kind::ReceivedByPortal:
        view.state = setting.say(u"平台已收件", u"Received by the portal");
        view.mark = QStringLiteral("now");
        view.meaning = setting.say(u"网络暂时不通，办到哪一步，联网后再查。",
                                   u"The network is down. Ask again later how far it is.");
        view.line = lineOf(CaseStage::Conditional, glimpse.receivedAt, {}, setting).mid(0, 1);
        break;
    case Kind::Away:
        view.title = setting.say(u"现在查不到", u"Not known right now");
        view.state = setting.say(u"网络暂时不通", u"The network is down");
        view.mark = QStringLiteral("over");
        view.meaning = setting.say(u"这个编号的件不在本机等着送。您的件不受影响，请过一会儿再查。",
                                   u"No case of this number waits here. Yours is not affected; ask again later.");
        break;
    }
    return view;
}

ProgressCaseView viewOf(const screen::CoSigned &screen, const ViewSetting &setting)
{
    const auto left = screen.receipt.signers - screen.receipt.signedSoFar;
    ProgressCaseView view;
    view.title = titleOf(screen.request->item, screen.request->title, setting);
    view.number = setting.say(u"办件编号 %1", u"Case %1").arg(screen.receipt.caseNo);
    view.state = setting.say(u"您已经签好", u"You have signed");
    view.mark = QStringLiteral("done");
    view.meaning = left > 0 ? setting
                                  .say(u"平台已收到。还差 %1 人签名，签齐了部门就开始办。",
                                       u"The portal has it. Still to sign: %1. Then the department begins.")
                                  .arg(left)
                            : setting.say(u"平台已收到。人都签齐了，部门接着办。",
                                          u"The portal has it. All have signed, the department begins.");
    return view;
}

ProgressCodeView viewOf(const screen::CaseCode &screen, const ViewSetting &setting)
{
    using Complaint = screen::CaseCode::Complaint;
    ProgressCodeView view;
    view.example = setting.terminal->machine().config->site.district + QStringLiteral("-7Q4M-2KD9-X");
    view.scanner = screen.scanner;
    view.asking = screen.asking;
    view.signing = screen.purpose == screen::CaseCode::Purpose::Signing;
    if (!screen.complaint)
        return view;
    switch (*screen.complaint) {
    case Complaint::TooShort:
        view.error
            = setting.say(u"还差 %1 位，请对照小票补上。", u"%1 characters are missing. Compare it with the receipt.")
                  .arg(screen.missing);
        break;
    case Complaint::NoNumber:
        view.error = setting.say(u"这个编号对不上，请对照小票，看看哪一位不一样。",
                                 u"This number does not add up. Compare it with the receipt.");
        break;
    case Complaint::NotASigner:
        view.error = setting.say(u"这份件里没有写您的身份证号，不用您签。有疑问请问申请人。",
                                 u"Your ID number is not in this case: you need not sign. Please ask who applied.");
        break;
    case Complaint::SignedAlready:
        view.error
            = setting.say(u"这份件您已经签过了，不用再签。", u"You have signed this already. Nothing more to do.");
        break;
    case Complaint::SigningOver:
        view.error = setting.say(u"签名的日子过了，请申请人重新交一次。",
                                 u"The last day has passed. Please ask who applied to hand it in again.");
        break;
    case Complaint::NotShownHere:
        view.error = setting.say(u"这台机器看不全这份件，请到窗口签。",
                                 u"This machine cannot show all of it. Please sign at a window.");
        break;
    case Complaint::Unknown:
        if (view.signing) {
            view.error = setting.say(u"没有查到这个编号。请申请人看看小票，刚交的请等一会儿。",
                                     u"Nothing under this number yet. Compare the receipt, or wait a little.");
            break;
        }
        view.error = setting.say(u"没有查到这个编号。可以用身份证查，或到窗口问。",
                                 u"Nothing found under this number. Ask with your ID card, or at a window.");
        break;
    case Complaint::TooOften:
        view.error = setting
                         .say(u"这台机器查得太多了，请 %1 分钟后再查，或用身份证查。",
                              u"Too many numbers were asked for here. Wait %1 minutes, or use your ID card.")
                         .arg(screen.waitMinutes);
        break;
    }
    return view;
}

} // namespace kiosk
