// SPDX-License-Identifier: Apache-2.0
// The file of failed tries after whatever happened to it: it counts, or everybody waits; nobody waits for ever.
#include <staff/lockout_file.h>
#include <support/virtual_clock.h>

#include <QCryptographicHash>
#include <QFile>
#include <QTemporaryDir>
#include <algorithm>
#include <cstdlib>

using namespace kiosk;

namespace {

void mustHold(bool promise)
{
    if (!promise)
        std::abort();
}

void examine(const QString &folder, const QByteArray &content, const QString &boot)
{
    QFile file(folder + QStringLiteral("/staff-lockouts"));
    mustHold(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(content) == content.size());
    file.close();
    const auto clock = std::make_shared<test::VirtualClock>();
    const LockoutPolicy policy;
    LockoutFile lockouts(folder, policy, clock, Logger(), boot);
    for (const auto &who : {QStringLiteral("zhou-07"), QStringLiteral("?stranger")}) {
        const auto before = lockouts.wait(who);
        mustHold(before >= Duration::zero() && before <= policy.longest);
        for (int i = 0; i < policy.tries; ++i)
            lockouts.countTry(who);
        mustHold(lockouts.wait(who) >= policy.first && lockouts.wait(who) <= policy.longest);
        const auto step = std::min<qint64>(lockouts.usedStep(who) + 1, 9'000'000'000'000'000); // whole in JSON
        lockouts.clear(who, step);
        mustHold(lockouts.usedStep(who) == step);
    }
    LockoutFile again(folder, policy, clock, Logger(), boot); // what was written is read
    mustHold(again.usedStep(QStringLiteral("zhou-07")) == lockouts.usedStep(QStringLiteral("zhou-07")));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    static const QTemporaryDir folder(QStringLiteral("/dev/shm/lockouts-XXXXXX"));
    mustHold(folder.isValid());
    const QByteArray input(reinterpret_cast<const char *>(bytes), static_cast<qsizetype>(size));
    // a digest is hard to guess
    const auto digest = QCryptographicHash::hash(input, QCryptographicHash::Sha256).toHex();
    for (const auto &content : {input, digest + '\n' + input})
        for (const auto &boot : {QStringLiteral("boot-1"), QString()})
            examine(folder.path(), content, boot);
    return 0;
}
