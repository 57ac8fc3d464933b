// SPDX-License-Identifier: Apache-2.0
// How the citizen says who he is, and for whom he acts.
#include "scripted_citizen.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace kiosk::visit {

// His own may lie there still. What the phone shows next is the other person's code.
void ScriptedCitizen::onOtherCard()
{
    if (m_otherCardDown) { // it came down before the machine looked again
        if (m_models.card()->phase() == CardViewModel::Phase::Wrong && m_finger.pressPrimary())
            did("again");
        return;
    }
    if (m_script.principalFields.isEmpty())
        return;
    m_workbench.ask({{"do", "card.lift"}});
    m_workbench.ask({{"do", "card.place"}, {"fields", m_script.principalFields}});
    m_otherCardDown = true;
    m_usedCode = std::exchange(m_code, QString());
    did("place-other-card");
}

void ScriptedCitizen::onCard()
{
    if (m_models.card()->ofAnother())
        return onOtherCard();
    switch (m_models.card()->phase()) {
    case CardViewModel::Phase::Waiting:
        if (m_script.withoutCard) {
            if (m_finger.pressContaining(m_models.card()->otherWay()))
                did("no-card");
            break;
        }
        if (!m_cardDown && m_script.cardFields.isEmpty())
            m_workbench.ask({{"do", "card.place"}, {"card", m_script.card}});
        else if (!m_cardDown)
            m_workbench.ask({{"do", "card.place"}, {"fields", m_script.cardFields}});
        m_cardDown = true;
        did("place-card");
        break;
    case CardViewModel::Phase::Wrong:
        if (m_finger.pressNamed(QStringLiteral("首页")))
            did("leave");
        break;
    case CardViewModel::Phase::Reading:
    case CardViewModel::Phase::Kept: break;
    }
}

void ScriptedCitizen::onSms()
{
    if (m_models.sms()->phase() == SmsViewModel::Phase::ChoosePhone) {
        if (m_finger.pressContaining(cell(m_models.sms()->phones(), m_script.phone, "masked")))
            did("choose-phone");
        return;
    }
    if (m_models.sms()->phase() != SmsViewModel::Phase::Enter)
        return;
    if (m_code.isEmpty())
        return readPhone();
    QString code = m_code;
    if (m_wrongLeft > 0) {
        --m_wrongLeft;
        code[0] = code[0] == QLatin1Char('9') ? QLatin1Char('0') : QChar(code[0].unicode() + 1);
    }
    typeCode(code);
}

void ScriptedCitizen::readPhone()
{
    if (m_asking)
        return;
    m_asking = true;
    m_workbench.ask({{"do", "sms.read"}}, [this](const QJsonObject &answer) {
        m_asking = false;
        static const QRegularExpression code(QStringLiteral("\\b(\\d{6})\\b|验证码\\D*(\\d{6})"));
        for (const QJsonValue message : answer["messages"].toArray()) {
            const auto found = code.match(message.toObject()["text"].toString());
            if (found.hasMatch() && found.captured(found.lastCapturedIndex()) != m_usedCode)
                m_code = found.captured(found.lastCapturedIndex());
        }
    });
}

void ScriptedCitizen::typeCode(const QString &code)
{
    for (const QChar digit : code.mid(m_models.sms()->code().size()))
        m_finger.pressNamed(QString(digit));
    if (m_models.sms()->code().size() == m_models.sms()->codeLength())
        m_finger.pressPrimary();
    did("type-code");
}

} // namespace kiosk::visit
