// SPDX-License-Identifier: Apache-2.0
// A test says which fault of tests/data/faults/*.json it has just injected; tests/faults/compare.py holds both sets
// together after all driver tests. Call it where the fault really went over the wire, not at the top of the test.
#pragma once

namespace kiosk::test {

// `id` as in the list, e.g. "idcard.wrong-checksum". Nothing happens outside CTest.
void faultInjected(const char *id);

// The same from a test of an emulator alone: the id is held against the list, but no driver has met the fault, so the
// comparison goes on asking for one that has.
void faultEmulated(const char *id);

} // namespace kiosk::test
