// SPDX-License-Identifier: Apache-2.0
#include "hidpos_reports.h"

#include <algorithm>
#include <string.h>

namespace kiosk::hidpos {

Result<Report> decodeReport(QByteArrayView bytes, const Layout &layout)
{
    if (bytes.size() != layout.size)
        return fail(ErrorCode::BadFrame, QStringLiteral("report of %1 bytes").arg(bytes.size()));
    const auto at = [bytes](qsizetype place) { return static_cast<std::uint8_t>(bytes[place]); };
    if (layout.reportId && at(0) != *layout.reportId)
        return fail(ErrorCode::BadFrame, QStringLiteral("report id %1").arg(at(0)));
    const auto data = bytes.sliced(layout.data, layout.dataSize);
    const auto nul = data.indexOf('\0');
    const qsizetype count = layout.count ? at(*layout.count) : nul < 0 ? data.size() : nul;
    if (count > data.size())
        return fail(ErrorCode::BadFrame, QStringLiteral("%1 bytes of data in a report").arg(count));
    Report report;
    std::ranges::transform(layout.aimId, report.aimId.begin(), [bytes](qsizetype place) { return bytes[place]; });
    report.data = data.first(count);
    report.more = layout.moreBit && (at(*layout.moreBit / 8) >> (*layout.moreBit % 8) & 1) != 0;
    return report;
}

bool SeriesCollector::add(const Report &report)
{
    if (m_spoilt)
        return false;
    if (!m_open || report.aimId != m_aimId)
        forget();
    m_aimId = report.aimId;
    const auto taken = std::min(report.data.size(), static_cast<qsizetype>(m_text.size()) - m_size);
    std::copy_n(report.data.data(), taken, m_text.data() + m_size);
    m_size += taken;
    m_open = report.more;
    return !m_open;
}

void SeriesCollector::spoil()
{
    forget();
    m_open = true;
    m_spoilt = true;
}

void SeriesCollector::forget()
{
    explicit_bzero(m_text.data(), m_text.size());
    m_aimId.fill(0);
    m_size = 0;
    m_open = false;
    m_spoilt = false;
}

} // namespace kiosk::hidpos
