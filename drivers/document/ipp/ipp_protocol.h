// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ipp_client.h"
#include "ipp_outcome.h"

#include <host_process/host_process.h>
#include <lane_device/lane_driver.h>

namespace kiosk::ipp {

// The talk with one document printer: status, one job at a time, and what proves its paper. Lane thread only.
class IppProtocol final : public hal::LaneDriver {
public:
    struct Settings {
        PrinterAddress address;
        Tape tape = {};
        QString cupsFolder = QStringLiteral("/etc/cups"); // of the server whose queue it is
        QString hostProgram; // kiosk-host, which draws pages for printers that take no PDF; empty: not there
        Duration answerTimeout = Duration(5000);
        Duration lookEvery = Duration(2000); // HTTP tells nothing by itself
        Duration jobPoll = Duration(300);
        Duration counterPatience = Duration(3000); // a page counter lags behind the job's end
        Duration takeBackWithin = Duration(10000); // for a cancelled job to end
    };
    enum class Phase { Sent = 0, Printing = 1, Waiting = 2 };
    using Progress = std::function<void(Phase)>; // called in the device's own thread

    IppProtocol(Settings settings, std::shared_ptr<const Clock> clock, Progress progress);

    Result<void> connect(hal::Act &act) override;
    void disconnect() override { m_client.disconnect(); }
    std::optional<Duration> pollEvery() const override { return m_settings.lookEvery; }
    Result<void> poll(hal::Act &act, bool readable) override;
    Result<hal::HealthReport> checkHealth(hal::Act &act, hal::HealthLevel level) override;
    Result<void> reset(hal::Act &act) override;

    // An error: refused, no job holds a document. After the first byte of the document always an outcome.
    Result<hal::DocumentOutcome> print(hal::Act &act, JobTicket ticket, QByteArrayView pdf, int pages);

private:
    Result<PrinterAttributes> look(hal::Act &act);
    Result<void> examine(hal::Act &act, const PrinterAttributes &printer) const;
    bool sees(JobEvidence &evidence, int jobId);
    Result<void> admit(const PrinterAttributes &printer, const JobTicket &ticket);
    Result<SensitiveBytes> draw(hal::Act &act, PrinterAttributes &printer, const JobTicket &ticket, QByteArrayView pdf,
                                int pages);
    Result<int> makeJob(const JobTicket &ticket);
    Result<std::optional<int>> hand(hal::Act &act, const PrinterAttributes &printer, JobEvidence &evidence,
                                    const JobTicket &ticket, QByteArrayView document);
    // Both: true when the job has ended or the printer has forgotten it.
    bool follow(hal::Act &act, JobEvidence &evidence, int jobId);
    bool takeBack(hal::Act &act, JobEvidence &evidence, int jobId);
    void readCounter(hal::Act &act, JobEvidence &evidence);
    void tell(hal::Act &act, Phase phase);

    Settings m_settings;
    Progress m_progress;
    IppClient m_client;
    HostProcess m_host;
    int m_misses = 0;
    std::optional<Phase> m_told;
};

} // namespace kiosk::ipp
