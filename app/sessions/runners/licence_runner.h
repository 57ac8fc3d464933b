// SPDX-License-Identifier: Apache-2.0
// The citizen's own electronic licences: the list, each of them in full, and on to the claim of a copy.
#pragma once

#include "../step_runner.h"

namespace kiosk {

class LicenceRunner final : public StepRunner {
    Q_OBJECT
public:
    using StepRunner::StepRunner;
    void begin() override;
    void handle(const Act &act) override;
    bool hasPageBehind() const override { return m_open; }
    void turnBack() override;

private:
    void open(const QString &id);
    void copy();

    screen::LicenceList m_list;
    screen::LicenceDetail m_one;
    bool m_open = false;
};

} // namespace kiosk
