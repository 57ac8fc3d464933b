// SPDX-License-Identifier: Apache-2.0
// Certificates for fuzz entries, made in memory. Keys follow from a number, so that a seed that was signed under one is
// signed by it for ever.
#pragma once

#include <QByteArray>
#include <cstdlib>
#include <memory>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace kiosk::test {

template <auto Free> struct Freed {
    template <typename T> void operator()(T *object) const { Free(object); }
};
using MadeKey = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using MadeCertificate = std::unique_ptr<X509, Freed<X509_free>>;

inline void mustBe(bool made)
{
    if (!made)
        std::abort();
}

// P-256, its private part is `number`.
inline MadeKey keyOf(unsigned number)
{
    const std::unique_ptr<EC_GROUP, Freed<EC_GROUP_free>> group(EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1));
    const std::unique_ptr<BIGNUM, Freed<BN_free>> secret(BN_new());
    const std::unique_ptr<EC_POINT, Freed<EC_POINT_free>> point(EC_POINT_new(group.get()));
    mustBe(BN_set_word(secret.get(), number) == 1
           && EC_POINT_mul(group.get(), point.get(), secret.get(), nullptr, nullptr, nullptr) == 1);
    unsigned char open[65];
    mustBe(EC_POINT_point2oct(group.get(), point.get(), POINT_CONVERSION_UNCOMPRESSED, open, sizeof open, nullptr)
           == sizeof open);
    const std::unique_ptr<OSSL_PARAM_BLD, Freed<OSSL_PARAM_BLD_free>> builder(OSSL_PARAM_BLD_new());
    OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "P-256", 0);
    OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, open, sizeof open);
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY, secret.get());
    const std::unique_ptr<OSSL_PARAM, Freed<OSSL_PARAM_free>> parameters(OSSL_PARAM_BLD_to_param(builder.get()));
    const std::unique_ptr<EVP_PKEY_CTX, Freed<EVP_PKEY_CTX_free>> context(
        EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
    EVP_PKEY *key = nullptr;
    mustBe(EVP_PKEY_fromdata_init(context.get()) == 1
           && EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_KEYPAIR, parameters.get()) == 1);
    return MadeKey(key);
}

struct MadePaper {
    MadeKey key;
    MadeCertificate certificate;

    QByteArray certificatePem() const
    {
        return pem([this](BIO *to) { return PEM_write_bio_X509(to, certificate.get()); });
    }
    QByteArray keyPem() const
    {
        return pem([this](BIO *to) {
            return PEM_write_bio_PKCS8PrivateKey(to, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
        });
    }

private:
    template <typename Write> static QByteArray pem(Write write)
    {
        const std::unique_ptr<BIO, Freed<BIO_free_all>> to(BIO_new(BIO_s_mem()));
        mustBe(write(to.get()) == 1);
        char *bytes = nullptr;
        const long size = BIO_get_mem_data(to.get(), &bytes);
        return {bytes, static_cast<qsizetype>(size)};
    }
};

struct PaperWish {
    const char *name = "";
    unsigned number = 1;                   // of its key
    const char *usage = "emailProtection"; // extendedKeyUsage; null: an authority
    const char *from = "20260101000000Z";
    const char *until = "20360101000000Z";
};

// Signed by `issuer`, or by itself.
inline MadePaper paperOf(const PaperWish &wish, const MadePaper *issuer = nullptr)
{
    MadePaper paper{keyOf(wish.number), MadeCertificate(X509_new())};
    X509 *made = paper.certificate.get();
    X509_set_version(made, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(made), static_cast<long>(wish.number));
    ASN1_TIME_set_string(X509_getm_notBefore(made), wish.from);
    ASN1_TIME_set_string(X509_getm_notAfter(made), wish.until);
    X509_set_pubkey(made, paper.key.get());
    X509_NAME_add_entry_by_txt(X509_get_subject_name(made), "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char *>(wish.name), -1, -1, 0);
    X509_set_issuer_name(made, X509_get_subject_name(issuer ? issuer->certificate.get() : made));
    const auto extend = [made](int id, const char *value) {
        const std::unique_ptr<X509_EXTENSION, Freed<X509_EXTENSION_free>> extension(
            X509V3_EXT_conf_nid(nullptr, nullptr, id, value));
        mustBe(extension && X509_add_ext(made, extension.get(), -1) == 1);
    };
    extend(NID_basic_constraints, wish.usage ? "critical,CA:FALSE" : "critical,CA:TRUE");
    extend(NID_key_usage, wish.usage ? "critical,digitalSignature" : "critical,keyCertSign,cRLSign");
    if (wish.usage)
        extend(NID_ext_key_usage, wish.usage);
    mustBe(X509_sign(made, (issuer ? issuer->key : paper.key).get(), EVP_sha256()) > 0);
    return paper;
}

} // namespace kiosk::test
