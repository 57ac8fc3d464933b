// SPDX-License-Identifier: Apache-2.0
#include "staff_card.h"

#include <array>
#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace kiosk {

QByteArray cardDigest(const QByteArray &cardKey, const StaffCard &card)
{
    QByteArray text = card.kind == StaffCard::Kind::Serial ? "serial:" : "number:";
    text.reserve(text.size() + card.value.size());
    for (const QChar c : card.value.view()) {
        const char latin = c.toUpper().toLatin1();
        if ((latin >= '0' && latin <= '9') || (latin >= 'A' && latin <= 'Z'))
            text.append(latin);
    }
    const SensitiveBytes wiped(std::move(text));
    std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
    unsigned int size = 0;
    HMAC(EVP_sha256(), cardKey.constData(), static_cast<int>(cardKey.size()),
         reinterpret_cast<const unsigned char *>(wiped.view().data()), static_cast<std::size_t>(wiped.size()),
         mac.data(), &size);
    return QByteArray(reinterpret_cast<const char *>(mac.data()), static_cast<qsizetype>(size));
}

} // namespace kiosk
