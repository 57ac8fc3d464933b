// SPDX-License-Identifier: Apache-2.0
// The tables of the bench: what its devices are and what each act does. Control socket, window and --list share them.
#include "act_arguments.h"
#include "hid_pos_scanner_emulator.h"
#include "sdt_faults.h"
#include "workbench.h"

#include <workbench/camera/camera_emulator.h>

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
        KIOSK_TRY(choiceOf(act, "fault", Phone::faultNames()));
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
    static Answer showCode(Workbench &bench, const QJsonObject &act)
    {
        KIOSK_TRY(onlyKeys(act, {"device", "text", "hex", "symbology"}));
        if (act.contains(u"text") == act.contains(u"hex"))
            return fail(ErrorCode::InvalidInput, u"one of \"text\" and \"hex\""_s);
        ShownCode code;
        code.symbology = KIOSK_TRY(choiceOf(act, "symbology", symbologyNames())).value_or(0);
        code.bytes = KIOSK_TRY(act.contains(u"hex") ? hexOf(act, "hex") : utf8Of(act, "text"));
        if (code.bytes.isEmpty())
            return fail(ErrorCode::InvalidInput, u"a code says something"_s);
        auto &scanner = *KIOSK_TRY(scannerIn(bench, act));
        scanner.show(code);
        return QJsonObject();
    }
    static Answer hideCode(Workbench &bench, const QJsonObject &act)
    {
        KIOSK_TRY(onlyKeys(act, {"device"}));
        auto &scanner = *KIOSK_TRY(scannerIn(bench, act));
        KIOSK_TRY(scanner.hide());
        return QJsonObject();
    }
    static Answer codeFault(Workbench &bench, const QJsonObject &act)
    {
        auto &scanner = *KIOSK_TRY(scannerIn(bench, act));
        scanner.addFault(KIOSK_TRY(scannerFaultOf(act, scanner.wiring())));
        return QJsonObject();
    }
    static Answer unplug(Workbench &bench, const QJsonObject &act)
    {
        KIOSK_TRY(onlyKeys(act, {"device"}));
        const Device &device = *KIOSK_TRY(pluggable(act));
        KIOSK_TRY(device.unplug(bench));
        emit bench.changed();
        return QJsonObject();
    }
    static Answer plug(Workbench &bench, const QJsonObject &act)
    {
        KIOSK_TRY(onlyKeys(act, {"device"}));
        const Device &device = *KIOSK_TRY(pluggable(act));
        KIOSK_TRY(device.plug(bench));
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
                           {u"scanner"_s, bench.m_scanner.state()},
                           {u"messages"_s, bench.m_phone.messages().size()},
                           {u"hidpos"_s, bench.m_hidPos ? bench.m_hidPos->state() : QJsonObject()}};
    }
    static Answer stop(Workbench &bench, const QJsonObject &act)
    {
        KIOSK_TRY(onlyKeys(act, {}));
        // queued, so that the answer still leaves
        QMetaObject::invokeMethod(&bench, &Workbench::stopRequested, Qt::QueuedConnection);
        return QJsonObject();
    }

    // A device of the bench: what --list prints and device.plug takes.
    struct Device {
        const char *name;
        const char *model;
        const char *acts; // whose acts it takes: its own, or with "device" those of its kind
        QStringList (*faults)();
        Result<void> (*plug)(Workbench &); // none: it cannot be pulled
        Result<void> (*unplug)(Workbench &);
    };
    static const std::array<Device, 7> Devices;

private:
    static Result<CameraEmulator *> cameraOf(Workbench &bench)
    {
        if (!bench.m_camera)
            return fail(ErrorCode::InvalidInput, u"there is no camera: start with --camera"_s);
        return bench.m_camera.get();
    }

    static Result<HidPosScannerEmulator *> hidPosOf(Workbench &bench)
    {
        if (!bench.m_hidPos)
            return fail(ErrorCode::InvalidInput, u"there is no HID POS scanner: start with --hidpos"_s);
        return bench.m_hidPos.get();
    }
    // The scanner that the act means: the serial one unless it says otherwise.
    static Result<ScannerEmulator *> scannerIn(Workbench &bench, const QJsonObject &act)
    {
        if (KIOSK_TRY(choiceOf(act, "device", {"scanner", "hidpos"})).value_or(0) == 0)
            return &bench.m_scanner;
        return KIOSK_TRY(hidPosOf(bench));
    }

    static Result<IdCard> cardIn(const QJsonObject &act)
    {
        if (act.contains(u"fields"))
            return idCardOf(act[u"fields"].toObject());
        return idCardNamed(KIOSK_TRY(textOf(act, "card")));
    }
    static Result<QByteArray> utf8Of(const QJsonObject &act, const char *key)
    {
        return KIOSK_TRY(textOf(act, key)).toUtf8();
    }
    static Result<QByteArray> hexOf(const QJsonObject &act, const char *key)
    {
        const QByteArray digits = KIOSK_TRY(utf8Of(act, key));
        const QByteArray bytes = QByteArray::fromHex(digits);
        if (bytes.toHex() != digits.toLower())
            return fail(ErrorCode::InvalidInput, u"\"%1\" has to be pairs of hex digits"_s.arg(QLatin1String(key)));
        return bytes;
    }
    static Result<const Device *> pluggable(const QJsonObject &act)
    {
        QStringList names;
        for (const Device &device : Devices)
            if (device.plug)
                names << QLatin1String(device.name);
        const auto which = KIOSK_TRY(choiceOf(act, "device", names));
        if (!which)
            return fail(ErrorCode::InvalidInput, u"which \"device\"?"_s);
        return &*std::find_if(Devices.begin(), Devices.end(),
                              [&](const Device &device) { return names[*which] == QLatin1String(device.name); });
    }
    static Result<void> unplugged(auto &device)
    {
        device.unplug();
        return {};
    }
};

constexpr std::array<Acts::Device, 7> Acts::Devices{{
    {"idcard", "ID-card reader with SAM module, SDT", "idcard", sdtFaultNames,
     [](Workbench &b) { return b.m_idCardReader.plug(); }, [](Workbench &b) { return unplugged(b.m_idCardReader); }},
    {"receipt", "80 mm receipt printer, ESC/POS", "receipt", ReceiptPrinterEmulator::faultNames,
     [](Workbench &b) { return b.m_receiptPrinter.plug(); },
     [](Workbench &b) { return unplugged(b.m_receiptPrinter); }},
    {"certificate", "A4 printer, IPP", "certificate", DocumentPrinterEmulator::faultNames,
     [](Workbench &b) { return b.m_ipp.plug(); }, [](Workbench &b) { return unplugged(b.m_ipp); }},
    {"scanner", "code scanner GM65 or GM812 (--scanner)", "scanner",
     [] { return scannerFaultNames(ScannerWiring::Serial); }, [](Workbench &b) { return b.m_scanner.plug(); },
     [](Workbench &b) { return unplugged(b.m_scanner); }},
    {"hidpos", "HID POS code scanner (--hidpos)", "scanner", [] { return scannerFaultNames(ScannerWiring::Hid); },
     [](Workbench &b) -> Result<void> {
         auto &scanner = *KIOSK_TRY(hidPosOf(b));
         return scanner.plug();
     },
     [](Workbench &b) -> Result<void> { return unplugged(*KIOSK_TRY(hidPosOf(b))); }},
    {"camera", "Video4Linux camera (--camera)", "camera", cameraFaultNames,
     [](Workbench &b) -> Result<void> {
         auto &camera = *KIOSK_TRY(cameraOf(b));
         return camera.plug();
     },
     [](Workbench &b) -> Result<void> { return unplugged(*KIOSK_TRY(cameraOf(b))); }},
    {"phone", "SMS gateway and the citizen's phone", "phone", Phone::faultNames, nullptr, nullptr},
}};

namespace {
struct Row {
    const char *name;
    const char *device; // as in Device::acts; empty: of all that can be pulled, or of the bench
    Acts::Answer (*run)(Workbench &, const QJsonObject &);
};
constexpr std::array Rows{
    Row{"card.place", "idcard", Acts::placeCard},
    Row{"card.lift", "idcard", Acts::liftCard},
    Row{"card.fault", "idcard", Acts::cardFault},
    Row{"receipt.set", "receipt", Acts::setReceipt},
    Row{"receipt.fault", "receipt", Acts::receiptFault},
    Row{"receipt.tear", "receipt", Acts::tearReceipt},
    Row{"document.set", "certificate", Acts::setDocument},
    Row{"document.fault", "certificate", Acts::documentFault},
    Row{"code.show", "scanner", Acts::showCode},
    Row{"code.hide", "scanner", Acts::hideCode},
    Row{"code.fault", "scanner", Acts::codeFault},
    Row{"camera.show", "camera", Acts::showCamera},
    Row{"camera.fault", "camera", Acts::cameraFault},
    Row{"sms.read", "phone", Acts::readSms},
    Row{"sms.fault", "phone", Acts::smsFault},
    Row{"device.unplug", "", Acts::unplug},
    Row{"device.plug", "", Acts::plug},
    Row{"state", "", Acts::state},
    Row{"stop", "", Acts::stop},
};
} // namespace

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

QList<Workbench::DeviceSheet> Workbench::sheets()
{
    QList<DeviceSheet> sheets;
    for (const Acts::Device &device : Acts::Devices) {
        DeviceSheet sheet{QLatin1String(device.name), QLatin1String(device.model), {}, {}, device.faults()};
        for (const Row &row : Rows) {
            const QLatin1String act(row.name);
            if (qstrcmp(row.device, device.acts) == 0 || (device.plug && act.startsWith("device."_L1)))
                sheet.acts << act;
            if (qstrcmp(row.device, device.acts) == 0 && act.endsWith(".fault"_L1))
                sheet.faultAct = act;
        }
        sheets << sheet;
    }
    return sheets;
}

} // namespace kiosk::workbench
