// SPDX-License-Identifier: Apache-2.0  // bad
#ifndef A_H
#define A_H
#endif
