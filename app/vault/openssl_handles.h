// SPDX-License-Identifier: Apache-2.0
// OpenSSL objects that free themselves, and its error queue as one line. Private to the vault.
#pragma once

#include <core/result.h>
#include <core/sensitive.h>

#include <QByteArray>
#include <memory>
#include <openssl/cms.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <vector>

namespace kiosk::openssl {

template <auto Free> struct Freer {
    template <typename T> void operator()(T *object) const { Free(object); }
};
using Bio = std::unique_ptr<BIO, Freer<BIO_free_all>>;
using Certificate = std::unique_ptr<X509, Freer<X509_free>>;
using Key = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY_free>>;
using Cms = std::unique_ptr<CMS_ContentInfo, Freer<CMS_ContentInfo_free>>;

// Reads without copying; `bytes` must outlive the BIO.
Bio readerOf(QByteArrayView bytes);
// Every certificate of a PEM text; empty when there is none or one of them is broken.
std::vector<Certificate> certificatesOf(const QByteArray &pem);
// The private key of a PEM text; null when there is none, when it is broken, or behind a password.
Key privateKeyOf(const SensitiveBytes &pem);
struct KeyPair {
    Certificate certificate; // the first of its PEM text
    Key key;
};
// The terminal's own. BadConfig: one of them cannot be read, or they do not belong together.
Result<KeyPair> keyPairOf(const QByteArray &certificate, const SensitiveBytes &key);
// DER; Internal when OpenSSL refuses.
Result<QByteArray> derOf(CMS_ContentInfo *cms);
// Takes the thread's error queue, e.g. "cms: no matching digest"; it names functions and reasons, never content.
QString takeErrors(const char *act);

} // namespace kiosk::openssl
