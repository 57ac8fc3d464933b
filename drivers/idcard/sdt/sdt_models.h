// SPDX-License-Identifier: Apache-2.0
// What one make of reader does differently. The protocol is the Ministry's; makers differ in speed and in age.
#pragma once

#include <core/result.h>

#include <QStringList>

namespace kiosk::sdt {

struct ReaderModel {
    const char *name = "sdt";
    int baud = 115200;         // of the line when the port names none
    bool newestAddress = true; // knows 30 03; without it a lifted card is noticed by reading it again
};

// The empty name is the first of them; BadConfig for any other name.
Result<ReaderModel> modelNamed(QStringView name);
QStringList modelNames();

} // namespace kiosk::sdt
