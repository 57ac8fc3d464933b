// SPDX-License-Identifier: Apache-2.0
#include "code_listener.h"

#include "print_runners.h"

namespace kiosk {
namespace {

constexpr Duration kScanRound = 60s;

} // namespace

bool CodeListener::open()
{
    hal::CodeScanner *scanner = m_context.machine.codeScanner;
    m_isOpen = scanner && !hal::fault(scanner->status()) && take(*scanner, m_context.visit).has_value();
    return m_isOpen;
}

void CodeListener::listen()
{
    m_stopped = false;
    if (!m_isOpen || m_listening)
        return;
    m_listening = true;
    whenReady(
        m_context.machine.codeScanner->scan(hal::CodeUse::Receipt, Deadline::in(*m_context.machine.clock, kScanRound)),
        this, [this](const Result<hal::ScannedCode> &code) { heard(code); });
}

void CodeListener::heard(const Result<hal::ScannedCode> &code)
{
    if (!std::exchange(m_listening, false))
        return; // given up
    const ErrorCode why = code ? ErrorCode::TimedOut : code.error().code;
    if (!code && why != ErrorCode::TimedOut && why != ErrorCode::CodeKind && why != ErrorCode::InvalidInput) {
        m_isOpen = false;
        return emit lost();
    }
    if (code)
        emit read(code->text.reveal());
    if (!m_stopped)
        listen();
}

void CodeListener::stop()
{
    m_stopped = true;
    if (std::exchange(m_listening, false))
        m_context.machine.codeScanner->cancel(kSessionOwner);
}

} // namespace kiosk
