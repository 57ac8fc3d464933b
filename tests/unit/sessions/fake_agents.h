// SPDX-License-Identifier: Apache-2.0
// A portal that lets one act for another, as long as the test lets it.
#pragma once

#include "fake_machine.h"

#include <portal/agent_portal.h>

namespace kiosk::test {

class FakeAgents final : public AgentPortal {
public:
    Pending<QList<MaskedPhone>> namePrincipal(QString session, PrincipalRequest principal, CallContext) override
    {
        named << session + u'/' + principal.item + u'/' + principal.relation + u'/' + principal.number.reveal();
        if (refusal)
            return readyFuture<QList<MaskedPhone>>(tl::unexpected(Error(*refusal)));
        return readyFuture<QList<MaskedPhone>>(QList<MaskedPhone>(phones));
    }
    Pending<AuthorityId> verifyPrincipal(QString session, QString codeId, SensitiveText code, CallContext) override
    {
        tries << session + u'/' + codeId + u'/' + code.reveal();
        if (holdsAnswer) {
            held = std::make_shared<QPromise<Result<AuthorityId>>>();
            held->start();
            return held->future();
        }
        if (!errors.isEmpty())
            return readyFuture<AuthorityId>(fail(errors.dequeue()));
        if (code.view() != QStringView(u"654321"))
            return readyFuture<AuthorityId>(fail(ErrorCode::SmsCodeWrong));
        return readyFuture<AuthorityId>(AuthorityId(authority));
    }

    AuthorityId authority = *AuthorityId::parse(u"7c32e2f0-3abd-4c59-8b74-2ebd3a8f6d66");
    QList<MaskedPhone> phones{{QStringLiteral("p1"), QStringLiteral("139****4009")}};
    QStringList named, tries;
    std::optional<Error> refusal; // of naming
    QQueue<ErrorCode> errors;     // of codes
    bool holdsAnswer = false;     // to codes
    std::shared_ptr<QPromise<Result<AuthorityId>>> held;
};

} // namespace kiosk::test
