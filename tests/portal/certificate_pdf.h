// SPDX-License-Identifier: Apache-2.0
// What is printed at a terminal: the sample certificate of a property right, and the copy of an electronic licence. One
// A4 page each, drawn in memory, with the QR code of its verification. Marked 样本 so that nobody takes it for real.
#pragma once

#include "registry.h"

#include <QByteArray>

namespace refportal {

struct CertificatePdf {
    QByteArray bytes;
    int pages = 0;
};

// Any thread; one at a time inside. Needs a QGuiApplication for its fonts.
CertificatePdf renderCertificate(const QString &owner, const QString &number, const registry::Certificate &certificate,
                                 const QString &verificationCode);

CertificatePdf renderLicenceCopy(const QString &owner, const QString &number, const registry::OwnLicence &licence,
                                 const QString &verificationCode);

// 16 digits that belong to what is printed under this claim, and to nothing else; on the page and in its QR code
QString verificationCode(const QString &claim);

} // namespace refportal
