// SPDX-License-Identifier: Apache-2.0
#pragma once
using namespace std; // bad
using namespace std::chrono_literals;
