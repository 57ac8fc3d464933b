// SPDX-License-Identifier: Apache-2.0
#include "hid_pos_scanner_emulator.h"

#include "hid_pos_wire.h"

namespace kiosk::workbench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr quint16 Vendor = 0x0C2E;
constexpr quint16 Product = 0x0B61;
constexpr const char *Serial = "WB0001";
constexpr int FirstNumber = 42; // that no real device has: a missing node is looked for on this machine
// The kernel keeps 64 reports for a host that does not fetch them and loses what comes then. Half of it here: so there
// is always room for a series, and one is lost whole or not at all.
constexpr qsizetype MostUnread = 32 * hidpos::ReportSize;

HidShape shapeOf(bool isKeyboard)
{
    return {Vendor, Product, Serial, isKeyboard ? keyboardDescriptor() : hidPosDescriptor()};
}

} // namespace

HidPosScannerEmulator::HidPosScannerEmulator(UMockdevTestbed *testbed, Witness &witness, QObject *parent)
    : ScannerEmulator("hidpos", ScannerWiring::Hid, witness, parent), m_testbed(testbed), m_number(FirstNumber - 1)
{ }

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
    note("plugged", {{u"node"_s, m_node->node()}});
    emit changed();
    return {};
}

void HidPosScannerEmulator::unplug()
{
    if (!isPlugged())
        return;
    stopReading();
    m_port->unplug(); // the object stays: it may be in the middle of telling us something
    m_node.reset();
    note("unplugged");
    emit changed();
}

QJsonObject HidPosScannerEmulator::ownState() const
{
    return {{u"node"_s, m_node ? m_node->node() : QString()},
            {u"keyboard"_s, isPlugged() && m_isKeyboard},
            {u"readings"_s, m_readings}};
}

void HidPosScannerEmulator::read()
{
    if (m_port->unread() > MostUnread) {
        note("series-lost");
        return;
    }
    const auto fault = spend(ScannerFault::Stage::Reading);
    const ShownCode shown = *code();
    auto reports = reportsUnder(fault, shown.bytes, shown.aimId());
    const bool hangsUp = fault && fault->kind == ScannerFault::Kind::UnplugMidScan;
    reports.back().sent = [=, this, count = reports.size()] {
        ++m_readings;
        noteCode("code-read", shown, {{u"reports"_s, count}});
        if (hangsUp)
            unplug();
        else
            emit changed();
    };
    for (ByteLink::Burst &report : reports)
        m_port->send(std::move(report));
}

} // namespace kiosk::workbench
