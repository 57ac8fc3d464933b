// SPDX-License-Identifier: Apache-2.0
#include "envelope.h"

#include "openssl_pointers.h"

#include <ctime>
#include <openssl/err.h>

namespace refportal {
namespace {

CmsPtr parsed(const QByteArray &der)
{
    const BioPtr in(BIO_new_mem_buf(der.constData(), static_cast<int>(der.size())));
    return CmsPtr(d2i_CMS_bio(in.get(), nullptr));
}

QByteArray takenFrom(BIO *memory)
{
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(memory, &bytes);
    return QByteArray(bytes, static_cast<qsizetype>(size));
}

bool isOfType(const CmsPtr &cms, int nid) { return cms && OBJ_obj2nid(CMS_get0_type(cms.get())) == nid; }

// signed exactly once, by this terminal
bool signedBy(CMS_ContentInfo *cms, const QString &terminal)
{
    STACK_OF(X509) *signers = CMS_get0_signers(cms);
    const bool right = sk_X509_num(signers) == 1 && commonName(sk_X509_value(signers, 0)) == terminal;
    sk_X509_free(signers); // the certificates belong to the message
    return right;
}

// When its signer says that it signed (RFC 5652 11.3), which the signature covers.
std::optional<time_t> signingTime(CMS_ContentInfo *cms)
{
    STACK_OF(CMS_SignerInfo) *signers = CMS_get0_SignerInfos(cms);
    if (sk_CMS_SignerInfo_num(signers) != 1)
        return std::nullopt;
    const CMS_SignerInfo *signer = sk_CMS_SignerInfo_value(signers, 0);
    const int at = CMS_signed_get_attr_by_NID(signer, NID_pkcs9_signingTime, -1);
    const ASN1_TYPE *value = at < 0 ? nullptr : X509_ATTRIBUTE_get0_type(CMS_signed_get_attr(signer, at), 0);
    if (!value || (value->type != V_ASN1_UTCTIME && value->type != V_ASN1_GENERALIZEDTIME))
        return std::nullopt;
    std::tm broken{};
    return ASN1_TIME_to_tm(value->value.asn1_string, &broken) == 1 ? std::optional(timegm(&broken)) : std::nullopt;
}

// The CA, asked about the moment of the signature: a case that waited behind a broken line, or until its terminal was
// enrolled anew, was signed with a certificate that was good then. Who hands it in is another matter: the handshake
// asks for a certificate of the same terminal that is good now, so that a key which got lost later signs nothing new.
StorePtr trustAt(const QString &caFile, CMS_ContentInfo *cms)
{
    StorePtr trust = trustIn(caFile);
    if (const auto moment = signingTime(cms); trust && moment)
        X509_VERIFY_PARAM_set_time(X509_STORE_get0_param(trust.get()), *moment);
    return trust;
}

// Plain bytes of AuthEnvelopedData for this key; null: they are not.
BioPtr unsealed(const QByteArray &der, EVP_PKEY *key, X509 *certificate)
{
    const CmsPtr sealed = parsed(der);
    BioPtr plain(BIO_new(BIO_s_mem()));
    // CMS_decrypt writes plain bytes before it has seen the GCM tag: they count only after it has said yes
    const bool isWhole = isOfType(sealed, NID_id_smime_ct_authEnvelopedData)
        && CMS_decrypt(sealed.get(), key, certificate, nullptr, plain.get(), CMS_BINARY) == 1;
    ERR_clear_error();
    return isWhole ? std::move(plain) : BioPtr();
}

} // namespace

std::optional<QByteArray> signedContent(const QByteArray &message, const QString &terminal, const QString &caFile)
{
    const CmsPtr cms = parsed(message);
    const BioPtr content(BIO_new(BIO_s_mem()));
    const StorePtr trust = isOfType(cms, NID_pkcs7_signed) ? trustAt(caFile, cms.get()) : StorePtr();
    const bool holds = trust && CMS_verify(cms.get(), nullptr, trust.get(), nullptr, content.get(), CMS_BINARY) == 1
        && signedBy(cms.get(), terminal);
    ERR_clear_error();
    return holds ? std::optional(takenFrom(content.get())) : std::nullopt;
}

struct Envelope::Keys {
    CertificatePtr certificate;
    KeyPtr key;
    QString caFile;
};

Envelope::Envelope(std::unique_ptr<Keys> keys) : m_keys(std::move(keys)) { }
Envelope::~Envelope() = default;

tl::expected<std::unique_ptr<Envelope>, QString> Envelope::load(const QString &folder)
{
    auto keys = std::make_unique<Keys>();
    keys->certificate = readCertificate(folder + QStringLiteral("/seal.pem"));
    keys->key = readKey(folder + QStringLiteral("/seal.key"));
    keys->caFile = folder + QStringLiteral("/ca.pem");
    if (!keys->certificate || !keys->key || !trustIn(keys->caFile)
        || X509_check_private_key(keys->certificate.get(), keys->key.get()) != 1)
        return tl::unexpected(folder + QStringLiteral(": seal.pem, seal.key and ca.pem do not go together"));
    return std::unique_ptr<Envelope>(new Envelope(std::move(keys)));
}

Outcome<QByteArray> Envelope::open(const QByteArray &der, const QString &terminal) const
{
    auto opened = openMessage(der, terminal);
    if (!opened)
        return tl::unexpected(opened.error());
    return opened->content;
}

Outcome<Opened> Envelope::openMessage(const QByteArray &der, const QString &terminal) const
{
    const auto message = openMaterial(der);
    if (!message)
        return tl::unexpected(message.error());
    const auto content = signedContent(*message, terminal, m_keys->caFile);
    if (!content)
        return refuse(ProblemCode::EnvelopeRefused);
    return Opened{*content, *message};
}

Outcome<QByteArray> Envelope::openMaterial(const QByteArray &der) const
{
    const BioPtr plain = unsealed(der, m_keys->key.get(), m_keys->certificate.get());
    if (!plain)
        return refuse(ProblemCode::EnvelopeRefused);
    return takenFrom(plain.get());
}

bool Envelope::isSignature(const QByteArray &der, const QByteArray &content, const QString &terminal) const
{
    const CmsPtr signature = parsed(der);
    const BioPtr reader(BIO_new_mem_buf(content.constData(), static_cast<int>(content.size())));
    if (!isOfType(signature, NID_pkcs7_signed))
        return false;
    const StorePtr trust = trustAt(m_keys->caFile, signature.get());
    return CMS_verify(signature.get(), nullptr, trust.get(), reader.get(), nullptr, CMS_BINARY | CMS_DETACHED) == 1
        && signedBy(signature.get(), terminal);
}

} // namespace refportal
