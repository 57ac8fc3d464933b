// SPDX-License-Identifier: Apache-2.0
// A card reader with its SAM module on a serial port: the state machine of protocols/idcard-sdt.md.
#pragma once

#include "id_cards.h"
#include "pty_port.h"
#include "sdt_faults.h"
#include "sdt_wire.h"
#include "witness.h"

#include <QElapsedTimer>

namespace kiosk::workbench {

// Log acts: card-placed, card-lifted, request-received, reply-sent (its "mono" is the reply's last bit on the wire),
// fault-spent, plugged, unplugged.
class IdCardReaderEmulator : public QObject {
    Q_OBJECT
public:
    IdCardReaderEmulator(const QString &symlink, int baud, Witness &witness, QObject *parent = nullptr);

    Result<void> plug();
    void unplug();
    Result<void> place(const IdCard &card); // Conflict while another lies there
    Result<void> lift();                    // NoCard
    void addFault(const SdtFault &fault) { m_faults.add(fault); }
    void clearFaults() { m_faults.clear(); }

    QString address() const { return m_port.address(); }
    QJsonObject state() const;

signals:
    void changed(); // anything state() shows

private:
    enum class CardState { None, Present, Found, Selected, Read };
    struct Reply {
        quint8 status;
        QByteArray body = {};
    };

    void receive(const QByteArray &bytes);
    void answer(const SdtRequest &request);
    std::optional<Reply> readerFault(quint16 command);
    Reply replyTo(const SdtRequest &request);
    Reply find();
    Reply select();
    Reply read(bool withFingerprint);
    Reply newAddress() const;
    QByteArray samId() const;
    void emitReply(quint16 command, quint8 status, const QByteArray &frame);
    void cardIsGone();

    Witness &m_witness;
    PtyPort m_port;
    SdtRequestHunter m_hunter;
    QElapsedTimer m_sinceByte;
    SdtFaultQueue m_faults;
    std::mt19937 m_dice{1};
    std::optional<IdCard> m_card;
    CardState m_state = CardState::None;
    QByteArray m_previousFrame;
    qint64 m_selfTestUntil = 0; // bootMs
    quint32 m_samSerial = 1234567;
    int m_nextBaud = 0; // asked for; takes effect when the reply has left at the old speed
};

} // namespace kiosk::workbench
