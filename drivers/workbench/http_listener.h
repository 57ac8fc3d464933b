// SPDX-License-Identifier: Apache-2.0
// POST of one path on loopback, answered on the main thread; can lose answers, hang, and be unplugged.
#pragma once

#include <core/result.h>

#include <QByteArray>
#include <QObject>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace httplib {
class Server;
}

namespace kiosk::workbench {

struct HttpAnswer {
    enum class Delivery {
        Whole,
        Lost,  // the connection is reset without a byte of it
        Never, // silence until the plug is pulled
    };
    int status = 200;
    QByteArray contentType = {};
    QByteArray body = {};
    Delivery delivery = Delivery::Whole;
};

// Main thread. cpp-httplib answers on its own threads; they only carry bytes and wait for `handler`.
class HttpListener : public QObject {
    Q_OBJECT
public:
    // handler(body, bootMs of its last byte) is called on the main thread, one request at a time
    using Handler = std::function<HttpAnswer(const QByteArray &body, qint64 lastByteMono)>;

    HttpListener(const QByteArray &path, Handler handler, QObject *parent = nullptr);
    ~HttpListener() override;

    Result<void> listen(); // any port the first time, the same one ever after
    void close();          // no listener, every connection reset; requests under way get no answer
    bool isListening() const { return m_server != nullptr; }
    quint16 port() const { return m_port; }

private:
    struct Exchange; // one request on its way between the threads

    HttpAnswer ask(const QByteArray &body);

    QByteArray m_path;
    Handler m_handler;
    quint16 m_port = 0;
    std::unique_ptr<httplib::Server> m_server;
    std::thread m_thread;
    std::mutex m_mutex;
    std::condition_variable m_moved; // m_closing, m_ended or an exchange's answer changed
    int m_plugged = 0;               // how often: what came before the plug was pulled is not carried out after it
    bool m_closing = false;
    bool m_ended = false; // the listening thread has left
};

} // namespace kiosk::workbench
