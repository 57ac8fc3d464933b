// SPDX-License-Identifier: Apache-2.0
// What happens behind the portal, for tests and the demo. POST {"qr": TEXT} to /pay: the payment platform tells that a
// citizen paid, TEXT is our code as the phone read it. POST {"item": ID, "fields": {KEY: VALUE}} to /known: this is
// what the departments know for the item, from now on. POST {"caseNo", "part", "state", "faults"} (Judgement) to
// /judge: what a department makes of a case. POST {"number", "item", "answers": [{"id", "value", "source"}]} to
// /drafts: what the citizen has filled in on the phone, for the code to go on with. POST {"desk": NAME},
// {"over": true} or {"staffed": false} to /help: the desk that takes calls for help. Plain HTTP; loopback only.
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
