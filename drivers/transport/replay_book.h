// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "recording.h"

#include <QHash>
#include <optional>

namespace kiosk {

// The answers of a recording by their questions. Tolerant of order: the same question gets its answers one after the
// other and then from the first one again, whatever else is asked in between; a question that was never recorded gets
// silence, as from a device. Not thread-safe.
class ReplayBook {
public:
    ReplayBook(Recording recording, WireRules rules);

    // What the device said before it was asked anything; again at every open.
    QByteArray greeting() const;
    // The bytes that the host sent; what the device answers to them, mostly nothing until a question is whole.
    QByteArray heard(QByteArrayView bytes);
    void reopened() { m_pending.clear(); }
    int unknown() const { return m_unknown; } // questions that no exchange answers

private:
    QByteArray heardOne(char byte);
    std::optional<QByteArray> answerTo(QByteArrayView request);
    QByteArray keyOf(QByteArrayView request) const;
    bool isBeginning(QByteArrayView key) const;

    WireRules m_rules;
    QList<WireExchange> m_exchanges;
    QHash<QByteArray, QList<qsizetype>> m_byRequest;
    QHash<QByteArray, qsizetype> m_next;
    QList<qsizetype> m_sizes; // of requests, longest first
    QByteArray m_pending;
    int m_unknown = 0;
};

} // namespace kiosk
