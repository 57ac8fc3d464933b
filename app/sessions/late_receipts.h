// SPDX-License-Identifier: Apache-2.0
// Receipts that were given up and may still come out of the printer once its fault is mended: whose they were, so that
// the audit says so and somebody takes them away before a stranger does.
#pragma once

#include "visit_context.h"

#include <QObject>

namespace kiosk {

// Thread-bound to the GUI thread. The machine is borrowed; without a receipt printer nothing is expected.
class LateReceipts : public QObject {
    Q_OBJECT
public:
    explicit LateReceipts(MachineParts &machine);

    void expect(ActId act, ReceiptCode code, VisitId visit);

    static constexpr qsizetype most = 32; // the oldest is forgotten: no printer keeps so many

private:
    struct Expected {
        ActId act;
        ReceiptCode code;
        VisitId visit;
    };
    void cameOut(ActId act);

    MachineParts &m_machine;
    QList<Expected> m_expected;
};

} // namespace kiosk
