// SPDX-License-Identifier: Apache-2.0
// Where the payment platform tells the portal that a citizen paid, for tests and the demo: POST {"qr": TEXT} to /pay,
// the text of our code as the citizen's phone read it. And POST {"number", "item", "answers": [{"id", "value",
// "source"}]} to /drafts: what the citizen has filled in on the phone, for the code to go on with. Plain HTTP; loopback
// only.
#pragma once

#include "portal.h"

#include <thread>

namespace httplib {
class Server;
}

namespace refportal {

class CitizenDoor {
public:
    // Null when it cannot listen there. `portal` and `log` are borrowed.
    static std::unique_ptr<CitizenDoor> open(const QString &host, int port, Portal &portal, WitnessLog &log);
    ~CitizenDoor();
    QString url() const { return QStringLiteral("http://%1:%2").arg(m_host).arg(m_port); }

private:
    CitizenDoor(const QString &host, Portal &portal, WitnessLog &log);

    QString m_host;
    int m_port = 0;
    std::unique_ptr<httplib::Server> m_server;
    std::thread m_thread;
};

} // namespace refportal
