// SPDX-License-Identifier: Apache-2.0
// Which page shows a screen, and which view model holds what it says there.
#pragma once

#include "kiosk_view_models.h"

#include <sessions/screen.h>

namespace kiosk {

struct PageIds {
    QString operator()(const screen::Attract &) const { return QStringLiteral("attract"); }
    QString operator()(const screen::Home &) const { return QStringLiteral("home"); }
    QString operator()(const screen::Guide &) const { return QStringLiteral("guide"); }
    QString operator()(const screen::Card &) const { return QStringLiteral("card"); }
    QString operator()(const screen::LicenceCode &) const { return QStringLiteral("licence-code"); }
    QString operator()(const screen::Sms &) const { return QStringLiteral("sms"); }
    QString operator()(const screen::Choose &) const { return QStringLiteral("choose"); }
    QString operator()(const screen::Form &) const { return QStringLiteral("form"); }
    QString operator()(const screen::Materials &) const { return QStringLiteral("materials"); }
    QString operator()(const screen::Statement &) const { return QStringLiteral("statement"); }
    QString operator()(const screen::NotEligible &) const { return QStringLiteral("not-eligible"); }
    QString operator()(const screen::Review &) const { return QStringLiteral("review"); }
    QString operator()(const screen::Sign &) const { return QStringLiteral("sign"); }
    QString operator()(const screen::Pay &) const { return QStringLiteral("pay"); }
    QString operator()(const screen::Work &) const { return QStringLiteral("work"); }
    QString operator()(const screen::Print &) const { return QStringLiteral("print"); }
    QString operator()(const screen::Done &) const { return QStringLiteral("done"); }
    QString operator()(const screen::Rate &) const { return QStringLiteral("rate"); }
    QString operator()(const screen::CaseList &) const { return QStringLiteral("progress-list"); }
    QString operator()(const screen::CaseDetail &) const { return QStringLiteral("progress-case"); }
    QString operator()(const screen::CaseCode &) const { return QStringLiteral("progress-code"); }
    QString operator()(const screen::CaseAnswer &) const { return QStringLiteral("progress-case"); }
    QString operator()(const screen::CoSigning &) const { return QStringLiteral("review"); }
    QString operator()(const screen::CoSigned &) const { return QStringLiteral("progress-case"); }
    QString operator()(const screen::AppointmentItems &) const { return QStringLiteral("appointment-list"); }
    QString operator()(const screen::AppointmentTimes &) const { return QStringLiteral("appointment-time"); }
    QString operator()(const screen::Appointment &) const { return QStringLiteral("appointment"); }
    QString operator()(const screen::AppointmentList &) const { return QStringLiteral("appointment-list"); }
    QString operator()(const screen::LicenceList &) const { return QStringLiteral("licences"); }
    QString operator()(const screen::LicenceDetail &) const { return QStringLiteral("licence"); }
    QString operator()(const screen::DeliveryList &) const { return QStringLiteral("deliveries"); }
    QString operator()(const screen::DeliveryPaper &) const { return QStringLiteral("delivery"); }
    QString operator()(const screen::NoticeCode &) const { return QStringLiteral("notice-code"); }
    QString operator()(const screen::NoticeDetail &) const { return QStringLiteral("slip"); }
    QString operator()(const screen::NoticePaid &) const { return QStringLiteral("slip"); }
    QString operator()(const screen::BillList &) const { return QStringLiteral("bill-list"); }
    QString operator()(const screen::BillDetail &) const { return QStringLiteral("slip"); }
    QString operator()(const screen::HandOver &) const { return QStringLiteral("hand-over"); }
    QString operator()(const screen::ResumeCode &) const { return QStringLiteral("resume-code"); }
    QString operator()(const screen::ResumeFound &) const { return QStringLiteral("resume-found"); }
    QString operator()(const screen::Help &) const { return QStringLiteral("help"); }
    QString operator()(const screen::Fault &) const { return QStringLiteral("fault"); }
    QString operator()(const screen::Idle &) const { return QStringLiteral("idle-warning"); }
    QString operator()(const screen::Goodbye &) const { return QStringLiteral("goodbye"); }
    QString operator()(const screen::CardLeft &) const { return QStringLiteral("card-left"); }
};

// Attract has none, and Home is HomePresenter's.
struct ScreenModels {
    KioskViewModels &all;

    auto *operator()(const screen::Guide &) const { return all.guide(); }
    auto *operator()(const screen::Card &) const { return all.card(); }
    auto *operator()(const screen::LicenceCode &) const { return all.licenceCode(); }
    auto *operator()(const screen::Sms &) const { return all.sms(); }
    auto *operator()(const screen::Choose &) const { return all.choose(); }
    auto *operator()(const screen::Form &) const { return all.form(); }
    auto *operator()(const screen::Materials &) const { return all.materials(); }
    auto *operator()(const screen::Statement &) const { return all.statement(); }
    auto *operator()(const screen::NotEligible &) const { return all.notEligible(); }
    auto *operator()(const screen::Review &) const { return all.review(); }
    auto *operator()(const screen::Sign &) const { return all.sign(); }
    auto *operator()(const screen::Pay &) const { return all.pay(); }
    auto *operator()(const screen::Work &) const { return all.work(); }
    auto *operator()(const screen::Print &) const { return all.print(); }
    auto *operator()(const screen::Done &) const { return all.done(); }
    auto *operator()(const screen::Rate &) const { return all.rate(); }
    auto *operator()(const screen::CaseList &) const { return all.progressList(); }
    auto *operator()(const screen::CaseDetail &) const { return all.progressCase(); }
    auto *operator()(const screen::CaseCode &) const { return all.progressCode(); }
    auto *operator()(const screen::CaseAnswer &) const { return all.progressCase(); }
    auto *operator()(const screen::CoSigning &) const { return all.review(); }
    auto *operator()(const screen::CoSigned &) const { return all.progressCase(); }
    auto *operator()(const screen::AppointmentItems &) const { return all.appointmentList(); }
    auto *operator()(const screen::AppointmentTimes &) const { return all.appointmentTime(); }
    auto *operator()(const screen::Appointment &) const { return all.appointment(); }
    auto *operator()(const screen::AppointmentList &) const { return all.appointmentList(); }
    auto *operator()(const screen::LicenceList &) const { return all.licence(); }
    auto *operator()(const screen::LicenceDetail &) const { return all.licence(); }
    auto *operator()(const screen::DeliveryList &) const { return all.delivery(); }
    auto *operator()(const screen::DeliveryPaper &) const { return all.delivery(); }
    auto *operator()(const screen::NoticeCode &) const { return all.noticeCode(); }
    auto *operator()(const screen::NoticeDetail &) const { return all.slip(); }
    auto *operator()(const screen::NoticePaid &) const { return all.slip(); }
    auto *operator()(const screen::BillList &) const { return all.billList(); }
    auto *operator()(const screen::BillDetail &) const { return all.slip(); }
    auto *operator()(const screen::HandOver &) const { return all.handOver(); }
    auto *operator()(const screen::ResumeCode &) const { return all.resumeCode(); }
    auto *operator()(const screen::ResumeFound &) const { return all.handOver(); }
    auto *operator()(const screen::Help &) const { return all.help(); }
    auto *operator()(const screen::Fault &) const { return all.fault(); }
    auto *operator()(const screen::Idle &) const { return all.idle(); }
    auto *operator()(const screen::Goodbye &) const { return all.goodbye(); }
    auto *operator()(const screen::CardLeft &) const { return all.cardLeft(); }
};

} // namespace kiosk
