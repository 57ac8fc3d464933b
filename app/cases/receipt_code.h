// SPDX-License-Identifier: Apache-2.0
// The number on the receipt: made here, before any portal is asked, opaque, and hard to copy wrongly.
#pragma once

#include <core/result.h>

#include <QString>
#include <QStringView>

QT_BEGIN_NAMESPACE
class QRandomGenerator;
QT_END_NAMESPACE

namespace kiosk {

// CH-7Q4M-2KD9-X: prefix of the district, 8 random characters, check character. The alphabet has 29 characters,
// 0-9 and A-Z without I L O S Z B U, each of which reads as the one it is mistaken for (1 1 0 5 2 8 V). 29 is
// prime, so a weighted sum over prefix, body and check character catches every single wrong character and every
// swap of two neighbours. 29^8 is 5 * 10^11: a code is not guessed, and says nothing about its owner.
class ReceiptCode {
public:
    ReceiptCode() = default; // null
    // prefix: 1 to 4 of A-Z and 0-9, from the site's configuration. InvalidInput otherwise. The random source is
    // the system's CSPRNG; the second form is for a caller that brings its own.
    static Result<ReceiptCode> make(QStringView prefix);
    static Result<ReceiptCode> make(QStringView prefix, QRandomGenerator &random);

    // What a person typed or a scanner read: spaces, dashes of any kind, lower case, full-width and mistaken
    // characters are forgiven, a wrong check character or another prefix is InvalidInput.
    static Result<ReceiptCode> parse(QStringView text, QStringView prefix);

    bool isNull() const { return m_text.isEmpty(); }
    const QString &text() const { return m_text; } // "CH-7Q4M-2KD9-X"
    friend bool operator==(const ReceiptCode &a, const ReceiptCode &b) { return a.m_text == b.m_text; }

    static QLatin1String alphabet();

private:
    explicit ReceiptCode(QString text) : m_text(std::move(text)) { }
    QString m_text;
};

} // namespace kiosk
