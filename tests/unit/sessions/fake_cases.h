// SPDX-License-Identifier: Apache-2.0
// A portal that knows how far cases are, and a scanner that reads what the test holds before it.
#pragma once

#include "fake_devices.h"

#include <hal/code_scanner.h>
#include <portal/case_portal.h>

namespace kiosk::test {

class FakeCases final : public CasePortal {
public:
    Pending<CaseList> listCases(QString session, CallContext) override
    {
        sessions << session;
        return readyFuture<CaseList>(error ? Result<CaseList>(fail(*error)) : Result<CaseList>(list));
    }
    Pending<CaseGlimpse> lookUpCase(QString code, CallContext) override
    {
        lookups << code;
        return readyFuture<CaseGlimpse>(error ? Result<CaseGlimpse>(fail(*error)) : Result<CaseGlimpse>(glimpse));
    }
    Pending<PortalCaseStanding> caseStanding(QString caseNo, QString, QString, CallContext) override
    {
        PortalCaseStanding said = standing;
        said.caseNo = caseNo;
        return readyFuture<PortalCaseStanding>(error ? Result<PortalCaseStanding>(fail(*error))
                                                     : Result<PortalCaseStanding>(std::move(said)));
    }
    Pending<SubmissionReceipt> putCorrection(CorrectionId, QString caseNo, QByteArray, CallContext) override
    {
        corrected << caseNo;
        if (correctionError)
            return readyFuture<SubmissionReceipt>(fail(*correctionError));
        return readyFuture<SubmissionReceipt>(SubmissionReceipt{caseNo, {}, QStringLiteral("corrected")});
    }

    QStringList sessions;  // that asked for the list
    QStringList lookups;   // numbers
    QStringList corrected; // cases that something was brought for
    std::optional<Error> error;
    std::optional<Error> correctionError;
    CaseList list;
    CaseGlimpse glimpse{QStringLiteral("居住证申领"), CaseStage::Accepted, QDateTime({2026, 3, 13}, {10, 31}), {}};
    PortalCaseStanding standing;
};

class FakeScanner final : public FakeDevice<hal::CodeScanner> {
public:
    Pending<hal::ScannedCode> scan(hal::CodeUse, Deadline) override
    {
        m_promise = std::make_shared<QPromise<Result<hal::ScannedCode>>>();
        m_promise->start();
        return m_promise->future();
    }
    bool isAsked() const { return m_promise != nullptr; }
    void hold(QStringView text)
    {
        const auto promise = std::exchange(m_promise, nullptr);
        promise->addResult(hal::ScannedCode{SensitiveText(text), hal::Symbology::QrCode, {}});
        promise->finish();
    }

private:
    std::shared_ptr<QPromise<Result<hal::ScannedCode>>> m_promise;
};

} // namespace kiosk::test
