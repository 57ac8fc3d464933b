// SPDX-License-Identifier: Apache-2.0
// JSON of where cases stand, under the rules of portal_codec.h.
#pragma once

#include "case_portal.h"

namespace kiosk::case_codec {

// Also InvalidInput: of another case. No etag.
Result<PortalCaseStanding> standing(const QByteArray &json, const QString &caseNo);
Result<CaseList> caseList(const QByteArray &json);
Result<CaseGlimpse> glimpse(const QByteArray &json);

} // namespace kiosk::case_codec
