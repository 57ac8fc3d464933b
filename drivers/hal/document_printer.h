// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device.h"

#include <core/sensitive.h>

namespace kiosk::hal {

struct DocumentJob {
    SensitiveBytes pdf;                                 // held in memory only, wiped with the job
    QString jobName;                                    // the claim id: by it a lost answer is looked up at the printer
    QString media = QStringLiteral("iso_a4_210x297mm"); // PWG 5101.1
    int pages = 1;                                      // expected impressions, compared with the page counter
};

// What proved the paper, strongest first (design.md 4).
enum class PrintProof { None, Sensor, PageCounter, CitizenConfirmed, StaffConfirmed };

struct DocumentOutcome {
    ActOutcome printed = ActOutcome::Unknown;
    PrintProof proof = PrintProof::None;
    std::optional<ErrorCode> fault;
    std::optional<qint64> impressions; // difference of the printer's counter, when it has one
};

// XFS4IoT Printer (document). Jobs go straight to the printer by IPP, from memory.
class DocumentPrinter : public Device {
    Q_OBJECT
public:
    using Device::Device;

    // Refuses with PaperOut, CoverOpen, PaperJam, ConsumableOut, DeviceFault or LinkBroken before anything is
    // sent. Once the job may exist at the printer the answer is an outcome; "completed" alone proves nothing.
    virtual Pending<DocumentOutcome> print(DocumentJob job, ActId act, Deadline deadline) = 0;

signals:
    // While a job runs: 0 sent, 1 printing, 2 waiting for somebody (status says what)
    void progress(int phase);
};

} // namespace kiosk::hal
