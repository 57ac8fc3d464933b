// SPDX-License-Identifier: Apache-2.0
#include "usb_device_id.h"

#include "wire_reader.h"

namespace kiosk {

Result<QString> parseUsbDeviceId(QByteArrayView answer)
{
    WireReader reader(answer);
    const auto length = KIOSK_TRY(reader.u16be());
    auto text = KIOSK_TRY(reader.bytes(length - qsizetype(sizeof length)));
    while (text.endsWith('\0'))
        text.chop(1);
    if (text.isEmpty())
        return fail(ErrorCode::BadFrame, QStringLiteral("a device id without a text"));
    QString printable;
    for (const char each : text)
        printable += QLatin1Char(each >= ' ' && each <= '~' ? each : '?');
    return printable;
}

} // namespace kiosk
