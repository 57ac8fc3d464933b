// SPDX-License-Identifier: Apache-2.0
// An answer of a case as the portal gives it back, under the rules of portal_codec.h: whole, so that the document that
// was signed over it is the same. Private to app/portal.
#pragma once

#include <cases/signed_document.h>
#include <core/result.h>

class QJsonObject;

namespace kiosk::answer_codec {

Result<CaseAnswer> answer(const QJsonObject &object);

} // namespace kiosk::answer_codec
