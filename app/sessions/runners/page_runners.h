// SPDX-License-Identifier: Apache-2.0
// Runners of the pages that only talk to the citizen: guide, form, review, done, rate.
#pragma once

#include "../step_runner.h"

namespace kiosk {

class GuideRunner final : public StepRunner {
    Q_OBJECT
public:
    using StepRunner::StepRunner;
    void begin() override;
    void handle(const Act &act) override;
};

// One question. What was typed stays when it is wrong.
class FormRunner final : public StepRunner {
    Q_OBJECT
public:
    FormRunner(VisitContext &context, const StepDefinition &step, const QString &field);
    void begin() override;
    void handle(const Act &act) override;

private:
    void show(bool fresh);
    void confirm();

    const FieldDefinition *m_field;
    QString m_entry;
    std::optional<Words> m_complaint;
};

class ReviewRunner final : public StepRunner {
    Q_OBJECT
public:
    using StepRunner::StepRunner;
    void begin() override { emit shown(screen::Review{}); }
    void handle(const Act &act) override;
};

// Stays up to date while the portal's answer comes in.
class DoneRunner final : public StepRunner {
    Q_OBJECT
public:
    using StepRunner::StepRunner;
    void begin() override;
    void handle(const Act &act) override;
};

class RateRunner final : public StepRunner {
    Q_OBJECT
public:
    using StepRunner::StepRunner;
    void begin() override { emit shown(m_screen); }
    void handle(const Act &act) override;

private:
    void send();
    screen::Rate m_screen;
};

} // namespace kiosk
