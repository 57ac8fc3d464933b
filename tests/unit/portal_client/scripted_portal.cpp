// SPDX-License-Identifier: Apache-2.0
#include "scripted_portal.h"

#include <atomic>
#include <condition_variable>
#include <httplib.h>
#include <mutex>
#include <sys/socket.h>
#include <thread>

namespace kiosk::test {
namespace {

QByteArray clientName(const SSL *ssl)
{
    X509 *certificate = SSL_get_peer_certificate(ssl);
    char name[128] = "";
    X509_NAME_get_text_by_NID(X509_get_subject_name(certificate), NID_commonName, name, sizeof name);
    X509_free(certificate);
    return name;
}

HeardRequest heardFrom(const httplib::Request &request)
{
    HeardRequest heard;
    heard.method = QByteArray::fromStdString(request.method);
    heard.path = QByteArray::fromStdString(request.path);
    if (const auto query = request.target.find('?'); query != std::string::npos)
        heard.path += QByteArray::fromStdString(request.target.substr(query));
    heard.body = QByteArray::fromStdString(request.body);
    for (const auto &[name, value] : request.headers)
        heard.headers.insert(QByteArray::fromStdString(name).toLower(), QByteArray::fromStdString(value));
    heard.terminal = clientName(request.ssl);
    heard.fromPort = request.remote_port;
    return heard;
}

void cut(const httplib::Request &request) { ::shutdown(SSL_get_fd(request.ssl), SHUT_RDWR); }

} // namespace

struct ScriptedPortal::Server {
    Server(const DevPapers &papers, Script answers, const QString &clientCa)
        : https(papers.path(QStringLiteral("portal.pem")).toUtf8().constData(),
                papers.path(QStringLiteral("portal.key")).toUtf8().constData(),
                (clientCa.isEmpty() ? papers.path(QStringLiteral("ca.pem")) : clientCa).toUtf8().constData()),
          script(std::move(answers))
    { }

    void waitUnlessStopped(std::chrono::milliseconds delay)
    {
        std::unique_lock guard(silence);
        over.wait_for(guard, delay, [this] { return stopping; });
    }

    void answer(const httplib::Request &request, httplib::Response &response)
    {
        ScriptedAnswer answer;
        {
            const std::lock_guard guard(mutex);
            const HeardRequest now = heardFrom(request);
            requests << now;
            answer = script(now);
        }
        waitUnlessStopped(answer.delay);
        response.status = answer.status;
        for (auto header = answer.headers.cbegin(); header != answer.headers.cend(); ++header)
            response.set_header(header.key().toStdString(), header.value().toStdString());
        const std::string body = answer.body.toStdString();
        const std::string type = answer.contentType.toStdString();
        switch (answer.act) {
        case ScriptedAnswer::Act::Whole:
            if (!body.empty())
                response.set_content(body, type);
            break;
        case ScriptedAnswer::Act::Drop: cut(request); break;
        case ScriptedAnswer::Act::Half:
            response.set_content_provider(body.size(), type, [body](std::size_t, std::size_t, httplib::DataSink &sink) {
                sink.write(body.data(), body.size() / 2);
                return false;
            });
            break;
        case ScriptedAnswer::Act::Chunked:
            response.set_chunked_content_provider(type, [body](std::size_t offset, httplib::DataSink &sink) {
                const std::size_t size = std::min<std::size_t>(body.size() - offset, 65536);
                if (size > 0)
                    return sink.write(body.data() + offset, size);
                sink.done();
                return true;
            });
            break;
        case ScriptedAnswer::Act::Raw:
            SSL_write(const_cast<SSL *>(request.ssl), body.data(), static_cast<int>(body.size()));
            cut(request);
            break;
        case ScriptedAnswer::Act::Silence: {
            std::unique_lock guard(silence);
            over.wait(guard, [this] { return stopping; });
            cut(request);
            break;
        }
        }
    }

    httplib::SSLServer https;
    Script script;
    int port = 0;
    std::thread thread;
    mutable std::mutex mutex; // of script and requests
    QList<HeardRequest> requests;
    std::mutex silence;
    std::condition_variable over;
    bool stopping = false;
};

ScriptedAnswer problem(int status, const QByteArray &code, const QByteArray &members)
{
    ScriptedAnswer answer;
    answer.status = status;
    answer.contentType = "application/problem+json";
    answer.body = "{\"type\":\"urn:yizhan:problem:" + code
        + "\",\"title\":\"no\",\"status\":" + QByteArray::number(status) + ",\"code\":\"" + code + "\""
        + (members.isEmpty() ? members : "," + members) + "}";
    return answer;
}

ScriptedPortal::ScriptedPortal(const DevPapers &papers, Script script, int port, const QString &clientCa)
    : m_server(std::make_unique<Server>(papers, std::move(script), clientCa))
{
    httplib::SSLServer &https = m_server->https;
    if (!https.is_valid())
        return;
    https.new_task_queue = [] { return new httplib::ThreadPool(8); };
    https.set_tcp_nodelay(true);
    https.set_keep_alive_timeout(1); // stop() waits for it
    https.set_keep_alive_max_count(10'000);
    const auto answer = [server = m_server.get()](const httplib::Request &request, httplib::Response &response) {
        server->answer(request, response);
    };
    https.Get(".*", answer).Post(".*", answer).Put(".*", answer).Patch(".*", answer).Delete(".*", answer);
    if (port == 0)
        m_server->port = https.bind_to_any_port("127.0.0.1");
    else if (https.bind_to_port("127.0.0.1", port))
        m_server->port = port;
    if (m_server->port <= 0)
        return;
    m_server->thread = std::thread([&https] { https.listen_after_bind(); });
    while (!https.is_running()) // a stop() before that is lost
        std::this_thread::yield();
}

ScriptedPortal::~ScriptedPortal()
{
    {
        const std::lock_guard guard(m_server->silence);
        m_server->stopping = true;
    }
    m_server->over.notify_all();
    m_server->https.stop();
    if (m_server->thread.joinable())
        m_server->thread.join();
}

bool ScriptedPortal::isGood() const { return m_server->port > 0; }
int ScriptedPortal::port() const { return m_server->port; }

QUrl ScriptedPortal::base() const { return QUrl(QStringLiteral("https://127.0.0.1:%1").arg(m_server->port)); }

QList<HeardRequest> ScriptedPortal::heard() const
{
    const std::lock_guard guard(m_server->mutex);
    return m_server->requests;
}

} // namespace kiosk::test
