// SPDX-License-Identifier: Apache-2.0
// `kiosk-portal archive`: packages of closed cases for the archive's office, and a look through such packages. For
// people, not for terminals, so it is no call of the contract.
#pragma once

#include <QStringList>

namespace refportal {

//     archive CASE|--all --tls DIR --database FILE [--items DIR] --out DIR
//     archive --check DIR [--tls DIR]
// Exit code: 0 done, or nothing is wrong; 1 a case cannot be archived, or something is wrong; 2 asked wrongly.
// Needs a QGuiApplication for fonts.
int archiveCommand(const QStringList &arguments);

} // namespace refportal
