// SPDX-License-Identifier: Apache-2.0
// The scanner of a page on which a code may be typed as well: reads again and again until it is told to stop. What is
// no code of that kind is passed over.
#pragma once

#include "../visit_context.h"

namespace kiosk {

// Thread-bound to the GUI thread; the context is borrowed.
class CodeListener : public QObject {
    Q_OBJECT
public:
    explicit CodeListener(const VisitContext &context) : m_context(context) { }

    // Takes the scanner for this visit; false: there is none that works. After a fault it may be ours already.
    bool open();
    // Nothing while it listens, or without a scanner.
    void listen();
    void stop();
    bool isListening() const { return m_listening; }

signals:
    void read(const QString &text); // it goes on listening when the receiver has returned, unless it was stopped
    void lost();                    // the scanner cannot any more: the code is typed

private:
    void heard(const Result<hal::ScannedCode> &code);

    const VisitContext &m_context;
    bool m_isOpen = false;
    bool m_listening = false;
    bool m_stopped = false; // by the receiver of what was read
};

} // namespace kiosk
