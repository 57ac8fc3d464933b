// SPDX-License-Identifier: Apache-2.0
// `Kiosk`: all that QML ever sees. The composition root owns the one instance and injects it before an engine is
// made; a presenter shows views on its members and listens to their ...Requested signals. GUI thread only.
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
#include "inquiry_view_model.h"
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
#include "terminal_view_model.h"
#include "work_view_model.h"

class QJSEngine;
class QQmlEngine;

namespace kiosk {

class KioskViewModels : public QObject {
    Q_OBJECT
    QML_NAMED_ELEMENT(Kiosk)
    QML_SINGLETON
    Q_PROPERTY(kiosk::TerminalViewModel *terminal READ terminal CONSTANT)
    Q_PROPERTY(kiosk::HomeViewModel *home READ home CONSTANT)
    Q_PROPERTY(kiosk::InquiryViewModel *inquiry READ inquiry CONSTANT)
    Q_PROPERTY(kiosk::GuideViewModel *guide READ guide CONSTANT)
    Q_PROPERTY(kiosk::CardViewModel *card READ card CONSTANT)
    Q_PROPERTY(kiosk::SmsViewModel *sms READ sms CONSTANT)
    Q_PROPERTY(kiosk::ChooseViewModel *choose READ choose CONSTANT)
    Q_PROPERTY(kiosk::FormViewModel *form READ form CONSTANT)
    Q_PROPERTY(kiosk::MaterialsViewModel *materials READ materials CONSTANT)
    Q_PROPERTY(kiosk::StatementViewModel *statement READ statement CONSTANT)
    Q_PROPERTY(kiosk::NotEligibleViewModel *notEligible READ notEligible CONSTANT)
    Q_PROPERTY(kiosk::ReviewViewModel *review READ review CONSTANT)
    Q_PROPERTY(kiosk::SignViewModel *sign READ sign CONSTANT)
    Q_PROPERTY(kiosk::PayViewModel *pay READ pay CONSTANT)
    Q_PROPERTY(kiosk::WorkViewModel *work READ work CONSTANT)
    Q_PROPERTY(kiosk::PrintViewModel *print READ print CONSTANT)
    Q_PROPERTY(kiosk::DoneViewModel *done READ done CONSTANT)
    Q_PROPERTY(kiosk::RateViewModel *rate READ rate CONSTANT)
    Q_PROPERTY(kiosk::ProgressListViewModel *progressList READ progressList CONSTANT)
    Q_PROPERTY(kiosk::ProgressCaseViewModel *progressCase READ progressCase CONSTANT)
    Q_PROPERTY(kiosk::ProgressCodeViewModel *progressCode READ progressCode CONSTANT)
    Q_PROPERTY(kiosk::AppointmentListViewModel *appointmentList READ appointmentList CONSTANT)
    Q_PROPERTY(kiosk::AppointmentTimeViewModel *appointmentTime READ appointmentTime CONSTANT)
    Q_PROPERTY(kiosk::AppointmentViewModel *appointment READ appointment CONSTANT)
    Q_PROPERTY(kiosk::DeliveryViewModel *delivery READ delivery CONSTANT)
    Q_PROPERTY(kiosk::LicenceCodeViewModel *licenceCode READ licenceCode CONSTANT)
    Q_PROPERTY(kiosk::LicenceViewModel *licence READ licence CONSTANT)
    Q_PROPERTY(kiosk::ProgressCodeViewModel *noticeCode READ noticeCode CONSTANT)
    Q_PROPERTY(kiosk::ProgressListViewModel *billList READ billList CONSTANT)
    Q_PROPERTY(kiosk::SlipViewModel *slip READ slip CONSTANT)
    Q_PROPERTY(kiosk::ProgressCodeViewModel *resumeCode READ resumeCode CONSTANT)
    Q_PROPERTY(kiosk::HandOverViewModel *handOver READ handOver CONSTANT)
    Q_PROPERTY(kiosk::HelpViewModel *help READ help CONSTANT)
    Q_PROPERTY(kiosk::GoodbyeViewModel *goodbye READ goodbye CONSTANT)
    Q_PROPERTY(kiosk::FaultViewModel *fault READ fault CONSTANT)
    Q_PROPERTY(kiosk::IdleViewModel *idle READ idle CONSTANT)
    Q_PROPERTY(kiosk::CardLeftViewModel *cardLeft READ cardLeft CONSTANT)

public:
    // No default argument and no parent: QML must not be able to make one of its own.
    struct Injected { };
    explicit KioskViewModels(Injected);
    ~KioskViewModels() override;
    // For the QML engine only: the injected instance; the engine never owns it.
    static KioskViewModels *create(QQmlEngine *, QJSEngine *);

    TerminalViewModel *terminal() { return &m_terminal; }
    const TerminalViewModel *terminal() const { return &m_terminal; }
    HomeViewModel *home() { return &m_home; }
    InquiryViewModel *inquiry() { return &m_inquiry; }
    GuideViewModel *guide() { return &m_guide; }
    CardViewModel *card() { return &m_card; }
    SmsViewModel *sms() { return &m_sms; }
    ChooseViewModel *choose() { return &m_choose; }
    FormViewModel *form() { return &m_form; }
    MaterialsViewModel *materials() { return &m_materials; }
    StatementViewModel *statement() { return &m_statement; }
    NotEligibleViewModel *notEligible() { return &m_notEligible; }
    ReviewViewModel *review() { return &m_review; }
    SignViewModel *sign() { return &m_sign; }
    PayViewModel *pay() { return &m_pay; }
    WorkViewModel *work() { return &m_work; }
    PrintViewModel *print() { return &m_print; }
    DoneViewModel *done() { return &m_done; }
    RateViewModel *rate() { return &m_rate; }
    ProgressListViewModel *progressList() { return &m_progressList; }
    ProgressCaseViewModel *progressCase() { return &m_progressCase; }
    ProgressCodeViewModel *progressCode() { return &m_progressCode; }
    AppointmentListViewModel *appointmentList() { return &m_appointmentList; }
    AppointmentTimeViewModel *appointmentTime() { return &m_appointmentTime; }
    AppointmentViewModel *appointment() { return &m_appointment; }
    DeliveryViewModel *delivery() { return &m_delivery; }
    LicenceCodeViewModel *licenceCode() { return &m_licenceCode; }
    LicenceViewModel *licence() { return &m_licence; }
    ProgressCodeViewModel *noticeCode() { return &m_noticeCode; }
    ProgressListViewModel *billList() { return &m_billList; }
    SlipViewModel *slip() { return &m_slip; }
    ProgressCodeViewModel *resumeCode() { return &m_resumeCode; }
    HandOverViewModel *handOver() { return &m_handOver; }
    HelpViewModel *help() { return &m_help; }
    GoodbyeViewModel *goodbye() { return &m_goodbye; }
    FaultViewModel *fault() { return &m_fault; }
    IdleViewModel *idle() { return &m_idle; }
    CardLeftViewModel *cardLeft() { return &m_cardLeft; }

    // At goodbye: every view that held something of the citizen is empty again, typed digits included.
    void wipe();

private:
    TerminalViewModel m_terminal;
    HomeViewModel m_home;
    InquiryViewModel m_inquiry;
    GuideViewModel m_guide;
    CardViewModel m_card;
    SmsViewModel m_sms;
    ChooseViewModel m_choose;
    FormViewModel m_form;
    MaterialsViewModel m_materials;
    StatementViewModel m_statement;
    NotEligibleViewModel m_notEligible;
    ReviewViewModel m_review;
    SignViewModel m_sign;
    PayViewModel m_pay;
    WorkViewModel m_work;
    PrintViewModel m_print;
    DoneViewModel m_done;
    RateViewModel m_rate;
    ProgressListViewModel m_progressList;
    ProgressCaseViewModel m_progressCase;
    ProgressCodeViewModel m_progressCode;
    AppointmentListViewModel m_appointmentList;
    AppointmentTimeViewModel m_appointmentTime;
    AppointmentViewModel m_appointment;
    DeliveryViewModel m_delivery;
    LicenceCodeViewModel m_licenceCode;
    LicenceViewModel m_licence;
    ProgressCodeViewModel m_noticeCode;
    ProgressListViewModel m_billList;
    SlipViewModel m_slip;
    ProgressCodeViewModel m_resumeCode;
    HandOverViewModel m_handOver;
    HelpViewModel m_help;
    GoodbyeViewModel m_goodbye;
    FaultViewModel m_fault;
    IdleViewModel m_idle;
    CardLeftViewModel m_cardLeft;
};

} // namespace kiosk
