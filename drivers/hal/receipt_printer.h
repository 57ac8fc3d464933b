// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device.h"
#include "receipt_document.h"

namespace kiosk::hal {

struct ReceiptOutcome {
    ActOutcome printed = ActOutcome::Unknown;
    std::optional<ErrorCode> fault; // why not, or why unknown
};

// XFS4IoT Printer (receipt) with UnifiedPOS POSPrinter states.
class ReceiptPrinter : public Device {
    Q_OBJECT
public:
    using Device::Device;

    // Asks paper and cover first and refuses (PaperOut, CoverOpen, CutterJam, DeviceFault: nothing was printed).
    // After the first byte went out the answer is always an outcome: Committed only on the printer's own
    // confirmation, Unknown when none came in 5 s + bytes/rate. Never printed twice by itself.
    // NotCommitted: a fault came before the receipt was whole. Unless the printer lost its buffer it goes on printing
    // once the fault is mended, and confirmedLate tells: the same receipt is not sent again without asking.
    virtual Pending<ReceiptOutcome> print(const ReceiptDocument &document, ActId act, Deadline deadline) = 0;

signals:
    // The receipt of an act that had ended NotCommitted or Unknown came out after all.
    void confirmedLate(kiosk::ActId act);
};

} // namespace kiosk::hal
