// SPDX-License-Identifier: Apache-2.0
#include "detached_signature.h"

#include "openssl_handles.h"

#include <openssl/err.h>
#include <openssl/pem.h>

namespace kiosk {

using namespace openssl;

struct DetachedSigner::Keys {
    Certificate certificate;
    Key key;
};

DetachedSigner::DetachedSigner(std::unique_ptr<Keys> keys) : m_keys(std::move(keys)) { }
DetachedSigner::~DetachedSigner() = default;

Result<std::shared_ptr<const DetachedSigner>> DetachedSigner::create(const Credentials &credentials)
{
    auto keys = std::make_unique<Keys>();
    auto certificates = certificatesOf(credentials.certificate);
    const Bio reader = readerOf(credentials.key.view());
    keys->key.reset(PEM_read_bio_PrivateKey(reader.get(), nullptr, nullptr, nullptr));
    if (certificates.empty() || !keys->key)
        return fail(ErrorCode::BadConfig, takeErrors("the terminal's papers cannot be read"));
    keys->certificate = std::move(certificates.front());
    if (X509_check_private_key(keys->certificate.get(), keys->key.get()) != 1)
        return fail(ErrorCode::BadConfig, takeErrors("the terminal's key is not the certificate's"));
    return std::shared_ptr<const DetachedSigner>(new DetachedSigner(std::move(keys)));
}

Result<QByteArray> DetachedSigner::sign(QByteArrayView content) const
{
    const Bio reader = readerOf(content);
    const Cms cms(CMS_sign(m_keys->certificate.get(), m_keys->key.get(), nullptr, reader.get(),
                           CMS_BINARY | CMS_DETACHED | CMS_NOCERTS | CMS_NOSMIMECAP));
    if (!cms)
        return fail(ErrorCode::Internal, takeErrors("CMS_sign"));
    QByteArray der(i2d_CMS_ContentInfo(cms.get(), nullptr), Qt::Uninitialized);
    auto *end = reinterpret_cast<unsigned char *>(der.data());
    if (der.isEmpty() || i2d_CMS_ContentInfo(cms.get(), &end) != der.size())
        return fail(ErrorCode::Internal, takeErrors("i2d_CMS_ContentInfo"));
    return der;
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
    const Bio reader = readerOf(content);
    const bool good = cms && signers && sk_X509_push(signers.get(), certificates.front().get()) > 0
        && CMS_verify(cms.get(), signers.get(), nullptr, reader.get(), nullptr,
                      CMS_BINARY | CMS_DETACHED | CMS_NOINTERN | CMS_NO_SIGNER_CERT_VERIFY)
            == 1;
    ERR_clear_error();
    if (!good)
        return fail(ErrorCode::InvalidInput, QStringLiteral("not signed by this certificate"));
    return {};
}

} // namespace kiosk
