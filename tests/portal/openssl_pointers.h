// SPDX-License-Identifier: Apache-2.0
// OpenSSL objects that free themselves.
#pragma once

#include <QString>
#include <memory>
#include <openssl/cms.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

namespace refportal {

template <auto Free> struct FreeWith {
    template <typename T> void operator()(T *object) const { Free(object); }
};
using BioPtr = std::unique_ptr<BIO, FreeWith<BIO_free_all>>;
using CmsPtr = std::unique_ptr<CMS_ContentInfo, FreeWith<CMS_ContentInfo_free>>;
using CertificatePtr = std::unique_ptr<X509, FreeWith<X509_free>>;
using KeyPtr = std::unique_ptr<EVP_PKEY, FreeWith<EVP_PKEY_free>>;
using Pkcs7Ptr = std::unique_ptr<PKCS7, FreeWith<PKCS7_free>>;
using RequestPtr = std::unique_ptr<X509_REQ, FreeWith<X509_REQ_free>>;
using StorePtr = std::unique_ptr<X509_STORE, FreeWith<X509_STORE_free>>;

CertificatePtr readCertificate(const QString &file);
KeyPtr readKey(const QString &file);
// Trusts one CA; null when the file is none.
StorePtr trustIn(const QString &caFile);
QString commonName(const X509 *certificate);
QString commonName(const X509_NAME *name);
QByteArray digestOf(const X509 *certificate); // SHA-256

} // namespace refportal
