// SPDX-License-Identifier: Apache-2.0
#include "certificates.h"

#include "openssl_handles.h"

#include <QFile>

namespace kiosk {
namespace {

constexpr char DevelopmentName[] = "Yizhan Development CA";

bool carriesDevelopmentName(const X509_NAME *name)
{
    for (int i = 0; i < X509_NAME_entry_count(name); ++i) {
        unsigned char *utf8 = nullptr;
        const int size = ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, i)));
        const bool same = size >= 0 && QByteArrayView(utf8, size) == QByteArrayView(DevelopmentName);
        OPENSSL_free(utf8);
        if (same)
            return true;
    }
    return false;
}

Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::BadConfig, QStringLiteral("%1: %2").arg(path, file.errorString()));
    return file.readAll();
}

} // namespace

Result<Credentials> readCredentials(const QString &folder)
{
    Credentials credentials;
    credentials.ca = KIOSK_TRY(contentOf(folder + QStringLiteral("/ca.pem")));
    credentials.certificate = KIOSK_TRY(contentOf(folder + QStringLiteral("/terminal.pem")));
    credentials.key = SensitiveBytes(KIOSK_TRY(contentOf(folder + QStringLiteral("/terminal.key"))));
    credentials.sealCertificate = KIOSK_TRY(contentOf(folder + QStringLiteral("/seal.pem")));
    return credentials;
}

BuildKind thisBuild() { return KIOSK_PRODUCTION ? BuildKind::Production : BuildKind::Development; }

Result<void> admitCertificates(const QByteArray &pem, BuildKind build)
{
    const auto certificates = openssl::certificatesOf(pem);
    if (certificates.empty())
        return fail(ErrorCode::BadConfig, QStringLiteral("no certificate that can be read"));
    for (const auto &certificate : certificates) {
        const bool development = carriesDevelopmentName(X509_get_issuer_name(certificate.get()))
            || carriesDevelopmentName(X509_get_subject_name(certificate.get()));
        if (development && build == BuildKind::Production)
            return fail(ErrorCode::BadConfig,
                        QStringLiteral("a certificate of the development CA in a production build"));
    }
    return {};
}

} // namespace kiosk
