// SPDX-License-Identifier: Apache-2.0
// Motor, head and cutter of the receipt printer: carries out steps in order, each in its own time.
#pragma once

#include "paper_roll.h"

#include <QObject>
#include <QQueue>
#include <QTimer>
#include <chrono>
#include <optional>
#include <variant>

namespace kiosk::workbench {

class ReceiptMechanism : public QObject {
    Q_OBJECT
public:
    static constexpr int DotsPerSecond = 150 * DotsPerMm; // 150 mm/s
    static constexpr int CutMs = 600;

    struct Print {
        Strip strip;
    };
    struct Cut {
        qint64 lastByteMono; // when the last byte of the cut command came from the wire
    };
    struct Reply { // leaves when everything before it is on paper
        QByteArray bytes;
        bool isProcessId = false;
    };
    using Step = std::variant<Print, Cut, Reply>;

    explicit ReceiptMechanism(QObject *parent);

    void setHurry(int times) { m_hurry = times; } // so many times as fast as a real one
    void add(Step step);
    bool isIdle() const { return m_steps.isEmpty(); }
    void forgetSteps(); // DLE ENQ 2, power-off: what is on paper stays
    // false stops at once, in the middle of a line or before a cut; true goes on from that very dot row
    void setRunning(bool running);

    // Faults that wait for the paper to move.
    void endPaperAfter(int mm) { m_dotsToEnd = mm * DotsPerMm; }
    void warnPaperAfter(int mm) { m_dotsToNearEnd = mm * DotsPerMm; }
    void openCoverInTheNextLine() { m_opensCover = true; }
    void blockCutter(bool blocked) { m_cutterBlocked = blocked; }
    bool isCutterBlocked() const { return m_cutterBlocked; }
    void forgetFaults();

    PaperRoll &roll() { return m_roll; }

signals:
    void idle(); // all steps done
    void replied(const QByteArray &bytes, bool isProcessId);
    void cut(const kiosk::workbench::PaperRoll::Piece &piece, qint64 lastByteMono);
    void paperEnded();
    void paperNearlyEnded();
    void coverOpened(); // in the middle of a line
    void cutterStuck();

private:
    using Clock = std::chrono::steady_clock;

    int dotsPerSecond() const { return DotsPerSecond * m_hurry; }
    void next();
    void startLine(const Print &print);
    void settleLine(); // puts on paper what has passed the head by now
    void countDots(int dots);
    void motionDone();

    PaperRoll m_roll;
    QQueue<Step> m_steps;
    QTimer m_motion;
    Clock::time_point m_motionStart;
    Clock::time_point m_motionEnd;
    bool m_running = true;
    int m_hurry = 1;
    int m_lineLimit = 0; // dot rows that the present line may advance before a fault stops it
    std::optional<int> m_dotsToEnd;
    std::optional<int> m_dotsToNearEnd;
    bool m_opensCover = false;
    bool m_cutterBlocked = false;
};

} // namespace kiosk::workbench
