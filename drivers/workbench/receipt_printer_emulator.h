// SPDX-License-Identifier: Apache-2.0
// An 80 mm ESC/POS receipt printer on TCP and serial: buffers, status, faults; protocols/receipt-escpos.md.
#pragma once

#include "escpos_parser.h"
#include "printer_status.h"
#include "receipt_mechanism.h"
#include "receipt_port.h"
#include "witness.h"

#include <QJsonObject>
#include <QStringList>

namespace kiosk::workbench {

// Log acts: host-connected, host-disconnected, receipt-last-byte, receipt-cut, receipt-torn, condition, real-time,
// real-time-in-picture, unknown-command, fault-set, plugged, unplugged.
class ReceiptPrinterEmulator : public QObject {
    Q_OBJECT
public:
    static constexpr qsizetype BufferSize = 4096;

    struct Settings {
        std::optional<PrinterCondition::Paper> paper;
        std::optional<bool> coverOpen;
        std::optional<bool> cutterBlocked; // shows at the next cut; freed, the host still has to send DLE ENQ
    };

    ReceiptPrinterEmulator(const QString &symlink, int baud, const QString &receiptFolder, Witness &witness,
                           QObject *parent = nullptr);

    void setHurry(int times) { m_mechanism.setHurry(times); } // paper and cutter so many times as fast as real ones
    Result<void> plug();                                      // power-on: buffers empty, modes default
    void unplug();                                            // power-off; what is on paper stays
    void set(const Settings &settings);
    // {"fault":NAME, "mm":..?, "ms":..?, "times":..?}; "none" takes all faults back. InvalidInput names what there is.
    Result<void> addFault(const QJsonObject &act);
    static QStringList faultNames();
    Result<void> tearOff(); // NotFound when nothing hangs out

    QString tcpAddress() const { return m_port.tcpAddress(); }
    QString serialAddress() const { return m_port.serialAddress(); }
    QString lastReceipt() const { return m_lastReceipt; } // path of the PNG, empty before the first
    QJsonObject state() const;

signals:
    void changed();

private:
    struct Faults {
        int wrongIds = 0, duplicateReplies = 0, lateReplies = 0, lateMs = 0, noise = 0, asbByteDropped = 0,
            asbSplit = 0;
        int disconnectsInPicture = 0;
        bool noReplies = false, isClone = false;
    };

    struct FaultArguments;
    struct FaultRow;
    static const QList<FaultRow> &faultRows();
    void receive(const QByteArray &bytes);
    void runRealTime(const EscposCommand &command);
    void recover(bool forgetData);
    void work();
    void execute(const EscposCommand &command);
    void addSteps(const EscposCommand &command);
    void answerId(int n);
    void answerResponse(const QByteArray &parameters);
    void reply(const QByteArray &bytes);
    void sendReply(const QByteArray &bytes, bool isProcessId);
    void change(const PrinterCondition &condition);
    void sendStatusBack();
    void keepPiece(const PaperRoll::Piece &piece, const char *act);
    void powerOff();
    void wireMechanism();

    Witness &m_witness;
    QString m_folder;
    ReceiptPort m_port;
    ReceiptMechanism m_mechanism;
    ReceiptTypesetter m_typesetter;
    EscposParser m_parser;
    RealTimeScanner m_realTime;
    RealTimeScanner m_inPicture;
    QByteArray m_buffer;
    qint64 m_received = 0;                        // bytes since power-on
    QQueue<std::pair<qint64, qint64>> m_arrivals; // {m_received after it, bootMs} of each chunk not yet worked off
    PrinterCondition m_condition;
    Faults m_faults;
    QTimer m_headCooling;
    bool m_statusBack = false; // GS a
    bool m_working = false;    // work() is on the stack
    int m_pieces = 0;
    QString m_lastReceipt;
};

} // namespace kiosk::workbench
