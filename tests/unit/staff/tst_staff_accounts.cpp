// SPDX-License-Identifier: Apache-2.0
// The staff list's JSON: what is read, and what is wrong in it and where.
#include <staff/staff_accounts.h>
#include <support/staff_samples.h>

#include <QTest>
#include <functional>

using namespace kiosk;

namespace {

using Change = std::function<void(QJsonObject &)>;

QString sampleHash()
{
    static const QString hash = test::pinHash("492817");
    return hash;
}

QJsonObject good()
{
    return test::staffList(
        7,
        {test::person("zhou-07", "04A1B2C3", sampleHash(), {QStringLiteral("hall")}),
         test::person("lin-02", "04A1B2C4", sampleHash(), {QStringLiteral("hall"), QStringLiteral("lead")})});
}

// list[key] = value, at the top, or in the first person
Change top(const char *key, const QJsonValue &value)
{
    return [=](QJsonObject &list) { list.insert(QString::fromLatin1(key), value); };
}
Change first(const char *key, const QJsonValue &value)
{
    return [=](QJsonObject &list) {
        QJsonArray people = list[QLatin1String("people")].toArray();
        QJsonObject person = people[0].toObject();
        person.insert(QString::fromLatin1(key), value);
        people[0] = person;
        list.insert(QStringLiteral("people"), people);
    };
}

QJsonValue manyPeople(int count)
{
    QJsonArray people;
    for (int i = 0; i < count; ++i)
        people << test::person(QByteArray("p-" + QByteArray::number(i)).constData(),
                               QByteArray::number(i, 16).constData(), sampleHash(), {QStringLiteral("hall")});
    return people;
}

QJsonValue manyRoles()
{
    QJsonObject roles;
    for (int i = 0; i < 60; ++i)
        roles.insert(i == 0       ? QStringLiteral("hall")
                         : i == 1 ? QStringLiteral("lead")
                                  : QStringLiteral("r-%1").arg(i),
                     QJsonArray{QStringLiteral("see-status")});
    return roles;
}

} // namespace

class TestStaffAccounts : public QObject {
    Q_OBJECT
private slots:
    void aListIsReadWhole()
    {
        QJsonObject json = good();
        first("totp",
              QJsonObject{{QStringLiteral("algorithm"), QStringLiteral("sha256")},
                          {QStringLiteral("sealed"), QStringLiteral("AQID")}})(json);
        Findings findings;
        const auto list = decodeStaffAccounts(test::json(json), QStringLiteral("staff.json"), findings);
        QVERIFY2(list, qPrintable(findings.value(0).pointer + findings.value(0).reason));
        QCOMPARE(list->hall, QStringLiteral("chenghu-hall"));
        QCOMPARE(list->serial, 7);
        QCOMPARE(list->issuedAt.toString(Qt::ISODate), QStringLiteral("2026-03-01T09:00:00+08:00"));
        QCOMPARE(list->validUntil.toString(Qt::ISODate), QStringLiteral("2026-09-01T00:00:00+08:00"));
        QCOMPARE(list->cardKey, test::CardKey);
        QCOMPARE(list->people.size(), 2);
        const StaffPerson *zhou = list->byCard(cardDigest(test::CardKey, test::card("04A1B2C3")));
        QVERIFY(zhou);
        QCOMPARE(zhou->id, QStringLiteral("zhou-07"));
        QCOMPARE(zhou->name, QStringLiteral("周工"));
        QCOMPARE(zhou->pinHash, sampleHash());
        QCOMPARE(zhou->totp->algorithm, TotpAlgorithm::Sha256);
        QCOMPARE(zhou->totp->sealed, QByteArray("\1\2\3"));
        QCOMPARE(zhou->permissions, Permission::SeeStatus | Permission::OpenDoors | Permission::TakeBack);
        QCOMPARE(list->byId(QStringLiteral("lin-02"))->permissions,
                 zhou->permissions | Permission::Witness | Permission::SettleClaims);
        QVERIFY(!list->byCard(QByteArray(32, 'x')));
        QVERIFY(!list->byId(QStringLiteral("nobody")));
    }

    void whatIsWrongIsNamedWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("reason");
        const auto raw = [](const char *name, const QByteArray &bytes, const char *pointer, const char *reason) {
            QTest::newRow(name) << bytes << QString::fromLatin1(pointer) << QString::fromLatin1(reason);
        };
        const auto row = [&](const char *name, const Change &change, const char *pointer, const char *reason) {
            QJsonObject list = good();
            change(list);
            raw(name, test::json(list), pointer, reason);
        };
        raw("not JSON", "hello", "", "JSON");
        raw("nothing", "", "", "JSON");
        raw("a list", "[]", "", "expected an object");
        raw("huge", QByteArray(MostStaffListBytes + 1, ' '), "", "larger than 1 MiB");
        raw("a key twice", test::json(good()).replace("\"serial\":7", "\"serial\":7,\"serial\":8"), "/serial", "twice");
        row("format of tomorrow", top("format", 2), "/format", "out of range");
        row("serial nought", top("serial", 0), "/serial", "out of range");
        row("serial as text", top("serial", QStringLiteral("7")), "/serial", "expected a whole number");
        row("serial beyond", top("serial", 1e12), "/serial", "out of range");
        row("a day without time", top("issuedAt", QStringLiteral("2026-03-01")), "/issuedAt", "shape");
        row("a time without offset", top("issuedAt", QStringLiteral("2026-03-01T09:00:00")), "/issuedAt", "shape");
        row("no such day", top("issuedAt", QStringLiteral("2026-02-30T09:00:00Z")), "/issuedAt", "shape");
        row("ends before it begins", top("validUntil", QStringLiteral("2026-02-01T00:00:00Z")), "/validUntil",
            "not after");
        row("two years", top("validUntil", QStringLiteral("2028-03-01T00:00:00Z")), "/validUntil", "400 days");
        row("a short card key", top("cardKey", QStringLiteral("00ff")), "/cardKey", "shape");
        row("a card key with letters", top("cardKey", QString(64, QLatin1Char('g'))), "/cardKey", "shape");
        row("nobody", top("people", QJsonArray()), "/people", "at least 1");
        row("a crowd", top("people", manyPeople(501)), "/people", "more than 500");
        row("roles without end", top("roles", manyRoles()), "/roles", "more than 50");
        row("an unknown permission",
            top("roles",
                QJsonObject{{QStringLiteral("hall"), QJsonArray{QStringLiteral("open-door")}},
                            {QStringLiteral("lead"), QJsonArray()}}),
            "/roles/hall/0", "no permission is called \"open-door\"");
        row("an unknown role", first("roles", QJsonArray{QStringLiteral("hal")}), "/people/0/roles/0",
            "no role is called \"hal\"");
        row("no role", first("roles", QJsonArray()), "/people/0/roles", "at least 1");
        row("an auditor who acts", first("roles", QJsonArray{QStringLiteral("hall"), QStringLiteral("audit")}),
            "/people/0/roles", "an auditor may not also \"open-doors\"");
        row("an unknown key", first("password", QStringLiteral("x")), "/people/0/password", "not known");
        row("the same id twice", first("id", QStringLiteral("lin-02")), "/people/1/id", "twice");
        row("the same card twice", first("card", test::digest("04A1B2C4")), "/people/1/card", "same card");
        row("an id with spaces", first("id", QStringLiteral("zhou 7")), "/people/0/id", "shape");
        row("an id without end", first("id", QString(31, QLatin1Char('a'))), "/people/0/id", "30");
        row("an id with a number in it", first("id", QStringLiteral("zhou-199003")), "/people/0/id", "five digits");
        row("a name without end", first("name", QString(41, QLatin1Char('a'))), "/people/0/name", "40");
        row("a plain PIN", first("pin", QStringLiteral("492817")), "/people/0/pin", "not an Argon2id hash");
        row("a PIN hash too dear", first("pin", sampleHash().replace(QLatin1String("t=2"), QLatin1String("t=99"))),
            "/people/0/pin", "hold the terminal up");
        row("a card number itself", first("card", QStringLiteral("33019919900307001X")), "/people/0/card", "shape");
        row("an authenticator of tomorrow",
            first("totp",
                  QJsonObject{{QStringLiteral("algorithm"), QStringLiteral("sha512")},
                              {QStringLiteral("sealed"), QStringLiteral("AQID")}}),
            "/people/0/totp/algorithm", "sha512");
        row("no envelope",
            first("totp",
                  QJsonObject{{QStringLiteral("algorithm"), QStringLiteral("sha1")},
                              {QStringLiteral("sealed"), QStringLiteral("GEZDGNBV!")}}),
            "/people/0/totp/sealed", "shape");
        row("a huge envelope",
            first("totp",
                  QJsonObject{{QStringLiteral("algorithm"), QStringLiteral("sha1")},
                              {QStringLiteral("sealed"), QString(40'000, QLatin1Char('A'))}}),
            "/people/0/totp/sealed", "shape");
        row(
            "a card alone",
            [](QJsonObject &list) {
                QJsonObject person = list[QLatin1String("people")][0].toObject();
                person.remove(QStringLiteral("pin"));
                list.insert(QStringLiteral("people"), QJsonArray{person});
            },
            "/people/0", "nothing beside it");
    }
    void whatIsWrongIsNamedWithItsPlace()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, pointer);
        QFETCH(QString, reason);
        Findings findings;
        QVERIFY(!decodeStaffAccounts(bytes, QStringLiteral("staff.json"), findings));
        QCOMPARE(findings.size(), 1);
        QCOMPARE(findings[0].file, QStringLiteral("staff.json"));
        QCOMPARE(findings[0].pointer, pointer);
        QVERIFY2(findings[0].reason.contains(reason), qPrintable(findings[0].reason));
        // a secret in the wrong place is not carried further
        for (const char *secret : {"492817", "33019919900307001X", "GEZDGNBV"})
            QVERIFY(!(findings[0].reason + findings[0].suggestion).contains(QLatin1String(secret)));
    }
    void fiveHundredPeopleAreRead()
    {
        QJsonObject list = good();
        top("people", manyPeople(500))(list);
        Findings findings;
        QCOMPARE(decodeStaffAccounts(test::json(list), QStringLiteral("staff.json"), findings)->people.size(), 500);
    }
};
QTEST_GUILESS_MAIN(TestStaffAccounts)
#include "tst_staff_accounts.moc"
