// SPDX-License-Identifier: Apache-2.0
#include "enrolment.h"

#include "openssl_pointers.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <openssl/err.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

namespace refportal {
namespace {

constexpr int CodeLivesS = 86'400;
constexpr int MostWrongCodes = 5;
constexpr long DaysOfLife = 397;
constexpr long SlackS = 300;
constexpr int LeastRsaBits = 2048;

tl::unexpected<Problem> requestRefused()
{
    ERR_clear_error();
    return refuse(ProblemCode::CsrRefused);
}

bool isStrong(const EVP_PKEY *key)
{
    const int type = EVP_PKEY_get_base_id(key);
    return type == EVP_PKEY_EC ? EVP_PKEY_get_bits(key) >= 256
                               : type == EVP_PKEY_RSA && EVP_PKEY_get_bits(key) >= LeastRsaBits;
}

QByteArray derOf(const EVP_PKEY *key)
{
    unsigned char *der = nullptr;
    const int size = i2d_PUBKEY(key, &der);
    QByteArray bytes(reinterpret_cast<const char *>(der), std::max(size, 0));
    OPENSSL_free(der);
    return bytes;
}

bool addExtension(X509 *certificate, X509 *issuer, int nid, const char *value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value);
    const bool added = extension && X509_add_ext(certificate, extension, -1) == 1;
    X509_EXTENSION_free(extension);
    return added;
}

bool setSerial(X509 *certificate)
{
    unsigned char bytes[16];
    RAND_bytes(bytes, sizeof bytes);
    bytes[0] = (bytes[0] & 0x3F) | 0x40; // positive, and always of this length
    BIGNUM *number = BN_bin2bn(bytes, sizeof bytes, nullptr);
    const bool set = BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate)) != nullptr;
    BN_free(number);
    return set;
}

// The certificate alone, as RFC 7030 4.2.3 has it.
Answer certsOnly(const QByteArray &der, const char *effect)
{
    const auto *bytes = reinterpret_cast<const unsigned char *>(der.constData());
    const CertificatePtr certificate(d2i_X509(nullptr, &bytes, static_cast<long>(der.size())));
    const Pkcs7Ptr message(PKCS7_new());
    PKCS7_set_type(message.get(), NID_pkcs7_signed);
    PKCS7_content_new(message.get(), NID_pkcs7_data);
    PKCS7_add_certificate(message.get(), certificate.get());
    unsigned char *encoded = nullptr;
    const int size = i2d_PKCS7(message.get(), &encoded);
    Answer answer;
    answer.contentType = "application/pkcs7-mime; smime-type=certs-only";
    answer.body = QByteArray(reinterpret_cast<const char *>(encoded), std::max(size, 0)).toBase64();
    answer.effect = effect;
    OPENSSL_free(encoded);
    return answer;
}

} // namespace

struct Enrolment::Authority {
    CertificatePtr certificate;
    KeyPtr key;
};

struct Enrolment::Request {
    RequestPtr request;
    QByteArray key; // public, DER

    static Outcome<Request> read(const QByteArray &base64, const QString &terminal);
};

// Signed by its own key, which is strong, and it names this terminal.
Outcome<Enrolment::Request> Enrolment::Request::read(const QByteArray &base64, const QString &terminal)
{
    const QByteArray der = QByteArray::fromBase64(base64);
    const auto *bytes = reinterpret_cast<const unsigned char *>(der.constData());
    Request read{RequestPtr(d2i_X509_REQ(nullptr, &bytes, static_cast<long>(der.size()))), {}};
    EVP_PKEY *key = read.request ? X509_REQ_get0_pubkey(read.request.get()) : nullptr;
    if (!key || X509_REQ_verify(read.request.get(), key) != 1 || !isStrong(key)
        || commonName(X509_REQ_get_subject_name(read.request.get())) != terminal)
        return requestRefused();
    read.key = derOf(key);
    return read;
}

Enrolment::Enrolment(Database &database, const PortalClock &clock, const QString &tlsFolder)
    : m_database(database), m_clock(clock), m_secret(database.secret())
{
    auto authority = std::make_unique<Authority>(Authority{readCertificate(tlsFolder + QStringLiteral("/ca.pem")),
                                                           readKey(tlsFolder + QStringLiteral("/ca.key"))});
    if (authority->certificate && authority->key)
        m_authority = std::move(authority);
}

Enrolment::~Enrolment() = default;

Outcome<QByteArray> Enrolment::certify(const Request &request) const
{
    const CertificatePtr made(X509_new());
    X509 *issuer = m_authority->certificate.get();
    X509_NAME *name = X509_get_subject_name(made.get());
    const QByteArray own = commonName(X509_REQ_get_subject_name(request.request.get())).toUtf8();
    const auto entry = [name](const char *field, const char *value) {
        return X509_NAME_add_entry_by_txt(name, field, MBSTRING_UTF8, reinterpret_cast<const unsigned char *>(value),
                                          -1, -1, 0)
            == 1;
    };
    const bool signedNow = X509_set_version(made.get(), X509_VERSION_3) == 1 && setSerial(made.get())
        && entry("O", "Yizhan") && entry("CN", own.constData())
        && X509_set_issuer_name(made.get(), X509_get_subject_name(issuer)) == 1
        && X509_gmtime_adj(X509_getm_notBefore(made.get()), -SlackS) // a terminal's clock may be behind
        && X509_gmtime_adj(X509_getm_notAfter(made.get()), DaysOfLife * 86'400)
        && X509_set_pubkey(made.get(), X509_REQ_get0_pubkey(request.request.get())) == 1
        && addExtension(made.get(), issuer, NID_basic_constraints, "critical,CA:FALSE")
        && addExtension(made.get(), issuer, NID_key_usage, "critical,digitalSignature")
        && addExtension(made.get(), issuer, NID_ext_key_usage, "clientAuth,emailProtection")
        && addExtension(made.get(), issuer, NID_subject_key_identifier, "hash")
        && addExtension(made.get(), issuer, NID_authority_key_identifier, "keyid")
        && X509_sign(made.get(), m_authority->key.get(), EVP_sha256()) > 0;
    if (!signedNow)
        return requestRefused();
    unsigned char *der = nullptr;
    const int size = i2d_X509(made.get(), &der);
    const QByteArray bytes(reinterpret_cast<const char *>(der), std::max(size, 0));
    OPENSSL_free(der);
    return bytes;
}

Outcome<Answer> Enrolment::enrol(const Call &call)
{
    if (!m_authority)
        return refuse(ProblemCode::NotFound);
    if (!call.contentType.startsWith("application/pkcs10"))
        return refuse(ProblemCode::MediaType);
    if (!call.authorization.startsWith("Basic "))
        return refuse(ProblemCode::EnrolmentCodeWrong);
    const QString named = QString::fromUtf8(QByteArray::fromBase64(call.authorization.mid(6)));
    const Caller caller{named.section(u':', 0, 0), named.section(u':', 1)};
    // a refusal is counted, so what it wrote is kept
    auto answer = m_database.transaction(
        [&](SQLite::Database &db) -> Outcome<Outcome<Answer>> { return Outcome<Answer>(enrolNow(db, caller, call)); });
    return answer ? *answer : tl::unexpected(answer.error());
}

Outcome<Answer> Enrolment::enrolNow(SQLite::Database &db, const Caller &caller, const Call &call)
{
    const QByteArray code
        = QMessageAuthenticationCode::hash(caller.code.toUtf8(), m_secret, QCryptographicHash::Sha256);
    auto row = query(db, "SELECT ends_ms, key, certificate FROM enrolment_codes WHERE terminal = ? AND code = ?",
                     caller.terminal, code);
    if (!row.executeStep()) {
        auto tries = query(db,
                           "INSERT INTO enrolment_tries VALUES (?, 1) ON CONFLICT (terminal) DO UPDATE SET wrong = "
                           "wrong + 1 RETURNING wrong",
                           caller.terminal);
        tries.executeStep();
        const bool tooMany = tries.getColumn(0).getInt() >= MostWrongCodes;
        tries.reset();
        if (tooMany)
            run(db, "DELETE FROM enrolment_codes WHERE terminal = ?", caller.terminal);
        return refuse(ProblemCode::EnrolmentCodeWrong);
    }
    if (row.getColumn(0).getInt64() <= m_clock.now().toMSecsSinceEpoch())
        return refuse(ProblemCode::EnrolmentCodeExpired);
    const auto request = Request::read(call.body, caller.terminal);
    if (!request)
        return tl::unexpected(request.error());
    if (const QByteArray used = bytesOf(row.getColumn(1)); !used.isEmpty()) // the answer may have been lost
        return used == request->key ? Outcome<Answer>(certsOnly(bytesOf(row.getColumn(2)), ""))
                                    : refuse(ProblemCode::EnrolmentCodeUsed);
    const auto certificate = certify(*request);
    if (!certificate)
        return tl::unexpected(certificate.error());
    run(db, "UPDATE enrolment_codes SET key = ?, certificate = ? WHERE terminal = ? AND code = ?", request->key,
        *certificate, caller.terminal, code);
    run(db, "UPDATE revoked_terminals SET but_not = ? WHERE terminal = ?",
        QCryptographicHash::hash(*certificate, QCryptographicHash::Sha256), caller.terminal);
    return certsOnly(*certificate, "terminal-enrolled");
}

Outcome<Answer> Enrolment::reenrol(const Call &call)
{
    if (!m_authority)
        return refuse(ProblemCode::NotFound);
    if (!call.contentType.startsWith("application/pkcs10"))
        return refuse(ProblemCode::MediaType);
    const auto request = Request::read(call.body, call.terminal);
    if (!request)
        return tl::unexpected(request.error());
    const auto certificate = certify(*request);
    if (!certificate)
        return tl::unexpected(certificate.error());
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        run(db, "UPDATE revoked_terminals SET but_not = ? WHERE terminal = ?",
            QCryptographicHash::hash(*certificate, QCryptographicHash::Sha256), call.terminal);
        return certsOnly(*certificate, "terminal-enrolled");
    });
}

Outcome<bool> Enrolment::allow(const QString &terminal, const QString &code)
{
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<bool> {
        run(db, "DELETE FROM enrolment_tries WHERE terminal = ?", terminal);
        return run(db, "INSERT OR REPLACE INTO enrolment_codes (terminal, code, ends_ms) VALUES (?, ?, ?)", terminal,
                   QMessageAuthenticationCode::hash(code.toUtf8(), m_secret, QCryptographicHash::Sha256),
                   m_clock.now().addSecs(CodeLivesS).toMSecsSinceEpoch())
            > 0;
    });
}

Outcome<bool> Enrolment::revoke(const QString &terminal)
{
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<bool> {
        return run(db, "INSERT OR REPLACE INTO revoked_terminals VALUES (?, x'')", terminal) > 0;
    });
}

bool Enrolment::isRevoked(const Call &call)
{
    const auto revoked = m_database.transaction([&](SQLite::Database &db) -> Outcome<bool> {
        return query(db, "SELECT 1 FROM revoked_terminals WHERE terminal = ? AND but_not <> ?", call.terminal,
                     call.certificate)
            .executeStep();
    });
    return revoked && *revoked;
}

} // namespace refportal
