// SPDX-License-Identifier: Apache-2.0
// The text of cupsd's configuration files.
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

namespace kiosk::ipp {

using Directives = QMap<QString, QString>;

// Lines as cupsd takes them: names without case, the last one counts. `section`: only what stands inside of it, e.g.
// "printer cert"; empty: only what stands outside of all.
Directives directivesOf(const QByteArray &text, const QString &section);
// Seconds, or with s, m, h, d, w behind; negative when it is no time.
double secondsOf(const QString &text);
bool isNo(const QString &value);

} // namespace kiosk::ipp
