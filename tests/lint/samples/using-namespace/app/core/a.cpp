// SPDX-License-Identifier: Apache-2.0
using namespace kiosk;
