// SPDX-License-Identifier: Apache-2.0
#include "hid_pos_scanner_emulator.h"

#include "hid_pos_wire.h"

namespace kiosk::workbench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr const char *Device = "hidpos";
constexpr quint16 Vendor = 0x0C2E;
constexpr quint16 Product = 0x0B61;
constexpr const char *Serial = "WB0001";
constexpr int FirstNumber = 42; // that no real device has: a missing node is looked for on this machine
constexpr int DecodeMs = 60;    // a scanner needs 50 to 500
// The kernel keeps 64 reports for a host that does not fetch them and loses what comes then. Half of it here: so there
// is always room for a series, and one is lost whole or not at all.
constexpr qsizetype MostUnread = 32 * hidpos::ReportSize;

HidShape shapeOf(bool isKeyboard)
{
    return {Vendor, Product, Serial, isKeyboard ? keyboardDescriptor() : hidPosDescriptor()};
}

} // namespace

HidPosScannerEmulator::HidPosScannerEmulator(UMockdevTestbed *testbed, Witness &witness, QObject *parent)
    : QObject(parent), m_testbed(testbed), m_witness(witness), m_number(FirstNumber - 1)
{
    m_decode.setSingleShot(true);
    connect(&m_decode, &QTimer::timeout, this, &HidPosScannerEmulator::read);
}

HidPosScannerEmulator::~HidPosScannerEmulator() = default;

QString HidPosScannerEmulator::address()
{
    return u"hidraw:%1:%2?serial=%3"_s.arg(Vendor, 4, 16, QLatin1Char('0'))
        .arg(Product, 4, 16, QLatin1Char('0'))
        .arg(QLatin1String(Serial));
}

Result<void> HidPosScannerEmulator::plug()
{
    if (isPlugged())
        return {};
    const bool isKeyboard = spend(ScannerFault::Stage::Plugging).has_value();
    auto node = std::make_unique<HidrawNode>(m_testbed, shapeOf(isKeyboard), m_number + 1);
    KIOSK_TRY(node->appear());
    auto port = std::make_unique<PtyPort>(node->file(), PtyPort::NoBaud, nullptr);
    KIOSK_TRY(port->plug());
    ++m_number;
    m_isKeyboard = isKeyboard;
    m_node = std::move(node);
    m_port = std::move(port);
    m_witness.note(Device, "plugged", {{u"node"_s, m_node->node()}});
    emit changed();
    return {};
}

void HidPosScannerEmulator::unplug()
{
    if (!isPlugged())
        return;
    m_decode.stop();
    m_port->unplug(); // the object stays: it may be in the middle of telling us something
    m_node.reset();
    m_witness.note(Device, "unplugged");
    emit changed();
}

void HidPosScannerEmulator::show(const ShownCode &code)
{
    m_code = code;
    m_witness.note(Device, "code-shown", {{u"symbology"_s, code.symbologyName()}, {u"bytes"_s, code.bytes.size()}});
    const bool atOnce = spend(ScannerFault::Stage::Showing).has_value();
    if (isPlugged() && !m_isKeyboard)
        m_decode.start(atOnce ? 0 : DecodeMs);
    emit changed();
}

Result<void> HidPosScannerEmulator::hide()
{
    if (!m_code)
        return fail(ErrorCode::NotFound, u"no code is shown"_s);
    m_code.reset();
    m_decode.stop();
    m_witness.note(Device, "code-hidden");
    emit changed();
    return {};
}

void HidPosScannerEmulator::addFault(const ScannerFault &fault)
{
    if (fault.kind == ScannerFault::Kind::None)
        m_faults.clear();
    else
        m_faults.add(fault);
    emit changed();
}

QJsonObject HidPosScannerEmulator::state() const
{
    return {{u"plugged"_s, isPlugged()},
            {u"node"_s, m_node ? m_node->node() : QString()},
            {u"keyboard"_s, isPlugged() && m_isKeyboard},
            {u"shows"_s, m_code ? QString::fromUtf8(m_code->bytes) : QString()},
            {u"readings"_s, m_readings},
            {u"faultsPending"_s, m_faults.pending()}};
}

std::optional<ScannerFault> HidPosScannerEmulator::spend(ScannerFault::Stage stage)
{
    auto fault = m_faults.spend(stage);
    if (fault)
        m_witness.note(Device, "fault-spent", {{u"fault"_s, fault->name()}});
    return fault;
}

void HidPosScannerEmulator::read()
{
    if (m_port->unread() > MostUnread) {
        m_witness.note(Device, "series-lost");
        return;
    }
    const auto fault = spend(ScannerFault::Stage::Reading);
    const ShownCode code = *m_code;
    auto reports = reportsUnder(fault, code.bytes, code.aimId());
    const bool hangsUp = fault && fault->kind == ScannerFault::Kind::UnplugMidScan;
    reports.back().sent = [=, this, count = reports.size()] {
        ++m_readings;
        m_witness.note(
            Device, "code-read",
            {{u"symbology"_s, code.symbologyName()}, {u"bytes"_s, code.bytes.size()}, {u"reports"_s, count}});
        if (hangsUp)
            unplug();
        else
            emit changed();
    };
    for (ByteLink::Burst &report : reports)
        m_port->send(std::move(report));
}

} // namespace kiosk::workbench
