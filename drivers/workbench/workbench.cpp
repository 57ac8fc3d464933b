// SPDX-License-Identifier: Apache-2.0
#include "workbench.h"

#include "act_arguments.h"
#include "usb_front.h"

#include <workbench/camera/camera_emulator.h>
#include <workbench/camera/shared_testbed.h>

#include <QDir>
#include <algorithm>
#include <array>

namespace kiosk::workbench {

using namespace Qt::Literals::StringLiterals;

// Each act reads its arguments to the end before it changes anything.
struct Acts {
    using Answer = Result<QJsonObject>;

    static Answer placeCard(Workbench &bench, const QJsonObject &act)
    {
        KIOSK_TRY(onlyKeys(act, {"card", "fields"}));
        const IdCard card = KIOSK_TRY(cardIn(act));
        KIOSK_TRY(bench.m_idCardReader.place(card));
        return QJsonObject();
    }
    static Answer liftCard(Workbench &bench, const QJsonObject &act)
    {
        KIOSK_TRY(onlyKeys(act, {}));
        KIOSK_TRY(bench.m_idCardReader.lift());
        return QJsonObject();
    }
    static Answer cardFault(Workbench &bench, const QJsonObject &act)
    {
        bench.m_idCardReader.addFault(KIOSK_TRY(sdtFaultOf(act)));
        return QJsonObject();
    }
    static Answer setReceipt(Workbench &bench, const QJsonObject &act)
    {
        KIOSK_TRY(onlyKeys(act, {"paper", "cover", "cutter"}));
        ReceiptPrinterEmulator::Settings settings;
        if (const auto paper = KIOSK_TRY(choiceOf(act, "paper", {"ok", "low", "out"})))
            settings.paper = PrinterCondition::Paper(*paper);
        if (const auto cover = KIOSK_TRY(choiceOf(act, "cover", {"closed", "open"})))
            settings.coverOpen = *cover == 1;
        if (const auto cutter = KIOSK_TRY(choiceOf(act, "cutter", {"ok", "jam"})))
            settings.cutterBlocked = *cutter == 1;
        bench.m_receiptPrinter.set(settings);
        return QJsonObject();
    }
    static Answer receiptFault(Workbench &bench, const QJsonObject &act)
    {
        KIOSK_TRY(bench.m_receiptPrinter.addFault(act));
        return QJsonObject();
    }
    static Answer tearReceipt(Workbench &bench, const QJsonObject &act)
    {
        KIOSK_TRY(onlyKeys(act, {}));
        KIOSK_TRY(bench.m_receiptPrinter.tearOff());
        return QJsonObject{{u"png"_s, bench.m_receiptPrinter.lastReceipt()}};
    }
    static Answer setDocument(Workbench &bench, const QJsonObject &act)
    {
        using Supply = DocumentPrinterCondition::Supply;
        KIOSK_TRY(onlyKeys(act, {"paper", "toner", "cover", "jam", "takes", "tonerLevel"}));
        DocumentPrinterEmulator::Settings settings;
        if (const auto paper = KIOSK_TRY(choiceOf(act, "paper", {"ok", "low", "out"})))
            settings.paper = Supply(*paper);
        if (const auto toner = KIOSK_TRY(choiceOf(act, "toner", {"ok", "low", "out"})))
            settings.toner = Supply(*toner);
        if (const auto cover = KIOSK_TRY(choiceOf(act, "cover", {"closed", "open"})))
            settings.coverOpen = *cover == 1;
        if (const auto format = KIOSK_TRY(choiceOf(act, "takes", {"pdf", "pwg-raster", "urf"})))
            settings.format = DocumentPrinterEmulator::Format(*format);
        settings.tonerLevel = KIOSK_TRY(numberOf(act, "tonerLevel", -2, 100));
        if (act.contains(u"jam") && !act[u"jam"].isBool())
            return fail(ErrorCode::InvalidInput, u"\"jam\" has to be true or false"_s);
        if (act.contains(u"jam"))
            settings.jammed = act[u"jam"].toBool();
        bench.m_documentPrinter.set(settings);
        return QJsonObject();
    }
    static Answer documentFault(Workbench &bench, const QJsonObject &act)
    {
        KIOSK_TRY(bench.m_documentPrinter.addFault(act));
        return QJsonObject();
    }
    static Answer readSms(Workbench &bench, const QJsonObject &act)
    {
        KIOSK_TRY(onlyKeys(act, {"to"}));
        return QJsonObject{{u"messages"_s, bench.m_phone.messagesTo(act[u"to"].toString())}};
    }
    static Answer smsFault(Workbench &bench, const QJsonObject &act)
    {
        KIOSK_TRY(onlyKeys(act, {"fault", "times"}));
        KIOSK_TRY(choiceOf(act, "fault", {"out-of-order"}));
        bench.m_phone.refuse(KIOSK_TRY(numberOf(act, "times", 0, 1000)).value_or(1));
        return QJsonObject();
    }
    // One of: a text, bytes as hex (what no text is), a picture file, or nothing at all.
    static Answer showCamera(Workbench &bench, const QJsonObject &act)
    {
        KIOSK_TRY(onlyKeys(act, {"text", "hex", "file"}));
        if (act.size() > 2) // "do" and one
            return fail(ErrorCode::InvalidInput, u"one of \"text\", \"hex\" and \"file\""_s);
        auto &camera = *KIOSK_TRY(cameraOf(bench));
        for (const char *what : {"text", "hex"}) {
            if (!act.contains(QLatin1String(what)))
                continue;
            const auto shown = KIOSK_TRY(textOf(act, what)).toUtf8();
            KIOSK_TRY(camera.showCode(qstrcmp(what, "hex") == 0 ? QByteArray::fromHex(shown) : shown));
        }
        if (act.contains(u"file")) {
            const auto file = KIOSK_TRY(textOf(act, "file"));
            KIOSK_TRY(camera.showFile(file));
        }
        if (act.size() == 1) // "do" alone
            camera.showNothing();
        bench.m_witness.note("camera", "shown");
        return QJsonObject();
    }
    static Answer cameraFault(Workbench &bench, const QJsonObject &act)
    {
        KIOSK_TRY(onlyKeys(act, {"fault"}));
        auto &camera = *KIOSK_TRY(cameraOf(bench));
        const auto name = KIOSK_TRY(faultNameOf(act, cameraFaultNames()));
        camera.setFault(KIOSK_TRY(cameraFaultNamed(name)));
        return QJsonObject();
    }
    static Answer unplug(Workbench &bench, const QJsonObject &act)
    {
        KIOSK_TRY(onlyKeys(act, {"device"}));
        switch (KIOSK_TRY(device(act))) {
        case Receipt: bench.m_receiptPrinter.unplug(); break;
        case Certificate: bench.m_ipp.unplug(); break;
        case Camera: KIOSK_TRY(cameraOf(bench))->unplug(); break;
        default: bench.m_idCardReader.unplug();
        }
        emit bench.changed();
        return QJsonObject();
    }
    static Answer plug(Workbench &bench, const QJsonObject &act)
    {
        KIOSK_TRY(onlyKeys(act, {"device"}));
        switch (KIOSK_TRY(device(act))) {
        case Receipt: KIOSK_TRY(bench.m_receiptPrinter.plug()); break;
        case Certificate: KIOSK_TRY(bench.m_ipp.plug()); break;
        case Camera: {
            auto &camera = *KIOSK_TRY(cameraOf(bench));
            KIOSK_TRY(camera.plug());
            break;
        }
        default: KIOSK_TRY(bench.m_idCardReader.plug());
        }
        emit bench.changed();
        return QJsonObject();
    }
    static Answer state(Workbench &bench, const QJsonObject &act)
    {
        KIOSK_TRY(onlyKeys(act, {}));
        QJsonObject certificate = bench.m_documentPrinter.state();
        certificate[u"plugged"] = bench.m_ipp.isPlugged();
        QJsonObject camera;
        if (bench.m_camera) {
            const auto seen = bench.m_camera->seen();
            camera = {{u"plugged"_s, bench.m_camera->isPlugged()},
                      {u"shows"_s, bench.m_camera->shows()},
                      {u"seeing"_s, seen.isStreaming},
                      {u"starts"_s, seen.starts},
                      {u"frames"_s, seen.frames}};
        }
        return QJsonObject{{u"idcard"_s, bench.m_idCardReader.state()},
                           {u"camera"_s, camera},
                           {u"receipt"_s, bench.m_receiptPrinter.state()},
                           {u"certificate"_s, certificate},
                           {u"messages"_s, bench.m_phone.messages().size()}};
    }
    static Answer stop(Workbench &bench, const QJsonObject &act)
    {
        KIOSK_TRY(onlyKeys(act, {}));
        // queued, so that the answer still leaves
        QMetaObject::invokeMethod(&bench, &Workbench::stopRequested, Qt::QueuedConnection);
        return QJsonObject();
    }

private:
    enum Device { Card, Receipt, Certificate, Camera };

    static Result<CameraEmulator *> cameraOf(Workbench &bench)
    {
        if (!bench.m_camera)
            return fail(ErrorCode::InvalidInput, u"there is no camera: start with --camera"_s);
        return bench.m_camera.get();
    }

    static Result<IdCard> cardIn(const QJsonObject &act)
    {
        if (act.contains(u"fields"))
            return idCardOf(act[u"fields"].toObject());
        return idCardNamed(KIOSK_TRY(textOf(act, "card")));
    }
    static Result<int> device(const QJsonObject &act)
    {
        const auto device = KIOSK_TRY(choiceOf(act, "device", {"idcard", "receipt", "certificate", "camera"}));
        if (!device)
            return fail(ErrorCode::InvalidInput, u"which \"device\"?"_s);
        return *device;
    }
};

namespace {
struct Row {
    const char *name;
    Acts::Answer (*run)(Workbench &, const QJsonObject &);
};
constexpr std::array Rows{
    Row{"card.place", Acts::placeCard},
    Row{"card.lift", Acts::liftCard},
    Row{"card.fault", Acts::cardFault},
    Row{"receipt.set", Acts::setReceipt},
    Row{"receipt.fault", Acts::receiptFault},
    Row{"receipt.tear", Acts::tearReceipt},
    Row{"document.set", Acts::setDocument},
    Row{"document.fault", Acts::documentFault},
    Row{"sms.read", Acts::readSms},
    Row{"sms.fault", Acts::smsFault},
    Row{"camera.show", Acts::showCamera},
    Row{"camera.fault", Acts::cameraFault},
    Row{"device.unplug", Acts::unplug},
    Row{"device.plug", Acts::plug},
    Row{"state", Acts::state},
    Row{"stop", Acts::stop},
};
} // namespace

Workbench::Workbench(Options options)
    : m_options(std::move(options)),
      m_idCardReader(m_options.folder + u"/dev/idcard"_s, m_options.idCardBaud, m_witness),
      m_receiptPrinter(m_options.folder + u"/dev/receipt"_s, m_options.receiptBaud, m_options.folder + u"/receipts"_s,
                       m_witness),
      m_documentPrinter(m_options.folder + u"/documents"_s, m_options.pageMs, m_witness),
      m_ipp(m_documentPrinter, m_witness), m_phone(m_witness)
{
    connect(&m_idCardReader, &IdCardReaderEmulator::changed, this, &Workbench::changed);
    connect(&m_receiptPrinter, &ReceiptPrinterEmulator::changed, this, &Workbench::changed);
    connect(&m_documentPrinter, &DocumentPrinterEmulator::changed, this, &Workbench::changed);
    connect(&m_phone, &Phone::changed, this, &Workbench::changed);
}

Workbench::~Workbench() = default;

Result<void> Workbench::start()
{
    if (!QDir().mkpath(m_options.folder))
        return fail(ErrorCode::StorageFault, u"cannot make the folder %1"_s.arg(m_options.folder));
    KIOSK_TRY(m_witness.open(m_options.logFile));
    KIOSK_TRY(m_idCardReader.plug());
    KIOSK_TRY(m_receiptPrinter.plug());
    KIOSK_TRY(m_ipp.plug());
    KIOSK_TRY(m_phone.listen());
    if (m_options.camera || !m_options.usb.isEmpty())
        m_testbed = std::make_unique<SharedTestbed>();
    if (!m_options.usb.isEmpty()) {
        const auto kind = m_options.usb == u"p" ? UsbFront::Reader::TwoPairs : UsbFront::Reader::OnePair;
        m_usb = std::make_unique<UsbFront>(m_testbed->get(), kind, m_idCardReader, m_receiptPrinter);
        KIOSK_TRY(m_usb->follow());
    }
    if (m_options.camera) {
        m_camera = std::make_unique<CameraEmulator>(m_testbed->get(), CameraEmulator::Options());
        KIOSK_TRY(m_camera->plug());
    }
    m_witness.note("workbench", "started");
    return {};
}

QJsonObject Workbench::endpoints() const
{
    QJsonObject all{{u"idcard"_s, m_idCardReader.address()},
                    {u"receipt"_s, m_receiptPrinter.tcpAddress()},
                    {u"receiptSerial"_s, m_receiptPrinter.serialAddress()},
                    {u"certificate"_s, m_ipp.address()},
                    {u"smsGateway"_s, m_phone.address()}};
    if (m_camera) {
        all[u"camera"] = m_camera->address();
        all[u"cameraTestbed"] = m_testbed->folder();
    }
    if (m_usb) {
        all[u"idcardUsb"] = UsbFront::readerAddress();
        all[u"receiptUsb"] = UsbFront::printerAddress();
        all[u"usbTestbed"] = m_testbed->folder();
    }
    return all;
}

Result<QJsonObject> Workbench::act(const QJsonObject &request)
{
    const QString name = KIOSK_TRY(textOf(request, "do"));
    const auto *const row
        = std::find_if(Rows.begin(), Rows.end(), [&](const Row &r) { return name == QLatin1String(r.name); });
    if (row == Rows.end())
        return fail(ErrorCode::InvalidInput, u"no act \"%1\"; there are: %2"_s.arg(name, actNames().join(u", ")));
    return row->run(*this, request);
}

QStringList Workbench::actNames()
{
    QStringList names;
    for (const Row &row : Rows)
        names << QLatin1String(row.name);
    return names;
}

} // namespace kiosk::workbench
