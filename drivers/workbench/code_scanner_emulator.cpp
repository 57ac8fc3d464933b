// SPDX-License-Identifier: Apache-2.0
#include "code_scanner_emulator.h"

#include <array>

namespace kiosk::workbench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int FactoryBaud = 9600;
constexpr int TenthMs = 100;
constexpr quint8 ModeBits = 0x03; // manual, command, continuous, sense
constexpr quint8 CommandMode = 1;
constexpr quint8 AimOn = 0x80;
constexpr quint8 ResetValue = 0x50;
constexpr quint8 InterfaceBits = 0x03;
constexpr quint8 GbkOutput = 2;
const QByteArray SettingPrefix("_SET_");

const char *nameOf(quint8 type)
{
    switch (type) {
    case gm65::Read: return "read";
    case gm65::Write: return "write";
    case gm65::Save: return "save";
    case gm65::Heartbeat: return "heartbeat";
    default: return "unknown";
    }
}

} // namespace

CodeScannerEmulator::CodeScannerEmulator(const QString &symlink, Model model, Witness &witness, QObject *parent)
    : ScannerEmulator("scanner", ScannerWiring::Serial, witness, parent), m_model(model),
      m_port(symlink, FactoryBaud, this), m_zones(factoryZones(model)), m_flash(m_zones)
{
    m_window.setSingleShot(true);
    connect(&m_port, &PtyPort::received, this, &CodeScannerEmulator::receive);
    connect(&m_window, &QTimer::timeout, this, &CodeScannerEmulator::changed); // over, and nothing was read
}

CodeScannerEmulator::Zones CodeScannerEmulator::factoryZones(Model model)
{
    Zones zones{{gm65::Mode, 0xD4}, {gm65::ReadTime, 50}, {gm65::AimId, 0}};
    if (model == Model::Gm65)
        zones[gm65::Gm65Tail] = 2;
    return zones;
}

Result<void> CodeScannerEmulator::plug()
{
    if (m_port.isPlugged())
        return {};
    KIOSK_TRY(m_port.plug());
    m_hunter.resync();
    m_zones = m_flash;
    m_obeysSettingCodes = true;
    m_isOnSerial = m_model != Model::Gm65 || (zone(gm65::Interface) & InterfaceBits) == 0;
    note("plugged");
    emit changed();
    return {};
}

void CodeScannerEmulator::unplug()
{
    if (!m_port.isPlugged())
        return;
    m_port.unplug();
    m_window.stop();
    stopReading();
    note("unplugged");
    emit changed();
}

QJsonObject CodeScannerEmulator::ownState() const
{
    static constexpr std::array modes{"manual", "command", "continuous", "sense"};
    return {{u"triggered"_s, m_window.isActive()},
            {u"mode"_s, QLatin1String(modes[zone(gm65::Mode) & ModeBits])},
            {u"aimId"_s, zone(gm65::AimId) == AimOn},
            {u"obeysSettingCodes"_s, m_obeysSettingCodes},
            {u"triggers"_s, m_triggers},
            {u"heartbeats"_s, m_heartbeats}};
}

void CodeScannerEmulator::receive(const QByteArray &bytes)
{
    for (const char byte : bytes)
        if (const auto request = m_hunter.take(quint8(byte)))
            answer(*request);
}

void CodeScannerEmulator::answer(const Gm65Request &request)
{
    if (!m_isOnSerial)
        return;
    const char *const type = request.settingCodesOff ? "setting-codes-off" : nameOf(request.type);
    note("request-received", {{u"type"_s, QLatin1String(type)}, {u"zone"_s, request.zone}});
    const auto fault = spend(ScannerFault::Stage::Reply);
    if (fault && fault->kind == ScannerFault::Kind::Silence)
        return emit changed();
    const bool isHeartbeat = request.type == gm65::Heartbeat;
    QByteArray reply = gm65Reply(isHeartbeat ? gm65::ToHeartbeat : gm65::ToCommand, carryOut(request));
    if (fault)
        reply.back() = char(reply.back() ^ 1);
    m_port.send({reply, {}, [=, this] { note("reply-sent", {{u"type"_s, QLatin1String(type)}}); }});
    if (request.type == gm65::Write && request.zone == gm65::Trigger)
        trigger(); // what it reads comes behind the reply
    emit changed();
}

QByteArray CodeScannerEmulator::carryOut(const Gm65Request &request)
{
    QByteArray done(1, '\0');
    if (request.settingCodesOff) {
        m_obeysSettingCodes = false;
        return done;
    }
    switch (request.type) {
    case gm65::Read: {
        QByteArray values;
        const int count = request.bytes.isEmpty() ? 0 : quint8(request.bytes[0]);
        for (int i = 0; i < count; ++i)
            values.append(char(zone(quint16(request.zone + i))));
        return values;
    }
    case gm65::Write: write(request.zone, request.bytes); return done;
    case gm65::Save: m_flash = m_zones; return done;
    case gm65::Heartbeat: ++m_heartbeats; return done;
    default: return done;
    }
}

void CodeScannerEmulator::write(quint16 first, const QByteArray &values)
{
    if (first == gm65::Trigger)
        return;
    if (first == gm65::FactoryReset && values == QByteArray(1, char(ResetValue))) {
        m_zones = m_flash = factoryZones(m_model);
        m_obeysSettingCodes = true;
        return;
    }
    for (qsizetype i = 0; i < values.size(); ++i)
        m_zones[quint16(first + i)] = quint8(values[i]);
    if (m_model == Model::Gm65 && m_isOnSerial && (zone(gm65::Interface) & InterfaceBits) != 0) {
        m_isOnSerial = false;
        note("line-left");
    }
}

bool CodeScannerEmulator::looks() const { return m_window.isActive() || (zone(gm65::Mode) & ModeBits) > CommandMode; }

void CodeScannerEmulator::trigger()
{
    if ((zone(gm65::Mode) & ModeBits) != CommandMode)
        return;
    ++m_triggers;
    m_window.start(std::max(1, zone(gm65::ReadTime) * TenthMs));
    const ScannerFault *const next = nextFault(ScannerFault::Stage::Reading);
    if (code() || (next && next->needsNoCode()))
        startReading();
}

void CodeScannerEmulator::read()
{
    m_window.stop();
    const auto fault = spend(ScannerFault::Stage::Reading);
    ShownCode shown = code().value_or(ShownCode());
    if (fault && fault->kind == ScannerFault::Kind::SettingsCode)
        shown.bytes = SettingPrefix + "CODE_ON";
    if (m_obeysSettingCodes && shown.bytes.startsWith(SettingPrefix)) { // it beeps and says nothing
        m_obeysSettingCodes = shown.bytes != SettingPrefix + "CODE_OFF";
        note("setting-code-obeyed");
    } else {
        emitReading(fault, shown);
    }
    emit changed();
}

void CodeScannerEmulator::emitReading(const std::optional<ScannerFault> &fault, const ShownCode &shown)
{
    QByteArray text = shown.bytes;
    if (m_model == Model::Gm812 && zone(gm65::Interface) == GbkOutput)
        text = inGbk(text);
    if (zone(gm65::AimId) == AimOn)
        text.prepend(shown.aimId());
    auto bursts = fault ? readingUnder(*fault, text, tail()) : QList<ByteLink::Burst>{{text + tail()}};
    const bool hangsUp = fault && fault->kind == ScannerFault::Kind::UnplugMidScan;
    bursts.back().sent = [=, this] {
        noteCode("code-read", shown);
        if (hangsUp)
            unplug();
    };
    for (ByteLink::Burst &burst : bursts)
        m_port.send(std::move(burst));
}

QByteArray CodeScannerEmulator::tail() const
{
    static const std::array<QByteArray, 5> tails{"\r", "\n", "\r\n", "\t", ""};
    const quint8 which = zone(m_model == Model::Gm65 ? gm65::Gm65Tail : gm65::Gm81xTail);
    return tails[std::min<size_t>(which, tails.size() - 1)];
}

} // namespace kiosk::workbench
