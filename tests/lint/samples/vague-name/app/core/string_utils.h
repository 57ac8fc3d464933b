// SPDX-License-Identifier: Apache-2.0  // bad
#pragma once
