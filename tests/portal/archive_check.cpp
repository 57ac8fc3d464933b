// SPDX-License-Identifier: Apache-2.0
#include "archive_check.h"

#include "archive_package.h"
#include "pdfa_marks.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QSet>
#include <QTemporaryFile>
#include <QXmlStreamReader>

namespace refportal {
namespace {

// The papers of one package; each look adds what it finds.
class Papers {
public:
    Papers(const Bag &bag, const QString &caFile, QList<Finding> &findings)
        : m_bag(bag), m_caFile(caFile), m_findings(findings)
    {
        for (const auto &[label, value] : bag.info) {
            if (label == u"External-Identifier")
                m_caseNo = value;
            if (label == u"Bagging-Date")
                m_baggedOn = QDate::fromString(value, Qt::ISODate);
        }
    }

    void look()
    {
        lookAtForm();
        lookAtLog();
        lookAtResult();
        const QJsonObject identity = object(QStringLiteral("identity/identity.json"));
        const bool isNobody = identity[u"identity"][u"method"].toString() == u"none"; // who wished to be so
        if (identity[u"citizen"][u"number"].toString().isEmpty() && !isNobody)
            find(Flaw::NoIdentity, QStringLiteral("identity/identity.json"));
        for (auto file = m_bag.payload.begin(); file != m_bag.payload.end(); ++file) {
            if (file.key().startsWith(u"form/") && file.key().endsWith(u".json"))
                lookAtSigned(file.key().section(u'/', 1).chopped(5));
        }
        lookAtMetadata();
    }

private:
    void find(Flaw flaw, const QString &where) { m_findings.append({flaw, where}); }
    QJsonObject object(const QString &path) const
    {
        return QJsonDocument::fromJson(m_bag.payload.value(path)).object();
    }

    void lookAtForm()
    {
        if (object(QStringLiteral("form/case.json")).isEmpty())
            find(Flaw::NoForm, QStringLiteral("form/case.json"));
        const QByteArray pdf = m_bag.payload.value(QStringLiteral("form/case.pdf"));
        if (pdf.isEmpty())
            find(Flaw::NoForm, QStringLiteral("form/case.pdf"));
        else if (const QStringList complaints = pdfaComplaints(pdf); !complaints.isEmpty())
            find(Flaw::NotPdfA, QStringLiteral("form/case.pdf: ") + complaints.join(QStringLiteral(", ")));
    }

    void lookAtLog()
    {
        const QString path = QStringLiteral("process/log.json");
        const QJsonArray entries = object(path)[u"entries"].toArray();
        if (entries.isEmpty())
            return find(Flaw::NoLog, path);
        QDateTime before;
        for (const QJsonValue entry : entries) {
            const QDateTime at = QDateTime::fromString(entry[u"at"].toString(), Qt::ISODateWithMs);
            if (!at.isValid() || (before.isValid() && at < before) || (m_baggedOn.isValid() && at.date() > m_baggedOn))
                find(Flaw::DatesOutOfOrder, path + u' ' + entry[u"at"].toString());
            before = at;
            if (entry[u"what"].toString() == u"corrected")
                lookFor(QStringLiteral("correction"), entry[u"correction"].toString());
            if (entry[u"what"].toString() == u"co-signed")
                lookFor(QStringLiteral("co-signature"), entry[u"signature"].toString());
        }
        m_lastEntry = before;
    }
    // What the log tells of, under its id.
    void lookFor(const QString &kind, const QString &id)
    {
        const QString begins = QStringLiteral("form/%1-").arg(kind);
        for (auto file = m_bag.payload.lowerBound(begins); file != m_bag.payload.end(); ++file) {
            const QJsonObject plain = object(file.key());
            if (file.key().startsWith(begins)
                && (plain[u"correctionId"].toString() == id || plain[u"signatureId"].toString() == id))
                return;
        }
        find(Flaw::NoForm, QStringLiteral("form/%1 %2").arg(kind, id));
    }

    void lookAtResult()
    {
        const QString path = QStringLiteral("result/decision.json");
        const QJsonObject decision = object(path);
        const QJsonArray parts = decision[u"parts"].toArray();
        if (parts.isEmpty())
            return find(Flaw::NoResult, path);
        if (decision[u"caseNo"].toString() != m_caseNo)
            find(Flaw::OtherCase, path);
        for (const QJsonValue part : parts) {
            if (!isOver(part[u"state"].toString()))
                find(Flaw::NotClosed, path + u' ' + part[u"id"].toString());
            if (part[u"id"].toString() == u"property-certificate" && part[u"state"].toString() == u"done"
                && !m_bag.payload.contains(QStringLiteral("result/certificate.pdf")))
                find(Flaw::NoResult, QStringLiteral("result/certificate.pdf"));
        }
        const QDateTime closed = QDateTime::fromString(decision[u"closedAt"].toString(), Qt::ISODateWithMs);
        if (!closed.isValid() || (m_lastEntry.isValid() && closed < m_lastEntry))
            find(Flaw::DatesOutOfOrder, path + QStringLiteral(" closedAt"));
    }

    // The case itself, a correction or a co-signature: the terminal's signature, the number, and every material.
    void lookAtSigned(const QString &name)
    {
        const QString path = QStringLiteral("form/%1.json").arg(name);
        const QJsonObject plain = object(path);
        if (plain[u"kind"].toString() == u"print-claim") { // the portal's own record, which nobody signed
            if (plain[u"caseNo"].toString() != m_caseNo)
                find(Flaw::OtherCase, path);
            return;
        }
        const QString message = QStringLiteral("signature/%1.p7m").arg(name);
        if (contentOf(message, plain[u"terminal"].toString()) != m_bag.payload.value(path))
            find(Flaw::BrokenSignature, message);
        if (name != u"case" && plain[u"caseNo"].toString() != m_caseNo)
            find(Flaw::OtherCase, path);
        QJsonArray wanted = plain[u"materials"].toArray();
        if (plain[u"material"].isObject())
            wanted.append(plain[u"material"]);
        for (const QJsonValue material : wanted) {
            if (!hasMaterial(material[u"id"].toString()))
                find(Flaw::MissingMaterial, path + u' ' + material[u"name"].toString());
        }
    }
    bool hasMaterial(const QString &id) const
    {
        for (const QJsonValue entry : object(QStringLiteral("material/index.json"))[u"materials"].toArray()) {
            const QByteArray content = m_bag.payload.value(entry[u"file"].toString());
            if (entry[u"id"].toString() == id)
                return !content.isEmpty()
                    && QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex()
                    == entry[u"sha256"].toString().toLatin1();
        }
        return false;
    }
    QByteArray contentOf(const QString &message, const QString &terminal) const
    {
        QTemporaryFile own; // OpenSSL's store reads files
        if (!m_caFile.isEmpty())
            return signedContent(m_bag.payload.value(message), terminal, m_caFile).value_or(QByteArray());
        if (!own.open() || own.write(m_bag.payload.value(QStringLiteral("signature/ca.pem"))) < 1 || !own.flush())
            return {};
        return signedContent(m_bag.payload.value(message), terminal, own.fileName()).value_or(QByteArray());
    }

    void lookAtMetadata()
    {
        const QString path = QStringLiteral("metadata/metadata.xml");
        QXmlStreamReader xml(m_bag.tags.value(path));
        QSet<QString> files;
        QString caseNo;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (xml.name() == QStringLiteral("计算机文件名"))
                files << xml.readElementText();
            else if (xml.name() == QStringLiteral("电子文件号"))
                caseNo = xml.readElementText();
        }
        const QList<QString> there = m_bag.payload.keys();
        if (xml.hasError() || files != QSet<QString>(there.begin(), there.end()))
            find(Flaw::NoMetadata, path);
        else if (caseNo != m_caseNo)
            find(Flaw::OtherCase, path);
    }

    const Bag &m_bag;
    QString m_caFile;
    QList<Finding> &m_findings;
    QString m_caseNo;
    QDate m_baggedOn;
    QDateTime m_lastEntry;
};

} // namespace

QList<Finding> checkPackage(const QString &folder, const QString &caFile)
{
    ReadBag read = readBag(folder);
    Papers(read.bag, caFile, read.findings).look();
    return read.findings;
}

} // namespace refportal
