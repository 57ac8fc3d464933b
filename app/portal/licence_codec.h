// SPDX-License-Identifier: Apache-2.0
// JSON of the calls about electronic licences, under the rules of portal_codec.h.
#pragma once

#include "licence_portal.h"

namespace kiosk::licence_codec {

// Also InvalidInput: a number that is none.
Result<LicenceSession> session(const QByteArray &json);
Result<std::vector<OwnLicence>> ownLicences(const QByteArray &json);
// Also InvalidInput: of another code.
Result<Verification> verification(const QByteArray &json, const QString &code);
Result<LicenceToken> token(const QByteArray &json);
// Also InvalidInput: of another type, or an identifier whose check character does not hold.
Result<Licence> licence(const QByteArray &json, const QString &type);

} // namespace kiosk::licence_codec
