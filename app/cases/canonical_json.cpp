// SPDX-License-Identifier: Apache-2.0
#include "canonical_json.h"

#include <QStringEncoder>
#include <cstdlib>

namespace kiosk {

CanonicalJson::CanonicalJson() { m_bytes.reserve(4096); }

void CanonicalJson::beginObject(QStringView name)
{
    member(name);
    append("{");
    m_outerNames.append(std::exchange(m_lastName, QString()));
    m_needsComma = false;
}

void CanonicalJson::endObject()
{
    append("}");
    m_lastName = m_outerNames.takeLast();
    m_needsComma = true;
}

void CanonicalJson::beginArray(QStringView name)
{
    member(name);
    append("[");
    m_outerNames.append(std::exchange(m_lastName, QString()));
    m_needsComma = false;
}

void CanonicalJson::endArray()
{
    append("]");
    m_lastName = m_outerNames.takeLast();
    m_needsComma = true;
}

void CanonicalJson::text(QStringView name, QStringView value)
{
    member(name);
    quoted(value);
    m_needsComma = true;
}

void CanonicalJson::flag(QStringView name, bool value)
{
    member(name);
    append(value ? "true" : "false");
    m_needsComma = true;
}

void CanonicalJson::number(QStringView name, qint64 value)
{
    member(name);
    append(QByteArray::number(value));
    m_needsComma = true;
}

void CanonicalJson::decimal(QStringView name, qint64 value, int places)
{
    QByteArray digits = QByteArray::number(std::abs(value)).rightJustified(places + 1, '0');
    digits.insert(digits.size() - places, '.');
    while (digits.endsWith('0'))
        digits.chop(1);
    if (digits.endsWith('.'))
        digits.chop(1);
    member(name);
    append(value < 0 ? "-" : "");
    append(digits);
    explicit_bzero(digits.data(), static_cast<std::size_t>(digits.size()));
    m_needsComma = true;
}

void CanonicalJson::null(QStringView name)
{
    member(name);
    append("null");
    m_needsComma = true;
}

SensitiveBytes CanonicalJson::take()
{
    Q_ASSERT(m_outerNames.isEmpty());
    return SensitiveBytes(std::exchange(m_bytes, QByteArray()));
}

void CanonicalJson::member(QStringView name)
{
    if (m_needsComma)
        append(",");
    if (name.isEmpty())
        return;
    Q_ASSERT_X(m_lastName < name, "CanonicalJson", "members out of order");
    m_lastName = name.toString();
    quoted(name);
    append(":");
}

void CanonicalJson::quoted(QStringView value)
{
    append("\"");
    for (qsizetype i = 0; i < value.size(); ++i) {
        const char16_t unit = value[i].unicode();
        switch (unit) {
        case u'"': append("\\\""); break;
        case u'\\': append("\\\\"); break;
        case u'\b': append("\\b"); break;
        case u'\f': append("\\f"); break;
        case u'\n': append("\\n"); break;
        case u'\r': append("\\r"); break;
        case u'\t': append("\\t"); break;
        default:
            if (unit < 0x20) {
                append("\\u00" + QByteArray::number(unit, 16).rightJustified(2, '0'));
                break;
            }
            if (unit < 0x80) {
                const char ascii = static_cast<char>(unit);
                append(QByteArrayView(&ascii, 1));
                break;
            }
            const bool pair = value[i].isHighSurrogate() && i + 1 < value.size() && value[i + 1].isLowSurrogate();
            const qsizetype units = pair ? 2 : 1;
            // an unpaired surrogate becomes U+FFFD
            QStringEncoder encoder(QStringEncoder::Utf8, QStringEncoder::Flag::Stateless);
            char utf8[16];
            append(QByteArrayView(utf8, encoder.appendToBuffer(utf8, value.sliced(i, units)) - utf8));
            explicit_bzero(utf8, sizeof utf8);
            i += units - 1;
        }
    }
    append("\"");
}

void CanonicalJson::append(QByteArrayView bytes)
{
    if (m_bytes.size() + bytes.size() > m_bytes.capacity()) {
        QByteArray larger;
        larger.reserve(2 * (m_bytes.size() + bytes.size()));
        larger.append(m_bytes);
        wipe();
        m_bytes = std::move(larger);
    }
    m_bytes.append(bytes);
}

void CanonicalJson::wipe()
{
    if (!m_bytes.isEmpty())
        explicit_bzero(m_bytes.data(), static_cast<std::size_t>(m_bytes.size()));
    m_bytes = QByteArray();
}

} // namespace kiosk
