// SPDX-License-Identifier: Apache-2.0
#include "id_card_reader_emulator.h"

#include <QtEndian>
#include <array>

namespace kiosk::workbench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr const char *Device = "idcard";
constexpr int GapMs = 100; // a longer silence inside a frame starts a new one
constexpr int SlowBaud = 9600;
constexpr std::array Bauds{115200, 57600, 38400, 19200, 9600};

const char *nameOf(quint16 command)
{
    switch (command) {
    case sdt::ResetSam: return "reset";
    case sdt::SamStatus: return "status";
    case sdt::SamId: return "id";
    case sdt::FindCard: return "find";
    case sdt::SelectCard: return "select";
    case sdt::ReadCard: return "read";
    case sdt::ReadNewAddress: return "address";
    case sdt::ReadWithFingerprint: return "read-with-fingerprint";
    case sdt::MaxRfBytes: return "max-rf-bytes";
    default: return command >= sdt::BaudFirst && command <= sdt::BaudLast ? "baud" : "unknown";
    }
}

QString hex(quint8 byte) { return u"%1"_s.arg(byte, 2, 16, QLatin1Char('0')).toUpper(); }

} // namespace

IdCardReaderEmulator::IdCardReaderEmulator(const QString &symlink, int baud, Witness &witness, QObject *parent)
    : QObject(parent), m_witness(witness), m_port(symlink, baud, this)
{
    connect(&m_port, &PtyPort::received, this, &IdCardReaderEmulator::receive);
}

Result<void> IdCardReaderEmulator::plug()
{
    if (m_port.isPlugged())
        return {};
    KIOSK_TRY(m_port.plug());
    m_hunter.resync();
    m_previousFrame.clear();
    m_state = m_card ? CardState::Present : CardState::None; // power-on
    m_witness.note(Device, "plugged");
    emit changed();
    return {};
}

void IdCardReaderEmulator::unplug()
{
    if (!m_port.isPlugged())
        return;
    m_port.unplug();
    m_witness.note(Device, "unplugged");
    emit changed();
}

Result<void> IdCardReaderEmulator::place(const IdCard &card)
{
    if (m_card)
        return fail(ErrorCode::Conflict, u"the card \"%1\" lies there already"_s.arg(m_card->name));
    m_card = card;
    m_state = CardState::Present;
    m_witness.note(Device, "card-placed", {{u"card"_s, card.name}});
    emit changed();
    return {};
}

Result<void> IdCardReaderEmulator::lift()
{
    if (!m_card)
        return fail(ErrorCode::NoCard, u"no card lies there"_s);
    cardIsGone();
    return {};
}

void IdCardReaderEmulator::cardIsGone()
{
    m_witness.note(Device, "card-lifted", {{u"card"_s, m_card->name}});
    m_card.reset();
    m_state = CardState::None;
    emit changed();
}

QJsonObject IdCardReaderEmulator::state() const
{
    static constexpr std::array words{"none", "present", "found", "selected", "read"};
    return {{u"plugged"_s, m_port.isPlugged()},
            {u"card"_s, m_card ? m_card->name : QString()},
            {u"state"_s, QLatin1String(words[size_t(m_state)])},
            {u"baud"_s, m_port.baud()},
            {u"faultsPending"_s, m_faults.pending()}};
}

void IdCardReaderEmulator::receive(const QByteArray &bytes)
{
    if (m_hunter.isInFrame() && m_sinceByte.isValid() && m_sinceByte.hasExpired(GapMs))
        m_hunter.resync();
    m_sinceByte.start();
    for (const char byte : bytes)
        if (const auto request = m_hunter.take(quint8(byte)))
            answer(*request);
}

void IdCardReaderEmulator::answer(const SdtRequest &request)
{
    m_witness.note(Device, "request-received", {{u"command"_s, QLatin1String(nameOf(request.command))}});
    Reply reply{request.linkStatus};
    if (request.linkStatus == sdt::Ok) {
        const auto faulty = readerFault(request.command);
        reply = faulty ? *faulty : replyTo(request);
    }
    emitReply(request.command, reply.status, sdtReply(reply.status, reply.body));
    emit changed();
}

// What the reader or the citizen does wrong. An answer: this is the whole reply; none: the command runs as usual.
std::optional<IdCardReaderEmulator::Reply> IdCardReaderEmulator::readerFault(quint16 command)
{
    if (bootMs() < m_selfTestUntil)
        return Reply{sdt::SelfTestFailed};
    const auto fault = m_faults.spend(command, false);
    if (!fault)
        return {};
    m_witness.note(Device, "fault-spent", {{u"fault"_s, fault->name()}});
    switch (fault->kind) {
    case SdtFault::Kind::LiftDuringRead:
        if (m_card)
            cardIsGone();
        return Reply{sdt::ReadFailed};
    case SdtFault::Kind::ReadFails:
        m_state = m_card ? CardState::Present : CardState::None;
        return Reply{sdt::ReadFailed};
    case SdtFault::Kind::SwapCard:
        if (const auto other = idCardNamed(fault->card); other && m_card)
            m_card = *other;
        return {};
    case SdtFault::Kind::SelfTest: m_selfTestUntil = bootMs() + fault->ms; return Reply{sdt::SelfTestFailed};
    case SdtFault::Kind::NotAuthorised: return Reply{sdt::NotAuthorised};
    case SdtFault::Kind::SamChanged: ++m_samSerial; return {};
    default: return {};
    }
}

IdCardReaderEmulator::Reply IdCardReaderEmulator::replyTo(const SdtRequest &request)
{
    const QByteArray expected = request.command == sdt::MaxRfBytes ? QByteArray("\x50") : QByteArray();
    if (nameOf(request.command) == "unknown"_L1)
        return {sdt::UnknownCommand};
    if (request.parameters.size() != expected.size())
        return {sdt::WrongLength};
    switch (request.command) {
    case sdt::ResetSam: m_state = m_card ? CardState::Present : CardState::None; return {sdt::Ok};
    case sdt::SamId: return {sdt::Ok, samId()};
    case sdt::FindCard: return find();
    case sdt::SelectCard: return select();
    case sdt::ReadCard: return read(false);
    case sdt::ReadWithFingerprint: return read(true);
    case sdt::ReadNewAddress: return newAddress();
    case sdt::SamStatus:
    case sdt::MaxRfBytes: return {sdt::Ok};
    default: m_nextBaud = Bauds[request.command - sdt::BaudFirst]; return {sdt::Ok};
    }
}

IdCardReaderEmulator::Reply IdCardReaderEmulator::find()
{
    if (m_state != CardState::Present && m_state != CardState::Found)
        return {sdt::NoCard}; // also after a good read, until the card is lifted
    m_state = CardState::Found;
    return {sdt::CardFound, QByteArray(4, '\0')};
}

IdCardReaderEmulator::Reply IdCardReaderEmulator::select()
{
    if (m_state != CardState::Found && m_state != CardState::Selected)
        return {sdt::SelectFailed};
    m_state = CardState::Selected;
    return {sdt::Ok, QByteArray(8, '\0')};
}

IdCardReaderEmulator::Reply IdCardReaderEmulator::read(bool withFingerprint)
{
    if (m_state != CardState::Selected && m_state != CardState::Read)
        return {sdt::ReadFailed};
    if (m_card->readStatus != sdt::Ok) {
        m_state = CardState::Present;
        return {m_card->readStatus};
    }
    m_state = CardState::Read;
    QByteArray sizes(withFingerprint ? 6 : 4, '\0'); // text, photo, and a fingerprint of no bytes
    qToBigEndian(quint16(m_card->text.size()), sizes.data());
    qToBigEndian(quint16(m_card->photo.size()), sizes.data() + 2);
    return {sdt::Ok, sizes + m_card->text + m_card->photo};
}

IdCardReaderEmulator::Reply IdCardReaderEmulator::newAddress() const
{
    if (m_state != CardState::Selected && m_state != CardState::Read)
        return {sdt::ReadFailed};
    return m_card->newAddress.isEmpty() ? Reply{sdt::NoSuchItem} : Reply{sdt::Ok, m_card->newAddress};
}

QByteArray IdCardReaderEmulator::samId() const
{
    QByteArray id(16, '\0');
    qToLittleEndian(quint16(5), id.data());
    qToLittleEndian(quint16(3), id.data() + 2);
    qToLittleEndian(quint32(20200101), id.data() + 4);
    qToLittleEndian(m_samSerial, id.data() + 8);
    qToLittleEndian(quint32(3041234567), id.data() + 12);
    return id;
}

void IdCardReaderEmulator::emitReply(quint16 command, quint8 status, const QByteArray &frame)
{
    QList<ByteLink::Burst> bursts{{frame}};
    const auto fault = m_faults.spend(command, true);
    if (fault) {
        bursts = burstsUnder(*fault, frame, m_previousFrame, m_dice);
        m_witness.note(Device, "fault-spent", {{u"fault"_s, fault->name()}});
    }
    m_previousFrame = frame;
    if (bursts.isEmpty())
        return;
    int baudAfter = std::exchange(m_nextBaud, 0);
    if (fault && fault->kind == SdtFault::Kind::Slow) {
        baudAfter = baudAfter ? baudAfter : m_port.baud();
        m_port.setBaud(SlowBaud);
    }
    bursts.back().sent = [=, this] {
        m_witness.note(
            Device, "reply-sent",
            {{u"command"_s, QLatin1String(nameOf(command))}, {u"status"_s, hex(status)}, {u"bytes"_s, frame.size()}});
        if (baudAfter)
            m_port.setBaud(baudAfter);
        if (fault && fault->kind == SdtFault::Kind::DisconnectMidFrame)
            unplug();
    };
    for (ByteLink::Burst &burst : bursts)
        m_port.send(std::move(burst));
}

} // namespace kiosk::workbench
