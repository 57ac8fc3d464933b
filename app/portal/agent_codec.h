// SPDX-License-Identifier: Apache-2.0
// JSON of acting for another, under the rules of portal_codec.h.
#pragma once

#include "agent_portal.h"

namespace kiosk::agent_codec {

QByteArray principalRequest(const PrincipalRequest &principal);
// InvalidInput: none at all.
Result<QList<MaskedPhone>> phones(const QByteArray &json);
Result<AuthorityId> authority(const QByteArray &json);

} // namespace kiosk::agent_codec
