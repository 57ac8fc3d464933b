// SPDX-License-Identifier: Apache-2.0
// Somebody signs what another person handed in: its number, what it says, the pad, and the portal's answer. Nothing of
// it is kept here: what the portal did not take is signed again.
#pragma once

#include "../step_runner.h"
#include "signing_pad.h"

#include <cases/hand_signature.h>

namespace kiosk {

class CoSignRunner final : public StepRunner {
    Q_OBJECT
public:
    CoSignRunner(VisitContext &context, const StepDefinition &step);
    void begin() override;
    void handle(const Act &act) override;
    void abandon() override { m_pad.clear(); }
    bool hasPageBehind() const override { return m_page == Page::Document || m_page == Page::Pad; }
    void turnBack() override;
    bool working() const override { return m_pad.isSealing(); }

private:
    enum class Page { Code, Document, Pad, Signed };

    void show();
    void confirmCode();
    void take(SigningRequest request);
    void refused(const Error &error);
    void complain(screen::CaseCode::Complaint complaint, const char *outcome);
    void seal();
    void send();
    Result<QByteArray> sealedSignature();

    Page m_page = Page::Code;
    screen::CaseCode m_code;
    ReceiptCode m_receipt;
    std::shared_ptr<const SigningRequest> m_request;
    SigningPad m_pad;
    CoSignatureId m_id;
    QByteArray m_envelope; // sealed once: a lost answer is asked for with the same bytes
    SigningReceipt m_told;
    int m_tries = 0;
};

} // namespace kiosk
