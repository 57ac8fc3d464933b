// SPDX-License-Identifier: Apache-2.0
#include "fault_words.h"

#include <array>

namespace kiosk {

namespace {

struct Sentence {
    const char *zh;
    const char *en;
};

struct FaultRow {
    ErrorCode code;
    Sentence title;
    Sentence safe;
    Sentence next;
};

constexpr Sentence nothingKept{"还没有交出去，机器里也不留。", "Nothing was handed in and nothing is kept here."};
constexpr Sentence nothingLost{"您填的都在，一项也没有丢。", "Everything you filled in is still here."};
constexpr Sentence keptForYou{"没印成的不算数。平台为您留着，不丢，也不多印。",
                              "Unfinished prints do not count. The portal keeps your document."};
constexpr Sentence receiptStands{"事情已经办好，没有小票也有效。",
                                 "Your case is done and valid without the paper slip."};
constexpr Sentence tryAgain{"请再试一次。还不行，就到人工窗口办。", "Try again, or go to a staffed window."};
constexpr Sentence goElsewhere{"请换旁边的机器，或到人工窗口办。", "Use another machine or a staffed window."};
constexpr Sentence staffComes{"值班人员会来处理，不用您动手。",
                              "Staff will see to it. There is nothing for you to do."};
constexpr Sentence placeAgain{"请把身份证再平放一次。", "Place your ID card flat once more."};

// In the order of the enumeration; the assertions below name the code somebody forgot.
constexpr std::array faults{
    FaultRow{ErrorCode::Cancelled,
             {"已经停下来了", "This was stopped"},
             nothingKept,
             {"想接着办，请重新开始。", "Start again whenever you like."}},
    FaultRow{ErrorCode::TimedOut, {"等了太久，先停下来", "This took too long"}, nothingLost, tryAgain},
    FaultRow{ErrorCode::InvalidInput,
             {"有一项没有填对", "One answer does not fit"},
             nothingLost,
             {"请回去看一看标出来的那一项。", "Go back and look at the marked answer."}},
    FaultRow{ErrorCode::Unsupported, {"这台机器办不了这件事", "This machine cannot do that"}, nothingKept, goElsewhere},
    FaultRow{ErrorCode::NotFound,
             {"没有找到您要的", "We did not find it"},
             nothingKept,
             {"请到人工窗口查一查。", "Ask at a staffed window."}},
    FaultRow{ErrorCode::Conflict,
             {"这件事已经办过一次", "This was handed in before"},
             {"先交的那一份有效。", "The first one counts."},
             {"请到人工窗口核对一下。", "Check it at a staffed window."}},
    FaultRow{ErrorCode::SequenceError,
             {"这一步现在办不了", "Not possible at this point"},
             nothingLost,
             {"请返回上一步。", "Go back one step."}},
    FaultRow{ErrorCode::Internal, {"机器出了点问题", "The machine has a problem"}, nothingKept, goElsewhere},
    FaultRow{ErrorCode::BadConfig, {"这件事暂时办不了", "Not available for now"}, nothingKept, goElsewhere},
    FaultRow{ErrorCode::LinkBroken, {"有个设备断开了", "A device was cut off"}, nothingLost, tryAgain},
    FaultRow{ErrorCode::BadFrame, {"有个设备没有答清楚", "A device did not answer well"}, nothingLost, tryAgain},
    FaultRow{ErrorCode::BadChecksum, {"有个设备没有答清楚", "A device did not answer well"}, nothingLost, tryAgain},
    FaultRow{ErrorCode::NoDevice, {"要用的设备不在", "A device is missing"}, nothingKept, goElsewhere},
    FaultRow{ErrorCode::DeviceFault, {"要用的设备坏了", "A device is out of order"}, nothingLost, goElsewhere},
    FaultRow{ErrorCode::Claimed, {"设备正忙，先停一下", "A device is busy"}, nothingLost, tryAgain},
    FaultRow{ErrorCode::NotClaimed, {"设备正忙，先停一下", "A device is busy"}, nothingLost, tryAgain},
    FaultRow{ErrorCode::Disabled, {"设备正忙，先停一下", "A device is busy"}, nothingLost, tryAgain},
    FaultRow{ErrorCode::TooManyRequests, {"设备正忙，先停一下", "A device is busy"}, nothingLost, tryAgain},
    FaultRow{ErrorCode::NoCard, {"没有看到身份证", "No ID card was seen"}, nothingKept, placeAgain},
    FaultRow{ErrorCode::CardMoved,
             {"身份证拿得早了一点", "Card lifted too soon"},
             nothingKept,
             {"请再放一次，听到“嘀”再拿起。", "Place it again and wait for the beep."}},
    FaultRow{ErrorCode::CardUnreadable,
             {"这张身份证没读出来", "This card could not be read"},
             nothingKept,
             {"请从卡套里拿出来，再平放一次。", "Take it out of its sleeve and place it flat."}},
    FaultRow{ErrorCode::CardKind,
             {"这种证件这里办不了", "This kind of card does not fit"},
             nothingKept,
             {"请放居民身份证，或到人工窗口办。", "Use a resident ID card, or go to a window."}},
    FaultRow{ErrorCode::CardExpired,
             {"这张身份证过期了", "This ID card has expired"},
             nothingKept,
             {"请用有效的身份证，或到窗口换领。", "Use a valid card, or renew it at a window."}},
    FaultRow{ErrorCode::CardInvalid,
             {"这张身份证对不上", "This ID card does not add up"},
             nothingKept,
             {"请到人工窗口核对。", "Have it checked at a staffed window."}},
    FaultRow{ErrorCode::CodeKind,
             {"这个码不是要扫的那一种", "This is another kind of code"},
             nothingKept,
             {"请换成页面上说的码，再扫一次。", "Show the code named on this page and scan again."}},
    FaultRow{ErrorCode::PaperOut, {"打印机没有纸了", "The printer is out of paper"}, keptForYou, staffComes},
    FaultRow{ErrorCode::CoverOpen, {"打印机的盖子开着", "The printer cover is open"}, receiptStands, staffComes},
    FaultRow{ErrorCode::CutterJam, {"小票机切不断纸", "The slip cutter is stuck"}, receiptStands, staffComes},
    FaultRow{ErrorCode::PaperJam, {"打印机卡纸了，先停下", "Paper is stuck in the printer"}, keptForYou, staffComes},
    FaultRow{ErrorCode::ConsumableOut, {"打印机没有墨粉了", "The printer is out of toner"}, keptForYou, staffComes},
    FaultRow{ErrorCode::SheetsUnsettled, {"证书用纸要先核对", "The sheets must be checked"}, keptForYou, staffComes},
    FaultRow{ErrorCode::OutcomeUnknown,
             {"不确定印好了没有", "It may or may not be printed"},
             {"机器不会自己再印一份，一本证书只有一份。", "It is never printed twice by itself."},
             {"请看一看出口，再由值班人员核实。", "Look in the outlet. Staff will check it."}},
    FaultRow{ErrorCode::PaymentUnknown,
             {"还不知道付成了没有", "It is not known yet whether it was paid"},
             {"不会收两次。平台会查清，付了的钱自动退回。", "You are never charged twice. A payment is sent back."},
             {"请别再付。可以凭身份证到人工窗口查。", "Do not pay again. A staffed window can look it up."}},
    FaultRow{ErrorCode::PortalUnreachable,
             {"现在连不上平台", "The portal cannot be reached"},
             nothingLost,
             {"请稍等再试，或到人工窗口办。", "Wait a little, or go to a staffed window."}},
    FaultRow{ErrorCode::AnswerLost,
             {"平台还没有答复", "The portal has not answered"},
             {"我们会一直问，直到问清楚，不会交两次。", "We keep asking. It is never handed in twice."},
             {"请记下收件编号，凭它来查。", "Keep your receipt code to ask about it."}},
    FaultRow{ErrorCode::PortalRefused,
             {"平台没有接受", "The portal said no"},
             nothingKept,
             {"请到人工窗口问一问。", "Ask at a staffed window."}},
    FaultRow{ErrorCode::PortalFault,
             {"平台出了点问题", "The portal has a problem"},
             nothingLost,
             {"请稍等再试，或到人工窗口办。", "Wait a little, or go to a staffed window."}},
    FaultRow{ErrorCode::TlsRefused,
             {"和平台的连接不安全", "The link to the portal is unsafe"},
             {"什么都没有发出去。", "Nothing was sent."},
             goElsewhere},
    FaultRow{ErrorCode::TerminalRevoked,
             {"这台机器已停用", "This machine has been taken out of service"},
             {"已经交的不会丢。", "What was handed in is not lost."},
             goElsewhere},
    FaultRow{ErrorCode::SessionExpired,
             {"时间到了，要重新开始", "Time is up"},
             nothingKept,
             {"请再放一次身份证。", "Place your ID card again."}},
    FaultRow{ErrorCode::SmsCodeWrong,
             {"验证码没有对上", "The code does not match"},
             nothingLost,
             {"请看一看最新一条短信。", "Look at the newest message."}},
    FaultRow{ErrorCode::SmsCodeLocked,
             {"验证码错了 5 次，先停下", "Five wrong codes: stopped here"},
             nothingKept,
             {"请明天再来，或带身份证到人工窗口。", "Come back tomorrow or go to a window."}},
    FaultRow{ErrorCode::SmsQuota,
             {"今天的短信发完了", "No more messages today"},
             nothingKept,
             {"请明天再来，或到人工窗口办。", "Come back tomorrow or go to a window."}},
    FaultRow{ErrorCode::NotEligible,
             {"这件事您现在办不了", "You cannot do this now"},
             nothingKept,
             {"请到人工窗口问一问条件。", "Ask at a window what is missing."}},
    FaultRow{ErrorCode::StorageFull,
             {"这台机器存不下了", "This machine cannot store more"},
             {"没有收件，所以没有盖章。", "Nothing was taken in, so there is no seal."},
             goElsewhere},
    FaultRow{ErrorCode::StorageFault,
             {"这台机器存不下了", "This machine cannot store more"},
             {"没有收件，所以没有盖章。", "Nothing was taken in, so there is no seal."},
             goElsewhere},
};

constexpr bool everyCodeIsInItsPlace()
{
    for (std::size_t i = 0; i < faults.size(); ++i) {
        if (static_cast<std::size_t>(faults.at(i).code) != i)
            return false;
    }
    return true;
}
static_assert(everyCodeIsInItsPlace());
static_assert(faults.size() == static_cast<std::size_t>(ErrorCode::StorageFault) + 1);

QString in(Language language, const Sentence &sentence)
{
    return QString::fromUtf8(language == Language::English ? sentence.en : sentence.zh);
}

} // namespace

FaultWords faultWords(ErrorCode code, Language language)
{
    const auto &row = faults.at(static_cast<std::size_t>(code));
    return {in(language, row.title), in(language, row.safe), in(language, row.next)};
}

QString helpCode(ErrorCode code) { return QStringLiteral("E-") + QString::fromLatin1(codeName(code)); }

} // namespace kiosk
