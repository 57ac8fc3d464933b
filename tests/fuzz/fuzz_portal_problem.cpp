// SPDX-License-Identifier: Apache-2.0
// Whatever says no in the portal's place: an error whose context holds names and numbers only, and from which the
// members come out again.
#include <portal/hall_portal.h>
#include <portal/problem.h>

#include <algorithm>
#include <cstdlib>

using namespace kiosk;

namespace {

void mustHold(bool promise)
{
    if (!promise)
        std::abort();
}

// A line of its own each: status, content type, Retry-After; then the body.
QByteArrayView line(QByteArrayView &rest)
{
    const auto end = std::max<qsizetype>(rest.indexOf('\n'), 0);
    const auto taken = rest.first(end);
    rest = rest.sliced(std::min(end + 1, rest.size()));
    return taken;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    QByteArrayView rest(bytes, static_cast<qsizetype>(size));
    const int status = std::clamp(line(rest).toByteArray().toInt(), 0, 999);
    const auto type = line(rest);
    const auto wait = line(rest);
    const Error error = problemError(status, type, wait, rest.toByteArray());
    mustHold(error.context.startsWith(QLatin1String("problem ")) && error.context.size() < 400);
    mustHold(std::all_of(error.context.begin(), error.context.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || c.isDigit() || QStringView(u" -=:,.TALSR").contains(c);
    }));
    mustHold(!problemCode(error).isEmpty());
    if (const auto span = retryAfter(error))
        mustHold(*span >= Duration::zero() && *span <= 1h);
    (void)triesLeft(error);
    const auto times = timesInstead(error);
    mustHold(times.size() <= 3);
    for (const AppointmentTime &time : times)
        mustHold(time.day.isValid() && time.start.isValid());
    if (isFinalRefusal(error))
        mustHold(status >= 400 && status < 500);
    const Error wrapped = error.within(QStringLiteral("a call"));
    mustHold(problemCode(wrapped) == problemCode(error) && isFinalRefusal(wrapped) == isFinalRefusal(error));
    const Error other{ErrorCode::TimedOut, QStringLiteral("no problem")};
    mustHold(problemCode(other).isEmpty() && !isFinalRefusal(other) && timesInstead(other).isEmpty());
    return 0;
}
