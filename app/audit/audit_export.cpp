// SPDX-License-Identifier: Apache-2.0
#include "audit_export.h"

#include <cases/canonical_json.h>

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>

namespace kiosk {
namespace {

constexpr auto Format = u"yizhan-audit/1";
constexpr QByteArrayView EntryOpens("{\"entry\":");
constexpr QByteArrayView HashOpens(",\"hash\":\"");
constexpr QByteArrayView HashCloses("\"}");
constexpr qsizetype HexLength = 64;
constexpr qsizetype LongestLine = qsizetype{64} * 1024;

QByteArray sha256(QByteArrayView bytes)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(bytes);
    return hash.result();
}

QByteArray headerLine(const std::optional<SignedAuditHead> &start, const QString &terminal)
{
    CanonicalJson json;
    json.beginObject();
    json.text(u"audit", Format);
    json.text(u"start", start ? QString::fromUtf8(encoded(*start)) : QString());
    json.text(u"terminal", terminal);
    json.endObject();
    return json.take().reveal();
}

QByteArray endLine(const QByteArray &statement, const QByteArray &headerDigest, const QByteArray &signature)
{
    CanonicalJson json;
    json.beginObject();
    json.text(u"end", QString::fromUtf8(statement));
    json.text(u"header", QString::fromLatin1(headerDigest.toHex()));
    json.text(u"signature", QString::fromLatin1(signature.toBase64()));
    json.endObject();
    const QByteArray line = json.take().reveal();
    return line + ' ' + sha256(line).toHex();
}

// What the end is signed over: the head and the first line.
QByteArray signedEnd(const QByteArray &statement, const QByteArray &headerDigest)
{
    return statement + headerDigest.toHex();
}

} // namespace

Result<void> AuditExportWriter::write(const QByteArray &line)
{
    if (m_out.write(line + '\n') != line.size() + 1)
        return fail(ErrorCode::StorageFault, m_out.errorString());
    return {};
}

Result<void> AuditExportWriter::begin(const std::optional<SignedAuditHead> &start)
{
    const QByteArray line = headerLine(start, m_signing.terminal);
    m_headerDigest = sha256(line);
    return write(line);
}

Result<void> AuditExportWriter::add(const AuditRecord &record)
{
    m_first = m_first ? m_first : record.seq;
    m_last = record.seq;
    m_lastHash = record.hash;
    return write(EntryOpens.toByteArray() + auditJson(record) + HashOpens.toByteArray() + record.hash.toHex()
                 + HashCloses.toByteArray());
}

Result<void> AuditExportWriter::end(const QDate &day)
{
    if (!m_first)
        return fail(ErrorCode::InvalidInput, QStringLiteral("the audit is empty"));
    const QByteArray statement = auditHeadJson({0, day, m_first, m_last, m_lastHash, m_signing.terminal});
    const QByteArray signature = KIOSK_TRY(m_signing.sign(signedEnd(statement, m_headerDigest)));
    return write(endLine(statement, m_headerDigest, signature));
}

namespace {

class Verifier {
public:
    Verifier(QIODevice &in, const AuditSignatureCheck &check) : m_in(in), m_check(check) { }
    AuditVerdict run();

private:
    AuditVerdict bad(qint64 entry, const char *why) const { return {false, m_good, entry, QLatin1String(why)}; }
    QByteArray nextLine();
    const char *readHeader();
    const char *judge(QByteArrayView line);
    const char *judgeEnd(const QByteArray &line) const;

    QIODevice &m_in;
    const AuditSignatureCheck &m_check;
    QByteArray m_headerDigest;
    QString m_terminal;
    QByteArray m_hash = auditBeginning;
    qint64 m_next = 1;
    qint64 m_first = 1;
    qint64 m_good = 0;
};

// Empty at the end of the file; without its line feed a line is no line.
QByteArray Verifier::nextLine()
{
    QByteArray line = m_in.readLine(LongestLine);
    return line.endsWith('\n') ? line.chopped(1) : QByteArray();
}

const char *Verifier::readHeader()
{
    const QByteArray line = nextLine();
    m_headerDigest = sha256(line);
    const QJsonObject header = QJsonDocument::fromJson(line).object();
    m_terminal = header[u"terminal"].toString();
    const QByteArray startText = header[u"start"].toString().toUtf8();
    std::optional<SignedAuditHead> start;
    if (!startText.isEmpty()) {
        const auto decoded = decodedSignedAuditHead(startText);
        if (!decoded || !m_check(decoded->signature, decoded->statement))
            return "the head it starts from is not signed by this terminal";
        const auto head = decodedAuditHead(decoded->statement);
        if (!head || head->terminal != m_terminal)
            return "the head it starts from is another terminal's";
        start = *decoded;
        m_hash = head->hash;
        m_first = m_next = head->last + 1;
    }
    return headerLine(start, m_terminal) == line ? nullptr : "the first line is not that of an export";
}

// The number that an entry says it has; 0: none.
qint64 numberIn(QByteArrayView json)
{
    constexpr QByteArrayView key("\"seq\":");
    const qsizetype at = json.indexOf(key);
    qint64 number = 0;
    for (qsizetype i = at + key.size(); at >= 0 && i < json.size() && json[i] >= '0' && json[i] <= '9'; ++i) {
        if (number > 1'000'000'000'000)
            return 0;
        number = 10 * number + (json[i] - '0');
    }
    return number;
}

const char *Verifier::judge(QByteArrayView line)
{
    const qsizetype tail = HashOpens.size() + HexLength + HashCloses.size();
    if (!line.startsWith(EntryOpens) || line.size() < EntryOpens.size() + tail || !line.endsWith(HashCloses)
        || line.last(tail).first(HashOpens.size()) != HashOpens)
        return "edited: the line is not that of an entry";
    const QByteArrayView json = line.sliced(EntryOpens.size(), line.size() - EntryOpens.size() - tail);
    const QByteArrayView said = line.last(tail).sliced(HashOpens.size(), HexLength);
    const QByteArray hash = auditHash(m_hash, json);
    const qint64 number = numberIn(json);
    if (hash.toHex() == said && number == m_next) {
        m_hash = hash;
        ++m_next;
        ++m_good;
        return nullptr;
    }
    if (number > m_next)
        return "missing: the entry with this number is not there, or not in its place";
    if (number < m_next)
        return "reordered: an earlier entry stands in its place";
    return "edited: its hash does not fit its content and the entry before";
}

const char *Verifier::judgeEnd(const QByteArray &line) const
{
    const qsizetype space = line.lastIndexOf(' ');
    const QByteArray body = line.left(space);
    if (space < 0 || sha256(body).toHex() != line.sliced(space + 1))
        return "the end was edited";
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    const QByteArray statement = object[u"end"].toString().toUtf8();
    const QByteArray signature = QByteArray::fromBase64(object[u"signature"].toString().toLatin1());
    const auto head = decodedAuditHead(statement);
    if (!head || endLine(statement, m_headerDigest, signature) != line)
        return "the end does not belong to the first line";
    if (!m_check(signature, signedEnd(statement, m_headerDigest)))
        return "bad signature: the end is not signed by this terminal";
    if (head->terminal != m_terminal || head->first != m_first || head->last != m_next - 1 || head->hash != m_hash)
        return "missing: the end was signed over other entries";
    return nullptr;
}

AuditVerdict Verifier::run()
{
    if (const char *why = readHeader())
        return bad(0, why);
    for (QByteArray line = nextLine(); !line.isEmpty(); line = nextLine()) {
        if (line.startsWith("{\"end\":")) {
            if (const char *why = judgeEnd(line))
                return bad(m_next, why);
            if (!m_in.atEnd())
                return bad(0, "something stands behind the end");
            return {true, m_good, 0, {}};
        }
        if (const char *why = judge(line))
            return bad(m_next, why);
    }
    return bad(m_next, "truncated: the signed end is missing");
}

} // namespace

AuditVerdict verifyAuditExport(QIODevice &in, const AuditSignatureCheck &check) { return Verifier(in, check).run(); }

} // namespace kiosk
