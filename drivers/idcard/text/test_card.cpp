// SPDX-License-Identifier: Apache-2.0
#include "test_card.h"

namespace kiosk::idcard {

namespace {
constexpr qsizetype wltHeaderSize = 8; // "WL", width, height, ...
}

bool isTestCard(const hal::IdCardRecord &record)
{
    const auto photo = record.photoWlt.view();
    const bool testPhoto
        = photo.size() >= wltHeaderSize + 4 && photo.sliced(wltHeaderSize, 4) == QByteArrayView("TWLT");
    return testPhoto || record.number.view().startsWith(u"330199");
}

Result<void> admitCard(const hal::IdCardRecord &record, bool production)
{
    if (production && isTestCard(record))
        return fail(ErrorCode::CardInvalid, QStringLiteral("test card in a production build"));
    return {};
}

} // namespace kiosk::idcard
