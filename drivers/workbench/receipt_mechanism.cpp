// SPDX-License-Identifier: Apache-2.0
#include "receipt_mechanism.h"

#include <algorithm>

namespace kiosk::workbench {

using namespace std::chrono;

ReceiptMechanism::ReceiptMechanism(QObject *parent) : QObject(parent)
{
    m_motion.setSingleShot(true);
    m_motion.setTimerType(Qt::PreciseTimer);
    connect(&m_motion, &QTimer::timeout, this, &ReceiptMechanism::motionDone);
}

void ReceiptMechanism::add(Step step)
{
    m_steps.enqueue(step);
    if (m_steps.size() == 1)
        next();
}

void ReceiptMechanism::forgetSteps()
{
    settleLine();
    m_motion.stop();
    m_steps.clear();
}

void ReceiptMechanism::forgetFaults()
{
    m_dotsToEnd.reset();
    m_dotsToNearEnd.reset();
    m_opensCover = m_cutterBlocked = false;
}

void ReceiptMechanism::setRunning(bool running)
{
    if (m_running == running)
        return;
    m_running = running;
    if (running) {
        next();
    } else {
        settleLine();
        m_motion.stop();
    }
}

// Starts the step in front, unless one is under way. Replies take no time.
void ReceiptMechanism::next()
{
    while (m_running && !m_motion.isActive()) {
        if (m_steps.isEmpty()) {
            emit idle();
            return;
        }
        if (const auto *print = std::get_if<Print>(&m_steps.head())) {
            startLine(*print);
        } else if (std::holds_alternative<Cut>(m_steps.head())) {
            m_motionStart = m_motionEnd = Clock::now();
            m_motion.start(CutMs / m_hurry);
        } else {
            const Reply reply = std::get<Reply>(m_steps.dequeue());
            emit replied(reply.bytes, reply.isProcessId);
        }
    }
}

void ReceiptMechanism::startLine(const Print &print)
{
    const int rows = print.strip.rows.height();
    m_lineLimit = rows;
    if (m_dotsToEnd)
        m_lineLimit = std::min(m_lineLimit, *m_dotsToEnd);
    if (m_opensCover)
        m_lineLimit = std::min(m_lineLimit, rows / 2);
    // lines follow each other without a gap: timer rounding must not slow the paper down
    const auto now = Clock::now();
    m_motionStart = now - m_motionEnd < 20ms ? m_motionEnd : now;
    m_motionEnd
        = m_motionStart + duration_cast<Clock::duration>(duration<double>(double(m_lineLimit) / dotsPerSecond()));
    m_motion.start(std::max(0ms, ceil<milliseconds>(m_motionEnd - now)));
}

void ReceiptMechanism::settleLine()
{
    if (!m_motion.isActive() || m_steps.isEmpty())
        return;
    auto *print = std::get_if<Print>(&m_steps.head());
    if (!print)
        return; // an interrupted cut begins again
    const double seconds = duration<double>(Clock::now() - m_motionStart).count();
    const int done = std::clamp(int(seconds * dotsPerSecond()), 0, m_lineLimit);
    QImage &rows = print->strip.rows;
    m_roll.advance(rows.copy(0, 0, PaperDots, done));
    rows = rows.copy(0, done, PaperDots, rows.height() - done);
    countDots(done);
}

void ReceiptMechanism::countDots(int dots)
{
    if (m_dotsToEnd)
        *m_dotsToEnd -= dots;
    if (!m_dotsToNearEnd)
        return;
    *m_dotsToNearEnd -= dots;
    if (*m_dotsToNearEnd <= 0) {
        m_dotsToNearEnd.reset();
        emit paperNearlyEnded();
    }
}

void ReceiptMechanism::motionDone()
{
    if (m_steps.isEmpty())
        return;
    if (const auto *cutStep = std::get_if<Cut>(&m_steps.head())) {
        if (m_cutterBlocked) {
            emit cutterStuck();
            return;
        }
        const qint64 lastByteMono = cutStep->lastByteMono;
        m_steps.dequeue();
        if (m_roll.hangingDots() > 0)
            emit cut(m_roll.cut(), lastByteMono);
        next();
        return;
    }
    auto &print = std::get<Print>(m_steps.head());
    const int done = m_lineLimit;
    QImage rest = print.strip.rows.copy(0, done, PaperDots, print.strip.rows.height() - done);
    m_roll.advance(print.strip.rows.copy(0, 0, PaperDots, done));
    const bool opensCover = std::exchange(m_opensCover, false);
    if (rest.height() == 0) {
        if (print.strip.isText || !print.strip.text.isEmpty())
            m_roll.write(print.strip.text);
        m_steps.dequeue();
    } else {
        print.strip.rows = rest;
    }
    countDots(done);
    if (m_dotsToEnd && *m_dotsToEnd <= 0) {
        m_dotsToEnd.reset();
        emit paperEnded(); // stops us
    }
    if (opensCover)
        emit coverOpened();
    next();
}

} // namespace kiosk::workbench
