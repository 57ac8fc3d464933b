// SPDX-License-Identifier: Apache-2.0
// PIN hashes, one-time passwords and card digests against standards and other programs.
#include <staff/permissions.h>
#include <staff/staff_command.h>
#include <staff/totp.h>
#include <support/staff_samples.h>

#include <QFile>
#include <QMessageAuthenticationCode>
#include <QTemporaryDir>
#include <QTest>

using namespace kiosk;

namespace {

SensitiveBytes bytes(const char *text) { return SensitiveBytes(QByteArrayView(text)); }

// Made outside this program: libargon2 called from Python, salt "saltsaltsaltsalt".
constexpr auto Foreign
    = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$iYQ1v9MFAcaXCPO9PFcw2y+fWZtSer5MJOdg7KwDfW4";

} // namespace

class TestStaffSecrets : public QObject {
    Q_OBJECT
private slots:
    void rfc6238Vectors_data() // appendix B: eight digits, of which ours are the last six
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<quint32>("sha1");
        QTest::addColumn<quint32>("sha256");
        QTest::newRow("1970-01-01") << qint64(59) << 94287082U << 46119246U;
        QTest::newRow("2005-03-18a") << qint64(1111111109) << 7081804U << 68084774U;
        QTest::newRow("2005-03-18b") << qint64(1111111111) << 14050471U << 67062674U;
        QTest::newRow("2009-02-13") << qint64(1234567890) << 89005924U << 91819424U;
        QTest::newRow("2033-05-18") << qint64(2000000000) << 69279037U << 90698825U;
        QTest::newRow("2603-10-11") << qint64(20000000000) << 65353130U << 77737706U;
    }
    void rfc6238Vectors()
    {
        QFETCH(qint64, seconds);
        QFETCH(quint32, sha1);
        QFETCH(quint32, sha256);
        const qint64 step = totpStep(QDateTime::fromSecsSinceEpoch(seconds));
        QCOMPARE(totpValue(bytes("12345678901234567890"), TotpAlgorithm::Sha1, step) % 100'000'000, sha1);
        QCOMPARE(totpValue(bytes("12345678901234567890123456789012"), TotpAlgorithm::Sha256, step) % 100'000'000,
                 sha256);
        const auto code = bytes(QByteArray::number(sha1 % 1'000'000).rightJustified(6, '0').constData());
        QCOMPARE(matchingStep(bytes("12345678901234567890"), TotpAlgorithm::Sha1, code, step, 0), std::optional(step));
    }
    void aCodeCountsOneStepEarlyOrLateAndOnce()
    {
        const auto secret = bytes("12345678901234567890");
        const auto code = bytes("287082"); // of step 1
        const auto at
            = [&](qint64 now, qint64 used) { return matchingStep(secret, TotpAlgorithm::Sha1, code, now, used); };
        for (const qint64 now : {0, 1, 2})
            QCOMPARE(at(now, 0), std::optional<qint64>(1));
        for (const qint64 now : {-1, 3, 100})
            QVERIFY(!at(now, 0));
        QVERIFY(!at(1, 1)); // used
        QVERIFY(!at(1, 2)); // a later one was used
    }
    void aCodeIsSixDigits()
    {
        for (const char *code : {"", "28708", "2870820", "28708x", " 87082", "-87082", "287082\n"})
            QVERIFY2(!matchingStep(bytes("12345678901234567890"), TotpAlgorithm::Sha1, bytes(code), 1, 0), code);
    }
    void aSecretIsReadAsAnAuthenticatorShowsIt()
    {
        for (const char *text : {"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "gezd gnbv gy3t qojq gezd gnbv gy3t qojq",
                                 "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\n"})
            QCOMPARE(totpSecret(text).value().view(), QByteArrayView("12345678901234567890"));
        QCOMPARE(totpSecret("GEZDGNBVGY3TQOJQGEZDGNBVGY======").value().view(), QByteArrayView("1234567890123456"));
        for (const char *text :
             {"", "JBSWY3DPEHPK3PXP", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ1", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ!"})
            QVERIFY2(!totpSecret(text), text);
    }

    void aPinFitsItsHashOnly()
    {
        const QByteArray hash = test::pinHash("492817").toLatin1();
        QVERIFY(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
        QVERIFY(pinFits(hash, bytes("492817")).value());
        QVERIFY(!pinFits(hash, bytes("492818")).value());
        QVERIFY(!pinFits(hash, bytes("")).value());
        QVERIFY(test::pinHash("492817").toLatin1() != hash); // another salt
    }
    void aHashMadeElsewhereFits()
    {
        QVERIFY(pinFits(Foreign, bytes("492817")).value());
        QVERIFY(!pinFits(Foreign, bytes("492816")).value());
    }
    void aHashThatThisMachineShouldNotComputeIsRefused_data()
    {
        QTest::addColumn<QByteArray>("hash");
        QTest::addColumn<QByteArray>("fault");
        const QByteArray tail = "$c2FsdHNhbHRzYWx0c2FsdA$" + QByteArray(43, 'A');
        const auto row = [&](const char *name, const QByteArray &hash, const char *fault) {
            QTest::newRow(name) << hash << QByteArray(fault);
        };
        row("good", "$argon2id$v=19$m=65536,t=3,p=1" + tail, "");
        row("nothing", "", "encoded form");
        row("Argon2i", "$argon2i$v=19$m=65536,t=3,p=1" + tail, "encoded form");
        row("old version", "$argon2id$v=16$m=65536,t=3,p=1" + tail, "encoded form");
        row("bcrypt", "$2b$12$abcdefghijklmnopqrstuv", "encoded form");
        row("a short hash", "$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0c2FsdA$AAAAAA", "encoded form");
        row("a short salt", "$argon2id$v=19$m=65536,t=3,p=1$c2FsdA$" + QByteArray(43, 'A'), "encoded form");
        row("something behind", "$argon2id$v=19$m=65536,t=3,p=1" + tail + "=", "encoded form");
        row("a line end behind", "$argon2id$v=19$m=65536,t=3,p=1" + tail + "\n", "encoded form");
        row("long", QByteArray(1'000'000, '$'), "encoded form");
        row("little memory", "$argon2id$v=19$m=8,t=3,p=1" + tail, "too little");
        row("one pass", "$argon2id$v=19$m=65536,t=1,p=1" + tail, "too little");
        row("all memory", "$argon2id$v=19$m=4194304,t=3,p=1" + tail, "hold the terminal up");
        row("a day of passes", "$argon2id$v=19$m=19456,t=999,p=1" + tail, "hold the terminal up");
        row("both within, not together", "$argon2id$v=19$m=131072,t=5,p=1" + tail, "hold the terminal up");
        row("many lanes", "$argon2id$v=19$m=65536,t=3,p=64" + tail, "hold the terminal up");
    }
    void aHashThatThisMachineShouldNotComputeIsRefused()
    {
        QFETCH(QByteArray, hash);
        QFETCH(QByteArray, fault);
        const QByteArray said(pinHashFault(hash));
        QCOMPARE(said.isEmpty(), fault.isEmpty());
        QVERIFY2(said.contains(fault), said.constData());
        if (!fault.isEmpty())
            QCOMPARE(pinFits(hash, bytes("492817")).error().code, ErrorCode::InvalidInput);
    }
    void aPinThatAnybodyTriesFirstIsRefused()
    {
        for (const char *pin :
             {"", "12345", "1234567890123", "49281a", "492 817", "000000", "7777777", "123456", "987654", "345678901"})
            QVERIFY2(bool(pinFault(pin)) == (qstrcmp(pin, "345678901") != 0), pin);
        QVERIFY(!pinFault("492817"));
        QCOMPARE(hashPin(bytes("000000")).error().code, ErrorCode::InvalidInput);
    }

    void aCardDigestIsAnHmac()
    {
        const auto expected = [](const char *text) {
            return QMessageAuthenticationCode::hash(text, test::CardKey, QCryptographicHash::Sha256);
        };
        QCOMPARE(cardDigest(test::CardKey, test::card("04a1b2c3")), expected("serial:04A1B2C3"));
        QCOMPARE(cardDigest(test::CardKey, test::card("04:A1:B2:C3")), expected("serial:04A1B2C3"));
        const StaffCard number{StaffCard::Kind::Number, SensitiveText(QStringLiteral("33019919900307001x"))};
        QCOMPARE(cardDigest(test::CardKey, number), expected("number:33019919900307001X"));
    }

    void theClerksCommands()
    {
        const auto hashed = runStaffCommand({QStringLiteral("hash-pin")}, bytes("492817"));
        QCOMPARE(hashed.exitCode, 0);
        QVERIFY(hashed.out.startsWith("$argon2id$v=19$m=65536,t=3,p=1$"));
        QVERIFY(pinFits(hashed.out.trimmed(), bytes("492817")).value());
        const auto weak = runStaffCommand({QStringLiteral("hash-pin")}, bytes("123456"));
        QCOMPARE(weak.exitCode, 65);
        QVERIFY(weak.out.isEmpty() && !weak.complaint.contains("123456"));

        QTemporaryDir folder;
        const QString keyFile = folder.filePath(QStringLiteral("card.key"));
        QFile file(keyFile);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(test::CardKey.toHex() + '\n');
        file.close();
        const auto digest
            = runStaffCommand({QStringLiteral("card-digest"), keyFile, QStringLiteral("serial")}, bytes("04A1B2C3"));
        QCOMPARE(digest.exitCode, 0);
        QCOMPARE(digest.out.trimmed(), test::digest("04A1B2C3").toLatin1());
        QCOMPARE(runStaffCommand({QStringLiteral("card-digest"), keyFile, QStringLiteral("serial")}, {}).exitCode, 65);
        QCOMPARE(runStaffCommand({QStringLiteral("card-digest"), folder.path(), QStringLiteral("serial")}, bytes("1"))
                     .exitCode,
                 65);
        for (const QStringList &wrong : {QStringList(),
                                         {QStringLiteral("hash")},
                                         {QStringLiteral("card-digest"), keyFile, QStringLiteral("chip")}})
            QCOMPARE(runStaffCommand(wrong, {}).exitCode, 64);
    }
    void theDocumentShowsThePermissionsOfTheProgram()
    {
        QFile file(QStringLiteral(KIOSK_SOURCE_DIR "/docs/staff-accounts.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        // `build/app/main/kiosk staff permissions` prints both tables
        const QByteArray document = file.readAll();
        for (const QByteArray &table : permissionTables().split('\n'))
            QVERIFY2(document.contains(table), table.constData());
        QCOMPARE(runStaffCommand({QStringLiteral("permissions")}, {}).out, permissionTables());
    }
    void everyPermissionAndActHasAName()
    {
        QSet<QByteArray> names;
        Permissions together;
        for (const Permission permission : allPermissions()) {
            names << codeName(permission);
            together |= permission;
            QVERIFY(*meaning(permission));
        }
        QCOMPARE(names.size(), allPermissions().size());
        QCOMPARE(together.toInt(), (1 << allPermissions().size()) - 1);
        for (const StaffAct act : allStaffActs())
            QVERIFY(*codeName(act) && *meaning(act));
    }
};
QTEST_GUILESS_MAIN(TestStaffSecrets)
#include "tst_staff_secrets.moc"
