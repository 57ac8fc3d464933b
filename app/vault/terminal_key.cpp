// SPDX-License-Identifier: Apache-2.0
#include "terminal_key.h"

#include "openssl_handles.h"

#include <openssl/ec.h>
#include <openssl/pem.h>

namespace kiosk {

using namespace openssl;

namespace {

std::shared_ptr<EVP_PKEY> shared(Key key) { return {key.release(), Freer<EVP_PKEY_free>()}; }

} // namespace

Result<TerminalKey> TerminalKey::generate()
{
    Key key(EVP_EC_gen("P-256"));
    if (!key)
        return fail(ErrorCode::Internal, takeErrors("EVP_EC_gen"));
    return TerminalKey(shared(std::move(key)));
}

Result<TerminalKey> TerminalKey::fromPem(const SensitiveBytes &pem)
{
    Key key = privateKeyOf(pem);
    if (!key)
        return fail(ErrorCode::BadConfig, takeErrors("private key"));
    return TerminalKey(shared(std::move(key)));
}

Result<TerminalKey> TerminalKey::from(const SensitiveBytes &pemOrUri)
{
    const QByteArrayView bytes = pemOrUri.view();
    return bytes.startsWith(tokenScheme().toLatin1()) ? inToken(QString::fromUtf8(bytes)) : fromPem(pemOrUri);
}

EVP_PKEY *TerminalKey::newReference() const
{
    EVP_PKEY_up_ref(m_key.get());
    return m_key.get();
}

Result<SensitiveBytes> TerminalKey::pem() const
{
    if (m_inToken)
        return fail(ErrorCode::Unsupported, QStringLiteral("the key is in a token"));
    const Bio writer(BIO_new(BIO_s_secmem()));
    if (!writer || PEM_write_bio_PKCS8PrivateKey(writer.get(), m_key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return fail(ErrorCode::Unsupported, takeErrors("private key"));
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(writer.get(), &bytes);
    return SensitiveBytes(QByteArrayView(bytes, static_cast<qsizetype>(size)));
}

} // namespace kiosk
