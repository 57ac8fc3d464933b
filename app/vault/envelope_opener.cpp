// SPDX-License-Identifier: Apache-2.0
#include "envelope_opener.h"

#include "openssl_handles.h"

#include <openssl/err.h>

namespace kiosk {

using namespace openssl;

struct EnvelopeOpener::Keys {
    KeyPair own;
};

EnvelopeOpener::EnvelopeOpener(std::unique_ptr<Keys> keys) : m_keys(std::move(keys)) { }
EnvelopeOpener::~EnvelopeOpener() = default;

Result<std::shared_ptr<const EnvelopeOpener>> EnvelopeOpener::create(const QByteArray &certificate,
                                                                     const SensitiveBytes &key)
{
    auto keys = std::make_unique<Keys>(Keys{KIOSK_TRY(keyPairOf(certificate, key))});
    return std::shared_ptr<const EnvelopeOpener>(new EnvelopeOpener(std::move(keys)));
}

Result<SensitiveBytes> EnvelopeOpener::open(const QByteArray &der) const
{
    const auto *begin = reinterpret_cast<const unsigned char *>(der.constData());
    const Cms cms(d2i_CMS_ContentInfo(nullptr, &begin, static_cast<long>(der.size())));
    const Bio content(BIO_new(BIO_s_secmem())); // wipes its buffer when it goes
    const bool opened = cms && content
        && CMS_decrypt(cms.get(), m_keys->own.key.get(), m_keys->own.certificate.get(), nullptr, content.get(),
                       CMS_BINARY)
            == 1;
    ERR_clear_error();
    if (!opened)
        return fail(ErrorCode::InvalidInput, QStringLiteral("not sealed to this terminal"));
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(content.get(), &bytes);
    return SensitiveBytes(QByteArrayView(bytes, static_cast<qsizetype>(size)));
}

} // namespace kiosk
