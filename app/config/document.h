// SPDX-License-Identifier: Apache-2.0
// Bytes of a JSON or TOML file to one neutral tree, strictly: what a lenient parser would swallow is a finding.
#pragma once

#include "finding.h"

#include <QByteArray>
#include <QJsonValue>
#include <optional>

namespace kiosk {

// RFC 8259, and more: a key given twice in one object is a finding (Qt keeps the last one silently). Empty exactly when
// something was added to `findings`.
std::optional<QJsonValue> readJson(const QByteArray &bytes, const QString &file, Findings &findings);

// TOML 1.0 as tomlplusplus reads it; dates, times, inf and nan have no place in our files and are findings.
std::optional<QJsonValue> readToml(const QByteArray &bytes, const QString &file, Findings &findings);

// The file's bytes, or a finding. Nothing we read is larger than a mebibyte.
std::optional<QByteArray> readFile(const QString &path, const QString &file, Findings &findings);

} // namespace kiosk
