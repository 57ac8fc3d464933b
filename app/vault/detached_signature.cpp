// SPDX-License-Identifier: Apache-2.0
#include "detached_signature.h"

#include "openssl_handles.h"

#include <openssl/err.h>

namespace kiosk {

using namespace openssl;

struct DetachedSigner::Keys {
    KeyPair own;
};

DetachedSigner::DetachedSigner(std::unique_ptr<Keys> keys) : m_keys(std::move(keys)) { }
DetachedSigner::~DetachedSigner() = default;

Result<std::shared_ptr<const DetachedSigner>> DetachedSigner::create(const Credentials &credentials)
{
    auto keys = std::make_unique<Keys>(Keys{KIOSK_TRY(keyPairOf(credentials.certificate, credentials.key))});
    return std::shared_ptr<const DetachedSigner>(new DetachedSigner(std::move(keys)));
}

Result<QByteArray> DetachedSigner::sign(QByteArrayView content) const
{
    const Bio reader = readerOf(content);
    const Cms cms(CMS_sign(m_keys->own.certificate.get(), m_keys->own.key.get(), nullptr, reader.get(),
                           CMS_BINARY | CMS_DETACHED | CMS_NOSMIMECAP));
    if (!cms)
        return fail(ErrorCode::Internal, takeErrors("CMS_sign"));
    return derOf(cms.get());
}

Result<void> verifyDetached(const QByteArray &der, QByteArrayView content, const QByteArray &pem)
{
    const auto certificates = certificatesOf(pem);
    if (certificates.empty())
        return fail(ErrorCode::BadConfig, QStringLiteral("no certificate that can be read"));
    const auto *begin = reinterpret_cast<const unsigned char *>(der.constData());
    const Cms cms(d2i_CMS_ContentInfo(nullptr, &begin, static_cast<long>(der.size())));
    const std::unique_ptr<STACK_OF(X509), decltype([](STACK_OF(X509) * stack) { sk_X509_free(stack); })> signers(
        sk_X509_new_null());
    // behind a filter: of a bare memory BIO CMS_verify makes a copy, which leaks when it cannot begin (OpenSSL 3.0)
    const Bio reader(BIO_push(BIO_new(BIO_f_null()), readerOf(content).release()));
    bool good = cms && signers && reader;
    for (const Certificate &each : certificates)
        good = good && sk_X509_push(signers.get(), each.get()) > 0;
    good = good
        && CMS_verify(cms.get(), signers.get(), nullptr, reader.get(), nullptr,
                      CMS_BINARY | CMS_DETACHED | CMS_NOINTERN | CMS_NO_SIGNER_CERT_VERIFY)
            == 1;
    ERR_clear_error();
    if (!good)
        return fail(ErrorCode::InvalidInput, QStringLiteral("not signed by any of these certificates"));
    return {};
}

} // namespace kiosk
