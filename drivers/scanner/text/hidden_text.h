// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

namespace kiosk::scanner {

// For recordings: letters and everything beyond ASCII become x, digits 0; the form of a text stays, for who has to see
// why a code was refused.
inline void hideText(std::span<char> text)
{
    for (char &c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= '0' && byte <= '9')
            c = '0';
        else if (byte >= 0x80 || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z'))
            c = 'x';
    }
}

} // namespace kiosk::scanner
