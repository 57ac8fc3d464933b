// SPDX-License-Identifier: Apache-2.0
// How far cases are: a citizen's own after the identity, or one by the number on its receipt without any.
#pragma once

#include "../step_runner.h"
#include "code_listener.h"

namespace kiosk {

// The list, and each of them in full.
class ProgressRunner final : public StepRunner {
    Q_OBJECT
public:
    using StepRunner::StepRunner;
    void begin() override;
    void handle(const Act &act) override;
    bool hasPageBehind() const override { return m_inCase; }
    void turnBack() override;

private:
    void open(const QString &caseNo);
    screen::CaseDetail detailOf(std::shared_ptr<const PortalCaseStanding> standing) const;
    ServicePtr itemOf(const PortalCaseStanding &standing) const; // null: not here in that version
    void goOn(const Act &act);

    screen::CaseList m_list;
    screen::CaseDetail m_detail;
    bool m_inCase = false;
    bool m_asking = false;
};

// A number is checked here, then looked for here, and only then at the portal: what still waits in this machine is
// known without it.
class LookupRunner final : public StepRunner {
    Q_OBJECT
public:
    using StepRunner::StepRunner;
    void begin() override;
    void handle(const Act &act) override;
    void abandon() override;
    bool hasPageBehind() const override { return m_answered; }
    void turnBack() override { enter(); }

private:
    void enter(); // the page for the number, empty
    void scanned(const QString &text);
    void confirm();
    void askHere(const ReceiptCode &code);
    void askPortal(const QString &code);
    void complain(screen::CaseCode::Complaint complaint);
    void answer(screen::CaseAnswer answer, const char *outcome);

    screen::CaseCode m_screen;
    ReceiptCode m_receipt; // null: asked for by the number of the case
    std::optional<CaseStanding> m_here;
    bool m_answered = false;
    CodeListener m_listener{m_context};
};

std::unique_ptr<StepRunner> makeProgressRunner(VisitContext &context, const StepDefinition &step);

} // namespace kiosk
