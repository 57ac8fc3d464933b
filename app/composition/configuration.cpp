// SPDX-License-Identifier: Apache-2.0
#include "configuration.h"

#include <vault/detached_signature.h>
#include <vault/terminal_papers.h>

#include <QFile>

namespace kiosk {

Error badConfig(const Findings &findings)
{
    const Finding first = findings.value(0);
    return {ErrorCode::BadConfig, first.file + first.pointer + QStringLiteral(": ") + first.reason};
}

Result<QByteArray> contents(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::BadConfig, path + QStringLiteral(": cannot be read"));
    return file.readAll();
}

Result<KioskConfig> readConfig(const QDir &dir)
{
    Findings findings;
    const QByteArray toml = KIOSK_TRY(contents(dir.filePath(QStringLiteral("kiosk.toml"))));
    auto config = decodeKioskConfig(toml, QStringLiteral("kiosk.toml"), findings);
    if (!config)
        return fail(badConfig(findings));
    return *std::move(config);
}

Result<Credentials> readPapers(const PortalAccess &access, const QDir &dir)
{
    const bool inToken = access.key.startsWith(tokenScheme());
    if (!inToken)
        KIOSK_TRY(finishInstall({dir.filePath(access.certificate), dir.filePath(access.key)}));
    Credentials papers;
    papers.ca = KIOSK_TRY(contents(dir.filePath(access.ca)));
    papers.certificate = KIOSK_TRY(contents(dir.filePath(access.certificate)));
    papers.key = SensitiveBytes(inToken ? access.key.toUtf8() : KIOSK_TRY(contents(dir.filePath(access.key))));
    if (!access.catalogueSigner.isEmpty())
        papers.catalogueSigner = KIOSK_TRY(contents(dir.filePath(access.catalogueSigner)));
    papers.sealCertificate = KIOSK_TRY(contents(dir.filePath(access.sealCertificate)));
    return papers;
}

Result<AuditSigning> auditSigning(const KioskConfig &config, const Credentials &papers)
{
    auto signer = KIOSK_TRY(DetachedSigner::create(papers));
    return AuditSigning{config.site.machine, [signer](const QByteArray &statement) { return signer->sign(statement); }};
}

} // namespace kiosk
