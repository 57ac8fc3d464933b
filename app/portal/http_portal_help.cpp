// SPDX-License-Identifier: Apache-2.0
#include "help_codec.h"
#include "portal_exchange.h"

namespace kiosk {

using namespace wire;

namespace {

QString pathOf(HelpCallId id) { return QStringLiteral("/gk/v1/help-calls/") + id.text(); }

} // namespace

Pending<HelpAnswer> HttpPortalClient::putHelpCall(HelpCallId id, HelpCall call, CallContext context)
{
    return exchange<HelpAnswer>(withJson("PUT", pathOf(id), help_codec::asked(call)), {201, 200}, context,
                                [id](const WireAnswer &answer) { return help_codec::answer(answer.body, id); });
}

Pending<HelpAnswer> HttpPortalClient::helpCall(HelpCallId id, CallContext context)
{
    return exchange<HelpAnswer>(get(pathOf(id)), {200}, context,
                                [id](const WireAnswer &answer) { return help_codec::answer(answer.body, id); });
}

Pending<void> HttpPortalClient::closeHelpCall(HelpCallId id, CallContext context)
{
    return exchange<void>(WireRequest{QByteArrayLiteral("DELETE"), pathOf(id)}, {204}, context, nothing);
}

} // namespace kiosk
