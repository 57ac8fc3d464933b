// SPDX-License-Identifier: Apache-2.0
void f() { QTest::qWait(5); } // bad
