// SPDX-License-Identifier: Apache-2.0
#include "issued_certificate.h"

#include "openssl_handles.h"

#include <openssl/err.h>
#include <openssl/pem.h>

namespace kiosk {

using namespace openssl;

namespace {

using Message = std::unique_ptr<PKCS7, Freer<PKCS7_free>>;

auto refused(const char *why)
{
    ERR_clear_error();
    return fail(ErrorCode::InvalidInput, QLatin1String(why));
}

} // namespace

Result<QByteArray> certificateIn(const QByteArray &certsOnlyDer)
{
    const auto *begin = reinterpret_cast<const unsigned char *>(certsOnlyDer.constData());
    const auto *end = begin + certsOnlyDer.size();
    const Message message(d2i_PKCS7(nullptr, &begin, static_cast<long>(certsOnlyDer.size())));
    if (!message || begin != end || !PKCS7_type_is_signed(message.get()))
        return refused("not a message that carries certificates");
    const STACK_OF(X509) *certificates = message->d.sign->cert;
    if (sk_X509_num(certificates) != 1)
        return refused("not one certificate");
    const Bio writer(BIO_new(BIO_s_mem()));
    if (PEM_write_bio_X509(writer.get(), sk_X509_value(certificates, 0)) != 1)
        return refused("not a certificate");
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(writer.get(), &bytes);
    return QByteArray(bytes, static_cast<qsizetype>(size));
}

} // namespace kiosk
