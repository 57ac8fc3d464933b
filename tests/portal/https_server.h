// SPDX-License-Identifier: Apache-2.0
// The portal on the wire: HTTPS with mutual TLS, the hall's latency, the fault script and the witness log.
#pragma once

#include "fault_script.h"
#include "portal.h"
#include "tls_gate.h"

#include <chrono>
#include <condition_variable>
#include <thread>

namespace httplib {
class SSLServer;
struct Request;
struct Response;
} // namespace httplib

namespace refportal {

struct Latency {
    std::chrono::milliseconds roundTrip{0};
    std::chrono::milliseconds department{0};
    static Latency hall() { return {std::chrono::milliseconds(50), std::chrono::milliseconds(300)}; }
};

class HttpsServer {
public:
    struct Settings {
        QString host = QStringLiteral("127.0.0.1");
        int port = 0; // 0: any
        QString tlsFolder;
        Latency latency = {};
        std::shared_ptr<FaultScript> faults = {}; // may be null
        Door door = Door::Terminals;
    };
    // Listens when it returns; the reason when it cannot. Portal and log are borrowed.
    static tl::expected<std::unique_ptr<HttpsServer>, QString> start(const Settings &settings, Portal &portal,
                                                                     WitnessLog &log);
    ~HttpsServer(); // ends every connection and waits for its threads
    QString url() const;

private:
    HttpsServer(const Settings &settings, Portal &portal, WitnessLog &log);
    bool listen();
    void serve(const httplib::Request &request, httplib::Response &response);
    Call callOf(const httplib::Request &request) const;
    Answer perform(const Call &call, const Portal::Route *route, const std::optional<Fault> &fault);
    static void fill(httplib::Response &response, const Answer &answer);
    void note(const Call &call, const QString &path, const Answer &answer, const std::optional<Fault> &fault,
              qint64 began);
    bool admit();
    bool isDark();
    void goDark(std::optional<int> seconds);
    void wait(std::chrono::milliseconds time); // ends early when the server ends

    Settings m_settings;
    Portal &m_portal;
    WitnessLog &m_log;
    TlsGate m_gate;
    std::unique_ptr<httplib::SSLServer> m_server;
    int m_port = 0;
    std::mutex m_mutex;
    std::condition_variable m_ended;
    bool m_ending = false;
    bool m_dark = false;
    std::optional<std::chrono::steady_clock::time_point> m_lightAt;
    std::thread m_thread;
};

} // namespace refportal
