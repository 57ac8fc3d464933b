// SPDX-License-Identifier: Apache-2.0
#include "archive_package.h"

#include "archive_form.h"
#include "case_journal.h"
#include "case_records.h"
#include "case_standings.h"
#include "registry.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonDocument>
#include <QXmlStreamWriter>
#include <algorithm>

namespace refportal {
namespace {

QByteArray hexDigest(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

QString suffixOf(const QString &mediaType)
{
    static const QMap<QString, QString> known{{QStringLiteral("application/pdf"), QStringLiteral("pdf")},
                                              {QStringLiteral("image/jpeg"), QStringLiteral("jpg")},
                                              {QStringLiteral("image/png"), QStringLiteral("png")},
                                              {QStringLiteral("image/tiff"), QStringLiteral("tif")}};
    return known.value(mediaType, mediaType.endsWith(u"json") ? QStringLiteral("json") : QStringLiteral("bin"));
}

// One case on its way into a package.
class Packing {
public:
    Packing(SQLite::Database &db, const Envelope &envelope, const QString &tlsFolder, const QString &caseNo)
        : m_db(db), m_envelope(envelope), m_tlsFolder(tlsFolder), m_caseNo(caseNo)
    { }

    tl::expected<Bag, QString> pack(const QDateTime &now)
    {
        m_standing = CaseStandings::standingOf(m_db, m_caseNo);
        if (m_standing.isEmpty())
            return tl::unexpected(m_caseNo + QStringLiteral(": no such case"));
        if (!registry::item(m_standing[u"item"].toString())) // its parts would be guessed
            return tl::unexpected(m_caseNo + QStringLiteral(": its item is not known here"));
        for (const QJsonValue part : m_standing[u"parts"].toArray()) {
            if (!isOver(part[u"state"].toString()))
                return tl::unexpected(QStringLiteral("%1: not closed, %2 is %3")
                                          .arg(m_caseNo, part[u"id"].toString(), part[u"state"].toString()));
        }
        const QJsonObject record = CaseRecords::recordOf(m_db, m_caseNo);
        const bool isClaim = record[u"kind"].toString() == u"print-claim";
        m_case = isClaim ? record : record[u"case"].toObject();
        m_log = isClaim ? historyOf(record) : CaseJournal::of(m_db, m_caseNo);
        if (isClaim)
            putJson(QStringLiteral("form/case.json"), record);
        else if (!putSigned(QStringLiteral("case"), QStringLiteral("case"), record[u"submissionId"].toString())
                 || !putEvery(QStringLiteral("correction"),
                              "SELECT id FROM corrections WHERE case_no = ? ORDER BY received_at, id")
                 || !putEvery(QStringLiteral("co-signature"),
                              "SELECT id FROM co_signatures WHERE case_no = ? ORDER BY received_at, id"))
            return tl::unexpected(m_caseNo + QStringLiteral(": its signature does not hold any more"));
        if (!m_unopened.isEmpty())
            return tl::unexpected(m_caseNo + QStringLiteral(": cannot be opened: material ") + m_unopened);
        putRest(now);
        return m_bag;
    }

private:
    static QJsonArray historyOf(const QJsonObject &claim)
    {
        QJsonArray log;
        for (const QJsonValue step : claim[u"history"].toArray()) {
            QJsonObject entry = step.toObject();
            entry.insert(QStringLiteral("what"), entry.take(QStringLiteral("state")));
            log.append(entry);
        }
        return log;
    }
    void putJson(const QString &path, const QJsonObject &object)
    {
        m_bag.payload.insert(path, QJsonDocument(object).toJson());
    }

    // form/NAME.json as the terminal signed it, signature/NAME.p7m, and the materials it lists.
    bool putSigned(const QString &name, const QString &kind, const QString &id)
    {
        auto row = query(m_db, "SELECT terminal, der FROM archived_messages WHERE kind = ? AND id = ?", kind, id);
        if (!row.executeStep())
            return false;
        const QByteArray message = bytesOf(row.getColumn(1));
        const auto content = signedContent(message, textOf(row.getColumn(0)), m_tlsFolder + QStringLiteral("/ca.pem"));
        if (!content)
            return false;
        m_bag.payload.insert(QStringLiteral("form/%1.json").arg(name), *content);
        m_bag.payload.insert(QStringLiteral("signature/%1.p7m").arg(name), message);
        const QJsonObject plain = QJsonDocument::fromJson(*content).object();
        QJsonArray materials = plain[u"materials"].toArray();
        if (plain[u"material"].isObject())
            materials.append(plain[u"material"]);
        for (const QJsonValue material : materials)
            putMaterial(name, id, material.toObject());
        return true;
    }

    // KIND-1, KIND-2 … as they came
    bool putEvery(const QString &kind, const char *ids)
    {
        auto row = query(m_db, ids, m_caseNo);
        for (int number = 1; row.executeStep(); ++number) {
            if (!putSigned(QStringLiteral("%1-%2").arg(kind).arg(number), kind, textOf(row.getColumn(0))))
                return false;
        }
        return true;
    }

    void putMaterial(const QString &form, const QString &submission, QJsonObject material)
    {
        QByteArray sealed;
        auto pieces = query(m_db, "SELECT bytes FROM material_pieces WHERE submission = ? AND material = ? ORDER BY at",
                            submission, material[u"id"].toString());
        while (pieces.executeStep())
            sealed += bytesOf(pieces.getColumn(0));
        const auto content = m_envelope.openMaterial(sealed);
        if (!content) {
            m_unopened = material[u"name"].toString();
            return;
        }
        const QString file = QStringLiteral("material/%1.%2")
                                 .arg(m_materials.size() + 1, 2, 10, QLatin1Char('0'))
                                 .arg(suffixOf(material[u"mediaType"].toString()));
        m_bag.payload.insert(file, *content);
        m_materials.append(QJsonObject{{QStringLiteral("file"), file},
                                       {QStringLiteral("form"), form},
                                       {QStringLiteral("id"), material[u"id"]},
                                       {QStringLiteral("name"), material[u"name"]},
                                       {QStringLiteral("mediaType"), material[u"mediaType"]},
                                       {QStringLiteral("sealedSha256"), material[u"sha256"]},
                                       {QStringLiteral("sha256"), QString::fromLatin1(hexDigest(*content))}});
    }

    void putRest(const QDateTime &now)
    {
        putJson(QStringLiteral("material/index.json"), {{QStringLiteral("materials"), m_materials}});
        putJson(QStringLiteral("process/log.json"), {{QStringLiteral("entries"), m_log}});
        QJsonObject identity{{QStringLiteral("identity"), m_case[u"identity"]},
                             {QStringLiteral("citizen"), m_case[u"citizen"]},
                             {QStringLiteral("terminal"), m_case[u"terminal"]},
                             {QStringLiteral("visit"), m_case[u"visit"]}};
        for (const char *member : {"agent", "evidence", "signatures", "conditional"}) {
            if (m_case.contains(QLatin1String(member)))
                identity.insert(QLatin1String(member), m_case[QLatin1String(member)]);
        }
        putJson(QStringLiteral("identity/identity.json"), identity);
        QJsonObject decision = m_standing;
        decision.insert(QStringLiteral("closedAt"), closedAt());
        putJson(QStringLiteral("result/decision.json"), decision);
        auto document = query(m_db, "SELECT document FROM results WHERE case_no = ?", m_caseNo);
        if (document.executeStep())
            m_bag.payload.insert(QStringLiteral("result/certificate.pdf"), bytesOf(document.getColumn(0)));
        if (const QJsonObject rating = CaseRecords::ratingOf(m_db, m_caseNo); !rating.isEmpty())
            putJson(QStringLiteral("rating/rating.json"), rating);
        QFile ca(m_tlsFolder + QStringLiteral("/ca.pem"));
        if (ca.open(QIODevice::ReadOnly))
            m_bag.payload.insert(QStringLiteral("signature/ca.pem"), ca.readAll());
        m_bag.payload.insert(QStringLiteral("form/case.pdf"),
                             renderForm(m_standing[u"title"].toString(), m_caseNo, sections()));
        m_bag.tags.insert(QStringLiteral("metadata/metadata.xml"), metadata());
        m_bag.info = {{QStringLiteral("Source-Organization"), QStringLiteral("澄湖区政务服务平台（样本）")},
                      {QStringLiteral("External-Identifier"), m_caseNo},
                      {QStringLiteral("External-Description"), m_standing[u"title"].toString()},
                      {QStringLiteral("Bagging-Date"), now.date().toString(Qt::ISODate)}};
    }

    // A claim's own last step, or the last word of a department.
    QString closedAt() const { return m_log.isEmpty() ? QString() : m_log.last()[u"at"].toString(); }

    QList<FormSection> sections() const
    {
        const auto text = [](const QJsonValue &value) { return value.toVariant().toString(); };
        QList<FormSection> all;
        all << FormSection{QStringLiteral("办件"),
                           {{QStringLiteral("事项"), m_standing[u"title"].toString()},
                            {QStringLiteral("收件时间"), timeIn(m_standing[u"receivedAt"])},
                            {QStringLiteral("收件凭证"), text(m_case[u"receiptCode"])},
                            {QStringLiteral("收件终端"), text(m_case[u"terminal"])}}};
        all << FormSection{QStringLiteral("申请人"),
                           {{QStringLiteral("姓名"), text(m_case[u"citizen"][u"name"])},
                            {QStringLiteral("证件号码"), text(m_case[u"citizen"][u"number"])},
                            {QStringLiteral("核验方式"), text(m_case[u"identity"][u"method"])}}};
        if (const QJsonObject agent = m_case[u"agent"].toObject(); !agent.isEmpty())
            all << FormSection{QStringLiteral("代办人"),
                               {{QStringLiteral("姓名"), text(agent[u"name"])},
                                {QStringLiteral("证件号码"), text(agent[u"number"])},
                                {QStringLiteral("授权编号"), text(agent[u"authority"])}}};
        const registry::Item *item = registry::item(m_standing[u"item"].toString());
        FormSection answers{QStringLiteral("申请内容"), {}};
        for (const QJsonValue answer : m_case[u"answers"].toArray()) {
            const QString id = answer[u"id"].toString();
            const QString label = item ? item->labels.value(id) : QString();
            answers.rows.append({label.isEmpty() ? id : label, text(answer[u"value"])});
        }
        if (m_case[u"choice"].isObject())
            answers.rows.append({QStringLiteral("证书"), text(m_case[u"choice"][u"title"])});
        FormSection materials{QStringLiteral("材料"), {}};
        for (const QJsonValue material : m_materials)
            materials.rows.append({text(material[u"name"]), text(material[u"file"])});
        FormSection log{QStringLiteral("办理过程"), {}};
        for (const QJsonValue entry : m_log)
            log.rows.append({timeIn(entry[u"at"]), wordsOf(entry.toObject())});
        FormSection result{QStringLiteral("办理结果"), {}};
        for (const QJsonValue part : m_standing[u"parts"].toArray())
            result.rows.append(
                {text(part[u"title"]), QStringLiteral("%1 · %2").arg(text(part[u"department"]), stateWords(part))});
        all << answers << materials << log << result;
        all.removeIf([](const FormSection &section) { return section.rows.isEmpty(); });
        return all;
    }
    static QString timeIn(const QJsonValue &at)
    {
        return QDateTime::fromString(at.toString(), Qt::ISODateWithMs).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    }
    static QString stateWords(const QJsonValue &of)
    {
        static const QMap<QString, QString> words{{QStringLiteral("received"), QStringLiteral("收件")},
                                                  {QStringLiteral("accepted"), QStringLiteral("受理")},
                                                  {QStringLiteral("needs-fix"), QStringLiteral("通知补正")},
                                                  {QStringLiteral("corrected"), QStringLiteral("收到补正")},
                                                  {QStringLiteral("co-signed"), QStringLiteral("他人签字")},
                                                  {QStringLiteral("done"), QStringLiteral("办结")},
                                                  {QStringLiteral("refused"), QStringLiteral("不予办理")},
                                                  {QStringLiteral("withdrawn"), QStringLiteral("终止")},
                                                  {QStringLiteral("message"), QStringLiteral("短信告知")},
                                                  {QStringLiteral("printed"), QStringLiteral("已出证")},
                                                  {QStringLiteral("spoiled"), QStringLiteral("作废")},
                                                  {QStringLiteral("reserved"), QStringLiteral("收件")},
                                                  {QStringLiteral("fetched"), QStringLiteral("取证")},
                                                  {QStringLiteral("intent"), QStringLiteral("开始打印")},
                                                  {QStringLiteral("uncertain"), QStringLiteral("核实打印")},
                                                  {QStringLiteral("released"), QStringLiteral("终止")}};
        const QString state = of[u"state"].isString() ? of[u"state"].toString() : of[u"what"].toString();
        QStringList all{words.value(state, state)};
        for (const QJsonValue fault : of[u"faults"].toArray())
            all << fault[u"reason"][u"zh"].toString();
        return all.join(QStringLiteral("："));
    }
    static QString wordsOf(const QJsonObject &entry)
    {
        QStringList all{stateWords(entry)};
        for (const char *member : {"department", "words", "id", "signer", "proof"}) {
            if (const QString more = entry[QLatin1String(member)].toString(); !more.isEmpty())
                all << more;
        }
        return all.join(QStringLiteral(" · "));
    }

    QByteArray metadata() const
    {
        QByteArray xml;
        QXmlStreamWriter writer(&xml);
        writer.setAutoFormatting(true);
        writer.writeStartDocument();
        writer.writeStartElement(QStringLiteral("电子档案元数据"));
        const auto element = [&](const char16_t *name, const QString &value) {
            writer.writeTextElement(QString::fromUtf16(name), value);
        };
        element(u"聚合层次", QStringLiteral("件"));
        element(u"立档单位名称", m_standing[u"parts"][0][u"department"].toString());
        element(u"电子文件号", m_caseNo);
        element(u"题名", m_standing[u"title"].toString());
        element(u"责任者", m_case[u"citizen"][u"name"].toString());
        element(u"日期", closedAt().left(10));
        for (const QJsonValue entry : m_log) {
            writer.writeStartElement(QStringLiteral("业务实体"));
            element(u"业务行为", stateWords(entry));
            element(u"行为时间", entry[u"at"].toString());
            element(u"机构人员名称", entry[u"department"].toString());
            writer.writeEndElement();
        }
        for (auto file = m_bag.payload.begin(); file != m_bag.payload.end(); ++file) {
            writer.writeStartElement(QStringLiteral("电子文件"));
            element(u"计算机文件名", file.key());
            element(u"计算机文件大小", QString::number(file->size()));
            element(u"数字摘要", QString::fromLatin1(hexDigest(*file)));
            writer.writeEndElement();
        }
        writer.writeEndDocument();
        return xml;
    }

    SQLite::Database &m_db;
    const Envelope &m_envelope;
    QString m_tlsFolder;
    QString m_caseNo;
    QJsonObject m_standing, m_case;
    QJsonArray m_log, m_materials;
    QString m_unopened; // the name of a material
    Bag m_bag;
};

} // namespace

bool isOver(const QString &state) { return state == u"done" || state == u"refused" || state == u"withdrawn"; }

tl::expected<Bag, QString> packageOf(SQLite::Database &db, const Envelope &envelope, const QString &tlsFolder,
                                     const QString &caseNo, const QDateTime &now)
{
    return Packing(db, envelope, tlsFolder, caseNo).pack(now);
}

QStringList closedCases(SQLite::Database &db)
{
    QStringList all, closed;
    auto row = query(db,
                     "SELECT case_no FROM submissions UNION ALL "
                     "SELECT case_no FROM claims WHERE state <> 'released' ORDER BY case_no"); // nothing came of those
    while (row.executeStep())
        all << textOf(row.getColumn(0));
    std::copy_if(all.begin(), all.end(), std::back_inserter(closed), [&](const QString &caseNo) {
        const QJsonArray parts = CaseStandings::standingOf(db, caseNo)[u"parts"].toArray();
        return std::all_of(parts.begin(), parts.end(),
                           [](const QJsonValue &part) { return isOver(part[u"state"].toString()); });
    });
    return closed;
}

} // namespace refportal
