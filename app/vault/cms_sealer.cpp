// SPDX-License-Identifier: Apache-2.0
#include "cms_sealer.h"

#include "openssl_handles.h"

#include <QCryptographicHash>

#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

namespace kiosk {
namespace {

using namespace openssl;

auto refused(const char *act) { return fail(ErrorCode::Internal, takeErrors(act)); }
auto unusable(const char *act) { return fail(ErrorCode::BadConfig, takeErrors(act)); }

// Writes the content through the structure's own chain of BIOs, so that no buffering filter keeps a piece of it.
Result<void> fill(CMS_ContentInfo *cms, QByteArrayView content)
{
    const Bio chain(CMS_dataInit(cms, nullptr));
    if (!chain)
        return refused("CMS_dataInit");
    const int size = static_cast<int>(content.size());
    if (BIO_write(chain.get(), content.data(), size) != size || BIO_flush(chain.get()) != 1)
        return refused("BIO_write");
    if (CMS_dataFinal(cms, chain.get()) != 1)
        return refused("CMS_dataFinal");
    return {};
}

Result<QByteArray> derOf(CMS_ContentInfo *cms)
{
    QByteArray der(i2d_CMS_ContentInfo(cms, nullptr), Qt::Uninitialized);
    auto *end = reinterpret_cast<unsigned char *>(der.data());
    if (der.isEmpty() || i2d_CMS_ContentInfo(cms, &end) != der.size())
        return refused("i2d_CMS_ContentInfo");
    return der;
}

// The strongest key transport or agreement that `openssl cms` opens without extra options.
bool chooseRecipientParameters(CMS_RecipientInfo *recipient)
{
    EVP_PKEY_CTX *context = CMS_RecipientInfo_get0_pkey_ctx(recipient);
    if (!context)
        return false;
    if (CMS_RecipientInfo_type(recipient) == CMS_RECIPINFO_TRANS)
        return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_OAEP_PADDING) > 0
            && EVP_PKEY_CTX_set_rsa_oaep_md(context, EVP_sha256()) > 0
            && EVP_PKEY_CTX_set_rsa_mgf1_md(context, EVP_sha256()) > 0;
    // CMS itself chooses X9.63 and refuses a context that already names a KDF; its digest would be SHA-1
    return EVP_PKEY_CTX_set_ecdh_kdf_md(context, EVP_sha256()) > 0;
}

} // namespace

struct CmsSealer::Keys {
    Certificate terminal;
    Key terminalKey;
    Certificate recipient;

    Result<SensitiveBytes> sign(QByteArrayView content) const;
    Result<QByteArray> encrypt(QByteArrayView content) const;
};

Result<SensitiveBytes> CmsSealer::Keys::sign(QByteArrayView content) const
{
    const Cms cms(
        CMS_sign(terminal.get(), terminalKey.get(), nullptr, nullptr, CMS_BINARY | CMS_PARTIAL | CMS_NOSMIMECAP));
    if (!cms)
        return refused("CMS_sign");
    KIOSK_TRY(fill(cms.get(), content));
    SensitiveBytes der(KIOSK_TRY(derOf(cms.get())));
    // OpenSSL frees this copy of the plain text without wiping it
    if (ASN1_OCTET_STRING **held = CMS_get0_content(cms.get()); held && *held)
        explicit_bzero(const_cast<unsigned char *>(ASN1_STRING_get0_data(*held)),
                       static_cast<std::size_t>(ASN1_STRING_length(*held)));
    return der;
}

Result<QByteArray> CmsSealer::Keys::encrypt(QByteArrayView content) const
{
    const Cms cms(CMS_encrypt(nullptr, nullptr, EVP_aes_256_gcm(), CMS_BINARY | CMS_PARTIAL));
    if (!cms)
        return refused("CMS_encrypt");
    CMS_RecipientInfo *info = CMS_add1_recipient_cert(cms.get(), recipient.get(), CMS_BINARY | CMS_KEY_PARAM);
    if (!info || !chooseRecipientParameters(info))
        return refused("CMS_add1_recipient_cert");
    KIOSK_TRY(fill(cms.get(), content));
    return derOf(cms.get());
}

CmsSealer::CmsSealer(std::unique_ptr<Keys> keys) : m_keys(std::move(keys)) { }
CmsSealer::~CmsSealer() = default;

Result<std::unique_ptr<CmsSealer>> CmsSealer::create(const Credentials &credentials, BuildKind build)
{
    KIOSK_TRY(admitCertificates(credentials.certificate, build));
    KIOSK_TRY(admitCertificates(credentials.sealCertificate, build));
    auto keys = std::make_unique<Keys>();
    keys->terminal = std::move(certificatesOf(credentials.certificate).front());
    keys->recipient = std::move(certificatesOf(credentials.sealCertificate).front());
    const Bio reader = readerOf(credentials.key.view());
    keys->terminalKey.reset(PEM_read_bio_PrivateKey(reader.get(), nullptr, nullptr, nullptr));
    if (!keys->terminalKey)
        return unusable("the terminal's key cannot be read");
    if (X509_check_private_key(keys->terminal.get(), keys->terminalKey.get()) != 1)
        return unusable("the terminal's key is not the certificate's");
    return std::unique_ptr<CmsSealer>(new CmsSealer(std::move(keys)));
}

Result<SealedEnvelope> CmsSealer::seal(const SensitiveBytes &content) const
{
    const SensitiveBytes signedCase = KIOSK_TRY(m_keys->sign(content.view()));
    SealedEnvelope envelope;
    envelope.bytes = KIOSK_TRY(m_keys->encrypt(signedCase.view()));
    envelope.digest = QCryptographicHash::hash(envelope.bytes, QCryptographicHash::Sha256);
    return envelope;
}

} // namespace kiosk
