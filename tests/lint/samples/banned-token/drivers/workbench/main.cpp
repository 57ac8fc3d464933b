// SPDX-License-Identifier: Apache-2.0
void f() { std::cout << "a tool may print"; }
