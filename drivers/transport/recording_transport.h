// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "transport.h"
#include "wire_exchange.h"

namespace kiosk {

// Passes everything on and tells a sink, one exchange at a time and redacted, what was said. Bytes that discardInput()
// throws away are in no exchange. One thread at a time, like the transport inside.
class RecordingTransport final : public Transport {
public:
    RecordingTransport(std::unique_ptr<Transport> inner, std::shared_ptr<ExchangeSink> sink, WireRules rules,
                       std::shared_ptr<const Clock> clock);
    ~RecordingTransport() override;

    Result<void> open(Deadline deadline, const CancelToken &cancel) override;
    void close() override;
    bool isOpen() const override { return m_inner->isOpen(); }
    Result<void> writeAll(QByteArrayView bytes, Deadline deadline, const CancelToken &cancel) override;
    Result<qsizetype> writeSome(QByteArrayView bytes, Deadline deadline, const CancelToken &cancel) override;
    Result<qsizetype> readSome(std::span<char> into, Deadline deadline, const CancelToken &cancel) override;
    Result<void> discardInput() override { return m_inner->discardInput(); }
    int descriptor() const override { return m_inner->descriptor(); }
    QString address() const override { return m_inner->address(); }
    std::unique_ptr<ArrivalWatch> watchArrival() const override { return m_inner->watchArrival(); }
    Transport *innermost() override { return m_inner->innermost(); }

private:
    void sent(QByteArrayView bytes);
    void came(QByteArrayView bytes);
    void flush();
    void stamp();
    Duration sinceBegun() const;
    bool isUnasked() const; // what comes now

    std::unique_ptr<Transport> m_inner;
    std::shared_ptr<ExchangeSink> m_sink;
    WireRules m_rules;
    std::shared_ptr<const Clock> m_clock;
    MonotonicTime m_begun;
    WireExchange m_now; // not yet told
};

} // namespace kiosk
