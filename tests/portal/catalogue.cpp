// SPDX-License-Identifier: Apache-2.0
#include "catalogue.h"

#include "openssl_pointers.h"
#include "registry.h"

#include <QCryptographicHash>
#include <QHash>
#include <QJsonArray>

namespace refportal {

struct Catalogue::Keys {
    CertificatePtr certificate;
    KeyPtr key;
};

Catalogue::Catalogue(Database &database, const QString &tlsFolder)
    : m_database(database),
      m_keys(std::make_unique<Keys>(Keys{readCertificate(tlsFolder + QStringLiteral("/catalogue.pem")),
                                         readKey(tlsFolder + QStringLiteral("/catalogue.key"))}))
{ }

Catalogue::~Catalogue() = default;

Outcome<Answer> Catalogue::answer(const Call &call)
{
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        QHash<QString, QString> edited;
        qint64 serial = 1;
        auto row = query(db, "SELECT seq, item, version FROM catalogue_edits ORDER BY seq");
        while (row.executeStep()) {
            serial = row.getColumn(0).getInt64() + 1;
            edited.insert(textOf(row.getColumn(1)), textOf(row.getColumn(2)));
        }
        QJsonArray items;
        for (const auto &item : registry::items()) {
            const QString version = edited.value(item.id, item.version);
            if (!version.isEmpty())
                items.append(QJsonObject{{QStringLiteral("id"), item.id},
                                         {QStringLiteral("version"), version},
                                         {QStringLiteral("title"), item.title}});
        }
        Answer answer = jsonAnswer(200, {{QStringLiteral("serial"), serial}, {QStringLiteral("items"), items}});
        const QByteArray etag
            = '"' + QCryptographicHash::hash(answer.body, QCryptographicHash::Sha256).toHex().left(16) + '"';
        if (call.ifNoneMatch == etag) {
            answer = {};
            answer.status = 304;
        } else {
            answer.headers.append({"Catalogue-Signature", sign(answer.body)});
        }
        answer.headers.append({"ETag", etag});
        return answer;
    });
}

Outcome<bool> Catalogue::list(const QString &item, const QString &version)
{
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<bool> {
        return run(db, "INSERT INTO catalogue_edits (item, version) VALUES (?, ?)", item, version) > 0;
    });
}

QByteArray Catalogue::sign(const QByteArray &body) const
{
    if (!m_keys->certificate || !m_keys->key)
        return {};
    const BioPtr reader(BIO_new_mem_buf(body.constData(), static_cast<int>(body.size())));
    const CmsPtr cms(CMS_sign(m_keys->certificate.get(), m_keys->key.get(), nullptr, reader.get(),
                              CMS_BINARY | CMS_DETACHED | CMS_NOCERTS | CMS_NOSMIMECAP));
    unsigned char *der = nullptr;
    const int size = cms ? i2d_CMS_ContentInfo(cms.get(), &der) : 0;
    const QByteArray bytes(reinterpret_cast<const char *>(der), std::max(size, 0));
    OPENSSL_free(der);
    return bytes.toBase64();
}

} // namespace refportal
