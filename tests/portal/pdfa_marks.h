// SPDX-License-Identifier: Apache-2.0
// What can be said of a PDF/A-1b (ISO 19005-1) without a validator: the marks that it must carry.
#pragma once

#include <QByteArray>
#include <QStringList>

namespace refportal {

// What is missing or must not be there, in words; empty: all marks are there, which is less than conformance. For files
// as QPdfWriter makes them: dictionaries in the open, one cross-reference table.
QStringList pdfaComplaints(const QByteArray &pdf);

} // namespace refportal
