// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "replay_book.h"
#include "transport.h"

#include <utility>

namespace kiosk {

// A device out of a recording: "replay:/path/to/file.jsonl". It answers at once, is always there and takes every byte;
// what it said by itself comes at its time.
class ReplayTransport final : public Transport {
public:
    // The clock must run in real time.
    ReplayTransport(QString path, WireRules rules, std::shared_ptr<const Clock> clock);
    ~ReplayTransport() override;
    ReplayTransport(const ReplayTransport &) = delete;
    ReplayTransport &operator=(const ReplayTransport &) = delete;

    // NoDevice: no such file; BadFrame: no recording.
    Result<void> open(Deadline deadline, const CancelToken &cancel) override;
    void close() override;
    bool isOpen() const override { return m_open; }
    Result<void> writeAll(QByteArrayView bytes, Deadline deadline, const CancelToken &cancel) override;
    Result<qsizetype> readSome(std::span<char> into, Deadline deadline, const CancelToken &cancel) override;
    Result<void> discardInput() override;
    int descriptor() const override { return m_open ? m_readable : -1; }
    QString address() const override { return QStringLiteral("replay:") + m_path; }

private:
    void say(const QList<ReplayBook::Spoken> &spoken); // from now on, each at its time
    bool takeDue();                                    // one of them that is due into m_ready
    void arm() const;
    Result<void> mayGoOn(Deadline deadline, const CancelToken &cancel) const;

    QString m_path;
    WireRules m_rules;
    std::shared_ptr<const Clock> m_clock;
    std::unique_ptr<ReplayBook> m_book; // kept over close(): its questions go on where they were
    QByteArray m_ready;
    QList<std::pair<MonotonicTime, QByteArray>> m_toCome; // in order
    int m_readable;                                       // a timer that is over when something is ready or due
    bool m_open = false;
};

} // namespace kiosk
