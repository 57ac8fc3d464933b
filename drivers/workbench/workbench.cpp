// SPDX-License-Identifier: Apache-2.0
#include "workbench.h"

#include "act_arguments.h"

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
    static Answer unplug(Workbench &bench, const QJsonObject &act)
    {
        KIOSK_TRY(onlyKeys(act, {"device"}));
        switch (KIOSK_TRY(device(act))) {
        case Receipt: bench.m_receiptPrinter.unplug(); break;
        default: bench.m_idCardReader.unplug();
        }
        return QJsonObject();
    }
    static Answer plug(Workbench &bench, const QJsonObject &act)
    {
        KIOSK_TRY(onlyKeys(act, {"device"}));
        switch (KIOSK_TRY(device(act))) {
        case Receipt: KIOSK_TRY(bench.m_receiptPrinter.plug()); break;
        default: KIOSK_TRY(bench.m_idCardReader.plug());
        }
        return QJsonObject();
    }
    static Answer state(Workbench &bench, const QJsonObject &act)
    {
        KIOSK_TRY(onlyKeys(act, {}));
        return QJsonObject{{u"idcard"_s, bench.m_idCardReader.state()}, {u"receipt"_s, bench.m_receiptPrinter.state()}};
    }
    static Answer stop(Workbench &bench, const QJsonObject &act)
    {
        KIOSK_TRY(onlyKeys(act, {}));
        // queued, so that the answer still leaves
        QMetaObject::invokeMethod(&bench, &Workbench::stopRequested, Qt::QueuedConnection);
        return QJsonObject();
    }

private:
    enum Device { Card, Receipt };

    static Result<IdCard> cardIn(const QJsonObject &act)
    {
        if (act.contains(u"fields"))
            return idCardOf(act[u"fields"].toObject());
        return idCardNamed(KIOSK_TRY(textOf(act, "card")));
    }
    static Result<int> device(const QJsonObject &act)
    {
        const auto device = KIOSK_TRY(choiceOf(act, "device", {"idcard", "receipt"}));
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
                       m_witness)
{
    connect(&m_idCardReader, &IdCardReaderEmulator::changed, this, &Workbench::changed);
    connect(&m_receiptPrinter, &ReceiptPrinterEmulator::changed, this, &Workbench::changed);
}

Result<void> Workbench::start()
{
    if (!QDir().mkpath(m_options.folder))
        return fail(ErrorCode::StorageFault, u"cannot make the folder %1"_s.arg(m_options.folder));
    KIOSK_TRY(m_witness.open(m_options.logFile));
    KIOSK_TRY(m_idCardReader.plug());
    KIOSK_TRY(m_receiptPrinter.plug());
    m_witness.note("workbench", "started");
    return {};
}

QJsonObject Workbench::endpoints() const
{
    return {{u"idcard"_s, m_idCardReader.address()},
            {u"receipt"_s, m_receiptPrinter.tcpAddress()},
            {u"receiptSerial"_s, m_receiptPrinter.serialAddress()}};
}

Result<QJsonObject> Workbench::act(const QJsonObject &request)
{
    const QString name = KIOSK_TRY(textOf(request, "do"));
    const auto row
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
