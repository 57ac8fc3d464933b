// SPDX-License-Identifier: Apache-2.0
// A time at a window: books the first free one of tomorrow for the first item of the first department. One of his own
// he cancels.
#include "scripted_citizen.h"

#include <algorithm>

namespace kiosk::visit {

QString ScriptedCitizen::appointmentSight(const QString &page) const
{
    if (page == QLatin1String("appointment-list")) {
        const AppointmentListView &view = m_models.appointmentList()->view();
        return QStringLiteral("/%1%2%3").arg(view.title, view.sub,
                                             view.loading ? QStringLiteral("/loading") : QString());
    }
    if (page == QLatin1String("appointment-time")) {
        const AppointmentTimeView &view = m_models.appointmentTime()->view();
        const bool isTomorrow = view.days.size() > 1 && view.days[1].chosen;
        return QStringLiteral("/%1%2%3").arg(view.loading).arg(isTomorrow).arg(view.confirmable);
    }
    const AppointmentView &view = m_models.appointment()->view();
    return QStringLiteral("/%1/%2/%3").arg(view.title, view.number, view.noticeHeading);
}

void ScriptedCitizen::onAppointments(const QString &page)
{
    if (page == QLatin1String("appointment-list"))
        onAppointmentList();
    else if (page == QLatin1String("appointment-time"))
        onAppointmentTime();
    else
        onAppointment();
}

void ScriptedCitizen::onAppointmentList()
{
    const AppointmentListView &view = m_models.appointmentList()->view();
    if (view.loading)
        return;
    if (m_cardDown)
        m_workbench.ask({{"do", "card.lift"}});
    m_cardDown = false;
    if (!view.own) {
        if (m_finger.pressContaining(view.rows.value(0).title))
            did("choose");
        return;
    }
    if (!m_actedAt)
        note({{"appointments", int(view.rows.size())}});
    if (!m_hasLooked && !view.rows.isEmpty()) {
        if (m_finger.pressContaining(view.rows.first().title))
            did("open-appointment");
    } else if (m_finger.pressPrimary()) {
        did("proceed");
    }
}

void ScriptedCitizen::onAppointmentTime()
{
    const AppointmentTimeView &view = m_models.appointmentTime()->view();
    if (view.loading || view.days.size() < 2)
        return;
    const TimeKeyRow &tomorrow = view.days[1]; // today may be over
    if (!tomorrow.chosen) {
        if (m_finger.pressNamed(tomorrow.name + QLatin1Char(' ') + tomorrow.text))
            did("choose-day");
    } else if (view.confirmable) {
        if (m_finger.pressPrimary())
            did("confirm");
    } else {
        const auto free = std::find_if(view.times.cbegin(), view.times.cend(),
                                       [](const TimeKeyRow &time) { return time.available; });
        if (free != view.times.cend() && m_finger.pressNamed(free->text))
            did("choose-time");
    }
}

void ScriptedCitizen::onAppointment()
{
    const AppointmentView &view = m_models.appointment()->view();
    if (view.busy || view.noticeHeading == QStringLiteral("小票正在打印"))
        return;
    if (!m_actedAt && !view.number.isEmpty())
        note({{"appointment", view.title}, {"number", view.number}, {"notice", view.noticeHeading}});
    if (view.otherAct == AppointmentViewModel::Other::GiveBack) {
        m_hasLooked = true;
        if (m_finger.pressNamed(view.other))
            did("give-back");
    } else if (!view.instead.isEmpty()) {
        if (m_finger.pressContaining(view.instead.first().title))
            did("choose-instead");
    } else if (m_finger.pressPrimary()) {
        did("proceed");
    }
}

} // namespace kiosk::visit
