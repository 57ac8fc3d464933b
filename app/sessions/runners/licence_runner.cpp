// SPDX-License-Identifier: Apache-2.0
#include "licence_runner.h"

#include <algorithm>

namespace kiosk {
namespace {

constexpr Duration kPortalPatience = 8s;

}

void LicenceRunner::begin()
{
    if (!m_context.machine.licences)
        return failWith(ErrorCode::Unsupported);
    emit shown(m_list);
    whenReady(m_context.machine.licences->ownLicences(m_context.session, m_context.call(kPortalPatience)), this,
              [this](Result<std::vector<OwnLicence>> licences) {
                  if (!licences)
                      return failWith(licences.error().code);
                  record(m_context.machine,
                         {AuditEvent::LicenceShown, "listed", m_context.visit, {}, "", qint64(licences->size())});
                  m_list.licences = std::make_shared<const std::vector<OwnLicence>>(std::move(*licences));
                  emit shown(m_list);
              });
}

void LicenceRunner::handle(const Act &act)
{
    if (!m_list.licences)
        return;
    if (std::holds_alternative<act::Proceed>(act))
        emit reported(event::Cancelled{}); // seen; nothing is to be printed
    else if (const auto *chosen = std::get_if<act::Choose>(&act); chosen && !m_open)
        open(chosen->id);
    else if (std::holds_alternative<act::Print>(act) && m_open)
        copy();
}

void LicenceRunner::open(const QString &id)
{
    const auto &all = *m_list.licences;
    const auto chosen
        = std::find_if(all.cbegin(), all.cend(), [&id](const OwnLicence &licence) { return licence.id == id; });
    if (chosen == all.cend())
        return;
    const auto *printer = m_context.machine.documentPrinter;
    m_one = {*chosen, printer ? hal::fault(printer->status()) : std::optional(ErrorCode::NoDevice)};
    m_open = true;
    m_context.audit(AuditEvent::LicenceShown, "shown");
    emit shown(m_one);
}

// The portal looks at the state again; here it only saves the way.
void LicenceRunner::copy()
{
    if (m_one.licence.state != LicenceState::Valid || m_one.printer)
        return;
    m_context.choiceTitle = m_one.licence.title;
    Answers answers;
    answers.insert(m_step.fields.first(), makeAnswer(m_one.licence.id, AnswerSource::Citizen));
    succeed(std::move(answers));
}

void LicenceRunner::turnBack()
{
    m_open = false;
    emit shown(m_list);
}

} // namespace kiosk
