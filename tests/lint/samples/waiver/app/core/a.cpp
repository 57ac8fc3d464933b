// SPDX-License-Identifier: Apache-2.0
// lint: allow(outside-host): the waiver of the next line holds
const char *a = "https://a.gov.cn/";
const char *b = "https://b.gov.cn/"; // lint: allow(outside-host): so does one on the line itself
// lint: allow(outside-host) // bad: no reason given
// lint: allow(no-such-rule): a reason // bad
