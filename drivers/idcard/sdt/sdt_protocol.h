// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sdt_link.h"
#include "sdt_models.h"

#include <hal/id_card_record.h>
#include <lane_device/lane_driver.h>

namespace kiosk::sdt {

// The lane's half of the reader: what lies on it, and how it is read.
class SdtProtocol final : public hal::LaneDriver {
public:
    struct Signals { // run in the device's own thread
        std::function<void()> cardInserted;
        std::function<void()> cardRemoved;
    };
    struct Settings {
        ReaderModel model;
        Fingerprint fingerprint = Fingerprint::NotAsked;
    };
    SdtProtocol(std::unique_ptr<Transport> transport, Settings settings, Signals tell);

    Result<void> connect(hal::Act &act) override;
    void disconnect() override;
    int descriptor() const override { return m_link.descriptor(); }
    std::optional<Duration> pollEvery() const override;
    Result<void> poll(hal::Act &act, bool readable) override;
    std::unique_ptr<ArrivalWatch> watchArrival() const override { return m_link.watchArrival(); }
    void setEnabled(bool enabled) override;
    Result<hal::HealthReport> checkHealth(hal::Act &act, hal::HealthLevel level) override;
    Result<void> reset(hal::Act &act) override;

    Result<hal::IdCardRecord> read(hal::Act &act);
    Result<SensitiveText> readNewestAddress(hal::Act &act);
    Result<QString> samIdentity(hal::Act &act);

private:
    // What the SAM knows, which decides what may be asked next. find is blind to a card that is selected: Read, and
    // perhaps Unknown.
    enum class Card { Unknown, None, Found, Read };

    Result<Reply> ask(hal::Act &act, const Command &asked);
    Error errorOf(hal::Act &act, SamStatus status, const Command &asked);
    void setPresent(hal::Act &act, bool present);
    void noteEnabled(hal::Act &act);
    Result<void> checkStatus(hal::Act &act);
    Result<void> watch(hal::Act &act);
    Result<bool> findCard(hal::Act &act);
    Fingerprint fingerprintNow() const;
    Result<void> lookWhetherItStays(hal::Act &act);
    Result<hal::IdCardRecord> waitAndRead(hal::Act &act);
    Result<hal::IdCardRecord> readOnce(hal::Act &act);
    Result<hal::IdCardRecord> findSelectTransfer(hal::Act &act);
    Result<hal::IdCardRecord> transfer(hal::Act &act);
    enum class Ration { Taken, ToTake };
    Result<void> resetSamAndWait(hal::Act &act, Ration ration = Ration::ToTake);

    SdtLink m_link;
    const Settings m_settings;
    const Signals m_tell;
    bool m_enabled = false;
    bool m_enabledChanged = false;
    Card m_card = Card::Unknown;
    bool m_present = false;            // as told to the world
    int m_misses = 0;                  // finds in a row that did not see the card any more
    int m_suspicious = 0;              // failed authentications in a row
    bool m_knowsNoFingerprint = false; // the reader said so since the last connect
    QString m_identity;
};

} // namespace kiosk::sdt
