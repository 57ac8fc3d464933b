// SPDX-License-Identifier: Apache-2.0
// An HttpPortalClient with development papers; the heartbeat runs on a clock that the test turns.
#pragma once

#include <portal/http_portal_client.h>
#include <support/dev_papers.h>
#include <support/virtual_clock.h>

namespace kiosk::test {

struct ClientUnderTest {
    std::shared_ptr<VirtualClock> clock = std::make_shared<VirtualClock>();
    std::unique_ptr<HttpPortalClient> client;

    ClientUnderTest(const DevPapers &papers, const QUrl &base)
        : ClientUnderTest(readCredentials(papers.folder()).value(), base)
    { }
    ClientUnderTest(const Credentials &credentials, const QUrl &base)
    {
        PortalSettings settings;
        settings.base = base;
        settings.terminal = QStringLiteral("terminal-001");
        settings.callLimit = 5s;
        client = HttpPortalClient::create(settings, credentials, clock, *clock, Logger()).value();
    }
    HttpPortalClient *operator->() const { return client.get(); }
    CallContext within(Duration limit) const { return {{}, Deadline::in(*clock, limit)}; }
};

} // namespace kiosk::test
