// SPDX-License-Identifier: Apache-2.0
#include "receipt_printer_emulator.h"

#include "act_arguments.h"

#include <QDir>
#include <QJsonArray>
#include <QScopedValueRollback>
#include <algorithm>
#include <array>

namespace kiosk::workbench {

using namespace Qt::Literals::StringLiterals;
using Paper = PrinterCondition::Paper;

namespace {

constexpr const char *Device = "receipt";
constexpr int SplitMs = 200; // between the halves of a status sent in two

int byteAt(const QByteArray &bytes, qsizetype index) { return index < bytes.size() ? quint8(bytes[index]) : 0; }

const char *paperWord(Paper paper)
{
    static constexpr std::array words{"ok", "low", "out"};
    return words[size_t(paper)];
}

bool spend(int &times) { return times > 0 && times-- > 0; }

} // namespace

ReceiptPrinterEmulator::ReceiptPrinterEmulator(const QString &symlink, int baud, const QString &folder,
                                               Witness &witness, QObject *parent)
    : QObject(parent), m_witness(witness), m_folder(folder), m_port(symlink, baud, this), m_mechanism(this)
{
    m_headCooling.setSingleShot(true);
    connect(&m_port, &ReceiptPort::received, this, &ReceiptPrinterEmulator::receive);
    connect(&m_port, &ReceiptPort::hostChanged, this, [this](bool connected) {
        m_statusBack = false; // a new host asks for it anew
        m_realTime.reset();
        m_witness.note(Device, connected ? "host-connected" : "host-disconnected");
    });
    connect(&m_headCooling, &QTimer::timeout, this, [this] {
        PrinterCondition cooled = m_condition;
        cooled.headHot = false;
        change(cooled);
    });
    wireMechanism();
}

void ReceiptPrinterEmulator::wireMechanism()
{
    const auto become = [this](auto what) {
        return [this, what] {
            PrinterCondition next = m_condition;
            what(next);
            change(next);
        };
    };
    connect(&m_mechanism, &ReceiptMechanism::idle, this, &ReceiptPrinterEmulator::work);
    connect(&m_mechanism, &ReceiptMechanism::replied, this, &ReceiptPrinterEmulator::sendReply);
    connect(&m_mechanism, &ReceiptMechanism::paperEnded, this, become([](auto &c) { c.paper = Paper::End; }));
    connect(&m_mechanism, &ReceiptMechanism::paperNearlyEnded, this, become([](auto &c) { c.paper = Paper::NearEnd; }));
    connect(&m_mechanism, &ReceiptMechanism::coverOpened, this, become([](auto &c) { c.coverOpen = true; }));
    connect(&m_mechanism, &ReceiptMechanism::cutterStuck, this, become([](auto &c) { c.cutterStuck = true; }));
    connect(&m_mechanism, &ReceiptMechanism::cut, this, [this](const PaperRoll::Piece &piece, qint64 lastByteMono) {
        m_witness.note(Device, "receipt-last-byte", {}, lastByteMono);
        keepPiece(piece, "receipt-cut");
    });
}

Result<void> ReceiptPrinterEmulator::plug()
{
    if (m_port.isPlugged())
        return {};
    KIOSK_TRY(m_port.plug());
    if (!QDir().mkpath(m_folder))
        return fail(ErrorCode::StorageFault, u"cannot make the folder %1"_s.arg(m_folder));
    m_pieces = std::max(m_pieces, int(QDir(m_folder).entryList({u"*.png"_s}, QDir::Files).size()));
    m_port.setWindow(BufferSize);
    m_witness.note(Device, "plugged");
    emit changed();
    return {};
}

void ReceiptPrinterEmulator::unplug()
{
    if (!m_port.isPlugged())
        return;
    m_port.unplug();
    powerOff();
    m_witness.note(Device, "unplugged");
    emit changed();
}

void ReceiptPrinterEmulator::powerOff()
{
    m_mechanism.forgetSteps();
    m_buffer.clear();
    m_arrivals.clear();
    m_received = 0;
    m_parser.reset();
    m_realTime.reset();
    m_typesetter.reset();
    m_statusBack = false;
    PrinterCondition rested = m_condition;
    rested.cutterStuck = rested.unrecoverable = rested.headHot = false;
    change(rested);
}

void ReceiptPrinterEmulator::set(const Settings &settings)
{
    PrinterCondition next = m_condition;
    next.paper = settings.paper.value_or(next.paper);
    next.coverOpen = settings.coverOpen.value_or(next.coverOpen);
    if (settings.cutterBlocked)
        m_mechanism.blockCutter(*settings.cutterBlocked);
    change(next);
    emit changed();
}

Result<void> ReceiptPrinterEmulator::tearOff()
{
    if (m_mechanism.roll().hangingDots() <= 0)
        return fail(ErrorCode::NotFound, u"no paper hangs out"_s);
    keepPiece(m_mechanism.roll().tear(), "receipt-torn");
    return {};
}

QJsonObject ReceiptPrinterEmulator::state() const
{
    return {{u"plugged"_s, m_port.isPlugged()},
            {u"host"_s, m_port.hasTcpHost()},
            {u"paper"_s, QLatin1String(paperWord(m_condition.paper))},
            {u"cover"_s, m_condition.coverOpen ? u"open"_s : u"closed"_s},
            {u"cutter"_s, m_mechanism.isCutterBlocked() ? u"jam"_s : u"ok"_s},
            {u"cutterError"_s, m_condition.cutterStuck}, // found at a cut, kept until the host recovers it
            {u"online"_s, m_condition.isOnline()},
            {u"buffered"_s, m_buffer.size()},
            {u"idle"_s, m_mechanism.isIdle() && m_buffer.isEmpty()},
            {u"pieces"_s, m_pieces},
            {u"last"_s, m_lastReceipt}};
}

void ReceiptPrinterEmulator::receive(const QByteArray &bytes)
{
    m_received += bytes.size();
    m_arrivals.enqueue({m_received, bootMs()});
    m_buffer += bytes;
    for (const char byte : bytes)
        if (const auto command = m_realTime.take(quint8(byte)))
            runRealTime(*command);
    work();
}

void ReceiptPrinterEmulator::runRealTime(const EscposCommand &command)
{
    const int n = byteAt(command.parameters, 0);
    m_witness.note(Device, "real-time", {{u"command"_s, QString::number(command.code, 16)}, {u"n"_s, n}});
    if (command.code == escpos::RealTimeStatus)
        reply(QByteArray(1, realTimeStatus(m_condition, n)));
    else if (command.code == escpos::RealTimeRecover)
        recover(n == 2);
}

void ReceiptPrinterEmulator::recover(bool forgetData)
{
    if (forgetData) {
        m_mechanism.forgetSteps();
        m_buffer.clear();
        m_parser.reset();
        m_typesetter.reset();
    }
    PrinterCondition next = m_condition;
    next.cutterStuck = false; // a cutter that is still blocked sticks again at the cut that is repeated now
    change(next);
    work();
}

// Feeds the buffer to the parser while nothing moves. Everything in it is in order: also GS r and GS ( H wait here.
void ReceiptPrinterEmulator::work()
{
    if (m_working)
        return;
    const QScopedValueRollback working(m_working, true);
    qsizetype used = 0;
    while (used < m_buffer.size() && m_condition.isOnline() && m_mechanism.isIdle()) {
        const auto byte = quint8(m_buffer[used++]);
        const qint64 offset = m_received - m_buffer.size() + used;
        while (m_arrivals.size() > 1 && m_arrivals.head().first < offset)
            m_arrivals.dequeue();
        const auto command = m_parser.take(byte);
        if (command) {
            m_buffer.remove(0, std::exchange(used, 0));
            m_inPicture.reset();
            execute(*command);
            continue;
        }
        if (m_parser.wanted() > 32 && m_inPicture.take(byte)) // the host should have altered its picture
            m_witness.note(Device, "real-time-in-picture");
        if (m_parser.wanted() > 32 && m_parser.taken() > m_parser.wanted() / 2
            && spend(m_faults.disconnectsInPicture)) {
            m_port.dropHost();
            powerOff();
            return;
        }
    }
    m_buffer.remove(0, used);
    m_port.setWindow(BufferSize - m_buffer.size());
}

void ReceiptPrinterEmulator::execute(const EscposCommand &command)
{
    const QByteArray &p = command.parameters;
    switch (command.code) {
    case escpos::KanjiOn: m_parser.setKanjiMode(true); break;
    case escpos::KanjiOff: m_parser.setKanjiMode(false); break;
    case escpos::StatusBack:
        m_statusBack = byteAt(p, 0) != 0;
        if (m_statusBack)
            sendStatusBack();
        break;
    case escpos::StatusInOrder:
        m_mechanism.add(
            ReceiptMechanism::Reply{QByteArray(1, byteAt(p, 0) % 48 == 1 ? paperInOrder(m_condition) : char(0))});
        break;
    case escpos::PrinterId: answerId(byteAt(p, 0)); break;
    case escpos::Response: answerResponse(p); break;
    case escpos::RealTimeStatus:
    case escpos::RealTimeRecover:
    case escpos::RealTimePulse: break; // done when it arrived
    case escpos::Unknown:
        m_witness.note(Device, "unknown-command", {{u"bytes"_s, QString::fromLatin1(p.toHex())}});
        break;
    case escpos::Initialise:
        m_parser.reset();
        m_statusBack = false;
        [[fallthrough]];
    default: addSteps(command);
    }
}

void ReceiptPrinterEmulator::addSteps(const EscposCommand &command)
{
    if (command.code == escpos::Graphics && m_faults.isClone)
        return;
    const QScopedValueRollback working(m_working, true);
    for (Strip &strip : m_typesetter.take(command))
        m_mechanism.add(ReceiptMechanism::Print{std::move(strip)});
    if (command.code != escpos::Cut)
        return;
    if (command.parameters.size() > 1) // function B feeds to the cutter first
        m_mechanism.add(
            ReceiptMechanism::Print{ReceiptTypesetter::blank(HeadToCutter + byteAt(command.parameters, 1))});
    m_mechanism.add(ReceiptMechanism::Cut{m_arrivals.isEmpty() ? bootMs() : m_arrivals.head().second});
}

void ReceiptPrinterEmulator::answerId(int n)
{
    const auto block
        = [this](const char *text) { m_mechanism.add(ReceiptMechanism::Reply{QByteArray("\x5F") + text + '\0'}); };
    switch (n) {
    case 1:
    case 49: m_mechanism.add(ReceiptMechanism::Reply{QByteArray("\x20")}); return; // model
    case 2:
    case 50: m_mechanism.add(ReceiptMechanism::Reply{QByteArray("\x03")}); return; // two-byte characters, cutter
    case 3:
    case 51: m_mechanism.add(ReceiptMechanism::Reply{QByteArray("\x01")}); return; // ROM
    default: break;
    }
    if (m_faults.isClone)
        return;
    switch (n) {
    case 65: return block("1.0");
    case 66: return block("YIZHAN");
    case 67: return block("WORKBENCH-80");
    case 68: return block("WB000001");
    case 69: return block("CHINA GB18030");
    default: return;
    }
}

void ReceiptPrinterEmulator::answerResponse(const QByteArray &p)
{
    if (m_faults.isClone || p.size() != 6 || byteAt(p, 0) != '0')
        return; // fn 49, response while offline: silence stays the signal
    m_mechanism.add(ReceiptMechanism::Reply{QByteArray("\x37\x22") + p.mid(2) + '\0', true});
}

void ReceiptPrinterEmulator::sendReply(const QByteArray &bytes, bool isProcessId)
{
    QByteArray out = bytes;
    std::chrono::milliseconds after{0};
    if (isProcessId) {
        m_witness.note(Device, "process-id", {{u"id"_s, QString::fromLatin1(bytes.mid(2, 4))}});
        if (spend(m_faults.wrongIds))
            out[5] = char(out[5] == 'z' ? 'y' : 'z');
        if (spend(m_faults.lateReplies))
            after = std::chrono::milliseconds(m_faults.lateMs);
        if (spend(m_faults.duplicateReplies))
            out += out;
    }
    if (!m_faults.noReplies)
        m_port.send(spend(m_faults.noise) ? '\x55' + out : out, after);
}

void ReceiptPrinterEmulator::reply(const QByteArray &bytes) { sendReply(bytes, false); }

void ReceiptPrinterEmulator::change(const PrinterCondition &condition)
{
    if (condition == m_condition)
        return;
    m_condition = condition;
    m_witness.note(Device, "condition",
                   {{u"paper"_s, QLatin1String(paperWord(condition.paper))},
                    {u"cover"_s, condition.coverOpen ? u"open"_s : u"closed"_s},
                    {u"cutter"_s, condition.cutterStuck ? u"jam"_s : u"ok"_s},
                    {u"online"_s, condition.isOnline()}});
    sendStatusBack();
    m_mechanism.setRunning(condition.isOnline());
    if (condition.isOnline())
        work();
    emit changed();
}

void ReceiptPrinterEmulator::sendStatusBack()
{
    if (!m_statusBack || m_faults.noReplies)
        return;
    QByteArray status = statusBack(m_condition);
    if (spend(m_faults.asbByteDropped))
        status.remove(1, 1);
    if (spend(m_faults.asbSplit)) {
        m_port.send(status.left(2));
        m_port.send(status.mid(2), std::chrono::milliseconds(SplitMs));
        return;
    }
    m_port.send(status);
}

void ReceiptPrinterEmulator::keepPiece(const PaperRoll::Piece &piece, const char *act)
{
    const QString path = u"%1/%2"_s.arg(m_folder).arg(++m_pieces, 3, 10, QLatin1Char('0'));
    const qint64 now = bootMs(); // reading the codes below takes time
    if (const auto kept = keep(piece, path); !kept)
        m_witness.note(Device, "not-kept", {{u"error"_s, kept.error().trace()}});
    m_lastReceipt = path + u".png"_s;
    m_witness.note(Device, act,
                   {{u"png"_s, path + u".png"_s},
                    {u"txt"_s, path + u".txt"_s},
                    {u"qr"_s, QJsonArray::fromStringList(piece.qrPayloads)},
                    {u"lengthMm"_s, piece.lengthMm}},
                   now);
    emit changed();
}

} // namespace kiosk::workbench
