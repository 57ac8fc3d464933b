// SPDX-License-Identifier: Apache-2.0
#include <core/logging.h>
#include <core/sensitive.h>

#include <QDebug>
#include <QTest>
#include <cstdint>
#include <sstream>

using namespace kiosk;

namespace {
template <typename S, typename T>
concept Streams = requires(S &stream, const T &value)
{
    stream << value;
};
template <typename T>
concept Logs = requires(const T &value)
{
    LogField("key", value);
};
template <typename T>
concept Formats = requires(const T &value)
{
    QStringLiteral("%1").arg(value);
};
} // namespace

static_assert(!Streams<QDebug, SensitiveText> && !Streams<std::ostringstream, SensitiveText>);
static_assert(!Streams<QDebug, SensitiveBytes>);
static_assert(!Logs<SensitiveText> && !Logs<SensitiveBytes> && !Logs<QString> && !Logs<QByteArray>);
static_assert(Logs<int> && Logs<VisitId> && Logs<Technical> && Logs<Error>);
static_assert(!Formats<SensitiveText>);
static_assert(!std::is_copy_constructible_v<SensitiveText> && !std::is_copy_assignable_v<SensitiveText>);
static_assert(!std::is_convertible_v<SensitiveText, QString> && !std::is_convertible_v<SensitiveBytes, QByteArray>);

// Looks at a block at the moment it is given back to the allocator, the last moment anybody may look.
namespace watched {
std::uintptr_t from = 0;
std::uintptr_t to = 0;
bool freed = false;
bool clean = false;
} // namespace watched

#ifndef __SANITIZE_ADDRESS__
extern "C" void __libc_free(void *);
extern "C" void free(void *block)
{
    const auto start = reinterpret_cast<std::uintptr_t>(block);
    if (block && watched::from && start <= watched::from && watched::from - start < 64) {
        watched::freed = true;
        watched::clean = true;
        for (std::uintptr_t at = watched::from; at < watched::to; ++at)
            watched::clean = watched::clean && *reinterpret_cast<const char *>(at) == 0;
        watched::from = 0;
    }
    __libc_free(block);
}
#endif

namespace {
template <typename T> void watch(const Sensitive<T> &value)
{
    watched::freed = watched::clean = false;
    watched::from = reinterpret_cast<std::uintptr_t>(value.view().data());
    watched::to = watched::from + static_cast<std::size_t>(value.size()) * sizeof(*value.view().data());
}
} // namespace

class TestSensitive : public QObject {
    Q_OBJECT
private slots:
    void theBufferIsZeroWhenItIsGivenBack_data()
    {
        QTest::addColumn<int>("way");
        QTest::newRow("destroyed") << 0;
        QTest::newRow("wiped") << 1;
        QTest::newRow("assigned over") << 2;
        QTest::newRow("destroyed after a move") << 3;
    }
    void theBufferIsZeroWhenItIsGivenBack()
    {
#ifdef __SANITIZE_ADDRESS__
        QSKIP("ASan owns free()");
#endif
        QFETCH(int, way);
        {
            QString text = QStringLiteral("canary-%1").arg(330199);
            SensitiveText value(std::move(text));
            watch(value);
            if (way == 1)
                value.wipe();
            if (way == 2)
                value = SensitiveText(u"other");
            if (way == 3) {
                const QChar *at = value.view().data();
                SensitiveText moved(std::move(value));
                QCOMPARE(moved.view().data(), at); // moving leaves no copy behind
                QVERIFY(value.isEmpty());
            }
        }
        QVERIFY(watched::freed);
        QVERIFY(watched::clean);
    }
    void aSharedBufferIsCopiedSoThatTheOtherOwnerKeepsItsOwn()
    {
        const QString theirs = QStringLiteral("kept-%1").arg(1);
        QString shared = theirs;
        SensitiveText secret(std::move(shared));
        secret.wipe();
        QCOMPARE(theirs, QStringLiteral("kept-1"));
    }
    void masksShowWhichOneAndNotWhat()
    {
        QCOMPARE(maskedPhone(SensitiveText(u"13800000021")), QStringLiteral("138****0021"));
        QCOMPARE(maskedIdNumber(SensitiveText(u"330199188001010014")), QStringLiteral("330199********0014"));
        QCOMPARE(maskedName(SensitiveText(u"张三丰")), QStringLiteral("张**"));
        QCOMPARE(maskedName(SensitiveText(u"𠮷田")), QStringLiteral("𠮷*")); // a surrogate pair is one character
        QCOMPARE(maskedName(SensitiveText(u"张")), QStringLiteral("*"));
        QCOMPARE(maskedPhone(SensitiveText(u"")), QString());
    }
};
QTEST_GUILESS_MAIN(TestSensitive)
#include "tst_sensitive.moc"
