// SPDX-License-Identifier: Apache-2.0
// A receipt as a value: what is on the paper, not how a printer is told. May hold a citizen's receipt code,
// never a name or number; it lives in memory only.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <variant>

namespace kiosk::hal {

enum class ReceiptAlign { Left, Centre, Right };
enum class ReceiptSize { Normal, Tall, Double };

struct ReceiptText {
    QString text; // wrapped by the driver at the paper's width; wide characters count two columns
    ReceiptAlign align = ReceiptAlign::Left;
    ReceiptSize size = ReceiptSize::Normal;
    bool bold = false;
};
struct ReceiptPair { // label left, value right on one line, or on two when it does not fit
    QString label;
    QString value;
    bool bold = false;
};
struct ReceiptRule { };
struct ReceiptSpace {
    int lines = 1;
};
struct ReceiptQr {
    QByteArray payload;
}; // <= 256 bytes, centred, at least 25 mm wide

using ReceiptElement = std::variant<ReceiptText, ReceiptPair, ReceiptRule, ReceiptSpace, ReceiptQr>;

struct ReceiptDocument {
    QList<ReceiptElement> elements; // the driver feeds and cuts after the last one
};

} // namespace kiosk::hal
