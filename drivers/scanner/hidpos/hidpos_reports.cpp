// SPDX-License-Identifier: Apache-2.0
#include "hidpos_reports.h"

#include <transport/wire_reader.h>

#include <algorithm>
#include <string.h>

namespace kiosk::hidpos {

Result<Report> decodeReport(QByteArrayView bytes)
{
    if (bytes.size() != reportSize)
        return fail(ErrorCode::BadFrame, QStringLiteral("report of %1 bytes").arg(bytes.size()));
    WireReader reader(bytes);
    const auto id = KIOSK_TRY(reader.u8());
    const auto count = KIOSK_TRY(reader.u8());
    const auto aimId = KIOSK_TRY(reader.bytes(aimIdSize));
    const auto data = KIOSK_TRY(reader.bytes(mostData));
    KIOSK_TRY(reader.skip(2));
    const auto flags = KIOSK_TRY(reader.u8());
    KIOSK_TRY(reader.end());
    if (id != scannedDataReport)
        return fail(ErrorCode::BadFrame, QStringLiteral("report id %1").arg(id));
    if (count > mostData)
        return fail(ErrorCode::BadFrame, QStringLiteral("%1 bytes of data in a report").arg(count));
    return Report{aimId, data.first(count), (flags & moreFollows) != 0};
}

bool SeriesCollector::add(const Report &report)
{
    if (!m_open || report.aimId != aimId())
        forget();
    std::copy(report.aimId.begin(), report.aimId.end(), m_aimId.begin());
    const auto taken = std::min(report.data.size(), static_cast<qsizetype>(m_text.size()) - m_size);
    std::copy_n(report.data.data(), taken, m_text.data() + m_size);
    m_size += taken;
    m_open = report.more;
    return !m_open;
}

void SeriesCollector::forget()
{
    explicit_bzero(m_text.data(), m_text.size());
    m_aimId.fill(0);
    m_size = 0;
    m_open = false;
}

} // namespace kiosk::hidpos
