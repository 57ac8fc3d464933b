// SPDX-License-Identifier: Apache-2.0
#include "hidpos_layout.h"

#include <transport/wire_reader.h>

#include <QByteArray>
#include <QList>
#include <QMap>
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <linux/hidraw.h>
#include <sys/ioctl.h>

namespace kiosk::hidpos {
namespace {

constexpr std::uint32_t usageOf(std::uint16_t page, std::uint16_t id) { return std::uint32_t(page) << 16 | id; }
constexpr auto barCodeScanner = usageOf(0x8C, 0x02);
constexpr auto byteCount = usageOf(0x01, 0x3B);
constexpr std::array symbology{usageOf(0x8C, 0xFB), usageOf(0x8C, 0xFC), usageOf(0x8C, 0xFD)};
constexpr auto decodedData = usageOf(0x8C, 0xFE);
constexpr auto dataContinued = usageOf(0x8C, 0xFF);

// Items by tag and type, without the two bits of the size.
enum Item : std::uint8_t {
    Input = 0x80,
    Output = 0x90,
    Feature = 0xB0,
    Collection = 0xA0,
    EndCollection = 0xC0,
    UsagePage = 0x04,
    ReportSize = 0x74,
    ReportId = 0x84,
    ReportCount = 0x94,
    Push = 0xA4,
    Pop = 0xB4,
    Usage = 0x08,
    UsageMinimum = 0x18,
    UsageMaximum = 0x28,
    LongItem = 0xFC,
};
constexpr std::uint32_t constantBit = 0x01;
constexpr std::size_t mostPushed = 16;

struct Field {
    std::uint32_t usage = 0;
    qsizetype bit = 0; // in its report, id included
    qsizetype bits = 0;
    qsizetype count = 0; // of such fields, one behind the other
};

class DescriptorParser {
public:
    Result<void> parse(QByteArrayView bytes)
    {
        WireReader reader(bytes);
        while (reader.left() > 0) {
            const auto head = KIOSK_TRY(reader.u8());
            if ((head & LongItem) == LongItem && (head & 3) == 2) { // skipped, as the standard says
                const auto size = KIOSK_TRY(reader.u8());
                KIOSK_TRY(reader.skip(size + 1));
                continue;
            }
            const int size = (head & 3) == 3 ? 4 : head & 3;
            std::uint32_t value = 0;
            for (int i = 0; i < size; ++i)
                value |= std::uint32_t(KIOSK_TRY(reader.u8())) << (8 * i);
            KIOSK_TRY(take(static_cast<Item>(head & 0xFC), value, size));
        }
        return {};
    }

    Result<Layout> layout() const
    {
        if (!m_isScanner)
            return fail(ErrorCode::Unsupported, QStringLiteral("no bar code scanner (usage 02 of page 8C)"));
        for (auto report = m_fields.begin(); report != m_fields.end(); ++report)
            for (const Field &field : *report)
                if (field.usage == decodedData)
                    return layoutOfReport(report.key(), *report);
        return fail(ErrorCode::Unsupported, QStringLiteral("no report with the data of a bar code"));
    }

private:
    struct Globals {
        std::uint32_t page = 0, size = 0, count = 0, id = 0;
    };

    Result<void> take(Item item, std::uint32_t value, int size)
    {
        switch (item) {
        case UsagePage: m_now.page = value & 0xFFFF; break;
        case ReportSize: m_now.size = value; break;
        case ReportCount: m_now.count = value; break;
        case ReportId: m_now.id = value & 0xFF; break;
        case Push:
            if (m_pushed.size() >= qsizetype(mostPushed))
                return fail(ErrorCode::BadFrame, QStringLiteral("report descriptor: push"));
            m_pushed << m_now;
            break;
        case Pop:
            if (m_pushed.isEmpty())
                return fail(ErrorCode::BadFrame, QStringLiteral("report descriptor: pop"));
            m_now = m_pushed.takeLast();
            break;
        case Usage: addUsage(size == 4 ? value : usageOf(std::uint16_t(m_now.page), std::uint16_t(value))); break;
        case UsageMinimum: m_minimum = value & 0xFFFF; break;
        case UsageMaximum:
            for (auto id = m_minimum; id <= (value & 0xFFFF) && m_usages.size() < mostReport; ++id)
                addUsage(usageOf(std::uint16_t(m_now.page), std::uint16_t(id)));
            break;
        case Input: KIOSK_TRY(input(value)); [[fallthrough]];
        case Output:
        case Feature: m_usages.clear(); break; // local items end with a main item
        case Collection:
            if (++m_depth == 1)
                m_inScanner = m_usages.contains(barCodeScanner);
            m_isScanner = m_isScanner || m_inScanner;
            m_usages.clear();
            break;
        case EndCollection:
            if (--m_depth < 0)
                return fail(ErrorCode::BadFrame, QStringLiteral("report descriptor: end of no collection"));
            m_inScanner = m_inScanner && m_depth > 0;
            m_usages.clear();
            break;
        default: break;
        }
        return {};
    }

    void addUsage(std::uint32_t usage)
    {
        if (m_usages.size() < mostReport)
            m_usages << usage;
    }

    Result<void> input(std::uint32_t flags)
    {
        qsizetype &bits = m_bits[std::uint8_t(m_now.id)];
        if (bits == 0 && m_now.id != 0)
            bits = 8;
        if (m_now.size > 8 * mostReport || m_now.count > 8 * mostReport
            || bits + qsizetype(m_now.size) * m_now.count > 8 * mostReport)
            return fail(ErrorCode::BadFrame, QStringLiteral("report descriptor: report too long"));
        const auto count = qsizetype(m_now.count);
        for (qsizetype i = 0; i < count && m_inScanner && !(flags & constantBit) && !m_usages.isEmpty(); ++i) {
            const bool isLast = i >= m_usages.size() - 1; // the last usage holds for all that are left
            m_fields[std::uint8_t(m_now.id)] << Field{m_usages[std::min(i, m_usages.size() - 1)], bits + i * m_now.size,
                                                      qsizetype(m_now.size), isLast ? count - i : 1};
            if (isLast)
                break;
        }
        bits += qsizetype(m_now.size) * count;
        return {};
    }

    static Result<qsizetype> byteOf(const Field &field)
    {
        if (field.bit % 8 != 0 || field.bits != 8)
            return fail(ErrorCode::BadFrame, QStringLiteral("report descriptor: a field is no byte"));
        return field.bit / 8;
    }

    Result<Layout> layoutOfReport(std::uint8_t id, const QList<Field> &fields) const
    {
        Layout layout;
        if (id != 0)
            layout.reportId = id;
        layout.size = (m_bits[id] + 7) / 8;
        unsigned found = 0; // of the AIM id
        for (const Field &field : fields) {
            const auto *const aim = std::find(symbology.begin(), symbology.end(), field.usage);
            if (aim != symbology.end()) {
                layout.aimId[std::size_t(aim - symbology.begin())] = KIOSK_TRY(byteOf(field));
                found |= 1U << (aim - symbology.begin());
            } else if (field.usage == byteCount) {
                layout.count = KIOSK_TRY(byteOf(field));
            } else if (field.usage == decodedData && layout.dataSize == 0) {
                layout.data = KIOSK_TRY(byteOf(field));
                layout.dataSize = field.count;
            } else if (field.usage == dataContinued) {
                if (field.bits == 0) // it would lie behind the report
                    return fail(ErrorCode::BadFrame, QStringLiteral("report descriptor: a flag without a bit"));
                layout.moreBit = field.bit;
            }
        }
        if (found != 7 || layout.dataSize == 0)
            return fail(ErrorCode::Unsupported, QStringLiteral("the report tells no AIM id or has no data"));
        return layout;
    }

    Globals m_now;
    QList<Globals> m_pushed;
    QList<std::uint32_t> m_usages;
    std::uint32_t m_minimum = 0;
    int m_depth = 0; // of collections
    bool m_inScanner = false;
    bool m_isScanner = false;
    QMap<std::uint8_t, qsizetype> m_bits; // of each report so far
    QMap<std::uint8_t, QList<Field>> m_fields;
};

} // namespace

Layout usualLayout() { return {std::uint8_t(0x02), 64, 1, {2, 3, 4}, 5, 56, 8 * 63}; }

Result<Layout> layoutOf(QByteArrayView reportDescriptor)
{
    DescriptorParser parser;
    KIOSK_TRY(parser.parse(reportDescriptor));
    return parser.layout();
}

namespace {

Result<QByteArray> whyNoDescriptor(int error)
{
    if (error == ENOTTY || error == EINVAL) // no such ioctl
        return QByteArray();
    return fail(error == ENODEV || error == ENXIO ? ErrorCode::NoDevice : ErrorCode::LinkBroken,
                QStringLiteral("report descriptor: ") + QString::fromLocal8Bit(std::strerror(error)));
}

} // namespace

Result<QByteArray> reportDescriptorOf(int hidraw)
{
    int size = 0;
    hidraw_report_descriptor descriptor{};
    if (::ioctl(hidraw, HIDIOCGRDESCSIZE, &size) < 0)
        return whyNoDescriptor(errno);
    if (size <= 0 || size > HID_MAX_DESCRIPTOR_SIZE)
        return fail(ErrorCode::BadFrame, QStringLiteral("report descriptor of %1 bytes").arg(size));
    descriptor.size = std::uint32_t(size);
    if (::ioctl(hidraw, HIDIOCGRDESC, &descriptor) < 0)
        return whyNoDescriptor(errno);
    return QByteArray(reinterpret_cast<const char *>(descriptor.value), size);
}

} // namespace kiosk::hidpos
