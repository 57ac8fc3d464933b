// SPDX-License-Identifier: Apache-2.0
#include "answer_codec.h"

#include "answer_members.h"

namespace kiosk {

using namespace wire;

Result<CaseAnswer> answer_codec::answer(const QJsonObject &object)
{
    CaseAnswer answer;
    answer.id = KIOSK_TRY(name(object, "id"));
    answer.value = SensitiveText(KIOSK_TRY(text(object, "value")));
    answer.source = KIOSK_TRY(name(object, "source"));
    if (object.contains(u"group")) {
        answer.group = KIOSK_TRY(name(object, "group"));
        answer.field = KIOSK_TRY(name(object, "field"));
        answer.index = int(KIOSK_TRY(count(object, "index", 1)));
    }
    if (object.contains(u"disputed")) {
        const QJsonObject disputed = object[u"disputed"].toObject();
        answer.disputedSource = KIOSK_TRY(name(disputed, "source"));
        answer.disputed = SensitiveText(KIOSK_TRY(text(disputed, "value")));
    }
    return answer;
}

} // namespace kiosk
