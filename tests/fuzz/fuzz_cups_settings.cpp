// SPDX-License-Identifier: Apache-2.0
#include <ipp/cups_settings.h>

#include <cstdint>
#include <cstdlib>

using namespace kiosk::ipp;

// Whatever stands in a configuration of cupsd: names are small and whole, and a time is a time or none.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(bytes), static_cast<qsizetype>(size));
    for (const auto &section : {QString(), QStringLiteral("printer cert")}) {
        const auto directives = directivesOf(text, section);
        for (const auto &[name, value] : directives.asKeyValueRange()) {
            const bool whole = !name.isEmpty() && name == name.toLower() && value == value.trimmed();
            const double time = secondsOf(value);
            if (!whole || (time < 0 && time != -1) || (isNo(value) && time != -1))
                std::abort();
        }
    }
    return 0;
}
