// SPDX-License-Identifier: Apache-2.0
#include "openssl_handles.h"

#include "terminal_key.h"

#include <openssl/err.h>
#include <openssl/pem.h>

namespace kiosk::openssl {

Bio readerOf(QByteArrayView bytes) { return Bio(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size()))); }

std::vector<Certificate> certificatesOf(const QByteArray &pem)
{
    std::vector<Certificate> certificates;
    const Bio reader = readerOf(pem);
    while (Certificate next{PEM_read_bio_X509(reader.get(), nullptr, nullptr, nullptr)})
        certificates.push_back(std::move(next));
    // the text ends with "no start line"; any other reason is a broken certificate
    const bool ended = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
    ERR_clear_error();
    if (!ended)
        certificates.clear();
    return certificates;
}

Key privateKeyOf(const SensitiveBytes &pem)
{
    const Bio reader = readerOf(pem.view());
    const auto noPassword = [](char *, int, int, void *) { return -1; };
    return Key(PEM_read_bio_PrivateKey(reader.get(), nullptr, noPassword, nullptr));
}

Result<KeyPair> keyPairOf(const QByteArray &certificate, const SensitiveBytes &key)
{
    auto certificates = certificatesOf(certificate);
    const TerminalKey own = KIOSK_TRY(TerminalKey::from(key));
    if (certificates.empty())
        return fail(ErrorCode::BadConfig, takeErrors("the terminal's papers cannot be read"));
    KeyPair pair;
    pair.key.reset(own.newReference());
    pair.certificate = std::move(certificates.front());
    if (X509_check_private_key(pair.certificate.get(), pair.key.get()) != 1)
        return fail(ErrorCode::BadConfig, takeErrors("the terminal's key is not the certificate's"));
    return pair;
}

Result<QByteArray> derOf(CMS_ContentInfo *cms)
{
    QByteArray der(i2d_CMS_ContentInfo(cms, nullptr), Qt::Uninitialized);
    auto *end = reinterpret_cast<unsigned char *>(der.data());
    if (der.isEmpty() || i2d_CMS_ContentInfo(cms, &end) != der.size())
        return fail(ErrorCode::Internal, takeErrors("i2d_CMS_ContentInfo"));
    return der;
}

QString takeErrors(const char *act)
{
    QString text = QLatin1String(act);
    while (const unsigned long code = ERR_get_error()) {
        const char *reason = ERR_reason_error_string(code);
        text += QStringLiteral(": ") + QLatin1String(reason ? reason : "unnamed");
    }
    return text;
}

} // namespace kiosk::openssl
