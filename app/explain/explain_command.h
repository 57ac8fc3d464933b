// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "question.h"

#include <core/clock.h>

#include <QStringList>

namespace kiosk {

// Asks the terminal that runs on this state folder. LinkBroken: nobody is there. TimedOut: somebody is, and says
// nothing. Otherwise what the terminal said. Blocks.
Result<QByteArray> askTerminal(const QString &stateFolder, const StoryQuestion &question, Duration limit);

// The running terminal's answer, or that of the store when no terminal runs. Claimed: one has
// the store and does not listen, or not yet.
Result<QByteArray> storyOf(const QString &stateFolder, const StoryQuestion &question);

// `kiosk explain CASE [--state DIR] [--json | --replay FILE]`. The program's exit code: 0; 64 wrong usage; 65 several
// visits have this number, or no replay can be made; 66 no such case, or no store; 74 the store cannot be read; 75 a
// terminal has the store and does not answer; 77 another user's store; 78 not a store, or another release's.
int explainCommand(const QStringList &arguments);

} // namespace kiosk
