// SPDX-License-Identifier: Apache-2.0
#include "rig.h"

#include "crash_disk.h"

#include <core/crash_point.h>
#include <outbox/outbox_engine.h>
#include <portal/http_portal_client.h>
#include <storage/store.h>
#include <support/await.h>
#include <support/sealed_cases.h>

#include <cstdio>
#include <random>
#include <unistd.h>

namespace kiosk::test {
namespace {

constexpr Duration dayLimit = 700ms; // a portal that fails all the time leaves rows: they are for the next start
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
    void seal(const QByteArray &first, const QList<SealedMaterial> &materials = {})
    {
        SealedCase sealed = sealedCase(*clock, first + noise(2'000));
        sealed.materials = materials;
        for (const SealedMaterial &each : materials)
            say(QStringLiteral("material %1 %2 %3")
                    .arg(sealed.submission.text(), each.id.text(), QString::fromLatin1(each.digest.toHex())));
        const QString id = sealed.submission.text();
        say(QStringLiteral("try %1 %2").arg(id, QString::fromLatin1(sealed.digest.toHex())));
        const auto kept = await(store->sealCase(sealed));
        say(kept ? QStringLiteral("kept ") + id : QStringLiteral("refused ") + word(kept.error()));
        if (!kept)
            return;
        Rating rating;
        rating.id = RatingId::make(*clock);
        rating.stars = 5;
        if (await(store->recordRating(rating, id)))
            say(QStringLiteral("rated ") + rating.id.text());
    }
    // As the step that prints does it; the portal's part may fail, then nothing is printed.
    void print()
    {
        const ClaimStep claim = reservedClaim(*clock);
        if (!await(store->recordClaim(claim)))
            return;
        if (!await(client->putPrintClaim(claim.claim, {}, {{}, Deadline::in(*clock, 200ms)}))) {
            static_cast<void>(await(store->recordClaim(moved(claim, ClaimState::Released))));
            return;
        }
        if (!await(store->recordClaim(moved(claim, ClaimState::Fetched)))
            || !await(store->recordClaim(moved(claim, ClaimState::Intent))))
            return;
        say(QStringLiteral("intent ") + claim.claim.text());
        say(QStringLiteral("moved ") + claim.claim.text());
        static_cast<void>(await(store->recordClaim(moved(claim, ClaimState::Printed, QStringLiteral("page-counter")))));
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
    PortalSettings portal;
    portal.base = QUrl(arguments[4]);
    portal.terminal = arguments[10];
    auto client
        = HttpPortalClient::create(portal, readCredentials(arguments[3]).value(), rig.clock, rig.alarms, Logger());
    if (!client)
        return 2;
    rig.client = std::move(*client);
    rig.store = std::make_unique<Store>(StoreSettings{arguments[2], 0}, rig.clock, Logger());
    CrashDisk::arm(static_cast<DiskTrouble>(arguments[8].toInt()), arguments[9].toInt());
    const auto opened = await(rig.store->open());
    if (!opened) {
        say(QStringLiteral("no-store ") + word(opened.error()));
        return 0;
    }
    OutboxSettings settings;
    settings.callLimit = 80ms;
    settings.pieceSize = 40'000;
    settings.backoff.first = 4ms;
    settings.backoff.greatest = 30ms;
    rig.engine = std::make_unique<OutboxEngine>(*rig.store, *rig.client, rig.clock, rig.alarms, Logger(), settings);
    QObject::connect(rig.engine.get(), &OutboxEngine::rowHeld, rig.store.get(),
                     [&rig](const OutboxRow &row, ErrorCode) {
                         static_cast<void>(rig.store->releaseHeld(row.id)); // the clerk says: again
                     });
    rig.engine->start(opened->pending);
    for (const OutboxRow &row : opened->pending) {
        if (row.state == SubmissionState::Held)
            static_cast<void>(rig.store->releaseHeld(row.id));
    }
    if (work == u"day") {
        rig.seal("refuse once ");
        rig.sealWithMaterials();
        rig.print();
        rig.seal("plain ");
    }
    rig.waitForThePortal(work == u"day" ? dayLimit : drainLimit);
    rig.tellWhatIsLeft();
    say(QStringLiteral("end"));
    CrashDisk::cutPower(); // no tidy farewell
    ::_exit(0);
}

} // namespace kiosk::test
