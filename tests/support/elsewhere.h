// SPDX-License-Identifier: Apache-2.0
// A client that blocks, asked from a thread of its own, so that the test's thread can serve it.
#pragma once

#include <QTest>
#include <atomic>
#include <optional>
#include <thread>

namespace kiosk::test {

// Runs `ask` in a thread of its own while this one serves.
template <typename Ask> auto elsewhere(Ask ask) -> decltype(ask())
{
    std::optional<decltype(ask())> got;
    std::atomic_bool ended = false;
    std::thread asking([&] {
        got.emplace(ask());
        ended = true;
    });
    const bool answered = QTest::qWaitFor([&ended] { return ended.load(); }, 20000);
    asking.join();
    [&] { QVERIFY(answered); }();
    return std::move(*got);
}

} // namespace kiosk::test
