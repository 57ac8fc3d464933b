// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device.h"
#include "id_card_record.h"

namespace kiosk::hal {

// Contactless reader of identity cards (XFS4IoT CardReader, type contactless). While enabled it polls for a
// card and tells arrival and removal; read() works on the card that lies there, or waits for one.
class IdCardReader : public Device {
    Q_OBJECT
public:
    using Device::Device;

    // Waits for a card until the deadline, then find, select, read as one act on one card.
    // NoCard (nothing came before the deadline), CardMoved (lifted), CardUnreadable, CardKind (unknown type),
    // DeviceFault (SAM), LinkBroken, TimedOut, Cancelled.
    virtual Pending<IdCardRecord> read(Deadline deadline) = 0;
    // The newest (additional) address; empty text when the card has none. Needs the card just read.
    virtual Pending<SensitiveText> readNewestAddress(Deadline deadline) = 0;
    // SAM identity, e.g. "05.03-20200101-0001234567-3041234567"; for technicians.
    virtual Pending<QString> samIdentity(Deadline deadline) = 0;

signals:
    void cardInserted();
    void cardRemoved();
};

} // namespace kiosk::hal
