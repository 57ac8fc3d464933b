// SPDX-License-Identifier: Apache-2.0
// Every state of the page registry, filled with invented people and cases, in either language.
#pragma once

#include "stage.h"

#include <presentation/kiosk_view_models.h>
#include <presentation/language.h>

#include <QStringList>

namespace kiosk::samples {

// Fills the view-models for a page and one of its variants ("" is the usual state) and makes it the page shown.
// False when there is no such sample.
bool show(KioskViewModels &kiosk, const QString &page, const QString &variant, Language language);

// Only the frame round a page of this id: whose house, which machine; no visit.
void showFrame(KioskViewModels &kiosk, const QString &page, Language language);

// "page/variant" of every sample, to compare with the registry.
QStringList known();

// One line a finding, "CODE page-variant".
//   NOSAMPLE   a registered state that nothing can show
QStringList missing(const QList<PageState> &states);

} // namespace kiosk::samples
