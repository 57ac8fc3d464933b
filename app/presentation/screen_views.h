// SPDX-License-Identifier: Apache-2.0
// A screen of the sessions layer in the words of one language: pure functions, one per page.
#pragma once

#include "appointment_time_view_model.h"
#include "appointment_view_model.h"
#include "card_left_view_model.h"
#include "card_view_model.h"
#include "choose_view_model.h"
#include "delivery_view_model.h"
#include "done_view_model.h"
#include "fault_view_model.h"
#include "form_view_model.h"
#include "goodbye_view_model.h"
#include "guide_view_model.h"
#include "hand_over_view_model.h"
#include "help_view_model.h"
#include "home_view_model.h"
#include "idle_view_model.h"
#include "licence_code_view_model.h"
#include "licence_view_model.h"
#include "materials_view_model.h"
#include "not_eligible_view_model.h"
#include "pay_view_model.h"
#include "print_view_model.h"
#include "progress_case_view_model.h"
#include "progress_code_view_model.h"
#include "progress_list_view_model.h"
#include "rate_view_model.h"
#include "review_view_model.h"
#include "sign_view_model.h"
#include "slip_view_model.h"
#include "sms_view_model.h"
#include "statement_view_model.h"
#include "work_view_model.h"

#include <services/service_groups.h>
#include <sessions/terminal.h>

namespace kiosk {

// What every page may need besides its screen.
struct ViewSetting {
    Language language = Language::Chinese;
    const Terminal *terminal = nullptr;
    const Journey *journey = nullptr; // null between visits

    QString say(const char16_t *zh, const char16_t *en) const
    {
        return QString::fromUtf16(language == Language::Chinese ? zh : en);
    }
    const ServiceDefinition &service() const { return *journey->service; }
};

QList<AreaRow> areaRows(const QList<LifeArea> &areas, Audience audience, Language language);
QList<OfficeRow> officeRows(const QList<ServiceGroup> &groups, Language language);
ItemRow itemRow(const ServiceDefinition &service, const ViewSetting &setting);

GuideView viewOf(const screen::Guide &screen, const ViewSetting &setting);
CardView viewOf(const screen::Card &screen, const ViewSetting &setting);
LicenceCodeView viewOf(const screen::LicenceCode &screen, const ViewSetting &setting);
SmsView viewOf(const screen::Sms &screen, const ViewSetting &setting);
ChooseView viewOf(const screen::Choose &screen, const ViewSetting &setting);
FormView viewOf(const screen::Form &screen, const ViewSetting &setting);
MaterialsView viewOf(const screen::Materials &screen, const ViewSetting &setting);
StatementView viewOf(const screen::Statement &screen, const ViewSetting &setting);
NotEligibleView viewOf(const screen::NotEligible &screen, const ViewSetting &setting);
ReviewView viewOf(const screen::Review &screen, const ViewSetting &setting);
ReviewView viewOf(const screen::CoSigning &screen, const ViewSetting &setting);
SignView viewOf(const screen::Sign &screen, const ViewSetting &setting);
PayView viewOf(const screen::Pay &screen, const ViewSetting &setting);
WorkView viewOf(const screen::Work &screen, const ViewSetting &setting);
PrintView viewOf(const screen::Print &screen, const ViewSetting &setting);
DoneView viewOf(const screen::Done &screen, const ViewSetting &setting);
RateView viewOf(const screen::Rate &screen, const ViewSetting &setting);
ProgressListView viewOf(const screen::CaseList &screen, const ViewSetting &setting);
ProgressCaseView viewOf(const screen::CaseDetail &screen, const ViewSetting &setting);
ProgressCaseView viewOf(const screen::CaseAnswer &screen, const ViewSetting &setting);
ProgressCaseView viewOf(const screen::CoSigned &screen, const ViewSetting &setting);
ProgressCodeView viewOf(const screen::CaseCode &screen, const ViewSetting &setting);
AppointmentListView viewOf(const screen::AppointmentItems &screen, const ViewSetting &setting);
AppointmentListView viewOf(const screen::AppointmentList &screen, const ViewSetting &setting);
AppointmentTimeView viewOf(const screen::AppointmentTimes &screen, const ViewSetting &setting);
AppointmentView viewOf(const screen::Appointment &screen, const ViewSetting &setting);
LicenceView viewOf(const screen::LicenceList &screen, const ViewSetting &setting);
LicenceView viewOf(const screen::LicenceDetail &screen, const ViewSetting &setting);
DeliveryView viewOf(const screen::DeliveryList &screen, const ViewSetting &setting);
DeliveryView viewOf(const screen::DeliveryPaper &screen, const ViewSetting &setting);
ProgressCodeView viewOf(const screen::NoticeCode &screen, const ViewSetting &setting);
SlipView viewOf(const screen::NoticeDetail &screen, const ViewSetting &setting);
SlipView viewOf(const screen::NoticePaid &screen, const ViewSetting &setting);
ProgressListView viewOf(const screen::BillList &screen, const ViewSetting &setting);
SlipView viewOf(const screen::BillDetail &screen, const ViewSetting &setting);
HandOverView viewOf(const screen::HandOver &screen, const ViewSetting &setting);
HandOverView viewOf(const screen::ResumeFound &screen, const ViewSetting &setting);
ProgressCodeView viewOf(const screen::ResumeCode &screen, const ViewSetting &setting);
HelpView viewOf(const screen::Help &screen, const ViewSetting &setting);
FaultView viewOf(const screen::Fault &screen, const ViewSetting &setting);
IdleView viewOf(const screen::Idle &screen, const ViewSetting &setting);
GoodbyeView viewOf(const screen::Goodbye &screen, const ViewSetting &setting);
CardLeftView viewOf(const screen::CardLeft &screen, const ViewSetting &setting);

// The short words of the step line, and which of them is now (1-based; 0: no line on this page).
QStringList stepNames(const Journey &journey, Language language);
int stepNumber(const Screen &screen, const Journey &journey);

} // namespace kiosk
