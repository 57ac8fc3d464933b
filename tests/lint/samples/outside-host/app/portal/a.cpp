// SPDX-License-Identifier: Apache-2.0
// the standard lives at https://datatracker.ietf.org/doc/rfc9562/
const char *home = "https://portal.hangzhou.gov.cn/gk"; // bad
const char *here = "http://127.0.0.1:8080/x";
const char *docs = "https://gk.example/receipt/1";
const char *hole = "https://%1:%2/";
const char *name = "ipp://printer.local/ipp/print";
