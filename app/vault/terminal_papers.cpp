// SPDX-License-Identifier: Apache-2.0
#include "terminal_papers.h"

#include "openssl_handles.h"

#include <core/durable_file.h>

#include <QFile>
#include <QFileInfo>

#include <openssl/err.h>
#include <openssl/x509_vfy.h>
#include <unistd.h>

namespace kiosk {

using namespace openssl;

namespace {

using Request = std::unique_ptr<X509_REQ, Freer<X509_REQ_free>>;
using Store = std::unique_ptr<X509_STORE, Freer<X509_STORE_free>>;
using Chain = std::unique_ptr<X509_STORE_CTX, Freer<X509_STORE_CTX_free>>;

constexpr qsizetype LargestPaper = 65'536;

QString nextOf(const PaperFiles &files) { return files.key + QStringLiteral(".next"); }

auto refused(const char *why)
{
    ERR_clear_error();
    return fail(ErrorCode::InvalidInput, QLatin1String(why));
}

Result<void> renameDurably(const QString &from, const QString &to)
{
    if (::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return fail(diskTrouble("rename", to));
    return syncFolder(QFileInfo(to).absolutePath());
}

bool isIssuedBy(const QByteArray &ca, X509 *certificate, const QDateTime &at)
{
    const auto authorities = certificatesOf(ca);
    const Store store(X509_STORE_new());
    const Chain chain(X509_STORE_CTX_new());
    for (const Certificate &authority : authorities)
        X509_STORE_add_cert(store.get(), authority.get());
    if (authorities.empty() || X509_STORE_CTX_init(chain.get(), store.get(), certificate, nullptr) != 1)
        return false;
    X509_STORE_CTX_set_purpose(chain.get(), X509_PURPOSE_SSL_CLIENT);
    X509_STORE_CTX_set_time(chain.get(), 0, static_cast<time_t>(at.toSecsSinceEpoch()));
    return X509_verify_cert(chain.get()) == 1;
}

QString nameOf(const X509 *certificate)
{
    char name[129] = "";
    X509_NAME_get_text_by_NID(X509_get_subject_name(certificate), NID_commonName, name, sizeof name);
    return QString::fromUtf8(name);
}

} // namespace

Result<TerminalKey> nextKey(const PaperFiles &files)
{
    auto kept = KIOSK_TRY(readWhole(nextOf(files), LargestPaper));
    if (kept) {
        auto key = TerminalKey::fromPem(SensitiveBytes(std::move(*kept)));
        if (key)
            return key;
    }
    const TerminalKey made = KIOSK_TRY(TerminalKey::generate());
    const SensitiveBytes pem = KIOSK_TRY(made.pem());
    KIOSK_TRY(replaceDurably(nextOf(files), pem.view()));
    return made;
}

Result<QByteArray> certificateRequest(const TerminalKey &key, const QString &name)
{
    const Request request(X509_REQ_new());
    const QByteArray utf8 = name.toUtf8();
    const bool made = request && X509_REQ_set_version(request.get(), X509_REQ_VERSION_1) == 1
        && X509_NAME_add_entry_by_txt(X509_REQ_get_subject_name(request.get()), "CN", MBSTRING_UTF8,
                                      reinterpret_cast<const unsigned char *>(utf8.constData()),
                                      static_cast<int>(utf8.size()), -1, 0)
            == 1
        && X509_REQ_set_pubkey(request.get(), key.handle()) == 1
        && X509_REQ_sign(request.get(), key.handle(), EVP_sha256()) > 0;
    unsigned char *der = nullptr;
    const int size = made ? i2d_X509_REQ(request.get(), &der) : -1;
    if (size <= 0)
        return fail(ErrorCode::Internal, takeErrors("certificate request"));
    const QByteArray bytes(reinterpret_cast<const char *>(der), size);
    OPENSSL_free(der);
    return bytes;
}

Result<void> installPapers(const PaperFiles &files, const QByteArray &certificatePem, const ExpectedPapers &expected)
{
    const auto certificates = certificatesOf(certificatePem);
    const TerminalKey key = KIOSK_TRY(nextKey(files));
    if (certificates.empty())
        return refused("not a certificate");
    X509 *certificate = certificates.front().get();
    if (X509_check_private_key(certificate, key.handle()) != 1)
        return refused("the certificate is of another key");
    if (nameOf(certificate) != expected.name)
        return refused("the certificate names another terminal");
    if (!isIssuedBy(expected.ca, certificate, expected.at))
        return refused("the certificate is not of the configured CA, not valid now, or not for a terminal");
    const auto before = KIOSK_TRY(readWhole(files.certificate, LargestPaper));
    if (before)
        KIOSK_TRY(replaceDurably(files.certificate + QStringLiteral(".before"), *before));
    KIOSK_TRY(replaceDurably(files.certificate, certificatePem));
    return renameDurably(nextOf(files), files.key);
}

Result<void> finishInstall(const PaperFiles &files)
{
    const auto next = KIOSK_TRY(readWhole(nextOf(files), LargestPaper));
    const auto certificate = KIOSK_TRY(readWhole(files.certificate, LargestPaper));
    if (!next || !certificate)
        return {};
    const auto key = TerminalKey::fromPem(SensitiveBytes(QByteArrayView(*next)));
    const auto certificates = certificatesOf(*certificate);
    const bool belongs
        = key && !certificates.empty() && X509_check_private_key(certificates.front().get(), key->handle()) == 1;
    ERR_clear_error();
    return belongs ? renameDurably(nextOf(files), files.key) : Result<void>();
}

} // namespace kiosk
