// SPDX-License-Identifier: Apache-2.0
#include "rig.h"

#include "crash_disk.h"
#include "fault_cell.h"

#include <core/crash_point.h>
#include <outbox/outbox_engine.h>
#include <portal/http_portal_client.h>
#include <storage/store.h>
#include <support/await.h>
#include <support/payment_orders.h>
#include <support/sealed_cases.h>

#include <QDir>
#include <QFile>
#include <cstdio>
#include <random>
#include <unistd.h>

namespace kiosk::test {
namespace {

constexpr Duration dayLimit = 700ms;  // a portal that fails all the time leaves rows: they are for the next start
constexpr Duration longDayLimit = 5s; // whose point lies behind many slow answers
constexpr Duration drainLimit = 10s;

void say(const QString &line)
{
    std::fprintf(stdout, "%s\n", qPrintable(line));
    std::fflush(stdout);
}

QString word(const Error &error) { return QLatin1String(codeName(error.code)); }

struct Rig {
    std::shared_ptr<SystemClock> clock = std::make_shared<SystemClock>();
    SystemAlarms alarms;
    std::unique_ptr<HttpPortalClient> client;
    std::unique_ptr<Store> store;
    std::unique_ptr<OutboxEngine> engine;
    std::mt19937 random; // NOLINT(cert-msc51-cpp): seeded below
    bool isLoaded = false;
    QString sheets; // what lies in the outlet: a file that no crash takes back
    const BlankRange tray{QStringLiteral("title-certificate"), QStringLiteral("D0012009"), QStringLiteral("D0012016")};

    QByteArray noise(qsizetype size)
    {
        QByteArray bytes(size, Qt::Uninitialized);
        for (char &byte : bytes)
            byte = static_cast<char>(random());
        return bytes;
    }
    void sealWithMaterials()
    {
        QList<SealedMaterial> materials;
        for (const qsizetype size : {90'000, 110'001}) {
            const auto kept = await(
                store->keepMaterial({QStringLiteral("scan"), QStringLiteral("image/jpeg"), size}, writes(noise(size))));
            if (!kept)
                return say(QStringLiteral("refused ") + word(kept.error())); // the visit ends without a case
            materials << *kept;
        }
        seal(envelopeNaming(materials), materials);
    }
    bool seal(const QByteArray &first, const QList<SealedMaterial> &materials = {}, const QString &submission = {})
    {
        SealedCase sealed = sealedCase(*clock, first + noise(2'000));
        sealed.materials = materials;
        if (!submission.isEmpty())
            sealed.submission = SubmissionId::parse(submission).value_or(sealed.submission);
        for (const SealedMaterial &each : materials)
            say(QStringLiteral("material %1 %2 %3")
                    .arg(sealed.submission.text(), each.id.text(), QString::fromLatin1(each.digest.toHex())));
        sealed = withNotice(sealed);
        const QString id = sealed.submission.text();
        if (first.startsWith("hopeless "))
            say(QStringLiteral("hopeless ") + id);
        say(QStringLiteral("try %1 %2").arg(id, QString::fromLatin1(sealed.digest.toHex())));
        const auto kept = await(store->sealCase(sealed));
        say(kept ? QStringLiteral("kept ") + id : QStringLiteral("refused ") + word(kept.error()));
        if (!kept)
            return false;
        Rating rating;
        rating.id = RatingId::make(*clock);
        rating.stars = 5;
        if (await(store->recordRating(rating, id)))
            say(QStringLiteral("rated ") + rating.id.text());
        return true;
    }
    // As the step that pays does it: the intent, the order, a few questions, and what was paid for. An answer that is
    // lost leaves a doubt, and a citizen in a hurry who wants to pay again.
    void pay(const char *citizen)
    {
        const PaymentIntent first = orderFrom(citizen);
        if (orderAndServe(first))
            return;
        PaymentIntent again = orderFrom("");
        again.payment.quote = first.payment.quote;
        static_cast<void>(orderAndServe(again));
    }
    PaymentIntent orderFrom(const char *citizen) const
    {
        PaymentIntent intent = paymentIntent(*clock);
        intent.payment.quote.prepend(QLatin1String(citizen));
        return intent;
    }
    CallContext soon(const PaymentIntent &order) const { return {order.visit, Deadline::in(*clock, 80ms)}; }
    bool note(const Result<PortalPayment> &said) const { return said && await(store->notePayment(said->payment)); }
    static bool waits(const Result<PortalPayment> &said)
    {
        return said && said->payment.state == PaymentState::Waiting;
    }
    // False: nobody knows where the order stands.
    bool orderAndServe(const PaymentIntent &order)
    {
        const PaymentId id = order.payment.id;
        if (!await(store->beginPayment(order)))
            return true; // not ordered at all
        say(QStringLiteral("ordered ") + id.text());
        auto said = await(client->putPayment(id, {order.payment.quote, {}}, soon(order)));
        bool isKnown = note(said);
        for (int asked = 0; asked < 2 && isKnown && waits(said); ++asked) {
            said = await(client->payment(id, soon(order)));
            isKnown = note(said);
        }
        if (isKnown && waits(said)) { // the citizen has walked off
            said = await(client->cancelPayment(id, order.payment.quote, soon(order)));
            isKnown = note(said);
        }
        if (!isKnown) {
            static_cast<void>(await(store->doubtPayment(id)));
            return false;
        }
        if (said->payment.state == PaymentState::Paid) {
            say(QStringLiteral("paid ") + id.text());
            if (!seal("paid ", {}, order.serves))
                static_cast<void>(await(store->returnPayment(id)));
        }
        return true;
    }
    // Two departments asked for something: what the citizen gave them goes out together.
    void correct()
    {
        const VisitId visit = VisitId::make(*clock);
        QList<SealedCorrection> pair;
        for (int each = 0; each < 2; ++each) {
            pair.append({CorrectionId::make(*clock), visit, QStringLiteral("CH20260313000001"), noise(700)});
            const QByteArray digest = QCryptographicHash::hash(pair.last().envelope, QCryptographicHash::Sha256);
            say(QStringLiteral("correction %1 %2 %3")
                    .arg(pair.last().id.text(), QString::fromLatin1(digest.toHex()), visit.text()));
        }
        if (await(store->keepCorrections(pair)))
            say(QStringLiteral("corrected ") + visit.text());
    }
    // A tray of sheets with printed numbers; the second day finds them there. Nobody prints while the tray is empty.
    void loadTray()
    {
        const auto issue = await(store->issueBlanks(tray, clerks("")));
        isLoaded = issue || issue.error().code == ErrorCode::Conflict;
    }
    // A clerk looks at the paper, and decides what nobody knew.
    void decideUncertain() const
    {
        QFile paper(sheets);
        const QByteArray out = paper.open(QIODevice::ReadOnly) ? paper.readAll() : QByteArray();
        const auto waiting = await(store->uncertainClaims());
        if (!waiting)
            return;
        for (const UncertainClaim &claim : *waiting) {
            const bool isThere = out.contains(claim.claim.text().toLatin1());
            static_cast<void>(await(store->decideClaim(claim.claim, isThere ? ClaimState::Printed : ClaimState::Spoiled,
                                                       clerks(isThere ? "sheet-found" : "sheet-not-printed"))));
        }
    }
    void move(const ClaimStep &claim) const
    {
        QFile paper(sheets);
        if (paper.open(QIODevice::Append | QIODevice::Unbuffered))
            paper.write(claim.claim.text().toLatin1() + '\n');
        say(QStringLiteral("moved ") + claim.claim.text());
    }
    // As the step that prints does it; the portal's part may fail, then nothing is printed.
    void print()
    {
        ClaimStep claim = reservedClaim(*clock);
        claim.blankKind = tray.kind;
        if (!isLoaded || !await(store->recordClaim(claim)))
            return;
        if (!await(client->putPrintClaim(claim.claim, {}, {{}, Deadline::in(*clock, 200ms)}))) {
            static_cast<void>(await(store->recordClaim(moved(claim, ClaimState::Released))));
            return;
        }
        if (!await(store->recordClaim(moved(claim, ClaimState::Fetched)))
            || !await(store->recordClaim(moved(claim, ClaimState::Intent))))
            return;
        say(QStringLiteral("intent ") + claim.claim.text());
        move(claim);
        static_cast<void>(await(store->recordClaim(moved(claim, ClaimState::Printed, QStringLiteral("page-counter")))));
    }
    // A clerk decides: what is hopeless is closed, the rest is tried again.
    void decideHeld(const QString &id) const
    {
        whenReady(store->payload(id), store.get(), [this, id](const Result<QByteArray> &payload) {
            if (payload && payload->startsWith("hopeless "))
                static_cast<void>(store->endHeld(id, SubmissionState::Closed, clerks("done-at-window")));
            else
                static_cast<void>(store->releaseHeld(id, clerk("try-again")));
        });
    }
    void waitForThePortal(Duration limit) const
    {
        QEventLoop loop;
        QObject::connect(engine.get(), &OutboxEngine::countsChanged, &loop, [&] {
            if (isIdle())
                loop.quit();
        });
        QTimer::singleShot(limit, &loop, &QEventLoop::quit);
        if (!isIdle())
            loop.exec();
    }
    bool isIdle() const { return engine->pending() == 0 && engine->held() == 0; } // a clerk releases what is held
    void tellWhatIsLeft() const
    {
        if (const auto rows = await(store->pending())) {
            for (const OutboxRow &row : *rows)
                say(QStringLiteral("row %1 %2").arg(row.id, QLatin1String(codeName(row.state))));
        }
        if (const auto now = await(store->counts()))
            say(QStringLiteral("counts %1 %2 %3 %4")
                    .arg(now->pending)
                    .arg(now->held)
                    .arg(now->acknowledged)
                    .arg(now->uncertainClaims));
    }
};

} // namespace

int runRig(const QStringList &arguments)
{
    const QString &work = arguments[5];
    const quint32 seed = arguments[6].toUInt();
    CrashDisk::install(static_cast<PowerCut>(arguments[7].toInt()), seed, arguments[2]);
    setActBeforeCrash(&CrashDisk::cutPower);
    Rig rig;
    rig.random.seed(seed);
    rig.sheets = arguments[2] + QStringLiteral("/../sheets");
    PortalSettings portal;
    portal.base = QUrl(arguments[4]);
    portal.terminal = arguments[10];
    auto client
        = HttpPortalClient::create(portal, readCredentials(arguments[3]).value(), rig.clock, rig.alarms, Logger());
    if (!client)
        return 2;
    rig.client = std::move(*client);
    StoreSettings settings{arguments[2], 0};
    if (const QString medium = QDir::cleanPath(arguments[2] + QStringLiteral("/../medium")); QDir(medium).exists())
        settings.mirrorFolder = medium;
    rig.store = std::make_unique<Store>(settings, rig.clock, Logger());
    CrashDisk::arm(static_cast<DiskTrouble>(arguments[8].toInt()), arguments[9].toInt());
    const auto opened = await(rig.store->open());
    if (!opened) {
        say(QStringLiteral("no-store ") + word(opened.error()));
        return 0;
    }
    OutboxSettings sending;
    sending.callLimit = 80ms;
    sending.pieceSize = 40'000;
    sending.backoff.first = 4ms;
    sending.backoff.greatest = 30ms;
    rig.engine = std::make_unique<OutboxEngine>(*rig.store, *rig.client, rig.clock, rig.alarms, Logger(), sending);
    QObject::connect(rig.engine.get(), &OutboxEngine::rowHeld, rig.store.get(),
                     [&rig](const OutboxRow &row, ErrorCode) { rig.decideHeld(row.id); });
    rig.engine->setCasePortal(rig.client.get());
    rig.engine->start(opened->pending);
    for (const OutboxRow &row : opened->pending) {
        if (row.state == SubmissionState::Held)
            rig.decideHeld(row.id);
    }
    if (seed % 3 != 0)
        rig.decideUncertain();
    if (work == u"day") {
        rig.loadTray();
        rig.seal("refuse once ");
        rig.pay("pays-");
        rig.sealWithMaterials();
        rig.pay(seed % 2 == 0 ? "late-" : "never-");
        rig.print();
        rig.seal("hopeless ");
        rig.correct();
        rig.seal("plain ");
        rig.print();
    }
    rig.waitForThePortal(work != u"day" ? drainLimit : seed < OtherDay ? dayLimit : longDayLimit);
    rig.tellWhatIsLeft();
    if (work == u"drain") { // its last copies are erased
        rig.engine.reset();
        rig.store.reset();
    }
    say(QStringLiteral("end"));
    CrashDisk::cutPower(); // no tidy farewell
    ::_exit(0);
}

} // namespace kiosk::test
