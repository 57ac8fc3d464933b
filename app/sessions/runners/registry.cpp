// SPDX-License-Identifier: Apache-2.0
// Which runner does which kind of step: one place.
#include "appointment_runners.h"
#include "bill_runners.h"
#include "co_sign_runner.h"
#include "correction_runner.h"
#include "delivery_runner.h"
#include "identity_runner.h"
#include "licence_code_runner.h"
#include "licence_runner.h"
#include "notice_runners.h"
#include "page_runners.h"
#include "pay_runner.h"
#include "portal_runners.h"
#include "principal_runner.h"
#include "print_runners.h"
#include "progress_runners.h"
#include "queue_runner.h"
#include "resume_runner.h"
#include "signature_runner.h"

namespace kiosk {

std::unique_ptr<StepRunner> makeRunner(VisitContext &context, const StepDefinition &step, const QString &field)
{
    switch (step.kind) {
    case StepKind::Guide: return std::make_unique<GuideRunner>(context, step);
    case StepKind::Identity:
        if (context.journey.method == IdentityMethod::LicenceCode)
            return std::make_unique<LicenceCodeRunner>(context, step);
        return std::make_unique<IdentityRunner>(context, step);
    case StepKind::Principal: return std::make_unique<PrincipalRunner>(context, step);
    case StepKind::Prefill: return std::make_unique<PrefillRunner>(context, step);
    case StepKind::Choose: return std::make_unique<ChooseRunner>(context, step);
    case StepKind::Form: return std::make_unique<FormRunner>(context, step, field);
    case StepKind::Materials: return std::make_unique<MaterialsRunner>(context, step, field);
    case StepKind::Consent:
    case StepKind::Commitment: return std::make_unique<StatementRunner>(context, step, field);
    case StepKind::Eligibility: return std::make_unique<EligibilityRunner>(context, step);
    case StepKind::Review: return std::make_unique<ReviewRunner>(context, step);
    case StepKind::Signature: return std::make_unique<SignatureRunner>(context, step);
    case StepKind::Pay: return std::make_unique<PayRunner>(context, step);
    case StepKind::Submit:
        if (context.correction)
            return std::make_unique<CorrectionRunner>(context, step);
        return std::make_unique<SubmitRunner>(context, step);
    case StepKind::Claim: return std::make_unique<ClaimRunner>(context, step);
    case StepKind::Print: return std::make_unique<PrintRunner>(context, step);
    case StepKind::Receipt: return std::make_unique<ReceiptRunner>(context, step);
    case StepKind::Done: return std::make_unique<DoneRunner>(context, step);
    case StepKind::Rate: return std::make_unique<RateRunner>(context, step);
    case StepKind::Progress: return makeProgressRunner(context, step);
    case StepKind::CoSign: return std::make_unique<CoSignRunner>(context, step);
    case StepKind::Booking: return std::make_unique<BookingRunner>(context, step);
    case StepKind::AppointmentSlip: return std::make_unique<AppointmentSlipRunner>(context, step);
    case StepKind::Queue: return std::make_unique<QueueRunner>(context, step);
    case StepKind::Appointments: return std::make_unique<AppointmentsRunner>(context, step);
    case StepKind::Deliveries: return std::make_unique<DeliveryRunner>(context, step);
    case StepKind::Licences: return std::make_unique<LicenceRunner>(context, step);
    case StepKind::Notice: return std::make_unique<NoticeRunner>(context, step);
    case StepKind::NoticePaid: return std::make_unique<NoticePaidRunner>(context, step);
    case StepKind::Bills: return std::make_unique<BillsRunner>(context, step);
    case StepKind::Resume: return std::make_unique<ResumeRunner>(context, step);
    }
    Q_UNREACHABLE();
    return nullptr;
}

} // namespace kiosk
