// SPDX-License-Identifier: Apache-2.0
// Certificates, keys and sealed secrets as they come from a portal, a disk or an office: refused, or good for what they
// are asked for.
#include "made_papers.h"

#include <vault/certificates.h>
#include <vault/detached_signature.h>
#include <vault/envelope_opener.h>
#include <vault/issued_certificate.h>
#include <vault/terminal_key.h>

#include <QFile>
#include <QTemporaryDir>
#include <openssl/cms.h>
#include <openssl/err.h>

using namespace kiosk;
using namespace kiosk::test;

namespace {

struct Terminal {
    MadePaper authority = paperOf({"Yizhan Development CA", 11, nullptr});
    MadePaper paper = paperOf({"terminal-001", 21, "clientAuth"}, &authority);
    QByteArray certificate = paper.certificatePem();
    SensitiveBytes key{paper.keyPem()};
    std::shared_ptr<const EnvelopeOpener> opener;
    std::shared_ptr<const DetachedSigner> signer;

    Terminal()
    {
        auto made = EnvelopeOpener::create(certificate, key);
        mustBe(made.has_value());
        opener = *made;
        Credentials credentials;
        credentials.certificate = certificate;
        credentials.key = key.clone();
        signer = DetachedSigner::create(credentials).value();
        const auto own = TerminalKey::generate();
        const auto again = TerminalKey::from(own.value().pem().value());
        mustBe(again && again->pem().value().view() == own->pem().value().view());
        const MadeKey shared(again->newReference());
        mustBe(shared && thisBuild() == BuildKind::Development);
    }
};

// A folder of papers: the input stands for the portal's catalogue signer.
void examineFolder(const Terminal &terminal, const QByteArray &input)
{
    const QTemporaryDir folder(QStringLiteral("/dev/shm/papers-XXXXXX"));
    mustBe(folder.isValid());
    const auto put = [&folder](const char *name, QByteArrayView content) {
        QFile file(folder.filePath(QLatin1String(name)));
        mustBe(file.open(QIODevice::WriteOnly) && file.write(content.toByteArray()) == content.size());
    };
    mustBe(readCredentials(folder.path()).error().code == ErrorCode::BadConfig);
    put("ca.pem", terminal.authority.certificatePem());
    put("terminal.pem", terminal.certificate);
    put("terminal.key", terminal.key.view());
    put("seal.pem", terminal.certificate);
    put("catalogue.pem", input);
    const auto papers = readCredentials(folder.path());
    mustBe(papers && papers->catalogueSigner == input && admitKey(papers->certificate, papers->key));
}

QByteArray sealedTo(const Terminal &terminal, QByteArrayView content)
{
    const std::unique_ptr<BIO, Freed<BIO_free_all>> in(
        BIO_new_mem_buf(content.data(), static_cast<int>(content.size())));
    const std::unique_ptr<STACK_OF(X509), decltype([](STACK_OF(X509) * stack) { sk_X509_free(stack); })> recipients(
        sk_X509_new_null());
    sk_X509_push(recipients.get(), terminal.paper.certificate.get());
    const std::unique_ptr<CMS_ContentInfo, Freed<CMS_ContentInfo_free>> cms(
        CMS_encrypt(recipients.get(), in.get(), EVP_aes_256_gcm(), CMS_BINARY));
    unsigned char *der = nullptr;
    const int size = i2d_CMS_ContentInfo(cms.get(), &der);
    mustBe(size > 0);
    QByteArray message(reinterpret_cast<const char *>(der), size);
    OPENSSL_free(der);
    return message;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    static const Terminal terminal;
    const QByteArray input(reinterpret_cast<const char *>(bytes), static_cast<qsizetype>(size));
    const auto terms = certificateTerms(input);
    mustBe(admitCertificates(input, BuildKind::Development).has_value() == !terms.isEmpty());
    if (admitCertificates(input, BuildKind::Production))
        mustBe(!terms.isEmpty());
    mustBe(!admitCertificates(terminal.certificate, BuildKind::Production));
    if (const auto issued = certificateIn(input))
        mustBe(certificateTerms(*issued).size() == 1);
    (void)TerminalKey::fromPem(SensitiveBytes(QByteArrayView(input)));
    if (!input.startsWith("pkcs11:") && admitKey(terminal.certificate, SensitiveBytes(QByteArrayView(input))))
        mustBe(TerminalKey::fromPem(SensitiveBytes(QByteArrayView(input))).has_value());
    (void)admitKey(input, terminal.key);
    (void)terminal.opener->open(input);
    mustBe(verifyDetached(terminal.signer->sign(input).value(), input, terminal.certificate).has_value());
    const auto sealed = sealedTo(terminal, input);
    const auto opened = terminal.opener->open(sealed);
    mustBe(opened && opened->view() == input);
    auto changed = sealed;
    changed.back() = static_cast<char>(changed.back() ^ 1); // the tag of GCM
    mustBe(!terminal.opener->open(changed));
    static const bool once = (examineFolder(terminal, input), true);
    mustBe(once && ERR_peek_error() == 0);
    return 0;
}
