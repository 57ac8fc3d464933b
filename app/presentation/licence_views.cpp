// SPDX-License-Identifier: Apache-2.0
// Pages of the citizen's own electronic licences.
#include "screen_views.h"

namespace kiosk {
namespace {

QString dayOf(const QDate &day, const ViewSetting &setting)
{
    return setting.language == Language::Chinese
        ? QStringLiteral("%1 年 %2 月 %3 日").arg(day.year()).arg(day.month()).arg(day.day())
        : QLocale(QLocale::English).toString(day, QStringLiteral("d MMMM yyyy"));
}

QString validity(const OwnLicence &licence, const ViewSetting &setting)
{
    const QString to = licence.validTo.isValid() ? dayOf(licence.validTo, setting) : setting.say(u"长期", u"no end");
    return setting.say(u"%1 至 %2", u"%1 to %2").arg(dayOf(licence.validFrom, setting), to);
}

QString stateWords(LicenceState state, const ViewSetting &setting)
{
    switch (state) {
    case LicenceState::Valid: return setting.say(u"有效", u"Valid");
    case LicenceState::Expired: return setting.say(u"已过有效期", u"Run out");
    case LicenceState::Suspended: return setting.say(u"暂时停用", u"Suspended");
    case LicenceState::Revoked: return setting.say(u"已经注销", u"Cancelled");
    case LicenceState::Unknown: break;
    }
    return setting.say(u"请到窗口问一问", u"Please ask at the window");
}

QString markOf(LicenceState state)
{
    if (state == LicenceState::Valid)
        return QStringLiteral("done");
    return state == LicenceState::Revoked || state == LicenceState::Unknown ? QStringLiteral("over")
                                                                            : QStringLiteral("care");
}

} // namespace

LicenceCodeView viewOf(const screen::LicenceCode &screen, const ViewSetting &setting)
{
    using Complaint = screen::LicenceCode::Complaint;
    LicenceCodeView view;
    view.checking = screen.phase == screen::LicenceCode::Phase::Checking;
    if (!screen.complaint)
        return view;
    switch (*screen.complaint) {
    case Complaint::Used:
        view.wrongTitle = setting.say(u"这个码用过了", u"This code has been used");
        view.wrongText = setting.say(u"一个码只能用一次。请在手机上刷新，再对准一次。",
                                     u"A code is good once. Refresh it on your phone and hold it up again.");
        break;
    case Complaint::Expired:
        view.wrongTitle = setting.say(u"这个码过期了", u"This code has run out");
        view.wrongText = setting.say(u"一个码一分钟内有效。请在手机上刷新，再对准一次。",
                                     u"A code is good for a minute. Refresh it on your phone and hold it up again.");
        break;
    case Complaint::Foreign:
        view.wrongTitle = setting.say(u"这不是电子证照码", u"This is no licence code");
        view.wrongText = setting.say(u"付款码、健康码都不行。请打开“电子证照”里的码。",
                                     u"No payment or health code will do. Open the one of your electronic licence.");
        break;
    case Complaint::Purpose:
        view.wrongTitle = setting.say(u"这个码是出示证照用的", u"This code shows a licence");
        view.wrongText = setting.say(u"请改用“身份”里的码，它说明您是谁。",
                                     u"Please open the identity code instead. It says who you are.");
        break;
    }
    return view;
}

LicenceView viewOf(const screen::LicenceList &screen, const ViewSetting &setting)
{
    LicenceView view;
    view.loading = !screen.licences;
    if (!screen.licences)
        return view;
    for (const OwnLicence &licence : *screen.licences)
        view.licences << CaseRow{licence.id, licence.title, licence.issuer, stateWords(licence.state, setting),
                                 markOf(licence.state)};
    return view;
}

LicenceView viewOf(const screen::LicenceDetail &screen, const ViewSetting &setting)
{
    const OwnLicence &licence = screen.licence;
    LicenceView view;
    view.title = licence.title;
    view.facts = {{setting.say(u"持证人", u"Holder"), licence.holder},
                  {setting.say(u"证照号码", u"Number"), licence.number},
                  {setting.say(u"签发部门", u"Issued by"), licence.issuer},
                  {setting.say(u"有效期", u"Valid"), validity(licence, setting)}};
    view.standing = stateWords(licence.state, setting);
    view.mark = markOf(licence.state);
    view.printable = licence.state == LicenceState::Valid && !screen.printer;
    view.note = view.printable
        ? setting.say(u"副本每份有编号和二维码，收的人一扫就知道真假。可以多印几份。",
                      u"Every copy has a number and a QR code that says whether it is real. You may print several.")
        : licence.state == LicenceState::Valid
        ? setting.say(u"打印机现在用不了，副本请到窗口打印。",
                      u"The printer is not ready. A window can print the copy.")
        : setting.say(u"这个证照现在不能打印副本。怎么恢复，请问签发部门。",
                      u"No copy can be printed now. Its issuer says how to restore it.");
    return view;
}

} // namespace kiosk
