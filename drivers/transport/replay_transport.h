// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "replay_book.h"
#include "transport.h"
#include "wake.h"

namespace kiosk {

// A device out of a recording: "replay:/path/to/file.jsonl". It answers at once, is always there and takes every byte.
class ReplayTransport final : public Transport {
public:
    ReplayTransport(QString path, WireRules rules, std::shared_ptr<const Clock> clock);

    // NoDevice: no such file; BadFrame: no recording.
    Result<void> open(Deadline deadline, const CancelToken &cancel) override;
    void close() override;
    bool isOpen() const override { return m_open; }
    Result<void> writeAll(QByteArrayView bytes, Deadline deadline, const CancelToken &cancel) override;
    Result<qsizetype> readSome(std::span<char> into, Deadline deadline, const CancelToken &cancel) override;
    Result<void> discardInput() override;
    int descriptor() const override { return m_open ? m_readable.descriptor() : -1; }
    QString address() const override { return QStringLiteral("replay:") + m_path; }

private:
    void give(const QByteArray &bytes);
    Result<void> mayGoOn(Deadline deadline, const CancelToken &cancel) const;

    QString m_path;
    WireRules m_rules;
    std::shared_ptr<const Clock> m_clock;
    std::unique_ptr<ReplayBook> m_book; // kept over close(): its questions go on where they were
    QByteArray m_ready;
    Wake m_readable; // raised while something is ready
    bool m_open = false;
};

} // namespace kiosk
