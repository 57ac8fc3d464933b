// SPDX-License-Identifier: Apache-2.0
// An HTTPS server with mutual TLS in the test's own process, whose every answer the test decides, wrong ones included.
#pragma once

#include <support/dev_papers.h>

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QUrl>
#include <chrono>
#include <functional>
#include <memory>

namespace kiosk::test {

struct HeardRequest {
    QByteArray method;
    QByteArray path;
    QByteArray body;
    QHash<QByteArray, QByteArray> headers; // names in lower case
    QByteArray terminal;                   // CN of the client's certificate
    int fromPort = 0;                      // tells connections apart
};

struct ScriptedAnswer {
    enum class Act {
        Whole,
        Drop,    // the connection ends without a byte of an answer
        Half,    // head and half of the body, then the end
        Chunked, // whole, without saying how long it is
        Raw,     // `body` is all that goes over the wire, head included; then the end
        Silence, // nothing until the server stops
    };
    int status = 200;
    QByteArray body = "{}";
    QByteArray contentType = "application/json";
    QHash<QByteArray, QByteArray> headers = {};
    Act act = Act::Whole;
    std::chrono::milliseconds delay{0}; // before the answer; other requests go on meanwhile
};

ScriptedAnswer problem(int status, const QByteArray &code, const QByteArray &members = {});

// `script` runs on the server's threads, one call at a time.
class ScriptedPortal {
public:
    using Script = std::function<ScriptedAnswer(const HeardRequest &)>;
    // port 0: any. `papers` names the server's certificate, `clientCa` whose clients are let in.
    ScriptedPortal(const DevPapers &papers, Script script, int port = 0, const QString &clientCa = {});
    ~ScriptedPortal(); // cuts whatever is still open

    bool isGood() const;
    int port() const;
    QUrl base() const; // https://127.0.0.1:port
    QList<HeardRequest> heard() const;

private:
    struct Server;
    std::unique_ptr<Server> m_server;
};

} // namespace kiosk::test
