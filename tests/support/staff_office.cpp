// SPDX-License-Identifier: Apache-2.0
#include "staff_office.h"

#include "dev_papers.h"

#include <QFile>

namespace kiosk::test {
namespace {

const auto Openssl = QStringLiteral("openssl");

QStringList words(const QString &line) { return line.split(QLatin1Char(' '), Qt::SkipEmptyParts); }

bool quietly(const QStringList &arguments)
{
    QByteArray output;
    return ran(Openssl, arguments, &output);
}

} // namespace

StaffOffice::StaffOffice()
{
    const QStringList signer{QStringLiteral("keyUsage=critical,digitalSignature"),
                             QStringLiteral("extendedKeyUsage=emailProtection")};
    const QStringList client{QStringLiteral("keyUsage=critical,digitalSignature"),
                             QStringLiteral("extendedKeyUsage=clientAuth")};
    m_good = m_folder.isValid() && makeAuthority(QStringLiteral("ca"), QStringLiteral("Hall Staff CA"))
        && makeAuthority(QStringLiteral("stranger-ca"), QStringLiteral("Another CA"))
        && makeLeaf(QStringLiteral("office"), QStringLiteral("ca"), signer, 300)
        && makeLeaf(QStringLiteral("client"), QStringLiteral("ca"), client, 300)
        && makeLeaf(QStringLiteral("stranger"), QStringLiteral("stranger-ca"), signer, 300)
        && makeLeaf(QStringLiteral("terminal"), QStringLiteral("ca"), client, 300);
}

QByteArray StaffOffice::content(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void StaffOffice::put(const QString &name, const QByteArray &content) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s cannot be written", qPrintable(path(name)));
}

QByteArray StaffOffice::sign(const QByteArray &content, const QString &signer, const QStringList &further) const
{
    put(QStringLiteral("to-sign"), content);
    QByteArray der;
    const QStringList line
        = words(QStringLiteral("cms -sign -binary -nodetach -md sha256 -outform DER -in %1 -signer %2 -inkey %3")
                    .arg(path(QStringLiteral("to-sign")), path(signer + QStringLiteral(".pem")),
                         path(signer + QStringLiteral(".key"))));
    return ran(Openssl, line + further, &der) ? der : QByteArray();
}

QByteArray StaffOffice::signDetached(const QByteArray &content) const
{
    put(QStringLiteral("to-sign"), content);
    QByteArray der;
    const QStringList line
        = words(QStringLiteral("cms -sign -binary -md sha256 -outform DER -in %1 -signer %2 -inkey %3")
                    .arg(path(QStringLiteral("to-sign")), path(QStringLiteral("office.pem")),
                         path(QStringLiteral("office.key"))));
    return ran(Openssl, line, &der) ? der : QByteArray();
}

QByteArray StaffOffice::seal(const QByteArray &content, const QString &terminal) const
{
    put(QStringLiteral("to-seal"), content);
    QByteArray der;
    const QStringList line = words(QStringLiteral("cms -encrypt -binary -aes-256-gcm -outform DER -in %1 -recip %2")
                                       .arg(path(QStringLiteral("to-seal")), path(terminal + QStringLiteral(".pem"))));
    return ran(Openssl, line, &der) ? der : QByteArray();
}

bool StaffOffice::makeAuthority(const QString &name, const QString &commonName) const
{
    QStringList line = words(QStringLiteral("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 "
                                            "-addext keyUsage=critical,keyCertSign -keyout %1 -out %2")
                                 .arg(path(name + QStringLiteral(".key")), path(name + QStringLiteral(".pem"))));
    return quietly(line << QStringLiteral("-subj") << QStringLiteral("/CN=") + commonName);
}

bool StaffOffice::makeLeaf(const QString &name, const QString &authority, const QStringList &extensions, int days) const
{
    const auto file = [this, &name](const char *suffix) { return path(name + QLatin1String(suffix)); };
    put(name + QStringLiteral(".ext"), extensions.join(QLatin1Char('\n')).toLatin1());
    return quietly(words(QStringLiteral("req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=%1 "
                                        "-keyout %2 -out %3")
                             .arg(name, file(".key"), file(".csr"))))
        && quietly(
               words(QStringLiteral("x509 -req -in %1 -CA %2.pem -CAkey %2.key -CAcreateserial -days %3 -extfile %4 "
                                    "-out %5")
                         .arg(file(".csr"), path(authority))
                         .arg(days)
                         .arg(file(".ext"), file(".pem"))));
}

} // namespace kiosk::test
