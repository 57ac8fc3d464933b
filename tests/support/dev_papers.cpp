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
