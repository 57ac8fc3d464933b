// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "recording.h"

#include <QHash>
#include <optional>
#include <utility>

namespace kiosk {

// The answers of a recording by their questions. Tolerant of order: the same question gets its answers one after the
// other and then from the first one again, whatever else is asked in between; a question that was never recorded gets
// silence, as from a device. What the device said by itself belongs to the question before it, or to the opening, and
// follows it by as much as it did. Not thread-safe.
class ReplayBook {
public:
    ReplayBook(Recording recording, WireRules rules);

    struct Spoken {
        Duration after{}; // the question, or the opening
        QByteArray bytes;
    };
    // What the device says by itself before it is asked anything; again at every opening.
    const QList<Spoken> &atOpening() const { return m_atOpening; }
    // What it says by itself behind the answers that heard() gave since the last call.
    QList<Spoken> takeFollowing() { return std::exchange(m_following, {}); }
    // The bytes that the host sent; what the device answers to them, mostly nothing until a question is whole.
    QByteArray heard(QByteArrayView bytes);
    void reopened();
    int unknown() const { return m_unknown; } // questions that no exchange answers

private:
    QByteArray heardOne(char byte);
    std::optional<QByteArray> answerTo(QByteArrayView request);
    QByteArray keyOf(QByteArrayView request) const;
    bool isBeginning(QByteArrayView key) const;

    WireRules m_rules;
    QList<WireExchange> m_exchanges;
    QList<Spoken> m_atOpening;
    QHash<qsizetype, QList<Spoken>> m_behind; // an exchange
    QList<Spoken> m_following;
    QHash<QByteArray, QList<qsizetype>> m_byRequest;
    QHash<QByteArray, qsizetype> m_next;
    QList<qsizetype> m_sizes; // of requests, longest first
    QByteArray m_pending;
    int m_unknown = 0;
};

} // namespace kiosk
