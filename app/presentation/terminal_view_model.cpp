// SPDX-License-Identifier: Apache-2.0
#include "terminal_view_model.h"

#include <utility>

namespace kiosk {

void TerminalViewModel::show(const TerminalView &view)
{
    if (m_view == view)
        return;
    const auto before = std::exchange(m_view, view);
    // Language first: the page that comes is built in it, not built and then translated.
    if (before.language != view.language)
        emit languageChanged();
    if (before.elder != view.elder || before.highContrast != view.highContrast || before.low != view.low)
        emit modesChanged();
    // Then the page: the one that leaves must not follow the steps of the one that comes.
    if (before.page != view.page)
        emit pageChanged();
    if (before.stepNumber != view.stepNumber || before.stepNames != view.stepNames)
        emit stepsChanged();
    if (before.upperSlots != view.upperSlots || before.lowerSlots != view.lowerSlots
        || before.panelShortEdgeMm != view.panelShortEdgeMm || before.lowerEdgeMm != view.lowerEdgeMm)
        emit slotsChanged();
    emit changed();
}

} // namespace kiosk
