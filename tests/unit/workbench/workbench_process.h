// SPDX-License-Identifier: Apache-2.0
// The real kiosk-workbench in its own process, with its control socket at hand.
#pragma once

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>

namespace kiosk::test {

class WorkbenchProcess {
public:
    // Empty when it is ready, else why not.
    QString start(const QStringList &more = {})
    {
        m_process.setProcessChannelMode(QProcess::SeparateChannels);
        m_process.start(QStringLiteral(KIOSK_WORKBENCH),
                        QStringList{QStringLiteral("--headless"), QStringLiteral("--out"), m_folder.path(),
                                    QStringLiteral("--log"), path(QStringLiteral("log.jsonl"))}
                            + more);
        while (!m_process.canReadLine())
            if (!m_process.waitForReadyRead(5000))
                return QStringLiteral("no ready line: ") + QString::fromUtf8(m_process.readAllStandardError());
        m_ready = QJsonDocument::fromJson(m_process.readLine()).object();
        m_control.connectToServer(m_ready[u"control"].toString());
        return m_control.waitForConnected(2000) ? QString() : m_control.errorString();
    }
    ~WorkbenchProcess()
    {
        m_process.terminate();
        if (!m_process.waitForFinished(5000))
            m_process.kill();
        m_process.waitForFinished(5000);
    }

    QJsonObject ready() const { return m_ready; }
    QString path(const QString &name) const { return m_folder.filePath(name); }
    QProcess &process() { return m_process; }

    // "serial:PATH?baud=N" -> PATH
    QString device(const QString &endpoint) const
    {
        return m_ready[endpoint].toString().section(QLatin1Char(':'), 1).section(QLatin1Char('?'), 0, 0);
    }
    // "tcp:127.0.0.1:N", "http://127.0.0.1:N/..." -> N
    quint16 port(const QString &endpoint) const
    {
        static const QRegularExpression number(QStringLiteral("127\\.0\\.0\\.1:(\\d+)"));
        return number.match(m_ready[endpoint].toString()).captured(1).toUShort();
    }

    QJsonObject actRaw(const QByteArray &line)
    {
        m_control.write(line);
        while (!m_control.canReadLine())
            if (!m_control.waitForReadyRead(5000))
                return {};
        return QJsonDocument::fromJson(m_control.readLine()).object();
    }
    QJsonObject act(const char *name, QJsonObject arguments = {})
    {
        arguments[u"do"] = QLatin1String(name);
        return actRaw(QJsonDocument(arguments).toJson(QJsonDocument::Compact) + '\n');
    }
    bool does(const char *name, const QJsonObject &arguments = {}) { return act(name, arguments)[u"ok"].toBool(); }

    QList<QJsonObject> log(const char *act) const
    {
        QFile file(path(QStringLiteral("log.jsonl")));
        QList<QJsonObject> lines;
        if (!file.open(QIODevice::ReadOnly))
            return lines;
        while (!file.atEnd())
            if (const auto line = QJsonDocument::fromJson(file.readLine()).object(); line[u"act"] == QLatin1String(act))
                lines << line;
        return lines;
    }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QJsonObject m_ready;
    QLocalSocket m_control;
};

} // namespace kiosk::test
