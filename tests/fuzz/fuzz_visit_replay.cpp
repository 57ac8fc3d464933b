// SPDX-License-Identifier: Apache-2.0
#include <explain/replay.h>

#include <cstdint>
#include <cstdlib>

// A replay comes from somebody else's terminal: it is refused, or it is byte by byte what this release would write.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(bytes), static_cast<qsizetype>(size));
    const auto replay = kiosk::decodedReplay(input);
    if (replay ? kiosk::encoded(*replay) != input : replay.error().code != kiosk::ErrorCode::InvalidInput)
        std::abort();
    return 0;
}
