// SPDX-License-Identifier: Apache-2.0
#include "sms_view_model.h"

namespace kiosk {

void SmsViewModel::type(const QString &digit)
{
    if (m_view.phase != Phase::Enter || digit.size() != 1 || !digit.front().isDigit()
        || m_code.size() >= m_view.codeLength)
        return;
    m_code += digit;
    emit codeChanged();
}

void SmsViewModel::erase()
{
    if (m_code.isEmpty())
        return;
    m_code.chop(1);
    emit codeChanged();
}

void SmsViewModel::clear()
{
    if (m_code.isEmpty())
        return;
    m_code.clear();
    emit codeChanged();
}

void SmsViewModel::confirm()
{
    if (m_view.phase == Phase::Enter && m_code.size() == m_view.codeLength)
        emit codeConfirmed(m_code);
}

} // namespace kiosk
