// SPDX-License-Identifier: Apache-2.0
// A terminal's store and staff desk with three people: zhou-07 decides, lin-02 is the witness, wang-11 only looks at
// devices. Everybody's PIN is 492817.
#pragma once

#include <operations/staff_work.h>
#include <support/sealed_cases.h>
#include <support/staff_office.h>
#include <support/staff_samples.h>
#include <support/store_place.h>

#include <QTest>

namespace kiosk::test {

inline SignInTry shows(const char *serial, const char *pin = "492817")
{
    return {card(serial), SignInMethod::Pin, SensitiveBytes(QByteArrayView(pin))};
}
inline SignInTry zhou(const char *pin = "492817") { return shows("04A1B2C3", pin); }
inline SignInTry lin(const char *pin = "492817") { return shows("04A1B2C4", pin); }
inline SignInTry wang() { return shows("04A1B2C5"); }

template <typename... People>
StaffOrder order(StaffDeed deed, QStringList subject, const char *reason, People... people)
{
    StaffOrder made{deed, std::move(subject), QString::fromLatin1(reason), {}};
    (made.people.push_back(std::move(people)), ...);
    return made;
}

// One for all tests of a program: its papers take a second to make.
inline StaffOffice &staffOffice()
{
    static StaffOffice office;
    return office;
}

struct StaffPlace : StorePlace {
    StaffOffice &office = staffOffice();
    std::unique_ptr<StaffDesk> desk;

    // the office's certificate is made now, so the list's time is moved to it
    StaffPlace() { clock = std::make_shared<VirtualClock>(QDateTime::currentDateTime()); }
    ~StaffPlace() { store.reset(); }

    bool start()
    {
        office.put(QStringLiteral("staff.cms"), office.sign(json(list())));
        if (!open())
            return false;
        StaffDeskSettings with;
        with.list = office.path(QStringLiteral("staff.cms"));
        with.ca = office.content(QStringLiteral("ca.pem"));
        with.hall = QStringLiteral("chenghu-hall");
        with.folder = settings.folder;
        desk = std::make_unique<StaffDesk>(with, nullptr, clock, *clock, Logger(), [](const StaffEvent &) {});
        desk->open();
        return desk->listSerial() == 7;
    }
    QJsonObject list() const
    {
        const QString hash = pinHash("492817");
        QJsonObject list = staffList(7,
                                     {person("zhou-07", "04A1B2C3", hash, {QStringLiteral("lead")}),
                                      person("lin-02", "04A1B2C4", hash, {QStringLiteral("other")}),
                                      person("wang-11", "04A1B2C5", hash, {QStringLiteral("hall")})});
        list[u"issuedAt"] = clock->wall().toUTC().addSecs(-100).toString(Qt::ISODate);
        list[u"validUntil"] = clock->wall().toUTC().addDays(30).toString(Qt::ISODate);
        list[u"roles"] = QJsonObject{{QStringLiteral("lead"),
                                      QJsonArray{QStringLiteral("see-status"), QStringLiteral("see-cases"),
                                                 QStringLiteral("release-cases"), QStringLiteral("close-cases"),
                                                 QStringLiteral("settle-claims"), QStringLiteral("handle-blanks")}},
                                     {QStringLiteral("other"), QJsonArray{QStringLiteral("witness")}},
                                     {QStringLiteral("hall"), QJsonArray{QStringLiteral("see-status")}}};
        return list;
    }
    // A case that the portal refused for good.
    SealedCase held()
    {
        SealedCase sealed = sealedCase(*clock);
        [&] { QVERIFY(await(store->sealCase(sealed))); }();
        OutboxRow row = await(store->pending())->last();
        row.state = SubmissionState::Held;
        row.attempts = 1;
        row.problem = QStringLiteral("envelope-refused");
        [&] { QVERIFY(await(store->recordAttempt(row))); }();
        return sealed;
    }
    ClaimStep doubtful()
    {
        ClaimStep step = reservedClaim(*clock);
        for (const ClaimState state :
             {ClaimState::Reserved, ClaimState::Fetched, ClaimState::Intent, ClaimState::Uncertain})
            [&] { QVERIFY(await(store->recordClaim(moved(step, state)))); }();
        return step;
    }
};

} // namespace kiosk::test
