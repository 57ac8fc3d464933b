// SPDX-License-Identifier: Apache-2.0
#include "envelope.h"

#include "openssl_pointers.h"

#include <ctime>
#include <openssl/err.h>
#include <optional>

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

} // namespace

struct Envelope::Keys {
    CertificatePtr certificate;
    KeyPtr key;
    QString caFile;

    // Our CA, asked about the moment of the signature: a case that waited behind a broken line, or until its terminal
    // was enrolled anew, was signed with a certificate that was good then. Who hands it in is another matter: the
    // handshake asks for a certificate of the same terminal that is good now, so that a key which got lost later signs
    // nothing new.
    StorePtr trustAt(CMS_ContentInfo *cms) const
    {
        StorePtr trust = trustIn(caFile);
        if (const auto moment = signingTime(cms); trust && moment)
            X509_VERIFY_PARAM_set_time(X509_STORE_get0_param(trust.get()), *moment);
        return trust;
    }
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
    const auto refused = [] {
        ERR_clear_error();
        return refuse(ProblemCode::EnvelopeRefused);
    };
    const CmsPtr sealed = parsed(der);
    if (!isOfType(sealed, NID_id_smime_ct_authEnvelopedData))
        return refused();
    const BioPtr inner(BIO_new(BIO_s_mem()));
    // CMS_decrypt writes plain bytes before it has seen the GCM tag: they count only after it has said yes
    if (CMS_decrypt(sealed.get(), m_keys->key.get(), m_keys->certificate.get(), nullptr, inner.get(), CMS_BINARY) != 1)
        return refused();
    const CmsPtr signedCase = parsed(takenFrom(inner.get()));
    if (!isOfType(signedCase, NID_pkcs7_signed))
        return refused();
    const BioPtr content(BIO_new(BIO_s_mem()));
    const StorePtr trust = m_keys->trustAt(signedCase.get());
    if (CMS_verify(signedCase.get(), nullptr, trust.get(), nullptr, content.get(), CMS_BINARY) != 1
        || !signedBy(signedCase.get(), terminal))
        return refused();
    return takenFrom(content.get());
}

bool Envelope::isSignature(const QByteArray &der, const QByteArray &content, const QString &terminal) const
{
    const CmsPtr signature = parsed(der);
    const BioPtr reader(BIO_new_mem_buf(content.constData(), static_cast<int>(content.size())));
    if (!isOfType(signature, NID_pkcs7_signed))
        return false;
    const StorePtr trust = m_keys->trustAt(signature.get());
    return CMS_verify(signature.get(), nullptr, trust.get(), reader.get(), nullptr, CMS_BINARY | CMS_DETACHED) == 1
        && signedBy(signature.get(), terminal);
}

} // namespace refportal
