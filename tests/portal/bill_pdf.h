// SPDX-License-Identifier: Apache-2.0
// The print of an electronic bill: one A4 page, drawn in memory and marked 样本.
#pragma once

#include "registry.h"

#include <QByteArray>

namespace refportal {

// Any thread; one at a time inside. Needs a QGuiApplication for its fonts.
QByteArray renderBill(const registry::Bill &bill, const QString &payer);

} // namespace refportal
