// SPDX-License-Identifier: Apache-2.0
// Paying what a notice asks for: which one, and what was had for it. The money itself is PayRunner's.
#pragma once

#include "../step_runner.h"
#include "code_listener.h"

namespace kiosk {

// The code, typed or held before the scanner, is checked here and then looked up. The citizen sees what it is about
// before anything is paid; what cannot be paid says why.
class NoticeRunner final : public StepRunner {
    Q_OBJECT
public:
    using StepRunner::StepRunner;
    void begin() override;
    void handle(const Act &act) override;
    void abandon() override;
    bool hasPageBehind() const override { return m_found.has_value(); }
    void turnBack() override { enter(); }

private:
    void enter(); // the page for the code, empty
    void scanned(const QString &text);
    void confirm();
    void answered(const QString &code, const Result<PaymentNotice> &said);
    void complain(screen::NoticeCode::Complaint complaint);

    screen::NoticeCode m_screen;
    std::optional<screen::NoticeDetail> m_found; // and shown
    CodeListener m_listener{m_context};
};

// Paid: the number of the bill on the glass, and on paper where there is some.
class NoticePaidRunner final : public StepRunner {
    Q_OBJECT
public:
    using StepRunner::StepRunner;
    void begin() override;
    void handle(const Act &act) override;
    bool working() const override { return !m_screen.hasReceipt; }

private:
    void print();
    void settled(const char *outcome, const char *reason = "");

    screen::NoticePaid m_screen;
};

} // namespace kiosk
