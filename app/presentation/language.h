// SPDX-License-Identifier: Apache-2.0
// The languages of the screen. zh_CN is the source language of every word.
#pragma once

#include <core/words.h>

#include <QString>

namespace kiosk {

inline Language languageOf(const QString &locale)
{
    return locale.startsWith(QLatin1String("en")) ? Language::English : Language::Chinese;
}
inline QString localeOf(Language language)
{
    return language == Language::English ? QStringLiteral("en") : QStringLiteral("zh_CN");
}

} // namespace kiosk
