// SPDX-License-Identifier: Apache-2.0
TestCase {
    function test_asks() { if (a) { verify(b) } }
    function test_silent() { a.click() } // bad
    function test_rows_data() { return [] }
}
