// SPDX-License-Identifier: Apache-2.0
// `kiosk staff ...`: what the clerk who writes a staff list needs at a desk. docs/staff-accounts.md shows it at work.
#pragma once

#include <core/sensitive.h>

#include <QByteArray>
#include <QStringList>

namespace kiosk {

struct StaffCommandResult {
    int exitCode = 0; // 64: wrong usage, 65: the input is not taken, 1: findings
    QByteArray out;
    QByteArray complaint;
};

//   hash-pin                            the PIN in `input` -> its Argon2id string
//   card-digest KEY-FILE serial|number  the card in `input` -> its digest under the 64 hexadecimal digits of KEY-FILE
//   check LIST.json                     what is wrong in a list before it is signed
//   permissions                         the tables of docs/staff-accounts.md
StaffCommandResult runStaffCommand(const QStringList &arguments, const SensitiveBytes &input);

// The same with standard input and output. On a terminal a PIN is asked for twice and not shown.
int staffCommand(const QStringList &arguments);

} // namespace kiosk
