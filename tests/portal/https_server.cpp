// SPDX-License-Identifier: Apache-2.0
#include "https_server.h"

#include "body_reader.h"

#include <httplib.h>

namespace refportal {
namespace {

constexpr size_t LargestBody = size_t{4} * 1024 * 1024;
constexpr int Threads = 16;
constexpr int KeepAliveS = 75;

bool endsWithoutAnswer(FaultAct act)
{
    return act == FaultAct::DropRequest || act == FaultAct::CommitThenDrop || act == FaultAct::Dark;
}

// The problem that is answered and nothing done
std::optional<ProblemCode> instead(FaultAct act)
{
    switch (act) {
    case FaultAct::Maintenance: return ProblemCode::Maintenance;
    case FaultAct::DepartmentDown: return ProblemCode::DepartmentDown;
    default: return std::nullopt;
    }
}

} // namespace

HttpsServer::HttpsServer(const Settings &settings, Portal &portal, WitnessLog &log)
    : m_settings(settings), m_portal(portal), m_log(log),
      m_gate(settings.tlsFolder, settings.door, [this] { return admit(); })
{ }

tl::expected<std::unique_ptr<HttpsServer>, QString> HttpsServer::start(const Settings &settings, Portal &portal,
                                                                       WitnessLog &log)
{
    std::unique_ptr<HttpsServer> server(new HttpsServer(settings, portal, log));
    server->m_server
        = std::make_unique<httplib::SSLServer>([&](SSL_CTX &context) { return server->m_gate.configure(context); });
    if (!server->m_server->is_valid())
        return tl::unexpected(settings.tlsFolder + QStringLiteral(": ca.pem, portal.pem and portal.key will not do"));
    if (!server->listen())
        return tl::unexpected(QStringLiteral("cannot listen on %1:%2").arg(settings.host).arg(settings.port));
    return server;
}

bool HttpsServer::listen()
{
    m_server->new_task_queue = [] { return new httplib::ThreadPool(Threads); };
    m_server->set_tcp_nodelay(true); // 40 ms of delayed ACK per call without it
    m_server->set_keep_alive_max_count(100000);
    m_server->set_keep_alive_timeout(KeepAliveS);
    m_server->set_payload_max_length(LargestBody);
    const auto handler
        = [this](const httplib::Request &request, httplib::Response &response) { serve(request, response); };
    m_server->Get(".*", handler).Post(".*", handler).Put(".*", handler).Patch(".*", handler).Delete(".*", handler);
    // what httplib itself refuses before it reaches us
    m_server->set_error_handler([](const httplib::Request &request, httplib::Response &response) {
        if (response.body.empty() && request.method != "HEAD")
            fill(response, problemAnswer({response.status == 413 ? ProblemCode::TooLarge : ProblemCode::BadRequest}));
    });
    const std::string host = m_settings.host.toStdString();
    if (m_settings.port == 0)
        m_port = m_server->bind_to_any_port(host);
    else
        m_port = m_server->bind_to_port(host, m_settings.port) ? m_settings.port : -1;
    if (m_port <= 0)
        return false;
    m_thread = std::thread([this] { m_server->listen_after_bind(); });
    while (!m_server->is_running()) // stop() before this would not be heard
        std::this_thread::yield();
    return true;
}

HttpsServer::~HttpsServer()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_ended.notify_all();
    if (!m_thread.joinable())
        return;
    m_server->stop();
    m_gate.dropAll(); // else idle connections keep their threads for a minute
    m_thread.join();
}

QString HttpsServer::url() const { return QStringLiteral("https://%1:%2").arg(m_settings.host).arg(m_port); }

void HttpsServer::wait(std::chrono::milliseconds time)
{
    std::unique_lock lock(m_mutex);
    m_ended.wait_for(lock, time, [this] { return m_ending; });
}

bool HttpsServer::isDark()
{
    const std::lock_guard lock(m_mutex);
    return m_ending || (m_dark && (!m_lightAt || std::chrono::steady_clock::now() < *m_lightAt));
}

void HttpsServer::goDark(std::optional<int> seconds)
{
    {
        const std::lock_guard lock(m_mutex);
        m_dark = true;
        m_lightAt.reset();
        if (seconds)
            m_lightAt = std::chrono::steady_clock::now() + std::chrono::seconds(*seconds);
    }
    m_gate.dropAll();
}

// A new connection costs two round trips on a real line: TCP's and TLS's.
bool HttpsServer::admit()
{
    if (isDark())
        return false;
    wait(m_settings.latency.roundTrip * 2);
    return true;
}

Call HttpsServer::callOf(const httplib::Request &request) const
{
    const auto header = [&](const char *name) { return QByteArray::fromStdString(request.get_header_value(name)); };
    Call call;
    call.method = QByteArray::fromStdString(request.method);
    call.path = QString::fromStdString(request.path);
    call.query = QString::fromStdString(request.target).section(u'?', 1);
    call.contentType = header("Content-Type");
    call.ifNoneMatch = header("If-None-Match");
    const auto number = [&header](const char *name) {
        bool isNumber = false;
        const qint64 value = header(name).toLongLong(&isNumber);
        return isNumber && value >= 0 ? value : -1;
    };
    call.uploadOffset = number("Upload-Offset");
    call.uploadLength = number("Upload-Length");
    call.session = QString::fromLatin1(header("Kiosk-Session"));
    call.authorization = header("Authorization");
    call.certificate = TlsGate::peerDigest(request.ssl);
    call.body = QByteArray::fromStdString(request.body);
    call.terminal = TlsGate::peerName(request.ssl);
    const QString visit = QString::fromLatin1(header("Kiosk-Visit"));
    if (pattern::uuid().match(visit).hasMatch())
        call.visit = visit;
    return call;
}

void HttpsServer::serve(const httplib::Request &request, httplib::Response &response)
{
    const qint64 began = bootMs();
    if (isDark()) {
        TlsGate::drop(request.ssl);
        return;
    }
    Call call = callOf(request);
    const Portal::Route *route = m_portal.route(call, m_settings.door);
    const auto fault = m_settings.faults ? m_settings.faults->next(call.method, call.path) : std::nullopt;
    const Answer answer = perform(call, route, fault);
    note(call, Portal::loggable(route, call), answer, fault, began);
    if (fault && fault->act == FaultAct::Dark)
        goDark(fault->forS);
    if (fault && endsWithoutAnswer(fault->act))
        TlsGate::drop(request.ssl);
    fill(response, answer);
}

Answer HttpsServer::perform(const Call &call, const Portal::Route *route, const std::optional<Fault> &fault)
{
    wait(m_settings.latency.roundTrip / 2);
    Answer answer;
    answer.status = 0; // in the log: none was given
    if (const auto problem = fault ? instead(fault->act) : std::nullopt) {
        answer = problemAnswer({*problem, 30});
    } else if (!fault || (fault->act != FaultAct::DropRequest && fault->act != FaultAct::Dark)) {
        if (route && route->asksDepartment)
            wait(m_settings.latency.department);
        answer = m_portal.answer(route, call);
    }
    if (fault && fault->act == FaultAct::Error500AfterCommit) {
        const QByteArray effect = answer.effect;
        answer = problemAnswer({ProblemCode::Internal});
        answer.effect = effect;
    }
    if (fault && fault->act == FaultAct::CommitThenDrop)
        answer.status = 0;
    if (fault && fault->act == FaultAct::Slow)
        wait(std::chrono::milliseconds(fault->ms));
    wait(m_settings.latency.roundTrip / 2);
    return answer;
}

void HttpsServer::fill(httplib::Response &response, const Answer &answer)
{
    response.status = answer.status;
    for (const auto &[name, value] : answer.headers)
        response.set_header(name.toStdString(), value.toStdString());
    if (!answer.contentType.isEmpty())
        response.set_content(answer.body.toStdString(), answer.contentType.toStdString());
}

void HttpsServer::note(const Call &call, const QString &path, const Answer &answer, const std::optional<Fault> &fault,
                       qint64 began)
{
    QJsonObject line{{QStringLiteral("terminal"), call.terminal},
                     {QStringLiteral("visit"), call.visit},
                     {QStringLiteral("method"), QString::fromLatin1(call.method)},
                     {QStringLiteral("path"), path},
                     {QStringLiteral("status"), answer.status},
                     {QStringLiteral("ms"), bootMs() - began}};
    if (!answer.effect.isEmpty())
        line.insert(QStringLiteral("effect"), QString::fromLatin1(answer.effect));
    if (!answer.problemCode.isEmpty())
        line.insert(QStringLiteral("code"), QString::fromLatin1(answer.problemCode));
    if (fault)
        line.insert(QStringLiteral("fault"), QLatin1String(codeName(fault->act)));
    m_log.write(line);
}

} // namespace refportal
