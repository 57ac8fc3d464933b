// SPDX-License-Identifier: Apache-2.0
#include "kiosk_view_models.h"

#include <QQmlEngine>

namespace kiosk {

namespace {
KioskViewModels *injected = nullptr;
}

// A presenter may hold on to a member, so the members are no children that a QObject tree could delete.
KioskViewModels::KioskViewModels(Injected)
{
    Q_ASSERT_X(!injected, "KioskViewModels", "there is one set of view-models in a process at a time");
    injected = this;
    for (QObject *member : {static_cast<QObject *>(&m_terminal),
                            static_cast<QObject *>(&m_home),
                            static_cast<QObject *>(&m_guide),
                            static_cast<QObject *>(&m_card),
                            static_cast<QObject *>(&m_sms),
                            static_cast<QObject *>(&m_choose),
                            static_cast<QObject *>(&m_form),
                            static_cast<QObject *>(&m_materials),
                            static_cast<QObject *>(&m_statement),
                            static_cast<QObject *>(&m_notEligible),
                            static_cast<QObject *>(&m_review),
                            static_cast<QObject *>(&m_pay),
                            static_cast<QObject *>(&m_work),
                            static_cast<QObject *>(&m_print),
                            static_cast<QObject *>(&m_done),
                            static_cast<QObject *>(&m_rate),
                            static_cast<QObject *>(&m_goodbye),
                            static_cast<QObject *>(&m_fault),
                            static_cast<QObject *>(&m_idle),
                            static_cast<QObject *>(&m_cardLeft),
                            static_cast<QObject *>(&m_sign),
                            static_cast<QObject *>(&m_progressList),
                            static_cast<QObject *>(&m_progressCase),
                            static_cast<QObject *>(&m_progressCode),
                            static_cast<QObject *>(&m_inquiry),
                            static_cast<QObject *>(&m_appointmentList),
                            static_cast<QObject *>(&m_appointmentTime),
                            static_cast<QObject *>(&m_appointment),
                            static_cast<QObject *>(&m_licence),
                            static_cast<QObject *>(&m_licenceCode),
                            static_cast<QObject *>(&m_delivery),
                            static_cast<QObject *>(&m_noticeCode),
                            static_cast<QObject *>(&m_billList),
                            static_cast<QObject *>(&m_slip),
                            static_cast<QObject *>(&m_resumeCode),
                            static_cast<QObject *>(&m_handOver),
                            static_cast<QObject *>(&m_help)})
        QQmlEngine::setObjectOwnership(member, QQmlEngine::CppOwnership);
}

KioskViewModels::~KioskViewModels() { injected = nullptr; }

KioskViewModels *KioskViewModels::create(QQmlEngine *, QJSEngine *)
{
    Q_ASSERT_X(injected, "KioskViewModels", "inject the view-models before the engine is made");
    QQmlEngine::setObjectOwnership(injected, QQmlEngine::CppOwnership);
    return injected;
}

void KioskViewModels::wipe()
{
    m_home.setSearchText({});
    m_inquiry.wipe();
    m_guide.show({});
    m_help.show({});
    m_card.show({});
    m_sms.show({});
    m_sms.clear();
    m_choose.show({});
    m_form.wipe();
    m_materials.show({});
    m_statement.show({});
    m_notEligible.show({});
    m_review.show({});
    m_sign.show({});
    m_pay.show({});
    m_work.show({});
    m_print.show({});
    m_done.show({});
    m_rate.show({});
    m_progressList.show({});
    m_progressCase.show({});
    m_progressCode.show({});
    m_progressCode.setEntry({});
    m_appointmentList.show({});
    m_appointmentTime.show({});
    m_appointment.show({});
    m_licence.show({});
    m_licenceCode.show({});
    m_delivery.show({});
    m_noticeCode.show({});
    m_noticeCode.setEntry({});
    m_billList.show({});
    m_slip.show({});
    m_resumeCode.show({});
    m_resumeCode.setEntry({});
    m_handOver.show({});
    m_fault.show({});
    m_idle.show({});
    m_cardLeft.show({});
}

} // namespace kiosk
