// SPDX-License-Identifier: Apache-2.0
#include "lockout_file.h"

#include "totp.h"

#include <config/document.h>
#include <config/record.h>
#include <core/durable_file.h>

#include <QCryptographicHash>
#include <QFile>
#include <QJsonDocument>
#include <algorithm>

namespace kiosk {
namespace {

constexpr qsizetype MostBytes = 1 << 20;
constexpr qsizetype MostStrangers = 64;
constexpr double MostNumber = 9e15; // whole in a JSON number

struct WrittenStanding {
    int failures = 0;
    double untilMs = 0;
    double usedStep = 0;
};
struct WrittenFile {
    QString boot;
    double everybodyUntilMs = 0;
    double stepsSpent = 0;
    QMap<QString, WrittenStanding> people;
};

const shape::Record<WrittenStanding> &standingRecord()
{
    static const shape::Record<WrittenStanding> record
        = shape::Record<WrittenStanding>("standing")
              .required("failures", &WrittenStanding::failures, shape::integer(0, 1'000'000))
              .required("untilMs", &WrittenStanding::untilMs, shape::number(0, MostNumber))
              .required("usedStep", &WrittenStanding::usedStep, shape::number(0, MostNumber));
    return record;
}

const shape::Record<WrittenFile> &fileRecord()
{
    static const shape::Record<WrittenFile> record
        = shape::Record<WrittenFile>("lockouts")
              .required("boot", &WrittenFile::boot, shape::text(QStringLiteral(".*"), QStringLiteral("a boot id")))
              .required("everybodyUntilMs", &WrittenFile::everybodyUntilMs, shape::number(0, MostNumber))
              .required("stepsSpent", &WrittenFile::stepsSpent, shape::number(0, MostNumber))
              .required("people", &WrittenFile::people, shape::mapOf(shape::object(&standingRecord)));
    return record;
}

QByteArray digestLine(QByteArrayView json)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(json);
    return hash.result().toHex() + '\n';
}

double milliseconds(MonotonicTime at) { return static_cast<double>(at.time_since_epoch().count()); }
MonotonicTime moment(double ms) { return MonotonicTime(Duration(static_cast<qint64>(ms))); }

bool isStranger(const QString &who) { return who.startsWith(QLatin1Char('?')); }

} // namespace

QString bootId()
{
    QFile file(QStringLiteral("/proc/sys/kernel/random/boot_id"));
    return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.readLine(64)).trimmed() : QString();
}

Duration lockAfter(int failures, const LockoutPolicy &policy)
{
    if (failures < policy.tries)
        return Duration::zero();
    Duration lock = policy.first;
    for (int i = policy.tries; i < failures && lock < policy.longest; ++i)
        lock *= 2;
    return std::min(lock, policy.longest);
}

LockoutFile::LockoutFile(const QString &folder, LockoutPolicy policy, std::shared_ptr<const Clock> clock, Logger log,
                         QString boot)
    : m_path(folder + QStringLiteral("/staff-lockouts")), m_policy(policy), m_clock(std::move(clock)),
      m_log(std::move(log)), m_boot(std::move(boot))
{
    load();
}

void LockoutFile::load()
{
    const auto bytes = readWhole(m_path, MostBytes);
    if (bytes && !*bytes)
        return; // nobody has tried yet
    if (!bytes || !read(**bytes))
        distrust();
    save(); // under this boot's id
}

void LockoutFile::distrust()
{
    m_log.error("staff.lockouts-damaged");
    m_people.clear();
    m_everybodyUntil = m_clock->now() + m_policy.first;
    m_stepsSpent = totpStep(m_clock->wall()) + 1;
}

bool LockoutFile::read(const QByteArray &bytes)
{
    const qsizetype lineEnd = bytes.indexOf('\n') + 1;
    const QByteArray json = bytes.mid(lineEnd);
    Findings findings;
    WrittenFile written;
    if (bytes.first(lineEnd) != digestLine(json))
        return false;
    const auto tree = readJson(json, m_path, findings);
    if (!tree || !fileRecord().read(*tree, written, shape::Reader(m_path, findings)))
        return false;
    const MonotonicTime now = m_clock->now();
    const bool sameBoot = !m_boot.isEmpty() && written.boot == m_boot;
    for (auto it = written.people.cbegin(); it != written.people.cend(); ++it) {
        const Duration whole = lockAfter(it->failures, m_policy);
        const MonotonicTime until = sameBoot ? std::min(moment(it->untilMs), now + m_policy.longest) : now + whole;
        m_people.insert(it.key(), {it->failures, until, static_cast<qint64>(it->usedStep)});
    }
    if (written.everybodyUntilMs > 0)
        m_everybodyUntil
            = sameBoot ? std::min(moment(written.everybodyUntilMs), now + m_policy.first) : now + m_policy.first;
    m_stepsSpent = static_cast<qint64>(written.stepsSpent);
    return true;
}

bool LockoutFile::save()
{
    QJsonObject people;
    for (auto it = m_people.cbegin(); it != m_people.cend(); ++it)
        people.insert(it.key(),
                      QJsonObject{{QStringLiteral("failures"), it->failures},
                                  {QStringLiteral("untilMs"), milliseconds(it->until)},
                                  {QStringLiteral("usedStep"), static_cast<double>(it->usedStep)}});
    // once it has passed it is not written, or every boot would lock everybody again
    const bool everybody = m_everybodyUntil > m_clock->now();
    const QJsonObject file{{QStringLiteral("boot"), m_boot},
                           {QStringLiteral("everybodyUntilMs"), everybody ? milliseconds(m_everybodyUntil) : 0.0},
                           {QStringLiteral("stepsSpent"), static_cast<double>(m_stepsSpent)},
                           {QStringLiteral("people"), people}};
    const QByteArray json = QJsonDocument(file).toJson(QJsonDocument::Compact);
    const auto written = replaceDurably(m_path, digestLine(json) + json);
    if (!written)
        m_log.error("staff.lockouts-not-kept", {{"error", written.error()}});
    return written.has_value();
}

LockoutFile::Standing &LockoutFile::of(const QString &who)
{
    if (!isStranger(who))
        return m_people[who];
    if (!m_strangers.contains(who) && m_strangers.size() >= MostStrangers) {
        const auto first = std::min_element(m_strangers.begin(), m_strangers.end(),
                                            [](const Standing &a, const Standing &b) { return a.until < b.until; });
        m_strangers.erase(first);
    }
    return m_strangers[who];
}

const LockoutFile::Standing *LockoutFile::find(const QString &who) const
{
    if (isStranger(who)) {
        const auto found = m_strangers.constFind(who);
        return found == m_strangers.cend() ? nullptr : &*found;
    }
    const auto found = m_people.constFind(who);
    return found == m_people.cend() ? nullptr : &*found;
}

Duration LockoutFile::wait(const QString &who) const
{
    const Standing *standing = find(who);
    const MonotonicTime until = std::max(m_everybodyUntil, standing ? standing->until : MonotonicTime{});
    return std::max(Duration::zero(), until - m_clock->now());
}

void LockoutFile::countTry(const QString &who)
{
    const MonotonicTime now = m_clock->now();
    Standing &standing = of(who);
    ++standing.failures;
    const Duration lock = lockAfter(standing.failures, m_policy);
    if (lock > Duration::zero())
        standing.until = now + lock;
    if (!save()) // for strangers too: both kinds of card take the same time
        standing.until = std::max(standing.until, now + m_policy.first);
}

void LockoutFile::clear(const QString &who, qint64 step)
{
    Standing &standing = of(who);
    standing = {0, MonotonicTime{}, std::max(standing.usedStep, step)};
    save();
}

qint64 LockoutFile::usedStep(const QString &who) const
{
    const Standing *standing = find(who);
    return std::max(m_stepsSpent, standing ? standing->usedStep : 0);
}

} // namespace kiosk
