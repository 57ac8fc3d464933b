// SPDX-License-Identifier: Apache-2.0
#include <core/result.h>

#include <QTest>

using namespace kiosk;

namespace {

Result<int> half(int value)
{
    if (value % 2)
        return fail(ErrorCode::InvalidInput, QStringLiteral("odd"));
    return value / 2;
}
Result<int> quarter(int value)
{
    const int once = KIOSK_TRY(half(value));
    return half(once);
}
Result<void> check(int value)
{
    KIOSK_TRY(quarter(value));
    return {};
}

} // namespace

class TestResult : public QObject {
    Q_OBJECT
private slots:
    void tryLeavesWithTheFirstError()
    {
        QCOMPARE(quarter(8).value(), 2);
        QCOMPARE(quarter(6).error().code, ErrorCode::InvalidInput);
        QVERIFY(check(8));
        QVERIFY(!check(6));
    }
    void tryMovesAMoveOnlyValueOut()
    {
        const auto make = []() -> Result<std::unique_ptr<int>> { return std::make_unique<int>(7); };
        const auto use = [&]() -> Result<int> {
            const auto owned = KIOSK_TRY(make());
            return *owned;
        };
        QCOMPARE(use().value(), 7);
    }
    void ignoringAResultIsAWarning()
    {
        // [[nodiscard]] sits on the struct itself, so that a plain call of any function returning one is caught
        QFile header(QStringLiteral(KIOSK_SOURCE_DIR "/app/core/result.h"));
        QVERIFY(header.open(QIODevice::ReadOnly));
        QVERIFY(header.readAll().contains("struct [[nodiscard]] Result"));
    }
    void aCauseKeepsItsStory()
    {
        const Error inner{ErrorCode::BadChecksum, QStringLiteral("SW3=10")};
        const Error outer = inner.within(QStringLiteral("find"));
        QCOMPARE(outer.code, ErrorCode::BadChecksum);
        QCOMPARE(outer.trace(), QStringLiteral("bad-checksum: find: SW3=10"));
        Error other{ErrorCode::CardUnreadable, QStringLiteral("card"), std::make_shared<const Error>(inner)};
        QCOMPARE(other.trace(), QStringLiteral("card-unreadable: card <- bad-checksum: SW3=10"));
    }
    void everyCodeHasItsOwnName()
    {
        QSet<QByteArray> names;
        for (int code = 0; code <= int(ErrorCode::StorageFault); ++code)
            names << codeName(ErrorCode(code));
        QCOMPARE(names.size(), int(ErrorCode::StorageFault) + 1);
    }
};
QTEST_GUILESS_MAIN(TestResult)
#include "tst_result.moc"
