// SPDX-License-Identifier: Apache-2.0
// A list or a catalogue that somebody signed: what is taken out of a message is what the signer put in, whatever was
// done to the message in between.
#include "made_papers.h"

#include <vault/detached_signature.h>
#include <vault/signed_message.h>

#include <array>
#include <openssl/cms.h>
#include <openssl/err.h>

using namespace kiosk;
using namespace kiosk::test;

namespace {

const QDateTime today(QDate(2026, 3, 13), QTime(10, 0), Qt::UTC);

struct Office {
    MadePaper authority = paperOf({"Hall Staff CA", 11, nullptr});
    MadePaper strangers = paperOf({"Another CA", 12, nullptr});
    std::array<MadePaper, 5> signers{
        paperOf({"office", 21}, &authority), paperOf({"early", 22, "emailProtection", "20300101000000Z"}, &authority),
        paperOf({"late", 23, "emailProtection", "20250101000000Z", "20260101000000Z"}, &authority),
        paperOf({"client", 24, "clientAuth"}, &authority), paperOf({"stranger", 25}, &strangers)};
    QByteArray ca = authority.certificatePem();
    std::shared_ptr<const DetachedSigner> detached;

    Office()
    {
        Credentials credentials;
        credentials.certificate = signers[0].certificatePem();
        credentials.key = SensitiveBytes(signers[0].keyPem());
        auto made = DetachedSigner::create(credentials);
        mustBe(made.has_value());
        detached = *made;
        credentials.certificate = ca;
        mustBe(!DetachedSigner::create(credentials)); // the key of another
    }
};

// How a message is made: the first bytes of an input that is no message itself.
struct Recipe {
    std::uint8_t signer;
    std::uint8_t manner; // bits: weak digest, without the content, two signers, a byte behind it
    std::uint8_t at;     // a byte of the message is changed: where, in 256 parts of it
    std::uint8_t change; // by what; 0: it stays
};
constexpr std::uint8_t weak = 1, bare = 2, twice = 4, longer = 8;

QByteArray signedBy(const Office &office, const Recipe &recipe, QByteArrayView content)
{
    const std::unique_ptr<BIO, Freed<BIO_free_all>> in(
        BIO_new_mem_buf(content.data(), static_cast<int>(content.size())));
    const std::unique_ptr<CMS_ContentInfo, Freed<CMS_ContentInfo_free>> cms(
        CMS_sign(nullptr, nullptr, nullptr, nullptr, CMS_PARTIAL | CMS_BINARY));
    const auto *digest = recipe.manner & weak ? EVP_sha1() : EVP_sha256();
    const auto add = [&](const MadePaper &signer) {
        mustBe(CMS_add1_signer(cms.get(), signer.certificate.get(), signer.key.get(), digest, CMS_BINARY));
    };
    add(office.signers[recipe.signer % office.signers.size()]);
    if (recipe.manner & twice)
        add(office.signers[(recipe.signer + std::size_t(1)) % office.signers.size()]);
    CMS_set_detached(cms.get(), recipe.manner & bare ? 1 : 0);
    mustBe(CMS_final(cms.get(), in.get(), nullptr, CMS_BINARY) == 1);
    unsigned char *der = nullptr;
    const int size = i2d_CMS_ContentInfo(cms.get(), &der);
    mustBe(size > 0);
    QByteArray message(reinterpret_cast<const char *>(der), size);
    OPENSSL_free(der);
    const auto place = static_cast<qsizetype>(recipe.at) * message.size() / 256;
    message[place] = static_cast<char>(message[place] ^ recipe.change);
    if (recipe.manner & longer)
        message += '\0';
    return message;
}

void examine(const Office &office, const QByteArray &message, QByteArrayView content)
{
    for (const auto &at : {std::optional(today), std::optional<QDateTime>()}) {
        const auto opened = openSignedMessage(message, office.ca, at, 65'536);
        mustBe(opened ? *opened == content : opened.error().code == ErrorCode::InvalidInput);
    }
}

void examineMade(const Office &office, const Recipe &recipe, QByteArrayView content)
{
    const auto message = signedBy(office, recipe, content);
    examine(office, message, content);
    const auto signer = recipe.signer % office.signers.size();
    if (signer > 2 || (recipe.manner & (weak | bare | twice | longer)))
        mustBe(!openSignedMessage(message, office.ca, std::nullopt, message.size()));
    if (signer != 0)
        mustBe(!openSignedMessage(message, office.ca, today, message.size()));
    mustBe(!openSignedMessage(message, office.ca, today, message.size() - 1));
    if (signer == 0 && (recipe.manner & 15) == 0 && recipe.change == 0)
        mustBe(openSignedMessage(message, office.ca, today, message.size()).has_value());
    const auto own = office.detached->sign(content);
    mustBe(own && verifyDetached(*own, content, office.ca + office.signers[0].certificatePem()));
    mustBe(!verifyDetached(*own, content, office.ca));
    mustBe(!verifyDetached(*own, content.toByteArray() + '\0', office.signers[0].certificatePem()));
    auto changed = *own;
    const auto place = static_cast<qsizetype>(recipe.at) * changed.size() / 256;
    changed[place] = static_cast<char>(changed[place] ^ recipe.change);
    (void)verifyDetached(changed, content, office.signers[0].certificatePem());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    static const Office office;
    const QByteArrayView input(bytes, static_cast<qsizetype>(size));
    if (input.startsWith('\x30')) { // a message as it came; the seeds are signed over this text
        constexpr QByteArrayView text("a list\n");
        examine(office, input.toByteArray(), text);
        (void)verifyDetached(input.toByteArray(), text, office.signers[0].certificatePem());
    } else if (size >= sizeof(Recipe)) {
        examineMade(office, {bytes[0], bytes[1], bytes[2], bytes[3]}, input.sliced(sizeof(Recipe)));
    }
    mustBe(openSignedMessage({}, "no certificate", today, 1).error().code == ErrorCode::BadConfig);
    mustBe(verifyDetached({}, {}, {}).error().code == ErrorCode::BadConfig);
    mustBe(ERR_peek_error() == 0); // the next one who asks OpenSSL would take it for its own
    return 0;
}
