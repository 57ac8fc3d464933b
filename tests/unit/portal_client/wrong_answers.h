// SPDX-License-Identifier: Apache-2.0
// Rows "status", "body" of answers that are none to any call that promises an object.
#pragma once

#include <QTest>

namespace kiosk::test {

inline void addWrongAnswers()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("not JSON") << 200 << QByteArray("<html>");
    QTest::newRow("nothing") << 200 << QByteArray();
    QTest::newRow("list") << 200 << QByteArray("[]");
    QTest::newRow("empty object") << 200 << QByteArray("{}");
    QTest::newRow("huge") << 200 << '{' + QByteArray(2'000'000, ' ');
    QTest::newRow("redirect") << 302 << QByteArray("{}");
    QTest::newRow("410 of somebody else") << 410 << QByteArray("gone");
    QTest::newRow("409 of somebody else") << 409 << QByteArray("{}");
}

} // namespace kiosk::test
