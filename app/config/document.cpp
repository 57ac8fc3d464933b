// SPDX-License-Identifier: Apache-2.0
#include "document.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

namespace kiosk {
namespace {

constexpr qint64 kLargestFile = 1 << 20;

// Walks text that QJsonDocument has already accepted, so the grammar is known to hold; only keys are looked at.
class DuplicateKeyScan {
public:
    DuplicateKeyScan(const QByteArray &text, const QString &file, Findings &findings)
        : m_text(text), m_file(file), m_findings(findings)
    { }
    void run() { value({}); }

private:
    char peek()
    {
        while (m_at < m_text.size() && QByteArrayView(" \t\r\n").contains(m_text[m_at]))
            ++m_at;
        return m_at < m_text.size() ? m_text[m_at] : '\0';
    }
    bool take(char c)
    {
        if (peek() != c)
            return false;
        ++m_at;
        return true;
    }
    QString string()
    {
        peek();
        const qsizetype begin = m_at++;
        while (m_text[m_at] != '"')
            m_at += m_text[m_at] == '\\' ? 2 : 1;
        ++m_at;
        // escapes are resolved by the real parser, so "\u0061" and "a" are one key
        return QJsonDocument::fromJson('[' + m_text.mid(begin, m_at - begin) + ']').array().first().toString();
    }
    void value(const QString &pointer)
    {
        switch (peek()) {
        case '{': object(pointer); break;
        case '[': array(pointer); break;
        case '"': string(); break;
        default:
            while (m_at < m_text.size() && !QByteArrayView(",]} \t\r\n").contains(m_text[m_at]))
                ++m_at;
        }
    }
    void object(const QString &pointer)
    {
        take('{');
        QSet<QString> seen;
        while (!take('}')) {
            const QString key = string();
            const QString here = pointerTo(pointer, key);
            if (seen.contains(key))
                m_findings << Finding{m_file, here, QStringLiteral("the key \"%1\" is given twice").arg(key),
                                      QStringLiteral("Keep one of the two.")};
            seen << key;
            take(':');
            value(here);
            take(',');
        }
    }
    void array(const QString &pointer)
    {
        take('[');
        for (qsizetype index = 0; !take(']'); ++index) {
            value(pointerTo(pointer, index));
            take(',');
        }
    }

    const QByteArray &m_text;
    const QString &m_file;
    Findings &m_findings;
    qsizetype m_at = 0;
};

} // namespace

std::optional<QJsonValue> readJson(const QByteArray &bytes, const QString &file, Findings &findings)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError) {
        const auto line = bytes.first(std::min<qsizetype>(error.offset, bytes.size())).count('\n') + 1;
        findings << Finding{file,
                            {},
                            QStringLiteral("not JSON: line %1: %2").arg(line).arg(error.errorString()),
                            QStringLiteral("Look for a missing comma or quotation mark just before that line.")};
        return std::nullopt;
    }
    const qsizetype before = findings.size();
    DuplicateKeyScan(bytes, file, findings).run();
    if (findings.size() != before)
        return std::nullopt;
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

std::optional<QByteArray> readFile(const QString &path, const QString &file, Findings &findings)
{
    QFile source(path);
    if (!source.open(QIODevice::ReadOnly)) {
        findings << Finding{file,
                            {},
                            QStringLiteral("cannot be read: %1").arg(source.errorString()),
                            QStringLiteral("The file belongs to every configuration folder.")};
        return std::nullopt;
    }
    if (source.size() > kLargestFile) {
        findings << Finding{file, {}, QStringLiteral("is larger than 1 MiB"), QStringLiteral("Is it the right file?")};
        return std::nullopt;
    }
    return source.readAll();
}

} // namespace kiosk
