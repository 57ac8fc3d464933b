// SPDX-License-Identifier: Apache-2.0
// Documents that departments serve on the citizen: the list, one page by page, and a signature under it or a refusal.
// Only the portal's answer makes a document served; whoever closes before it leaves it as it was.
#pragma once

#include "../step_runner.h"

#include <core/ink.h>

namespace kiosk {

class DeliveryRunner final : public StepRunner {
    Q_OBJECT
public:
    using StepRunner::StepRunner;
    ~DeliveryRunner() override { m_ink->clear(); }
    void begin() override;
    void handle(const Act &act) override;
    void abandon() override { m_ink->clear(); }
    bool working() const override { return m_paper.phase == screen::DeliveryPaper::Phase::Sending; }
    bool hasPageBehind() const override;
    void turnBack() override;

private:
    enum class At { List, Paper, Signature };

    void open(const QString &id);
    void onPaper(const Act &act);
    void onSignature(const Act &act);
    void show(screen::DeliveryPaper::Phase phase);
    void showSignature();
    Result<QByteArray> proof(bool isSigned);
    void conclude(bool isSigned);
    void send(bool isSigned, int left);

    screen::DeliveryList m_list;
    screen::DeliveryPaper m_paper;
    At m_at = At::List;
    bool m_asking = false;
    std::shared_ptr<Ink> m_ink = std::make_shared<Ink>();
    std::optional<InkFlaw> m_flaw;
    DeliveryReceiptId m_receipt; // of the proof under way: the same for every try
    QByteArray m_sealed;
};

} // namespace kiosk
