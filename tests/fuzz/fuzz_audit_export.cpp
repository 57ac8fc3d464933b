// SPDX-License-Identifier: Apache-2.0
// `kiosk audit verify` reads a file that anybody may have changed: what the writer wrote is good, and with one byte
// changed it is not.
#include <audit/audit_chain.h>
#include <audit/audit_export.h>

#include <QBuffer>
#include <QCryptographicHash>
#include <algorithm>
#include <cstdlib>

using namespace kiosk;

namespace {

void mustHold(bool promise)
{
    if (!promise)
        std::abort();
}

// Stands for a signature: only who has the secret can make it.
QByteArray signatureOver(const QByteArray &statement)
{
    return QCryptographicHash::hash("the terminal's secret" + statement, QCryptographicHash::Sha256);
}

AuditVerdict verdictOf(QByteArray file, bool trusting = false)
{
    QBuffer in(&file);
    mustHold(in.open(QIODevice::ReadOnly));
    auto verdict = verifyAuditExport(in, [trusting](const QByteArray &signature, const QByteArray &statement) {
        return trusting || signature == signatureOver(statement);
    });
    mustHold(verdict.good == verdict.why.isEmpty() && verdict.entries >= 0 && verdict.badEntry >= 0);
    return verdict;
}

// Entries of the words of `text`, behind `start` when there is one.
QByteArray exported(const QByteArray &text, const std::optional<AuditHead> &start)
{
    QByteArray file;
    QBuffer out(&file);
    mustHold(out.open(QIODevice::WriteOnly));
    AuditExportWriter writer(out, {QStringLiteral("terminal-001"), signatureOver});
    std::optional<SignedAuditHead> head;
    if (start) {
        const QByteArray statement = auditHeadJson(*start);
        head = SignedAuditHead{statement, signatureOver(statement)};
        const auto again = decodedSignedAuditHead(encoded(*head));
        mustHold(again && again->statement == statement && again->signature == head->signature);
    }
    mustHold(writer.begin(head).has_value());
    mustHold(!writer.end(QDate(2026, 3, 13))); // nothing was added
    AuditRecord record;
    record.seq = start ? start->last : 0;
    record.hash = start ? start->hash : auditBeginning;
    for (const QByteArray &word : text.left(2000).split(' ')) {
        ++record.seq;
        record.object = QString::fromUtf8(word);
        record.hash = auditHash(record.hash, auditJson(record));
        mustHold(writer.add(record).has_value());
    }
    mustHold(writer.end(QDate(2026, 3, 13)).has_value());
    return file;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(bytes), static_cast<qsizetype>(size));
    mustHold(!verdictOf(input).good); // nobody guesses a signature
    (void)verdictOf(input, true);
    if (const auto head = decodedAuditHead(input))
        mustHold(auditHeadJson(*head) == input && head->first <= head->last);
    if (const auto head = decodedSignedAuditHead(input))
        mustHold(encoded(*head) == input);
    if (size < 4)
        return 0;
    const AuditHead before{bytes[0],
                           QDate(2026, 3, 12),
                           1,
                           1 + bytes[1],
                           QByteArray(32, static_cast<char>(bytes[2])),
                           QStringLiteral("terminal-001")};
    QByteArray file = exported(input.sliced(4), bytes[3] % 2 ? std::optional(before) : std::nullopt);
    const auto verdict = verdictOf(file);
    mustHold(verdict.good && verdict.entries > 0);
    mustHold(!verdictOf(file + '\n').good && !verdictOf(file.chopped(1)).good);
    const auto at = (bytes[0] + 256 * bytes[1]) % file.size();
    file[at] = static_cast<char>(file[at] ^ (bytes[2] | 1));
    mustHold(!verdictOf(file).good);
    return 0;
}
