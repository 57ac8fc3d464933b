// SPDX-License-Identifier: Apache-2.0
// What a portal must keep for the outbox: cases, materials, claims, ratings and corrections by id, each once for ever.
// It can be told to fail before or after it has written something down.
#pragma once

#include "payment_books.h"

#include <portal_client/scripted_portal.h>

#include <QHash>
#include <QQueue>
#include <QStringList>
#include <chrono>
#include <functional>
#include <mutex>

namespace kiosk::test {

enum class LineFault {
    None,
    DropRequest,    // nothing was written down, no answer
    CommitThenDrop, // written down, no answer
    CommitThenHalf, // ... half an answer
    CommitThenSilence,
    CommitThen500,
    CommitThenNonsense, // ... 200 with a body of another shape
    Unavailable,        // 503, nothing written down
    ProxyPage,          // 404 with HTML, nothing written down
    Slow,               // written down, answered after `slowAnswer`
    Twice,              // written down, and a second time: a copy of the request came too
    Late,               // no answer; written down behind the next request
    HalfThenDrop,       // of a piece of a material the first half is written down, of anything else nothing; no answer
    Refuse,             // 422, nothing written down
};

inline constexpr std::chrono::milliseconds slowAnswer{120};

// A case whose bytes begin with "hopeless " is refused whatever happens.
class PortalBooks {
public:
    ScriptedPortal::Script script();

    void failNext(LineFault fault, int times = 1); // applies to the next requests, whatever they are
    void chooseFaults(std::function<LineFault(const HeardRequest &)> choice); // when nothing of failNext() is left
    void refuse(const QByteArray &pathPart, const ScriptedAnswer &answer);    // until cleared by an empty part
    void beforeAnswering(std::function<void(const HeardRequest &)> act);      // after the writing down
    void putClaim(const QByteArray &id, const QByteArray &state);

    int cases() const; // those that are complete
    QStringList caseIds() const;
    QByteArray caseNo(const QString &submission) const; // empty: not here
    QByteArray caseBytes(const QString &submission) const;
    QByteArray materialBytes(const QString &submission, const QString &material) const;
    qint64 materialBytesTaken() const; // of all materials, those that came twice counted twice
    QByteArray claimState(const QString &claim) const;
    QByteArray noticeOf(const QString &submission) const; // empty: none
    QStringList messages() const;                         // "ID held", in the order they came
    QByteArray blankOf(const QString &claim) const;       // number of its sheet, as it was told last
    QList<QByteArray> ratings() const;                    // bodies
    QHash<QByteArray, QByteArray> corrections() const;    // envelopes by id
    bool contradicted() const;                            // an id came with other bytes
    PaymentBooks payments() const;                        // as they are now
    void changePayments(const std::function<void(PaymentBooks &)> &change);

private:
    ScriptedAnswer answer(const HeardRequest &request);
    ScriptedAnswer commit(const HeardRequest &request);
    void commitLate();
    ScriptedAnswer notice(const HeardRequest &request, const QList<QByteArray> &parts);
    ScriptedAnswer submission(const HeardRequest &request, const QByteArray &id);
    ScriptedAnswer correction(const HeardRequest &request, const QByteArray &caseNo, const QByteArray &id);
    ScriptedAnswer claim(const HeardRequest &request, const QByteArray &id);

    struct Case {
        QByteArray bytes;
        QByteArray number; // empty while its materials are not all here
        int materials = 0;
    };
    struct Upload {
        qint64 size = 0;
        QByteArray digest;
        QByteArray bytes;
        bool begun = false;
    };
    void number(Case &kept);
    void expectMaterials(const QByteArray &id);
    bool isWhole(const QByteArray &id) const;
    ScriptedAnswer material(const HeardRequest &request, const QByteArray &key);

    mutable std::mutex m_mutex;
    QQueue<LineFault> m_faults;
    std::function<LineFault(const HeardRequest &)> m_choice;
    QList<HeardRequest> m_late;
    QByteArray m_refusedPart;
    ScriptedAnswer m_refusal;
    std::function<void(const HeardRequest &)> m_before;
    QHash<QByteArray, Case> m_cases;
    QHash<QByteArray, Upload> m_uploads; // "submission/material"
    int m_numbers = 0;
    qint64 m_bytesTaken = 0;
    QHash<QByteArray, QByteArray> m_claims;
    QHash<QByteArray, QByteArray> m_blanks;
    QHash<QByteArray, QByteArray> m_notices;
    QStringList m_messages;
    QHash<QByteArray, QByteArray> m_ratings;
    QHash<QByteArray, QByteArray> m_corrections;
    PaymentBooks m_payments;
    bool m_contradicted = false;
};

} // namespace kiosk::test
