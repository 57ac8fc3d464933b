// SPDX-License-Identifier: Apache-2.0
#include "portal_bench.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTest>
#include <QUuid>
#include <httplib.h>

using namespace refportal;

SmsCatcher::SmsCatcher() : m_server(std::make_unique<httplib::Server>())
{
    m_server->Post("/sms", [this](const httplib::Request &request, httplib::Response &response) {
        const QJsonObject sms = QJsonDocument::fromJson(QByteArray::fromStdString(request.body)).object();
        if (m_away) {
            response.status = 503;
            return;
        }
        const std::lock_guard lock(m_mutex);
        m_messages.append({sms[u"to"].toString(), sms[u"text"].toString()});
    });
    m_port = m_server->bind_to_any_port("127.0.0.1");
    m_thread = std::thread([this] { m_server->listen_after_bind(); });
    while (!m_server->is_running())
        std::this_thread::yield();
}

SmsCatcher::~SmsCatcher()
{
    m_server->stop();
    m_thread.join();
}

QUrl SmsCatcher::url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1/sms").arg(m_port)); }

QStringList SmsCatcher::textsTo(const QString &phone) const
{
    const std::lock_guard lock(m_mutex);
    QStringList texts;
    for (const Sms &sms : m_messages)
        if (phone.isEmpty() || sms.to == phone)
            texts.append(sms.text);
    return texts;
}

QStringList SmsCatcher::texts() const { return textsTo({}); }

Terminal::Terminal(const QString &url, const QString &tls, const QString &certificate)
{
    const QUrl address(url);
    const auto path = [&](const QString &file) { return (tls + u'/' + file).toStdString(); };
    m_client = certificate.isEmpty()
        ? std::make_unique<httplib::SSLClient>(address.host().toStdString(), address.port())
        : std::make_unique<httplib::SSLClient>(address.host().toStdString(), address.port(),
                                               path(certificate + QStringLiteral(".pem")),
                                               path(certificate + QStringLiteral(".key")));
    m_client->set_ca_cert_path(path(QStringLiteral("ca.pem")));
    m_client->enable_server_certificate_verification(true);
    m_client->set_keep_alive(true);
    m_client->set_tcp_nodelay(true);
    setPatience(std::chrono::seconds(5));
}

Terminal::~Terminal() = default;

void Terminal::setPatience(std::chrono::milliseconds time)
{
    m_client->set_connection_timeout(time);
    m_client->set_read_timeout(time);
}

Reply Terminal::call(const QByteArray &method, const QString &path, const QByteArray &body,
                     const QByteArray &contentType, const RequestHeaders &headers)
{
    httplib::Request request;
    request.method = method.toStdString();
    request.path = ("/gk/v1" + path).toStdString();
    request.body = body.toStdString();
    if (!contentType.isEmpty())
        request.set_header("Content-Type", contentType.toStdString());
    for (const auto &[name, value] : headers)
        request.set_header(name.toStdString(), value.toStdString());
    const auto result = m_client->send(request);
    if (!result)
        return {};
    Reply reply{result->status,
                QByteArray::fromStdString(result->body),
                QByteArray::fromStdString(result->get_header_value("Content-Type")),
                {}};
    for (const auto &[name, value] : result->headers)
        reply.headers.insert(QByteArray::fromStdString(name).toLower(), QByteArray::fromStdString(value));
    return reply;
}

PortalBench::PortalBench()
{
    static const bool made = [] { // once a process: the script looks at every paper again each time
        QProcess script;
        script.start(QStringLiteral(KIOSK_SOURCE_DIR "/tests/portal/dev-ca.sh"),
                     {tls(), QStringLiteral("terminal-002")});
        if (!script.waitForFinished() || script.exitCode() != 0)
            qFatal("dev-ca.sh: %s", script.readAllStandardError().constData());
        return true;
    }();
    Q_UNUSED(made)
}

void PortalBench::start(const QByteArray &faultScript, Latency latency)
{
    m_log = std::make_unique<WitnessLog>();
    QVERIFY(m_log->open(file(QStringLiteral("portal.jsonl"))));
    auto portal = Portal::create({file(QStringLiteral("portal.db")), tls(), file(QStringLiteral("cases")), m_sms.url()},
                                 m_clock, *m_log);
    QVERIFY2(portal, portal ? "" : qPrintable(portal.error()));
    m_portal = std::move(*portal);
    HttpsServer::Settings settings;
    settings.tlsFolder = tls();
    settings.latency = latency;
    if (!faultScript.isEmpty()) {
        const auto faults = FaultScript::parse(faultScript);
        QVERIFY2(faults, faults ? "" : qPrintable(faults.error()));
        settings.faults = *faults;
    }
    auto server = HttpsServer::start(settings, *m_portal, *m_log);
    QVERIFY2(server, server ? "" : qPrintable(server.error()));
    m_server = std::move(*server);
    settings.door = Door::Enrolment;
    auto enrolment = HttpsServer::start(settings, *m_portal, *m_log);
    QVERIFY2(enrolment, enrolment ? "" : qPrintable(enrolment.error()));
    m_enrolmentServer = std::move(*enrolment);
}

void PortalBench::stop()
{
    m_enrolmentServer.reset();
    m_server.reset();
    m_portal.reset();
    m_log.reset();
}

QList<QJsonObject> PortalBench::logLines() const
{
    QFile log(file(QStringLiteral("portal.jsonl")));
    QList<QJsonObject> lines;
    if (log.open(QIODevice::ReadOnly))
        for (const QByteArray &line : log.readAll().split('\n'))
            if (!line.isEmpty())
                lines.append(QJsonDocument::fromJson(line).object());
    return lines;
}

QJsonObject PortalBench::caseRecord(const QString &caseNo) const
{
    QFile record(file(QStringLiteral("cases/%1.json").arg(caseNo)));
    return record.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(record.readAll()).object() : QJsonObject();
}

QByteArray PortalBench::openssl(const QStringList &arguments, const QByteArray &input)
{
    QProcess process;
    process.start(QStringLiteral("openssl"), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished() || process.exitCode() != 0)
        qFatal("openssl %s: %s", qPrintable(arguments.join(u' ')), process.readAllStandardError().constData());
    return process.readAllStandardOutput();
}

QByteArray PortalBench::seal(const QByteArray &plain, const QString &signer) const
{
    const QString papers = tls() + u'/';
    const auto words = [](const QString &line) { return line.split(u' '); };
    const QByteArray content = openssl(
        words(QStringLiteral("cms -sign -binary -nodetach -outform DER -md sha256 -signer %1%2.pem -inkey %1%2.key")
                  .arg(papers, signer)),
        plain);
    return openssl(words(QStringLiteral("cms -encrypt -binary -aes-256-gcm -outform DER -recip %1seal.pem "
                                        "-keyopt rsa_padding_mode:oaep -keyopt rsa_oaep_md:sha256")
                             .arg(papers)),
                   content);
}

QByteArray PortalBench::signature(const QByteArray &content, const QString &signer)
{
    return openssl(QStringLiteral("cms -sign -binary -outform DER -md sha256 -signer %1/%2.pem -inkey %1/%2.key")
                       .arg(tls(), signer)
                       .split(u' '),
                   content);
}

namespace citizen {

QString numberOf(int which)
{
    const QString stem = QStringLiteral("3301021985%1").arg(5150000 + which, 7, 10, QLatin1Char('0'));
    for (const char last : QByteArray("0123456789X"))
        if (registry::checkDigitHolds(stem + QLatin1Char(last)))
            return stem + QLatin1Char(last);
    return {};
}

QString openSession(Terminal &terminal, const QString &item, const QString &number)
{
    return terminal
        .call("POST", QStringLiteral("/sessions"),
              {{QStringLiteral("item"), item},
               {QStringLiteral("method"), QStringLiteral("card")},
               {QStringLiteral("name"), Name},
               {QStringLiteral("number"), number}})
        .json()[u"session"]
        .toString();
}

QString codeIn(const QString &sms)
{
    static const QRegularExpression digits(QStringLiteral("验证码 ([0-9]{6})，"));
    return digits.match(sms).captured(1);
}

QString verifiedSession(Terminal &terminal, PortalBench &bench, const QString &item, const QString &number)
{
    const QString session = openSession(terminal, item, number);
    bench.clock().advance(60); // a code may have been sent just before
    const QString id
        = terminal
              .call("POST", QStringLiteral("/sms-codes"),
                    {{QStringLiteral("session"), session}, {QStringLiteral("phone"), QStringLiteral("p1")}})
              .json()[u"id"]
              .toString();
    const QString code = codeIn(bench.sms().texts().filter(QStringLiteral("验证码")).last());
    const Reply verified = terminal.call("POST", QStringLiteral("/sms-codes/%1/verify").arg(id),
                                         {{QStringLiteral("session"), session}, {QStringLiteral("code"), code}});
    return verified.status == 200 ? session : QString();
}

QString newId() { return QUuid::createUuid().toString(QUuid::WithoutBraces); }

QByteArray caseJson(const QString &submission, bool conditional)
{
    const QJsonObject identity{
        {QStringLiteral("method"), conditional ? QStringLiteral("card") : QStringLiteral("card+sms")},
        {QStringLiteral("verified"), !conditional}};
    const QJsonObject person{{QStringLiteral("name"), Name},
                             {QStringLiteral("number"), Number},
                             {QStringLiteral("kind"), QStringLiteral("resident")},
                             {QStringLiteral("birth"), QStringLiteral("1990-01-01")},
                             {QStringLiteral("address"), QStringLiteral("浙江省杭州市上城区测试路1号")}};
    const QJsonArray answers{QJsonObject{{QStringLiteral("id"), QStringLiteral("employer")},
                                         {QStringLiteral("value"), QStringLiteral("澄湖区青禾食品厂")},
                                         {QStringLiteral("source"), QStringLiteral("citizen")}}};
    return QJsonDocument(QJsonObject{{QStringLiteral("format"), QStringLiteral("yizhan-case/1")},
                                     {QStringLiteral("submissionId"), submission},
                                     {QStringLiteral("visit"), newId()},
                                     {QStringLiteral("item"), QStringLiteral("residence-permit-application")},
                                     {QStringLiteral("itemVersion"), QStringLiteral("1.0.0")},
                                     {QStringLiteral("receiptCode"), QStringLiteral("CH-7Q4M-2KD9-X")},
                                     {QStringLiteral("createdAt"), QStringLiteral("2026-03-13T10:30:58.000+08:00")},
                                     {QStringLiteral("terminal"), QStringLiteral("terminal-001")},
                                     {QStringLiteral("identity"), identity},
                                     {QStringLiteral("citizen"), person},
                                     {QStringLiteral("answers"), answers},
                                     {QStringLiteral("conditional"), conditional}})
        .toJson();
}

Reply submit(Terminal &terminal, const QString &submission, const QByteArray &envelope)
{
    return terminal.call("PUT", QStringLiteral("/submissions/") + submission, envelope, "application/pkcs7-mime",
                         {{"If-None-Match", "*"}});
}

} // namespace citizen
