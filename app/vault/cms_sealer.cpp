// SPDX-License-Identifier: Apache-2.0
#include "cms_sealer.h"

#include "openssl_handles.h"

#include <QCryptographicHash>
#include <QScopeGuard>

#include <openssl/ec.h>
#include <openssl/rsa.h>

namespace kiosk {
namespace {

using namespace openssl;

constexpr qsizetype PieceSize = qsizetype{64} * 1024;

auto refused(const char *act) { return fail(ErrorCode::Internal, takeErrors(act)); }

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

Result<Cms> envelopeFor(X509 *recipient, unsigned int flags)
{
    Cms cms(CMS_encrypt(nullptr, nullptr, EVP_aes_256_gcm(), CMS_BINARY | CMS_PARTIAL | flags));
    if (!cms)
        return refused("CMS_encrypt");
    CMS_RecipientInfo *info = CMS_add1_recipient_cert(cms.get(), recipient, CMS_BINARY | CMS_KEY_PARAM);
    if (!info || !chooseRecipientParameters(info))
        return refused("CMS_add1_recipient_cert");
    return cms;
}

// A message that is encoded while it is written, and taken out of memory as it grows.
class StreamedMessage {
public:
    explicit StreamedMessage(CMS_ContentInfo *cms) : m_out(BIO_new(BIO_s_mem())), m_in(BIO_new_CMS(m_out, cms)) { }
    ~StreamedMessage()
    {
        while (m_in && m_in != m_out) { // from the inside: the encoder's filter is freed before what it writes to
            BIO *next = BIO_pop(m_in);
            BIO_free(m_in);
            m_in = next;
        }
        BIO_free(m_out);
    }
    Q_DISABLE_COPY_MOVE(StreamedMessage)

    Result<void> write(QByteArrayView piece) const
    {
        const int size = static_cast<int>(piece.size());
        if (!m_in || BIO_write(m_in, piece.data(), size) != size)
            return refused("BIO_write");
        return {};
    }
    Result<void> end() const
    {
        if (!m_in || BIO_flush(m_in) != 1)
            return refused("BIO_flush");
        return {};
    }
    Result<void> moveTo(QIODevice &device) const
    {
        char *bytes = nullptr;
        const long size = BIO_get_mem_data(m_out, &bytes);
        if (device.write(bytes, size) != size)
            return fail(ErrorCode::StorageFault, device.errorString());
        BIO_reset(m_out);
        return {};
    }

private:
    BIO *m_out;
    BIO *m_in; // null: BIO_new_CMS refused
};

} // namespace

struct CmsSealer::Keys {
    KeyPair terminal;
    std::vector<Certificate> recipients;

    Result<X509 *> recipientAt(const QDateTime &now) const;
    Result<SensitiveBytes> sign(QByteArrayView content) const;
};

Result<SensitiveBytes> CmsSealer::Keys::sign(QByteArrayView content) const
{
    const Cms cms(CMS_sign(terminal.certificate.get(), terminal.key.get(), nullptr, nullptr,
                           CMS_BINARY | CMS_PARTIAL | CMS_NOSMIMECAP));
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

Result<X509 *> CmsSealer::Keys::recipientAt(const QDateTime &now) const
{
    X509 *newest = nullptr;
    time_t moment = now.toSecsSinceEpoch();
    for (const Certificate &each : recipients) {
        const ASN1_TIME *from = X509_get0_notBefore(each.get());
        if (X509_cmp_time(from, &moment) > 0 || X509_cmp_time(X509_get0_notAfter(each.get()), &moment) < 0)
            continue;
        if (!newest || ASN1_TIME_compare(from, X509_get0_notBefore(newest)) > 0)
            newest = each.get();
    }
    if (!newest)
        return fail(ErrorCode::BadConfig, QStringLiteral("no seal certificate of the portal is valid now"));
    return newest;
}

CmsSealer::CmsSealer(std::unique_ptr<Keys> keys, std::shared_ptr<const Clock> clock)
    : m_keys(std::move(keys)), m_clock(std::move(clock))
{ }
CmsSealer::~CmsSealer() = default;

Result<std::unique_ptr<CmsSealer>> CmsSealer::create(const Credentials &credentials, std::shared_ptr<const Clock> clock,
                                                     BuildKind build)
{
    KIOSK_TRY(admitCertificates(credentials.certificate, build));
    KIOSK_TRY(admitCertificates(credentials.sealCertificate, build));
    auto keys = std::make_unique<Keys>();
    keys->terminal = KIOSK_TRY(keyPairOf(credentials.certificate, credentials.key));
    keys->recipients = certificatesOf(credentials.sealCertificate);
    return std::unique_ptr<CmsSealer>(new CmsSealer(std::move(keys), std::move(clock)));
}

Result<SealedEnvelope> CmsSealer::seal(const SensitiveBytes &content) const
{
    const SensitiveBytes signedCase = KIOSK_TRY(m_keys->sign(content.view()));
    SealedEnvelope envelope;
    X509 *recipientNow = KIOSK_TRY(m_keys->recipientAt(m_clock->wall()));
    const Cms cms = KIOSK_TRY(envelopeFor(recipientNow, 0));
    KIOSK_TRY(fill(cms.get(), signedCase.view()));
    envelope.bytes = KIOSK_TRY(derOf(cms.get()));
    envelope.digest = QCryptographicHash::hash(envelope.bytes, QCryptographicHash::Sha256);
    return envelope;
}

Result<void> CmsSealer::sealMaterial(QIODevice &content, QIODevice &sealed) const
{
    X509 *recipientNow = KIOSK_TRY(m_keys->recipientAt(m_clock->wall()));
    const Cms cms = KIOSK_TRY(envelopeFor(recipientNow, CMS_STREAM));
    const StreamedMessage message(cms.get());
    std::vector<char> piece(PieceSize);
    const auto wipe = qScopeGuard([&piece] { explicit_bzero(piece.data(), piece.size()); });
    qint64 taken = 0;
    for (;;) {
        const qint64 got = content.read(piece.data(), PieceSize);
        if (got == 0 && content.atEnd())
            break;
        taken += std::max<qint64>(got, 0);
        if (got <= 0 || taken > largestMaterial)
            return fail(ErrorCode::InvalidInput,
                        got <= 0 ? QStringLiteral("material cannot be read") : QStringLiteral("material is too large"));
        KIOSK_TRY(message.write(QByteArrayView(piece.data(), got)));
        KIOSK_TRY(message.moveTo(sealed));
    }
    if (taken == 0)
        return fail(ErrorCode::InvalidInput, QStringLiteral("material is empty"));
    KIOSK_TRY(message.end());
    return message.moveTo(sealed);
}

Result<QString> CmsSealer::recipient() const
{
    const X509 *certificate = KIOSK_TRY(m_keys->recipientAt(m_clock->wall()));
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    if (X509_digest(certificate, EVP_sha256(), digest, &size) != 1)
        return refused("X509_digest");
    return QString::fromLatin1(QByteArrayView(digest, size).toByteArray().toHex());
}

} // namespace kiosk
