// SPDX-License-Identifier: Apache-2.0
#include "signed_message.h"

#include "openssl_handles.h"

#include <openssl/err.h>
#include <openssl/x509_vfy.h>

namespace kiosk {
namespace {

using namespace openssl;
using Store = std::unique_ptr<X509_STORE, Freer<X509_STORE_free>>;

tl::unexpected<Error> refused(const char *why)
{
    ERR_clear_error();
    return fail(ErrorCode::InvalidInput, QLatin1String(why));
}

Result<Store> trusting(const QByteArray &ca, const std::optional<QDateTime> &at)
{
    const auto certificates = certificatesOf(ca);
    Store store(X509_STORE_new());
    if (certificates.empty() || !store)
        return fail(ErrorCode::BadConfig, QStringLiteral("no CA certificate that can be read"));
    for (const Certificate &certificate : certificates) {
        if (X509_STORE_add_cert(store.get(), certificate.get()) != 1)
            return fail(ErrorCode::BadConfig, takeErrors("the CA certificate cannot be used"));
    }
    X509_VERIFY_PARAM *parameters = X509_STORE_get0_param(store.get());
    if (at)
        X509_VERIFY_PARAM_set_time(parameters, static_cast<time_t>(at->toSecsSinceEpoch()));
    else
        X509_VERIFY_PARAM_set_flags(parameters, X509_V_FLAG_NO_CHECK_TIME);
    return store;
}

bool strongDigest(CMS_SignerInfo *signer)
{
    X509_ALGOR *digest = nullptr;
    CMS_SignerInfo_get0_algs(signer, nullptr, nullptr, &digest, nullptr);
    const ASN1_OBJECT *name = nullptr;
    X509_ALGOR_get0(&name, nullptr, nullptr, digest);
    const int id = OBJ_obj2nid(name);
    return id == NID_sha256 || id == NID_sha384 || id == NID_sha512;
}

// What X509_verify_cert found, for a person. CMS keeps only a text of it, so the chain is asked a second time.
const char *whyNotTrusted(CMS_ContentInfo *cms, X509_STORE *store)
{
    const std::unique_ptr<X509_STORE_CTX, Freer<X509_STORE_CTX_free>> chain(X509_STORE_CTX_new());
    STACK_OF(X509) *signers = CMS_get0_signers(cms); // the stack is ours, the certificates are not
    X509 *signer = signers ? sk_X509_value(signers, 0) : nullptr;
    const char *why = "the signature does not fit the content: the file was changed after it was signed";
    if (signer && chain && X509_STORE_CTX_init(chain.get(), store, signer, nullptr) == 1) {
        X509_STORE_CTX_set_default(chain.get(), "smime_sign");
        if (X509_verify_cert(chain.get()) != 1) {
            switch (X509_STORE_CTX_get_error(chain.get())) {
            case X509_V_ERR_CERT_HAS_EXPIRED: why = "the signer's certificate has expired"; break;
            case X509_V_ERR_CERT_NOT_YET_VALID: why = "the signer's certificate is not valid yet"; break;
            case X509_V_ERR_INVALID_PURPOSE: why = "the signer's certificate is not made for signing"; break;
            default: why = "the signer is not one of the configured CA";
            }
        }
    }
    sk_X509_free(signers);
    return why;
}

// One signer and a content of its own, before any cryptography is done.
const char *wrongShape(CMS_ContentInfo *cms)
{
    if (OBJ_obj2nid(CMS_get0_type(cms)) != NID_pkcs7_signed)
        return "the file is a CMS message, but not a signed one";
    ASN1_OCTET_STRING **content = CMS_get0_content(cms);
    if (!content || !*content)
        return "the signed message does not carry its content (sign it with -nodetach)";
    STACK_OF(CMS_SignerInfo) *signers = CMS_get0_SignerInfos(cms);
    if (sk_CMS_SignerInfo_num(signers) != 1)
        return "the message must have one signer";
    if (!strongDigest(sk_CMS_SignerInfo_value(signers, 0)))
        return "the digest of the signature is too weak (sign it with -md sha256)";
    return nullptr;
}

} // namespace

Result<QByteArray> openSignedMessage(const QByteArray &der, const QByteArray &ca, const std::optional<QDateTime> &at,
                                     qsizetype most)
{
    const Store store = KIOSK_TRY(trusting(ca, at));
    if (der.size() > most)
        return refused("the file is larger than it may be");
    const auto *begin = reinterpret_cast<const unsigned char *>(der.constData());
    const Cms cms(d2i_CMS_ContentInfo(nullptr, &begin, static_cast<long>(der.size())));
    if (!cms || begin != reinterpret_cast<const unsigned char *>(der.constData()) + der.size())
        return refused("the file is not a CMS message in DER (sign it with -outform DER)");
    if (const char *wrong = wrongShape(cms.get()))
        return refused(wrong);
    const Bio content(BIO_new(BIO_s_mem()));
    if (!content || CMS_verify(cms.get(), nullptr, store.get(), nullptr, content.get(), CMS_BINARY) != 1)
        return refused(whyNotTrusted(cms.get(), store.get()));
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(content.get(), &bytes);
    return QByteArray(bytes, static_cast<qsizetype>(size));
}

} // namespace kiosk
