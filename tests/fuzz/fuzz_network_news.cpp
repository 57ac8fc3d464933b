// SPDX-License-Identifier: Apache-2.0
// Whatever stands in a datagram of rtnetlink: read within its bytes, and the same again is no news.
#include <portal/network_news.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    // a copy of its own size each, so that a sanitizer sees one byte too many
    const std::size_t cut = size > 0 ? std::min<std::size_t>(bytes[0], size - 1) : 0;
    const std::vector<char> first(bytes + std::min<std::size_t>(size, 1), bytes + std::min(size, 1 + cut));
    const std::vector<char> second(bytes + std::min(size, 1 + cut), bytes + size);
    kiosk::NetworkNews news;
    for (const auto &datagram : {first, second})
        (void)news.tellsOfReturn(QByteArrayView(datagram.data(), static_cast<qsizetype>(datagram.size())));
    if (kiosk::NetworkNews().tellsOfReturn(QByteArrayView()))
        std::abort();
    return 0;
}
