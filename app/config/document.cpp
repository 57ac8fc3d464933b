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
    void run() { value(); }

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
    // between its quotation marks, escapes as they stand
    QByteArrayView string()
    {
        take('"');
        const qsizetype begin = m_at;
        while (m_text[m_at] != '"')
            m_at += m_text[m_at] == '\\' ? 2 : 1;
        return QByteArrayView(m_text).sliced(begin, m_at++ - begin);
    }
    // "\u0061" and "a" are one key: escapes are resolved by the real parser
    QString key()
    {
        const QByteArrayView written = string();
        if (!written.contains('\\'))
            return QString::fromUtf8(written);
        return QJsonDocument::fromJson("[\"" + written.toByteArray() + "\"]").array().first().toString();
    }
    void value()
    {
        switch (peek()) {
        case '{': object(); break;
        case '[': array(); break;
        case '"': string(); break;
        default:
            while (m_at < m_text.size() && !QByteArrayView(",]} \t\r\n").contains(m_text[m_at]))
                ++m_at;
        }
    }
    void object()
    {
        take('{');
        QSet<QString> seen;
        while (!take('}')) {
            m_path << key();
            if (seen.contains(m_path.last()))
                complain();
            seen << m_path.last();
            take(':');
            value();
            take(',');
            m_path.removeLast();
        }
    }
    void array()
    {
        take('[');
        for (int index = 0; !take(']'); ++index) {
            m_path << QString::number(index);
            value();
            take(',');
            m_path.removeLast();
        }
    }
    void complain()
    {
        QString pointer;
        for (const QString &step : m_path)
            pointer = pointerTo(pointer, step);
        m_findings << Finding{m_file, pointer, QStringLiteral("the key \"%1\" is given twice").arg(m_path.last()),
                              QStringLiteral("Keep one of the two.")};
    }

    const QByteArray &m_text;
    const QString &m_file;
    Findings &m_findings;
    QStringList m_path;
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
