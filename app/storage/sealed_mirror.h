// SPDX-License-Identifier: Apache-2.0
// Copies of sealed files on a second medium, made by a thread of its own: a slow or dead medium stops no case. A copy
// is whole and synced under its final name, or not there. Private to app/storage.
#pragma once

#include "material_files.h"

#include <core/clock.h>
#include <core/error.h>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace kiosk {

class SealedMirror {
public:
    struct Original {
        QString name;
        qint64 size = 0;
        QByteArray digest; // SHA-256; a copy of other bytes is none
        QString path;      // where it is read from; empty: `bytes`
        QByteArray bytes = {};
    };
    // Called from the mirror's thread whenever copies begin to fail, and with nothing when they are made again.
    using Told = std::function<void(std::optional<ErrorCode> fault)>;

    struct Settings {
        QString apartFrom = {}; // a folder on another device; empty: any
        Duration retry = 60s;   // while copies fail
    };
    SealedMirror(MaterialFiles files, Settings settings, Told told);
    ~SealedMirror(); // what was asked for is done, or has failed
    Q_DISABLE_COPY_MOVE(SealedMirror)

    void keep(Original original); // one that is gone by then was erased: no fault
    void erase(QString name);
    void eraseOthersThan(QStringList wanted); // of our names only; the medium may hold other things

    // On the caller's thread.
    const MaterialFiles &files() const { return m_files; }
    bool isFailing() const;

private:
    struct Job {
        enum class Kind { Keep, Erase, EraseOthers, Look } kind = Kind::Keep;
        Original original = {};
        QStringList names = {};
    };
    void ask(Job job);
    void run();
    void tryAgain();
    Result<void> carryOut(const Job &job) const;
    Result<void> checkApart() const;
    Result<void> copy(const Original &original) const;
    void settle(const Job &job, const Result<void> &done);

    MaterialFiles m_files;
    Settings m_settings;
    Told m_told;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_jobs;
    std::deque<Job> m_missed; // tried again after a while, or when a job succeeds
    std::optional<ErrorCode> m_fault;
    bool m_stop = false;
    std::thread m_thread; // last: it uses all of the above
};

} // namespace kiosk
