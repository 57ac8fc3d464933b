// SPDX-License-Identifier: Apache-2.0
#include "openssl_pointers.h"

namespace refportal {
namespace {

BioPtr fileOf(const QString &file) { return BioPtr(BIO_new_file(file.toUtf8().constData(), "rb")); }

} // namespace

CertificatePtr readCertificate(const QString &file)
{
    const BioPtr bio = fileOf(file);
    return CertificatePtr(bio ? PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr) : nullptr);
}

KeyPtr readKey(const QString &file)
{
    const BioPtr bio = fileOf(file);
    return KeyPtr(bio ? PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr) : nullptr);
}

StorePtr trustIn(const QString &caFile)
{
    StorePtr store(X509_STORE_new());
    const CertificatePtr ca = readCertificate(caFile);
    return ca && X509_STORE_add_cert(store.get(), ca.get()) == 1 ? std::move(store) : nullptr;
}

QString commonName(const X509 *certificate) { return commonName(X509_get_subject_name(certificate)); }

QString commonName(const X509_NAME *name)
{
    char text[65] = "";
    X509_NAME_get_text_by_NID(name, NID_commonName, text, sizeof text);
    return QString::fromUtf8(text);
}

QByteArray digestOf(const X509 *certificate)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    X509_digest(certificate, EVP_sha256(), digest, &size);
    return QByteArray(reinterpret_cast<const char *>(digest), static_cast<qsizetype>(size));
}

} // namespace refportal
