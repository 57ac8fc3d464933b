// SPDX-License-Identifier: Apache-2.0
#include "catalogue_signer.h"

#include "openssl_pointers.h"

namespace refportal {

struct CatalogueSigner::Keys {
    CertificatePtr certificate;
    KeyPtr key;
};

CatalogueSigner::CatalogueSigner(const QString &tlsFolder)
    : m_keys(std::make_unique<Keys>(Keys{readCertificate(tlsFolder + QStringLiteral("/catalogue.pem")),
                                         readKey(tlsFolder + QStringLiteral("/catalogue.key"))}))
{ }

CatalogueSigner::~CatalogueSigner() = default;

QByteArray CatalogueSigner::sign(const QByteArray &body) const
{
    if (!m_keys->certificate || !m_keys->key)
        return {};
    const BioPtr reader(BIO_new_mem_buf(body.constData(), static_cast<int>(body.size())));
    const CmsPtr cms(CMS_sign(m_keys->certificate.get(), m_keys->key.get(), nullptr, reader.get(),
                              CMS_BINARY | CMS_DETACHED | CMS_NOCERTS | CMS_NOSMIMECAP));
    unsigned char *der = nullptr;
    const int size = cms ? i2d_CMS_ContentInfo(cms.get(), &der) : 0;
    const QByteArray bytes(reinterpret_cast<const char *>(der), std::max(size, 0));
    OPENSSL_free(der);
    return bytes.toBase64();
}

} // namespace refportal
