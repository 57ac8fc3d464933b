// SPDX-License-Identifier: Apache-2.0
// Keys in a token by libp11's OpenSSL engine (Debian: libengine-pkcs11-openssl). Engines are deprecated in OpenSSL 3
// and Debian 12 has no PKCS#11 provider: docs/decisions/0006-keys-in-tokens.md.
#include "terminal_key.h"

#include "openssl_handles.h"

#include <core/durable_file.h>

#include <QFile>
#include <QRegularExpression>
#include <QUrl>
#include <mutex>
#include <openssl/engine.h>
#include <openssl/ui.h>
#include <sys/stat.h>

#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

namespace kiosk {

using namespace openssl;

namespace {

constexpr qsizetype LongestPin = 255;

struct TokenUri {
    QByteArray object; // the path of the URI: what the engine looks for
    QString module;
    QString pinFile;
};

// RFC 7512: pk11-path "?" pk11-query
Result<TokenUri> parsedUri(const QString &uri)
{
    const auto bad = [](const char *what) {
        return fail(ErrorCode::BadConfig, QStringLiteral("pkcs11 key: %1").arg(QLatin1String(what)));
    };
    TokenUri parsed;
    const QString path = uri.section(u'?', 0, 0);
    const QStringList attributes = path.mid(tokenScheme().size()).split(u';', Qt::SkipEmptyParts);
    bool named = false;
    for (const QString &attribute : attributes) {
        const QString name = attribute.section(u'=', 0, 0);
        if (name == u"pin-value")
            return bad("a PIN belongs into a file (pin-source)");
        named = named || name == u"object" || name == u"id";
    }
    if (!named)
        return bad("names no object or id");
    for (const QString &attribute : uri.section(u'?', 1).split(u'&', Qt::SkipEmptyParts)) {
        const QString name = attribute.section(u'=', 0, 0);
        const QString value = QUrl::fromPercentEncoding(attribute.section(u'=', 1).toUtf8());
        if (name == u"module-path")
            parsed.module = value;
        else if (name == u"pin-source")
            parsed.pinFile = value.startsWith(u"file:") ? value.mid(5) : value;
        else
            return bad(name == u"pin-value" ? "a PIN belongs into a file (pin-source)" : "an attribute of the query");
    }
    if (parsed.module.isEmpty())
        return bad("has no module-path");
    parsed.object = path.toUtf8();
    return parsed;
}

// Whoever can read the PIN can sign as this terminal.
Result<SensitiveBytes> pinIn(const QString &file)
{
    struct stat about { };
    if (::stat(QFile::encodeName(file).constData(), &about) != 0)
        return fail(ErrorCode::BadConfig, file + QStringLiteral(": cannot be read"));
    if ((about.st_mode & 0077) != 0)
        return fail(ErrorCode::BadConfig, file + QStringLiteral(": others may read it"));
    auto bytes = readWhole(file, LongestPin);
    if (!bytes || !*bytes)
        return fail(ErrorCode::BadConfig, file + QStringLiteral(": cannot be read"));
    SensitiveBytes pin(QByteArrayView(**bytes).trimmed());
    (*bytes)->fill('\0');
    if (pin.view().isEmpty())
        return fail(ErrorCode::BadConfig, file + QStringLiteral(": is empty"));
    return pin;
}

// One engine with one module a process; it stays until the process ends, as the keys it gave do.
Result<ENGINE *> engineFor(const QString &module)
{
    static std::mutex guard;
    static ENGINE *engine = nullptr;
    static QString loaded;
    const std::scoped_lock lock(guard);
    if (engine && loaded == module)
        return engine;
    if (engine)
        return fail(ErrorCode::BadConfig, QStringLiteral("pkcs11 key: another module is loaded"));
    ENGINE_load_builtin_engines();
    ENGINE *found = ENGINE_by_id("pkcs11");
    if (!found)
        return fail(ErrorCode::BadConfig,
                    takeErrors("pkcs11 key: OpenSSL has no engine for it (libengine-pkcs11-openssl)"));
    if (ENGINE_ctrl_cmd_string(found, "MODULE_PATH", QFile::encodeName(module).constData(), 0) != 1
        || ENGINE_init(found) != 1) {
        ENGINE_free(found);
        return fail(ErrorCode::BadConfig, takeErrors("pkcs11 key: the module does not load"));
    }
    engine = found;
    loaded = module;
    return engine;
}

// Without a PIN the engine would ask on the machine's console, and wait.
UI_METHOD *nobodyToAsk()
{
    static UI_METHOD *const method = [] {
        UI_METHOD *made = UI_create_method("nobody");
        UI_method_set_opener(made, [](UI *) { return 0; });
        return made;
    }();
    return method;
}

} // namespace

QStringView tokenScheme() { return u"pkcs11:"; }

Result<void> checkTokenUri(const QString &uri)
{
    KIOSK_TRY(parsedUri(uri));
    return {};
}

Result<TerminalKey> TerminalKey::inToken(const QString &uri)
{
    const TokenUri parsed = KIOSK_TRY(parsedUri(uri));
    ENGINE *engine = KIOSK_TRY(engineFor(parsed.module));
    if (!parsed.pinFile.isEmpty()) { // not in the URI: the engine prints that when it finds nothing
        QByteArray pin = KIOSK_TRY(pinIn(parsed.pinFile)).reveal();
        const bool taken = ENGINE_ctrl_cmd_string(engine, "PIN", pin.constData(), 0) == 1;
        pin.fill('\0');
        if (!taken)
            return fail(ErrorCode::BadConfig, takeErrors("pkcs11 key: the PIN"));
    }
    Key key(ENGINE_load_private_key(engine, parsed.object.constData(), nobodyToAsk(), nullptr));
    if (!key)
        return fail(ErrorCode::BadConfig, takeErrors("pkcs11 key: not in the token, or the PIN is wrong"));
    return TerminalKey({key.release(), Freer<EVP_PKEY_free>()}, true);
}

} // namespace kiosk
