// SPDX-License-Identifier: Apache-2.0
// Runs one cell: a day's work that ends at the crash point, often a second crash while the terminal starts again, then
// a quiet start that sends what is left. The judgement is on the terminal's file and the portal's books as they are
// then, and on what the rig had promised; no code of the product takes part in it.
#pragma once

#include "fault_cell.h"

#include <portal_client/scripted_portal.h>

#include <QSet>
#include <QString>
#include <QStringList>
#include <memory>
#include <random>

namespace kiosk::test {

struct Verdict {
    bool reached = false; // the process ended at the crash point
    int promised = 0;     // cases whose 已收件 was due
    int lost = 0;         // promised and not at the portal
    int doubled = 0;      // at the portal under two contents, or never tried
    int filesLost = 0;    // by the disk, between two starts
    int faults = 0;       // answers spoilt or lost, and ends of a process
    int held = 0;         // rows that still wait after the quiet start
    QStringList broken;   // every invariant that did not hold, in words

    bool isGood() const { return broken.isEmpty(); }
};

// One per thread; keeps one portal for all its runs.
class CellRunner {
public:
    explicit CellRunner(const DevPapers &papers);
    ~CellRunner();
    Verdict run(const FaultCell &cell, quint32 seed);

private:
    struct Heard {
        int life = 0; // which process asked
        QByteArray method, kind, id;
        LineFault fault = LineFault::None;
    };
    struct Life {
        QStringList lines;
        bool crashed = false;
        bool ended = false;
    };
    Life live(const QString &work, const QString &crash, const StorageTrouble &storage, int troubleAt);
    void hearWith(LineFault fault, quint32 seed);
    void judge(Verdict &verdict, const QStringList &lines) const;
    void judgeMaterials(Verdict &verdict, const QStringList &lines, const QSet<QString> &atPortal) const;
    int faultsUntilNow() const; // of the line
    int loseFile() const;       // one that the second medium has; how many
    void judgeCorrections(Verdict &verdict, const QStringList &lines) const;
    void judgeSheets(Verdict &verdict, const QStringList &lines) const;
    void judgeMoney(Verdict &verdict, const QStringList &lines) const;
    void judgeOrderOfAsking(Verdict &verdict) const;
    QString storyOf(const QByteArray &id) const;
    ScriptedAnswer answer(const HeardRequest &request);

    const DevPapers &m_papers;
    mutable std::mutex m_mutex; // of books, heard, life and run: the portal answers on its own threads
    std::shared_ptr<PortalBooks> m_books;
    QList<Heard> m_heard;
    int m_life = 0;
    int m_run = 0; // the name of the terminal, for the portal
    std::unique_ptr<ScriptedPortal> m_portal;
    QString m_folder;
    quint32 m_seed = 0;
};

} // namespace kiosk::test
