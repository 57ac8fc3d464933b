// SPDX-License-Identifier: Apache-2.0
#include "papers.h"

#include <config/document.h>
#include <vault/certificates.h>
#include <vault/terminal_key.h>

#include <QFileInfo>
#include <algorithm>

namespace kiosk {
namespace {

const auto AskOffice = QStringLiteral("Ask the portal's office for a new one.");

QString dayOf(const QDateTime &moment) { return moment.toString(Qt::ISODate); }

// Of several one is enough: the next certificate stands beside the one that ends.
void checkTerms(const QByteArray &pem, const QString &file, const QDateTime &at, Findings &findings)
{
    const QList<CertificateTerm> terms = certificateTerms(pem);
    if (terms.isEmpty()) {
        findings << Finding{file,
                            {},
                            QStringLiteral("is no certificate that can be read"),
                            QStringLiteral("It is a PEM text, with BEGIN CERTIFICATE in its first line.")};
        return;
    }
    const auto holds = [&at](const CertificateTerm &term) { return term.from <= at && at <= term.until; };
    if (std::any_of(terms.begin(), terms.end(), holds))
        return;
    const auto longest = std::max_element(terms.begin(), terms.end(),
                                          [](const auto &one, const auto &other) { return one.until < other.until; });
    if (longest->until < at)
        findings << Finding{file, {}, QStringLiteral("ended on %1").arg(dayOf(longest->until)), AskOffice};
    else
        findings << Finding{file,
                            {},
                            QStringLiteral("begins on %1").arg(dayOf(longest->from)),
                            QStringLiteral("Look at this machine's clock first.")};
}

} // namespace

void checkPapers(const QDir &dir, const PortalAccess &access, const QDateTime &at, Findings &findings)
{
    const QStringList files{access.ca, access.certificate, access.key, access.sealCertificate};
    if (std::none_of(files.begin(), files.end(),
                     [&dir](const QString &file) { return QFileInfo::exists(dir.filePath(file)); }))
        return;
    std::optional<QByteArray> own;
    QStringList certificates{access.ca, access.certificate, access.sealCertificate};
    if (!access.catalogueSigner.isEmpty())
        certificates << access.catalogueSigner;
    for (const QString &file : certificates) {
        const auto pem = readFile(dir.filePath(file), file, findings);
        if (pem)
            checkTerms(*pem, file, at, findings);
        if (file == access.certificate)
            own = pem;
    }
    if (access.key.startsWith(tokenScheme())) { // the token itself is asked at the start of the terminal
        if (const auto good = checkTokenUri(access.key); !good)
            findings << Finding{QStringLiteral("kiosk.toml"), QStringLiteral("/portal/key"), good.error().context,
                                QStringLiteral("It is like "
                                               "pkcs11:token=hall;object=terminal?module-path=/usr/lib/"
                                               "MODULE.so&pin-source=file:/etc/yizhan/token.pin")};
        return;
    }
    const auto key = readFile(dir.filePath(access.key), access.key, findings);
    if (key && own && !certificateTerms(*own).isEmpty() && !admitKey(*own, SensitiveBytes(*key)))
        findings << Finding{access.key, {}, QStringLiteral("is not the key of %1").arg(access.certificate), AskOffice};
}

} // namespace kiosk
