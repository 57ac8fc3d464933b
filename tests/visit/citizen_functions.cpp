// SPDX-License-Identifier: Apache-2.0
// What the citizen does on the pages of the terminal's own functions.
#include "scripted_citizen.h"

#include <QJsonArray>

namespace kiosk::visit {

void ScriptedCitizen::onProgressList()
{
    if (m_models.progressList()->loading())
        return;
    if (m_cardDown)
        m_workbench.ask({{"do", "card.lift"}});
    m_cardDown = false;
    const GadgetListModel *cases = m_models.progressList()->cases();
    if (!m_hasLooked && cases->count() > 0) {
        if (m_finger.pressContaining(cell(cases, 0, "title")))
            did("open-case");
    } else if (m_finger.pressPrimary()) {
        did("proceed");
    }
}

void ScriptedCitizen::onProgressCode()
{
    if (m_models.progressCode()->entry().isEmpty()) {
        for (const QChar sign : m_script.receiptCode.toLower())
            m_finger.pressNamed(QString(sign));
    }
    if (m_finger.pressPrimary())
        did("look-up");
}

void ScriptedCitizen::onProgressCase()
{
    const ProgressCaseView &view = m_models.progressCase()->view();
    if (!m_actedAt) {
        QJsonArray parts;
        for (int row = 0; row < m_models.progressCase()->parts()->count(); ++row)
            parts.append(cell(m_models.progressCase()->parts(), row, "state"));
        note({{"case", view.title}, {"number", view.number}, {"said", view.state}, {"parts", parts}});
    }
    m_hasLooked = true;
    if (m_finger.pressPrimary())
        did("proceed");
}

// The first is taken care of; the others stay for another day.
void ScriptedCitizen::onDeliveries()
{
    const DeliveryViewModel *delivery = m_models.delivery();
    if (delivery->loading())
        return;
    if (m_cardDown)
        m_workbench.ask({{"do", "card.lift"}});
    m_cardDown = false;
    if (!m_actedAt)
        note({{"deliveries", m_models.delivery()->deliveries()->count()}});
    if (!m_hasLooked && m_models.delivery()->deliveries()->count() > 0) {
        if (m_finger.pressContaining(cell(m_models.delivery()->deliveries(), 0, "title")))
            did("open-delivery");
    } else if (m_finger.pressPrimary()) {
        did("proceed");
    }
}

void ScriptedCitizen::onDelivery()
{
    DeliveryViewModel *delivery = m_models.delivery();
    using Phase = DeliveryViewModel::Phase;
    if (delivery->phase() == Phase::Sending)
        return;
    if (!m_actedAt && delivery->phase() == Phase::Reading)
        note({{"delivery", delivery->title()}, {"read", delivery->text()}});
    m_hasLooked = true;
    const bool isLast = delivery->page() == delivery->pages();
    if (m_script.refuses && delivery->phase() == Phase::Reading && isLast) {
        if (m_finger.pressContaining(QStringLiteral("拒收")))
            did("refuse");
    } else if (m_finger.pressPrimary()) {
        did("proceed");
    }
}

void ScriptedCitizen::onLicenceCode()
{
    if (m_models.licenceCode()->checking() || m_actedAt)
        return;
    m_workbench.ask({{"do", "code.show"}, {"text", m_script.licenceCode}});
    did("show-code");
}

void ScriptedCitizen::onLicences()
{
    LicenceViewModel *licence = m_models.licence();
    if (licence->loading())
        return;
    if (m_cardDown)
        m_workbench.ask({{"do", "card.lift"}});
    m_cardDown = false;
    if (m_models.terminal()->page() == QLatin1String("licence")) {
        QJsonArray facts;
        for (int row = 0; row < licence->facts()->count(); ++row)
            facts.append(cell(licence->facts(), row, "value"));
        if (!m_actedAt)
            note({{"licence", licence->title()}, {"said", licence->standing()}, {"facts", facts}});
        m_hasLooked = true;
    }
    if (!m_hasLooked && m_finger.pressContaining(titleOf(licence->licences(), m_script.licence)))
        did("open-licence");
    else if (m_hasLooked && m_finger.pressPrimary())
        did("proceed");
}

void ScriptedCitizen::onNoticeCode()
{
    if (m_models.noticeCode()->entry().isEmpty()) {
        for (const QChar digit : m_script.noticeCode)
            m_finger.pressNamed(QString(digit));
    }
    if (m_finger.pressPrimary())
        did("look-up");
}

// One bill is opened, printed and left again.
void ScriptedCitizen::onBillList()
{
    if (m_models.billList()->loading())
        return;
    if (m_cardDown)
        m_workbench.ask({{"do", "card.lift"}});
    m_cardDown = false;
    const GadgetListModel *bills = m_models.billList()->cases();
    if (!m_hasLooked && bills->count() > 0) {
        if (m_finger.pressContaining(cell(bills, 0, "title")))
            did("open-bill");
    } else if (m_finger.pressPrimary()) {
        did("proceed");
    }
}

void ScriptedCitizen::onSlip()
{
    const SlipView &view = m_models.slip()->view();
    if (view.primary.isEmpty())
        return; // the machine works
    if (!m_actedAt) {
        QJsonArray rows;
        for (const SlipRow &row : view.rows)
            rows.append(row.value);
        note({{"slip", view.title}, {"amount", view.amount}, {"rows", rows}, {"notice", view.noticeHeading}});
    }
    m_hasLooked = true;
    const bool isPrinted = view.noticeHeading == u"打好了";
    if (isPrinted ? m_finger.pressContaining(view.other) : m_finger.pressPrimary())
        did(isPrinted ? "back-to-list" : "proceed");
}

void ScriptedCitizen::onHandOver()
{
    const QString code = m_models.handOver()->code();
    if (!code.isEmpty()) {
        if (m_cardDown)
            m_workbench.ask({{"do", "card.lift"}});
        m_cardDown = false;
    }
    if (m_finger.pressPrimary()) {
        if (!code.isEmpty())
            note({{"resumeCode", code}});
        did(code.isEmpty() ? "keep" : "finish");
    }
}

void ScriptedCitizen::onResumeCode()
{
    if (m_models.resumeCode()->entry().isEmpty()) {
        for (const QChar sign : m_script.resumeCode.toLower())
            m_finger.pressNamed(QString(sign));
    }
    if (m_finger.pressPrimary())
        did("look-up");
}

void ScriptedCitizen::onInquiry()
{
    if (m_finger.pressNamed(QStringLiteral("投诉建议")))
        did("complain");
}

// He calls, waits until it says who is coming, and goes on where he was.
void ScriptedCitizen::onHelp()
{
    const HelpView &view = m_models.help()->view();
    if (!m_actedAt)
        note({{"help", view.title}, {"notice", view.notice}, {"say", view.say}});
    m_isHelped = m_isHelped || view.coming;
    if (m_isHelped) {
        if (m_finger.pressNamed(QStringLiteral("返回")))
            did("go-on");
    } else if (!view.callWords.isEmpty() && m_finger.pressPrimary()) {
        did("call");
    }
}

} // namespace kiosk::visit
