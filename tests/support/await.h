// SPDX-License-Identifier: Apache-2.0
// Turns the event loop until a pending act has ended; for tests only.
#pragma once

#include <async/when_ready.h>
#include <core/clock.h>

#include <QEventLoop>
#include <QTimer>
#include <optional>

namespace kiosk::test {

// TimedOut when it takes longer than `limit`: a test that waits for ever says nothing.
template <typename T> Result<T> await(const Pending<T> &pending, Duration limit = 10s)
{
    std::optional<Result<T>> got;
    QEventLoop loop;
    whenReady(pending, &loop, [&](Result<T> result) {
        got.emplace(std::move(result));
        loop.quit();
    });
    QTimer::singleShot(limit, &loop, &QEventLoop::quit);
    loop.exec();
    return got ? std::move(*got) : Result<T>(fail(ErrorCode::TimedOut, QStringLiteral("await")));
}

// Internal, which no test expects, for what went well.
template <typename T> ErrorCode codeOf(const Result<T> &result)
{
    return result ? ErrorCode::Internal : result.error().code;
}

} // namespace kiosk::test
