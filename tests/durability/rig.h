// SPDX-License-Identifier: Apache-2.0
// The process that is killed: store, client and outbox of the product, doing a day's work as fast as they can. It says
// on its standard output what it tried and what the product had promised, one line each, flushed at once:
//   try ID SHA256 | kept ID | refused CODE       a case
//   material ID MATERIAL SHA256           what the case that follows has
//   intent CLAIM | moved CLAIM            committed; then the paper moved, and lies in the file "sheets" beside FOLDER
//   rated ID
//   correction ID SHA256 PAIR | corrected PAIR   what departments asked for: both of a pair are kept, or none
//   hopeless ID                           what the portal never takes: a clerk closes it
//   no-store CODE                         the store did not open
//   row ID STATE                          what is left at the end
//   counts PENDING HELD ACKNOWLEDGED UNCERTAIN
//   end
#pragma once

#include <QStringList>

namespace kiosk::test {

// "--rig FOLDER PAPERS URL WORK SEED CUT TROUBLE AT TERMINAL"; WORK is "day" or "drain" (only what is there is sent).
int runRig(const QStringList &arguments);

} // namespace kiosk::test
