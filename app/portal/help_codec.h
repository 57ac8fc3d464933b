// SPDX-License-Identifier: Apache-2.0
// Bodies of the calls for help (docs/portal-api.yaml). InvalidInput names the member that is wrong. Private to
// app/portal.
#pragma once

#include "help_portal.h"

#include <QJsonObject>

namespace kiosk::help_codec {

QJsonObject asked(const HelpCall &call);
Result<HelpAnswer> answer(const QByteArray &json, HelpCallId id);

} // namespace kiosk::help_codec
