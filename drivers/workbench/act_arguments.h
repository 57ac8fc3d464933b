// SPDX-License-Identifier: Apache-2.0
// Reading the JSON of an act strictly: an unknown key, value or type is an error that names what is allowed, because
// a mistyped fault that silently does nothing makes a test that cannot fail.
#pragma once

#include <core/result.h>

#include <QJsonObject>
#include <QStringList>
#include <initializer_list>
#include <optional>

namespace kiosk::workbench {

Result<void> onlyKeys(const QJsonObject &act, std::initializer_list<const char *> keys);
Result<QString> textOf(const QJsonObject &act, const char *key);
// nothing when the key is absent
Result<std::optional<int>> numberOf(const QJsonObject &act, const char *key, int least, int most);
// the index into `words`; nothing when the key is absent
Result<std::optional<int>> choiceOf(const QJsonObject &act, const char *key, std::initializer_list<const char *> words);
Result<std::optional<int>> choiceOf(const QJsonObject &act, const char *key, const QStringList &words);

// the act's "fault", one of `known`
Result<QString> faultNameOf(const QJsonObject &act, QStringList known);

} // namespace kiosk::workbench
