// SPDX-License-Identifier: Apache-2.0
#include "printer_address.h"

#include <array>
#include <cups/cups.h>

namespace kiosk::ipp {

Result<PrinterAddress> PrinterAddress::parse(const QString &text)
{
    const QByteArray uri = text.toUtf8();
    std::array<char, 32> scheme{};
    std::array<char, 128> user{};
    std::array<char, 256> host{};
    std::array<char, 256> resource{};
    int port = 0;
    const auto status = httpSeparateURI(HTTP_URI_CODING_ALL, uri.constData(), scheme.data(), scheme.size(), user.data(),
                                        user.size(), host.data(), host.size(), &port, resource.data(), resource.size());
    const bool tls = qstrcmp(scheme.data(), "ipps") == 0;
    if (status != HTTP_URI_STATUS_OK || (!tls && qstrcmp(scheme.data(), "ipp") != 0) || host[0] == '\0' || port <= 0)
        return fail(ErrorCode::BadConfig, QStringLiteral("printer address \"%1\"").arg(text));
    const QByteArrayView path(resource.data());
    if (path.startsWith("/classes/"))
        return fail(ErrorCode::BadConfig, QStringLiteral("\"%1\" is a class of CUPS: no one printer").arg(text));
    PrinterAddress address{uri, QByteArray(host.data()), port, QByteArray(resource.data()), tls};
    if (constexpr QByteArrayView queues = "/printers/"; path.startsWith(queues)) {
        address.queue = QString::fromUtf8(path.sliced(queues.size()));
        const bool isHere = address.host == "localhost" || address.host == "127.0.0.1" || address.host == "::1";
        if (!isHere || address.queue.isEmpty() || address.queue.contains(u'/'))
            return fail(ErrorCode::BadConfig,
                        QStringLiteral("\"%1\" is a CUPS queue, which must be one of this machine").arg(text));
    }
    return address;
}

} // namespace kiosk::ipp
