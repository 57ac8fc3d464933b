// SPDX-License-Identifier: Apache-2.0
#include "journey.h"
#include "prefill.h"
#include "reducer.h"

namespace kiosk {

Answer makeAnswer(QStringView value, AnswerSource source)
{
    return {std::make_shared<const SensitiveText>(value), source};
}

} // namespace kiosk
