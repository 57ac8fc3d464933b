// SPDX-License-Identifier: Apache-2.0
#include "document.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QVarLengthArray>
#include <algorithm>

namespace kiosk {
namespace {

constexpr qint64 kLargestFile = 1 << 20;
constexpr qsizetype kFew = 16;                          // keys that are compared faster than hashed
constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF"); // the parser passes over it, as RFC 8259 allows

// Walks text that QJsonDocument has already accepted, so the grammar is known to hold; only keys are looked at.
class DuplicateKeyScan {
public:
    DuplicateKeyScan(const QByteArray &text, const QString &file, Findings &findings)
        : m_text(text), m_file(file), m_findings(findings),
          m_at(text.startsWith(byteOrderMark) ? byteOrderMark.size() : 0)
    { }
    void run() { value(); }

private:
    char peek()
    {
        while (m_at < m_text.size() && isSpace(m_text[m_at]))
            ++m_at;
        return m_at < m_text.size() ? m_text[m_at] : '\0';
    }
    static bool isSpace(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
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
        const char *const begin = m_text.constData() + m_at;
        const char *at = begin;
        while (*at != '"')
            at += *at == '\\' ? 2 : 1;
        m_at = at - m_text.constData() + 1;
        return QByteArrayView(begin, at);
    }
    // "\u0061" and "a" are one key: escapes are resolved by the real parser
    QByteArray key()
    {
        const QByteArrayView written = string();
        if (!written.contains('\\'))
            return QByteArray::fromRawData(written.data(), written.size());
        return QJsonDocument::fromJson("[\"" + written.toByteArray() + "\"]").array().first().toString().toUtf8();
    }
    void value()
    {
        switch (peek()) {
        case '{': object(); break;
        case '[': array(); break;
        case '"': string(); break;
        default:
            while (m_at < m_text.size() && m_text[m_at] != ',' && m_text[m_at] != ']' && m_text[m_at] != '}'
                   && !isSpace(m_text[m_at]))
                ++m_at;
        }
    }
    void object()
    {
        take('{');
        const qsizetype first = m_keys.size();
        QSet<QByteArray> seen; // a mebibyte holds more keys than each can be compared with
        while (!take('}')) {
            const QByteArray name = key();
            m_path << Step{name, 0};
            if (m_keys.size() - first < kFew ? isAmong(name, first) : seen.contains(name))
                complain();
            m_keys << name;
            if (m_keys.size() - first == kFew)
                seen = QSet<QByteArray>(m_keys.cbegin() + first, m_keys.cend());
            else if (m_keys.size() - first > kFew)
                seen << name;
            take(':');
            value();
            take(',');
            m_path.removeLast();
        }
        m_keys.resize(first);
    }
    bool isAmong(const QByteArray &name, qsizetype first) const
    {
        return std::find(m_keys.cbegin() + first, m_keys.cend(), name) != m_keys.cend();
    }
    void array()
    {
        take('[');
        for (qsizetype index = 0; !take(']'); ++index) {
            m_path << Step{{}, index};
            value();
            take(',');
            m_path.removeLast();
        }
    }
    void complain()
    {
        QString pointer;
        for (const Step &step : m_path)
            pointer
                = step.key.isNull() ? pointerTo(pointer, step.index) : pointerTo(pointer, QString::fromUtf8(step.key));
        m_findings << Finding{m_file, pointer,
                              QStringLiteral("the key \"%1\" is given twice").arg(QString::fromUtf8(m_path.last().key)),
                              QStringLiteral("Keep one of the two.")};
    }

    struct Step {
        QByteArray key; // null: an element of a list
        qsizetype index = 0;
    };
    const QByteArray &m_text;
    const QString &m_file;
    Findings &m_findings;
    QVarLengthArray<Step, 16> m_path;
    QList<QByteArray> m_keys; // of the objects that are open, each behind the one round it
    qsizetype m_at;
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
