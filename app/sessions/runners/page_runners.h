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
class FormRunner : public StepRunner {
    Q_OBJECT
public:
    FormRunner(VisitContext &context, const StepDefinition &step, const QString &field);
    void begin() override;
    void handle(const Act &act) override;
    void showAgain() override { show(true); }

protected:
    virtual void show(bool fresh);
    virtual bool isOffered(const QString &option) const { return m_field->option(option); }

    const FieldDefinition *m_field;
    QString m_entry;

private:
    void confirm();
    std::optional<Words> m_complaint;
};

// One material, among the others of its step.
class MaterialsRunner final : public FormRunner {
    Q_OBJECT
public:
    using FormRunner::FormRunner;

protected:
    void show(bool fresh) override;
    bool isOffered(const QString &option) const override;
};

// What is agreed to. A consent may be refused; who does not want to promise goes back and takes another way.
class StatementRunner final : public StepRunner {
    Q_OBJECT
public:
    StatementRunner(VisitContext &context, const StepDefinition &step, QString field)
        : StepRunner(context, step), m_field(std::move(field))
    { }
    void begin() override;
    void handle(const Act &act) override;
    void showAgain() override { begin(); }

private:
    void answer(const QString &value) { succeed({{m_field, makeAnswer(value, AnswerSource::Citizen)}}); }
    QString m_field;
};

// Who cannot have it reads why; the page has no way on.
class EligibilityRunner final : public StepRunner {
    Q_OBJECT
public:
    using StepRunner::StepRunner;
    void begin() override { emit shown(screen::NotEligible{m_step.id}); }
};

class ReviewRunner final : public StepRunner {
    Q_OBJECT
public:
    using StepRunner::StepRunner;
    void begin() override { emit shown(screen::Review{}); }
    void handle(const Act &act) override;
    void showAgain() override { begin(); }
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
    bool m_isSent = false;
};

} // namespace kiosk
