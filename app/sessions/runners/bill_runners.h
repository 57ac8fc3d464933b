// SPDX-License-Identifier: Apache-2.0
// A citizen's electronic bills: the list, each of them, and copies on paper.
#pragma once

#include "../step_runner.h"

namespace kiosk {

// A copy is no certificate: no claim is spent, nothing is recorded before the printer begins, and one that did not come
// out is printed again when the citizen asks for it.
class BillsRunner final : public StepRunner {
    Q_OBJECT
public:
    using StepRunner::StepRunner;
    void begin() override;
    void handle(const Act &act) override;
    void abandon() override;
    bool hasPageBehind() const override { return m_one && !working(); }
    void turnBack() override;
    bool working() const override;

private:
    void open(const QString &bill);
    void fetch();
    void print(SensitiveBytes pdf);
    void watch(const hal::StatusSnapshot &status);
    void settled(screen::BillDetail::Phase phase, std::optional<ErrorCode> fault = {});
    void show(screen::BillDetail::Phase phase);

    screen::BillList m_list;
    std::optional<screen::BillDetail> m_one;
    Alarms::Handle m_patience = 0;
};

} // namespace kiosk
