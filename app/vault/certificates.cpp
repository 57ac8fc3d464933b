// SPDX-License-Identifier: Apache-2.0
#include "certificates.h"

#include "openssl_handles.h"

#include <QFile>
#include <ctime>

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

QDateTime momentOf(const ASN1_TIME *time)
{
    std::tm parts{};
    if (ASN1_TIME_to_tm(time, &parts) != 1)
        return {};
    return QDateTime({parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday},
                     {parts.tm_hour, parts.tm_min, parts.tm_sec}, Qt::UTC);
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
    const QString signer = folder + QStringLiteral("/catalogue.pem");
    if (QFile::exists(signer))
        credentials.catalogueSigner = KIOSK_TRY(contentOf(signer));
    credentials.sealCertificate = KIOSK_TRY(contentOf(folder + QStringLiteral("/seal.pem")));
    return credentials;
}

QList<CertificateTerm> certificateTerms(const QByteArray &pem)
{
    QList<CertificateTerm> terms;
    for (const auto &certificate : openssl::certificatesOf(pem))
        terms << CertificateTerm{momentOf(X509_get0_notBefore(certificate.get())),
                                 momentOf(X509_get0_notAfter(certificate.get()))};
    return terms;
}

Result<void> admitKey(const QByteArray &certificate, const SensitiveBytes &key)
{
    if (const auto pair = openssl::keyPairOf(certificate, key); !pair)
        return fail(pair.error());
    return {};
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
