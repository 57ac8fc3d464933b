// SPDX-License-Identifier: Apache-2.0
#include "http_listener.h"

#include "witness.h"

#include <QDir>
#include <QMetaObject>
#include <httplib.h>
#include <netinet/in.h>
#include <optional>
#include <sys/socket.h>

namespace kiosk::workbench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr size_t Threads = 16; // a kept-alive connection occupies one
constexpr int KeepAliveSeconds = 30;

// cpp-httplib shows no descriptors, so the connections are found as the kernel lists them. Shut down with a zero
// linger: the thread that serves one reads its end, closes it, and the peer sees a reset.
void resetConnections(quint16 localPort, std::optional<quint16> remotePort = {})
{
    for (const QString &name : QDir(u"/proc/self/fd"_s).entryList(QDir::Files | QDir::System | QDir::NoDotAndDotDot)) {
        const int descriptor = name.toInt();
        sockaddr_in here{}, there{};
        socklen_t hereSize = sizeof here, thereSize = sizeof there;
        if (getsockname(descriptor, reinterpret_cast<sockaddr *>(&here), &hereSize) != 0 || here.sin_family != AF_INET
            || ntohs(here.sin_port) != localPort
            || getpeername(descriptor, reinterpret_cast<sockaddr *>(&there), &thereSize) != 0
            || (remotePort && ntohs(there.sin_port) != *remotePort))
            continue;
        const linger now{1, 0};
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &now, sizeof now);
        shutdown(descriptor, SHUT_RDWR);
    }
}

} // namespace

struct HttpListener::Exchange {
    QByteArray body;
    std::optional<HttpAnswer> answer;
};

HttpListener::HttpListener(const QByteArray &path, Handler handler, QObject *parent)
    : QObject(parent), m_path(path), m_handler(std::move(handler))
{ }

HttpListener::~HttpListener() { close(); }

Result<void> HttpListener::listen()
{
    if (m_server)
        return {};
    auto server = std::make_unique<httplib::Server>();
    server->set_tcp_nodelay(true); // else every answer waits 44 ms
    server->set_keep_alive_max_count(100'000);
    server->set_keep_alive_timeout(KeepAliveSeconds);
    server->new_task_queue = [] { return new httplib::ThreadPool(Threads); };
    server->Post(m_path.toStdString(), [this](const httplib::Request &request, httplib::Response &response) {
        const HttpAnswer answer = ask(QByteArray::fromStdString(request.body));
        if (answer.delivery != HttpAnswer::Delivery::Whole)
            resetConnections(m_port, quint16(request.remote_port));
        response.status = answer.status;
        response.set_content(answer.body.constData(), size_t(answer.body.size()), answer.contentType.toStdString());
    });
    const bool bound = m_port ? server->bind_to_port("127.0.0.1", m_port)
                              : (m_port = quint16(server->bind_to_any_port("127.0.0.1"))) > 0;
    if (!bound)
        return fail(ErrorCode::Conflict, u"cannot listen on port %1"_s.arg(m_port));
    m_server = std::move(server);
    m_closing = m_ended = false;
    ++m_plugged;
    m_thread = std::thread([this, running = m_server.get()] {
        running->listen_after_bind();
        const std::lock_guard lock(m_mutex);
        m_ended = true;
        m_moved.notify_all();
    });
    while (!m_server->is_running()) // stop() before that would be lost
        std::this_thread::yield();
    return {};
}

void HttpListener::close()
{
    if (!m_server)
        return;
    std::unique_lock lock(m_mutex);
    m_closing = true;
    m_moved.notify_all();
    m_server->stop();
    // again and again: a connection may have been accepted while we looked
    while (!m_ended) {
        resetConnections(m_port);
        m_moved.wait_for(lock, std::chrono::milliseconds(2));
    }
    lock.unlock();
    m_thread.join();
    m_server.reset();
}

// On a thread of cpp-httplib.
HttpAnswer HttpListener::ask(const QByteArray &body)
{
    const qint64 lastByteMono = bootMs();
    const auto exchange = std::make_shared<Exchange>();
    exchange->body = body;
    QMetaObject::invokeMethod(
        this,
        [this, exchange, lastByteMono, plugged = m_plugged] {
            if (!m_server || plugged != m_plugged)
                return;
            HttpAnswer answer = m_handler(exchange->body, lastByteMono);
            const std::lock_guard lock(m_mutex);
            exchange->answer = std::move(answer);
            m_moved.notify_all();
        },
        Qt::QueuedConnection);
    std::unique_lock lock(m_mutex);
    m_moved.wait(lock, [&] {
        const bool silent = exchange->answer && exchange->answer->delivery == HttpAnswer::Delivery::Never;
        return m_closing || (exchange->answer && !silent);
    });
    if (m_closing)
        return {.status = 503, .delivery = HttpAnswer::Delivery::Lost};
    return *exchange->answer;
}

} // namespace kiosk::workbench
