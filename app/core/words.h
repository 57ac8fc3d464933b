// SPDX-License-Identifier: Apache-2.0
// One sentence for people, in the two languages of the screen. Never personal data.
#pragma once

#include <QString>

namespace kiosk {

enum class Language { Chinese, English };

struct Words {
    QString zh;
    QString en;

    const QString &in(Language language) const { return language == Language::Chinese ? zh : en; }
    bool isEmpty() const { return zh.isEmpty() && en.isEmpty(); }
    friend bool operator==(const Words &, const Words &) = default;
};

} // namespace kiosk
