// SPDX-License-Identifier: Apache-2.0
#include "dev_papers.h"

#include <QFile>
#include <QProcess>

namespace kiosk::test {

DevPapers::DevPapers(const QStringList &furtherTerminals)
    : m_good(m_folder.isValid()
             && ran(QStringLiteral("bash"),
                    QStringList{QStringLiteral(KIOSK_SOURCE_DIR "/tests/portal/dev-ca.sh"), m_folder.path()}
                        + furtherTerminals))
{ }

QByteArray DevPapers::content(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool makePaper(const QString &caFolder, const QString &folder, const PaperWish &wish)
{
    const QString file = folder + u'/' + wish.name;
    const QString authority
        = QStringLiteral("basicConstraints = critical, CA:TRUE\nkeyUsage = critical, keyCertSign, cRLSign\n");
    const QString leaf = QStringLiteral("basicConstraints = critical, CA:FALSE\nkeyUsage = critical, digitalSignature\n"
                                        "extendedKeyUsage = %1\n%2");
    const QString addresses
        = wish.addresses.isEmpty() ? QString() : QStringLiteral("subjectAltName = %1\n").arg(wish.addresses);
    QFile config(file + QStringLiteral(".cnf"));
    QFile books(file + QStringLiteral(".index")); // `openssl x509` cannot set the time in which a certificate begins
    if (!config.open(QIODevice::WriteOnly) || !books.open(QIODevice::WriteOnly))
        return false;
    config.write(QStringLiteral("[req]\ndistinguished_name = name\nprompt = no\n[name]\nO = Yizhan\nCN = %1\n"
                                "[ca]\ndefault_ca = books\n[books]\ndatabase = %2.index\nrand_serial = yes\n"
                                "default_md = sha256\npolicy = any\nx509_extensions = leaf\nnew_certs_dir = %3\n"
                                "unique_subject = no\n[any]\norganizationName = optional\ncommonName = supplied\n"
                                "[leaf]\n%4")
                     .arg(wish.commonName, file, folder, wish.isAuthority ? authority : leaf.arg(wish.usage, addresses))
                     .toUtf8());
    config.close();
    books.close();
    const auto tool = [](const QString &line) {
        QByteArray unsaid;
        return ran(QStringLiteral("openssl"), line.split(u' '), &unsaid);
    };
    const auto stamp = [](const QDateTime &time) { return time.toUTC().toString(QStringLiteral("yyyyMMddHHmmss'Z'")); };
    return tool(QStringLiteral(
                    "req -new -newkey ec -nodes -pkeyopt ec_paramgen_curve:P-256 -config %1.cnf -keyout %1.key "
                    "-out %1.csr")
                    .arg(file))
        && tool(QStringLiteral(
                    "ca -batch -notext -config %1.cnf -startdate %2 -enddate %3 -in %1.csr -out %1.pem -keyfile ")
                    .arg(file, stamp(wish.from), stamp(wish.until))
                + (wish.isAuthority ? QStringLiteral("%1.key -selfsign").arg(file)
                                    : QStringLiteral("%1/ca.key -cert %1/ca.pem").arg(caFolder)));
}

bool ran(const QString &program, const QStringList &arguments, QByteArray *output)
{
    QProcess process;
    process.setProcessChannelMode(output ? QProcess::SeparateChannels : QProcess::ForwardedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished() || process.exitStatus() != QProcess::NormalExit)
        return false;
    if (output)
        *output = process.readAllStandardOutput();
    return process.exitCode() == 0;
}

} // namespace kiosk::test
