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
    static Answer unplug(Workbench &bench, const QJsonObject &act)
    {
        KIOSK_TRY(onlyKeys(act, {"device"}));
        switch (KIOSK_TRY(device(act))) {
        default: bench.m_idCardReader.unplug();
        }
        return QJsonObject();
    }
    static Answer plug(Workbench &bench, const QJsonObject &act)
    {
        KIOSK_TRY(onlyKeys(act, {"device"}));
        switch (KIOSK_TRY(device(act))) {
        default: KIOSK_TRY(bench.m_idCardReader.plug());
        }
        return QJsonObject();
    }
    static Answer state(Workbench &bench, const QJsonObject &act)
    {
        KIOSK_TRY(onlyKeys(act, {}));
        return QJsonObject{{u"idcard"_s, bench.m_idCardReader.state()}};
    }
    static Answer stop(Workbench &bench, const QJsonObject &act)
    {
        KIOSK_TRY(onlyKeys(act, {}));
        // queued, so that the answer still leaves
        QMetaObject::invokeMethod(&bench, &Workbench::stopRequested, Qt::QueuedConnection);
        return QJsonObject();
    }

private:
    static Result<IdCard> cardIn(const QJsonObject &act)
    {
        if (act.contains(u"fields"))
            return idCardOf(act[u"fields"].toObject());
        return idCardNamed(KIOSK_TRY(textOf(act, "card")));
    }
    static Result<int> device(const QJsonObject &act)
    {
        const auto device = KIOSK_TRY(choiceOf(act, "device", {"idcard"}));
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
    Row{"device.unplug", Acts::unplug},
    Row{"device.plug", Acts::plug},
    Row{"state", Acts::state},
    Row{"stop", Acts::stop},
};
} // namespace

Workbench::Workbench(Options options)
    : m_options(std::move(options)),
      m_idCardReader(m_options.folder + u"/dev/idcard"_s, m_options.idCardBaud, m_witness)
{
    connect(&m_idCardReader, &IdCardReaderEmulator::changed, this, &Workbench::changed);
}

Result<void> Workbench::start()
{
    if (!QDir().mkpath(m_options.folder))
        return fail(ErrorCode::StorageFault, u"cannot make the folder %1"_s.arg(m_options.folder));
    KIOSK_TRY(m_witness.open(m_options.logFile));
    KIOSK_TRY(m_idCardReader.plug());
    m_witness.note("workbench", "started");
    return {};
}

QJsonObject Workbench::endpoints() const { return {{u"idcard"_s, m_idCardReader.address()}}; }

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
