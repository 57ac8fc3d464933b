// SPDX-License-Identifier: Apache-2.0
#include "scan_judge.h"

#include "code_use.h"

namespace kiosk::scanner {

std::optional<Result<hal::ScannedCode>> ScanJudge::judge(const RawCode &raw, hal::CodeUse use, const Clock &clock)
{
    if (m_gate.judge(raw.bytes, clock.now()) != ScanGate::Verdict::Counts)
        return {};
    auto code = cleanCode(raw, m_frame);
    if (!code)
        return code;
    if (auto fits = judgeUse(code->text.view(), use, clock.wall().date()); !fits)
        return Result<hal::ScannedCode>(fail(std::move(fits.error())));
    return code;
}

} // namespace kiosk::scanner
