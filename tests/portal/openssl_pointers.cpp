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

QString commonName(const X509 *certificate)
{
    char name[65] = "";
    X509_NAME_get_text_by_NID(X509_get_subject_name(certificate), NID_commonName, name, sizeof name);
    return QString::fromUtf8(name);
}

} // namespace refportal
