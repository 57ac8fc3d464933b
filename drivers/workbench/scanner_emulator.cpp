// SPDX-License-Identifier: Apache-2.0
#include "scanner_emulator.h"

namespace kiosk::workbench {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int DecodeMs = 60; // a scanner needs 50 to 500
}

ScannerEmulator::ScannerEmulator(const char *device, ScannerWiring wiring, Witness &witness, QObject *parent)
    : QObject(parent), m_device(device), m_wiring(wiring), m_witness(witness)
{
    m_decode.setSingleShot(true);
    connect(&m_decode, &QTimer::timeout, this, [this] { read(); });
}

void ScannerEmulator::show(const ShownCode &code)
{
    m_code = code;
    noteCode("code-shown", code);
    const bool atOnce = spend(ScannerFault::Stage::Showing).has_value();
    if (canRead() && (atOnce || looks()))
        m_decode.start(atOnce ? 0 : DecodeMs);
    emit changed();
}

Result<void> ScannerEmulator::hide()
{
    if (!m_code)
        return fail(ErrorCode::NotFound, u"no code is shown"_s);
    m_code.reset();
    m_decode.stop();
    note("code-hidden");
    emit changed();
    return {};
}

void ScannerEmulator::addFault(const ScannerFault &fault)
{
    if (fault.kind == ScannerFault::Kind::None)
        m_faults.clear();
    else
        m_faults.add(fault);
    emit changed();
}

QJsonObject ScannerEmulator::state() const
{
    QJsonObject all = ownState();
    all[u"plugged"] = isPlugged();
    all[u"shows"] = m_code ? QString::fromUtf8(m_code->bytes) : QString();
    all[u"faultsPending"] = m_faults.pending();
    return all;
}

std::optional<ScannerFault> ScannerEmulator::spend(ScannerFault::Stage stage)
{
    auto fault = m_faults.spend(stage);
    if (fault)
        note("fault-spent", {{u"fault"_s, fault->name()}});
    return fault;
}

void ScannerEmulator::startReading() { m_decode.start(DecodeMs); }

void ScannerEmulator::noteCode(const char *act, const ShownCode &code, QJsonObject more)
{
    more[u"symbology"] = code.symbologyName();
    more[u"bytes"] = code.bytes.size();
    note(act, more);
}

} // namespace kiosk::workbench
