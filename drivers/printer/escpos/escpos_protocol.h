// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "confirmations.h"
#include "escpos_link.h"
#include "printer_profile.h"

#include <hal/receipt_printer.h>
#include <lane_device/lane_driver.h>
#include <lane_device/reset_ration.h>

namespace kiosk::escpos {

// The talk with one receipt printer: status, jobs and their proof. Lane thread only.
class EscposProtocol final : public hal::LaneDriver {
public:
    struct Settings {
        PrinterProfile profile;
        std::optional<int> baud;                  // of a serial line
        Duration confirmWithin = Duration(5000);  // plus the time the bytes take
        Duration lookEvery = Duration(10000);     // a network cable gives no hang-up
        Duration recoverEvery = Duration(200000); // unless somebody had the cover open: then at once
        Duration cutWithin = Duration(1500);      // a cut that is repeated shows by then whether it is stuck again
        std::function<void(ActId)> confirmedLate; // called in the device's own thread
    };
    EscposProtocol(std::unique_ptr<Transport> transport, Settings settings);

    Result<void> connect(hal::Act &act) override;
    void disconnect() override;
    int descriptor() const override { return m_link.descriptor(); }
    std::optional<Duration> pollEvery() const override;
    Result<void> poll(hal::Act &act, bool readable) override;
    std::unique_ptr<ArrivalWatch> watchArrival() const override { return m_link.watchArrival(); }
    Result<hal::HealthReport> checkHealth(hal::Act &act, hal::HealthLevel level) override;
    Result<void> reset(hal::Act &act) override;

    Result<hal::ReceiptOutcome> print(hal::Act &act, QByteArrayView job, ActId id);

private:
    void heard(hal::Act &act, const Reply &reply);
    void confirmed(hal::Act &act, ActId id);
    void show(hal::Act &act, const PrinterFacts &facts);
    Result<void> lookAt(hal::Act &act);
    Result<bool> lookAtPort(hal::Act &act); // false: nothing can be seen there
    Result<void> recover(hal::Act &act);
    Result<void> greet(hal::Act &act);
    Result<void> refuse(hal::Act &act);
    Result<hal::ReceiptOutcome> run(hal::Act &act, QByteArrayView job, ActId id);
    hal::ReceiptOutcome conclude(hal::Act &act, std::optional<ErrorCode> cause);
    std::optional<ErrorCode> stoppingFault() const;
    Duration patienceFor(qsizetype bytes) const;
    bool answers() const { return m_settings.profile.processId || m_settings.profile.paperReply; }

    Settings m_settings;
    EscposLink m_link;
    Confirmations m_confirmations;
    hal::StatusSnapshot m_picture; // last thing the printer said of itself
    bool m_heardAnything = false;  // since connect
    int m_misses = 0;
    bool m_isGreeted = false;
    bool m_awaitsRecovery = false; // stopped by something that a human mends, and not by paper or cover
    bool m_wasOpened = false;      // since the last recovery: somebody had a hand in it
    bool m_recovering = false;     // what it says of itself now may be over in a moment
    hal::ResetRation m_recoveries;
    std::optional<MonotonicTime> m_recovered;
    QStringList m_identity; // GS I answers in order: firmware, serial
    ActId m_current;        // the job that print() waits for
    bool m_currentProven = false;
};

} // namespace kiosk::escpos
