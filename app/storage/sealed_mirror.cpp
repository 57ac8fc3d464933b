// SPDX-License-Identifier: Apache-2.0
#include "sealed_mirror.h"

#include <QFile>
#include <sys/stat.h>

namespace kiosk {
namespace {

constexpr qint64 PieceSize = qint64{64} * 1024;
constexpr std::size_t MostMissed = 2'000; // envelopes are kept in memory meanwhile; more are copied at the next start

bool isOurs(const QString &name)
{
    return name.endsWith(QLatin1String(".cms")) || name.endsWith(QLatin1String(".cms.part"));
}

MaterialWriter from(const SealedMirror::Original &original)
{
    return [&original](QIODevice &copy) -> Result<void> {
        if (original.path.isEmpty())
            return copy.write(original.bytes) == original.bytes.size() ? Result<void>() : fail(ErrorCode::StorageFault);
        QFile file(original.path);
        if (!file.open(QIODevice::ReadOnly))
            return fail(file.exists() ? ErrorCode::StorageFault : ErrorCode::NotFound);
        while (!file.atEnd()) {
            const QByteArray piece = file.read(PieceSize);
            if (piece.isEmpty() || copy.write(piece) != piece.size())
                return fail(ErrorCode::StorageFault);
        }
        return {};
    };
}

} // namespace

SealedMirror::SealedMirror(MaterialFiles files, Settings settings, Told told)
    : m_files(std::move(files)), m_settings(std::move(settings)), m_told(std::move(told)), m_thread([this] { run(); })
{ }

SealedMirror::~SealedMirror()
{
    {
        const std::lock_guard guard(m_mutex);
        m_stop = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void SealedMirror::keep(Original original) { ask({Job::Kind::Keep, std::move(original), {}}); }
void SealedMirror::erase(QString name) { ask({Job::Kind::Erase, {}, {std::move(name)}}); }
void SealedMirror::eraseOthersThan(QStringList wanted) { ask({Job::Kind::EraseOthers, {}, std::move(wanted)}); }

bool SealedMirror::isFailing() const
{
    const std::lock_guard guard(m_mutex);
    return m_fault.has_value();
}

void SealedMirror::ask(Job job)
{
    {
        const std::lock_guard guard(m_mutex);
        if (job.kind == Job::Kind::Erase) // what was never copied need not be
            std::erase_if(m_missed, [&job](const Job &missed) { return missed.original.name == job.names.first(); });
        m_jobs.push_back(std::move(job));
    }
    m_wake.notify_all();
}

void SealedMirror::run()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        const auto isCalled = [this] { return m_stop || !m_jobs.empty(); };
        if (!m_fault)
            m_wake.wait(lock, isCalled);
        else if (!m_wake.wait_for(lock, m_settings.retry, isCalled))
            tryAgain();
        if (m_jobs.empty())
            return;
        const Job job = std::move(m_jobs.front());
        m_jobs.pop_front();
        lock.unlock();
        settle(job, carryOut(job));
        lock.lock();
    }
}

// In the order in which it was asked for; the look says whether the medium is there, when there is nothing else to do.
void SealedMirror::tryAgain()
{
    m_jobs.swap(m_missed);
    m_jobs.push_front({Job::Kind::Look});
}

// An empty mount point is a folder of the first disk.
Result<void> SealedMirror::checkApart() const
{
    if (m_settings.apartFrom.isEmpty())
        return {};
    struct stat here = {};
    struct stat there = {};
    if (::stat(QFile::encodeName(m_settings.apartFrom).constData(), &here) != 0
        || ::stat(QFile::encodeName(m_files.path({})).constData(), &there) != 0)
        return fail(ErrorCode::StorageFault, QStringLiteral("mirror"));
    if (here.st_dev == there.st_dev)
        return fail(ErrorCode::BadConfig, QStringLiteral("the mirror is on the device of the store"));
    return {};
}

Result<void> SealedMirror::carryOut(const Job &job) const
{
    KIOSK_TRY(checkApart());
    if (job.kind == Job::Kind::Look)
        return m_files.syncFolder();
    if (job.kind == Job::Kind::Keep)
        return copy(job.original);
    if (job.kind == Job::Kind::Erase) {
        KIOSK_TRY(m_files.remove(job.names.first()));
        return m_files.syncFolder();
    }
    for (const QString &name : m_files.names()) {
        if (isOurs(name) && !job.names.contains(name))
            KIOSK_TRY(m_files.remove(name));
    }
    return m_files.syncFolder(); // says as well whether the medium is there
}

Result<void> SealedMirror::copy(const Original &original) const
{
    if (m_files.holds(original.name, original.size))
        return {};
    const auto written = m_files.write(original.name, from(original));
    if (!written)
        return written.error().code == ErrorCode::NotFound ? Result<void>() : fail(written.error());
    if (written->digest != original.digest) {
        KIOSK_TRY(m_files.remove(original.name));
        return fail(ErrorCode::BadChecksum, QStringLiteral("mirror"));
    }
    return m_files.syncFolder();
}

void SealedMirror::settle(const Job &job, const Result<void> &done)
{
    const std::optional<ErrorCode> fault = done ? std::nullopt : std::optional(done.error().code);
    bool isNews = false;
    {
        const std::lock_guard guard(m_mutex);
        isNews = fault.has_value() != m_fault.has_value();
        m_fault = fault;
        if (fault) {
            // what others there are is known at the next start only
            if ((job.kind == Job::Kind::Keep || job.kind == Job::Kind::Erase) && m_missed.size() < MostMissed)
                m_missed.push_back(job);
        } else if (isNews) { // the medium is back: in the order in which it was asked for
            m_jobs.insert(m_jobs.begin(), m_missed.begin(), m_missed.end());
            m_missed.clear();
        }
    }
    if (isNews && m_told)
        m_told(fault);
}

} // namespace kiosk
