// SPDX-License-Identifier: Apache-2.0
// The code for what was filled in elsewhere, typed or scanned; what it stands for; and on with it. Looking takes
// nothing, so only what this machine can do is taken.
#pragma once

#include "../step_runner.h"
#include "code_listener.h"

#include <journey/resume.h>

namespace kiosk {

class ResumeRunner final : public StepRunner {
    Q_OBJECT
public:
    using StepRunner::StepRunner;
    void begin() override;
    void handle(const Act &act) override;
    void abandon() override;
    bool hasPageBehind() const override { return m_found.service && !m_found.taking && !m_found.away; }
    void turnBack() override { enter(); }
    bool working() const override { return m_found.taking; }

private:
    using Complaint = screen::ResumeCode::Complaint;
    void enter(); // the page for the code, empty
    void scanned(const QString &text);
    void confirm();
    void found(const FoundDraft &draft);
    void refused(const Error &error);
    void complain(Complaint complaint);
    void take();

    screen::ResumeCode m_code;
    screen::ResumeFound m_found;
    DraftId m_draft;
    Answers m_given;
    int m_tries = 0;
    CodeListener m_listener{m_context};
};

} // namespace kiosk
