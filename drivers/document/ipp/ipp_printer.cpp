// SPDX-License-Identifier: Apache-2.0
#include "ipp_printer.h"

#include "cups_queue.h"

#include <QRegularExpression>

namespace kiosk::ipp {
namespace {

const QString cupsKey = QStringLiteral("cups");
const QString certificateKey = QStringLiteral("certificate");

// "sha256:" and 64 hexadecimal digits, as the health report says it.
Result<QByteArray> certificateIn(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("\\Asha256:([0-9a-f]{64})\\z"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return fail(ErrorCode::BadConfig,
                    QStringLiteral("%1 = \"%2\": sha256: and 64 digits").arg(certificateKey, text));
    return QByteArray::fromHex(match.captured(1).toLatin1());
}

hal::DeviceSetup described(hal::DeviceSetup setup)
{
    setup.capabilities.deviceClass = hal::DeviceClass::DocumentPrinter;
    setup.capabilities.model = QStringLiteral("IPP printer");
    setup.capabilities.commands = {QStringLiteral("print"), QStringLiteral("reset")};
    return setup;
}

Result<std::unique_ptr<hal::Device>> create(const hal::DeviceSlot &slot, const hal::DeviceServices &services)
{
    IppProtocol::Settings settings;
    if (constexpr QLatin1String scheme("replay:"); slot.port.startsWith(scheme)) {
        settings.address = PrinterAddress{"ipp://replay.invalid/", "replay.invalid", 631, "/"};
        settings.tape.replay = KIOSK_TRY(IppReplay::load(slot.port.mid(scheme.size())));
    } else {
        settings.address = KIOSK_TRY(PrinterAddress::parse(slot.port));
    }
    if (slot.parameters.contains(certificateKey)) {
        settings.address.certificate = KIOSK_TRY(certificateIn(slot.parameters.value(certificateKey)));
        if (!settings.address.tls)
            return fail(ErrorCode::BadConfig, QStringLiteral("%1: for ipps:// only").arg(certificateKey));
    }
    settings.tape.recorder = services.recorder;
    settings.hostProgram = HostProcess::installed();
    if (slot.parameters.contains(cupsKey)) {
        settings.cupsFolder = slot.parameters.value(cupsKey);
        if (settings.address.queue.isEmpty() || !settings.cupsFolder.startsWith(u'/'))
            return fail(ErrorCode::BadConfig,
                        QStringLiteral("%1 = \"%2\": a folder, and for a queue of CUPS only")
                            .arg(cupsKey, settings.cupsFolder));
    }
    if (!settings.address.queue.isEmpty())
        KIOSK_TRY(examineQueue(settings.cupsFolder, settings.address.queue));
    hal::DeviceSetup setup;
    setup.slot = slot.slot;
    setup.clock = services.clock;
    setup.log = services.log;
    setup.connectLimit = 10s;
    setup.stallAfter = 30s; // a request gives signs of life, a name lookup inside libcups does not
    return std::make_unique<IppPrinter>(std::move(setup), std::move(settings));
}

} // namespace

IppPrinter::IppPrinter(hal::DeviceSetup setup, IppProtocol::Settings settings)
    : LaneDevice(
        described(std::move(setup)),
        std::make_unique<IppProtocol>(std::move(settings), std::make_shared<SystemClock>(),
                                      [this](IppProtocol::Phase phase) { emit progress(static_cast<int>(phase)); }))
{ }

Pending<hal::DocumentOutcome> IppPrinter::print(hal::DocumentJob job, ActId act, Deadline deadline)
{
    Q_UNUSED(act) // the claim in the job's name says the same, and the printer keeps it
    if (job.pdf.isEmpty() || job.jobName.isEmpty() || job.pages < 1)
        return readyFuture<hal::DocumentOutcome>(fail(ErrorCode::InvalidInput, QStringLiteral("print")));
    const auto held = std::make_shared<hal::DocumentJob>(std::move(job)); // shared: a queued act must be copyable
    return submit<hal::DocumentOutcome>(
        {"print", hal::LifeCycle::Enabled, deadline,
         [this, held](hal::Act &running) {
             auto outcome = driver().print(running, {.name = held->jobName, .media = held->media}, held->pdf.view(),
                                           held->pages);
             held->pdf.wipe();
             return outcome;
         },
         [] {
             return Result<hal::DocumentOutcome>(
                 hal::DocumentOutcome{hal::ActOutcome::Unknown, hal::PrintProof::None, ErrorCode::TimedOut, {}});
         }});
}

hal::DriverDescriptor ippDriver()
{
    hal::DriverDescriptor driver;
    driver.id = QStringLiteral("document.ipp");
    driver.deviceClass = hal::DeviceClass::DocumentPrinter;
    driver.title = QStringLiteral("IPP 2.0");
    driver.ports = {QStringLiteral("ipp://printer.local/ipp/print"), QStringLiteral("ipps://printer.local/ipp/print")};
    driver.parameters = {{cupsKey,
                          QStringLiteral("folder of a CUPS server's configuration, when the port is a queue "
                                         "(ipp://localhost/printers/NAME); /etc/cups unless set"),
                          {}},
                         {certificateKey,
                          QStringLiteral("of an ipps:// printer, as its health report says it (sha256:...): no other "
                                         "is printed on"),
                          {}}};
    driver.models = {
        {QStringLiteral("IPP printers that take PDF"), QStringLiteral("network, or USB through ipp-usb"), {}},
        {QStringLiteral("IPP printers that take PWG raster"), QStringLiteral("network, or USB through ipp-usb"), {}},
    };
    driver.isRecordable = true;
    driver.create = create;
    return driver;
}

} // namespace kiosk::ipp
