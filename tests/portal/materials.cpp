// SPDX-License-Identifier: Apache-2.0
#include "materials.h"

#include <QCryptographicHash>

namespace refportal {
namespace {

constexpr int LargestMaterial = 52'000'000;
constexpr int MostMaterials = 40;

Answer standing(int status, qint64 offset, qint64 length = -1)
{
    Answer answer;
    answer.status = status;
    answer.headers.append({"Upload-Offset", QByteArray::number(offset)});
    if (length >= 0)
        answer.headers.append({"Upload-Length", QByteArray::number(length)});
    return answer;
}

QByteArray digestOf(SQLite::Database &db, const Call &call)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    auto pieces = query(db, "SELECT bytes FROM material_pieces WHERE submission = ? AND material = ? ORDER BY at",
                        call.ids[0], call.ids[1]);
    while (pieces.executeStep())
        hash.addData(bytesOf(pieces.getColumn(0)));
    return hash.result().toHex();
}

} // namespace

void Materials::checkOne(BodyReader &material)
{
    static const QRegularExpression something(QStringLiteral("."));
    static const QRegularExpression hex(QStringLiteral("\\A[0-9a-f]{64}\\z"));
    material.text("id", pattern::uuid());
    material.text("name", something);
    material.text("mediaType", something);
    material.text("sha256", hex);
    material.integer("size", 1, LargestMaterial);
}

void Materials::check(BodyReader &plain)
{
    if (!plain.json().contains(u"materials"))
        return;
    const QJsonArray materials = plain.array("materials");
    if (materials.isEmpty() || materials.size() > MostMaterials)
        plain.complain("materials", materials.isEmpty() ? "minItems" : "maxItems");
    QStringList ids;
    for (int i = 0; i < materials.size(); ++i) {
        BodyReader material(materials[i].toObject(), QStringLiteral("/materials/%1").arg(i));
        checkOne(material);
        const QString id = material.json()[u"id"].toString();
        if (ids.contains(id))
            material.complain("id", "uniqueItems");
        ids << id;
        plain.adopt(material);
    }
}

void Materials::expect(SQLite::Database &db, const QString &submission, const QJsonArray &materials)
{
    for (int i = 0; i < materials.size(); ++i) {
        const QJsonObject material = materials[i].toObject();
        run(db, "INSERT INTO materials (submission, id, position, name, size, sha256) VALUES (?, ?, ?, ?, ?, ?)",
            submission, material[u"id"].toString(), i, material[u"name"].toString(), material[u"size"].toInt(),
            material[u"sha256"].toString());
    }
}

#define OFFSET                                                                                                         \
    "(SELECT coalesce(sum(length(bytes)), 0) FROM material_pieces AS p "                                               \
    "WHERE p.submission = m.submission AND p.material = m.id)"

Answer Materials::awaiting(SQLite::Database &db, const QString &submission)
{
    QJsonArray missing;
    auto row = query(db, "SELECT id FROM materials AS m WHERE submission = ? AND size > " OFFSET " ORDER BY position",
                     submission);
    while (row.executeStep())
        missing.append(textOf(row.getColumn(0)));
    return jsonAnswer(
        202, {{QStringLiteral("state"), QStringLiteral("awaiting-materials")}, {QStringLiteral("missing"), missing}});
}

bool Materials::isWhole(SQLite::Database &db, const QString &submission)
{
    return !query(db, "SELECT 1 FROM materials AS m WHERE submission = ? AND size > " OFFSET, submission).executeStep();
}

std::optional<Materials::Upload> Materials::find(SQLite::Database &db, const Call &call)
{
    auto owner = query(db,
                       "SELECT 1 FROM incomplete WHERE id = ?1 AND terminal = ?2 UNION ALL "
                       "SELECT 1 FROM submissions WHERE id = ?1 AND terminal = ?2 UNION ALL "
                       "SELECT 1 FROM corrections WHERE id = ?1 AND terminal = ?2",
                       call.ids[0], call.terminal);
    auto row = query(db, "SELECT size, sha256, begun, " OFFSET " FROM materials AS m WHERE submission = ? AND id = ?",
                     call.ids[0], call.ids[1]);
    if (!owner.executeStep() || !row.executeStep())
        return std::nullopt;
    return Upload{row.getColumn(0).getInt64(), row.getColumn(3).getInt64(), bytesOf(row.getColumn(1)),
                  row.getColumn(2).getInt() != 0};
}

Outcome<Answer> Materials::create(const Call &call)
{
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        const auto upload = find(db, call);
        if (!upload)
            return refuse(ProblemCode::NotFound);
        if (call.uploadLength != upload->size)
            return refuseMember("/Upload-Length", "const");
        run(db, "UPDATE materials SET begun = 1 WHERE submission = ? AND id = ?", call.ids[0], call.ids[1]);
        return standing(upload->begun ? 200 : 201, upload->offset);
    });
}

Outcome<Answer> Materials::head(const Call &call)
{
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        const auto upload = find(db, call);
        if (upload && upload->begun)
            return standing(200, upload->offset, upload->size);
        Answer nothing; // a HEAD has no body, so no problem either
        nothing.status = 404;
        return nothing;
    });
}

Outcome<Answer> Materials::append(const Call &call)
{
    if (!call.contentType.startsWith("application/offset+octet-stream"))
        return refuse(ProblemCode::MediaType);
    return m_database.transaction([&](SQLite::Database &db) { return appendNow(db, call); });
}

Outcome<Answer> Materials::appendNow(SQLite::Database &db, const Call &call)
{
    const auto upload = find(db, call);
    if (!upload || !upload->begun)
        return refuse(ProblemCode::NotFound);
    if (call.uploadOffset != upload->offset)
        return refuse(ProblemCode::UploadOffsetMismatch);
    const qint64 after = upload->offset + call.body.size();
    if (after > upload->size)
        return refuse(ProblemCode::TooLarge);
    if (call.body.isEmpty())
        return standing(204, after);
    run(db, "INSERT INTO material_pieces VALUES (?, ?, ?, ?)", call.ids[0], call.ids[1], upload->offset, call.body);
    Answer answer = standing(204, after);
    if (after < upload->size)
        return answer;
    if (digestOf(db, call) != upload->digest) { // it begins anew
        run(db, "DELETE FROM material_pieces WHERE submission = ? AND material = ?", call.ids[0], call.ids[1]);
        return refuse(ProblemCode::Digest);
    }
    answer.effect = "material-received";
    return answer;
}

} // namespace refportal
