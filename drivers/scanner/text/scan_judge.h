// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scan_gate.h"
#include "scanned_text.h"

#include <hal/code_scanner.h>

namespace kiosk::scanner {

// Everything between one read and the answer of scan(): gate, cleaning, use. For one thread, as long as the device.
class ScanJudge {
public:
    explicit ScanJudge(TextFrame frame = {}) : m_frame(std::move(frame)) { }

    // Empty: it does not count (seen a moment ago, or too many), so the step waits on. Else the answer: the code,
    // InvalidInput or CodeKind. The date is the clock's.
    std::optional<Result<hal::ScannedCode>> judge(const RawCode &raw, hal::CodeUse use, const Clock &clock);

private:
    TextFrame m_frame;
    ScanGate m_gate;
};

} // namespace kiosk::scanner
