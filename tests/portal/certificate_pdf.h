// SPDX-License-Identifier: Apache-2.0
// The sample certificate of a property right: one A4 page, drawn in memory. Marked 样本 so that nobody takes it for
// real.
#pragma once

#include "registry.h"

#include <QByteArray>

namespace refportal {

struct CertificatePdf {
    QByteArray bytes;
    int pages = 0;
};

// Any thread; one at a time inside. Needs a QGuiApplication for its fonts.
CertificatePdf renderCertificate(const QString &owner, const QString &number, const registry::Certificate &certificate);

// 16 digits that belong to the certificate, in groups of four; also in its QR code
QString verificationNumber(const registry::Certificate &certificate);

} // namespace refportal
