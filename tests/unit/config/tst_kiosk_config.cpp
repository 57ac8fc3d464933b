// SPDX-License-Identifier: Apache-2.0
// Every number of the parameter table is a key with its unit in its name; each default and each key is read back.
#include <config/kiosk_config.h>

#include <QFile>
#include <QTest>
#include <functional>

using namespace kiosk;

namespace {

using Read = std::function<qint64(const KioskConfig &)>;

struct Row {
    const char *table;
    const char *key;
    Read read;
    qint64 standard; // of the parameter table, in the unit of the key
    qint64 other;    // an allowed value that is not the default
};

template <typename Unit> Read timing(Duration Timing::*member)
{
    return [member](const KioskConfig &config) { return static_cast<qint64>(config.timing.*member / Unit(1)); };
}
Read limit(int Limits::*member)
{
    return [member](const KioskConfig &config) { return static_cast<qint64>(config.limits.*member); };
}

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

const QList<Row> &rows()
{
    static const QList<Row> table{
        {"timing", "idle_warning_after_s", timing<seconds>(&Timing::idleWarningAfter), 60, 90},
        {"timing", "idle_warning_lasts_s", timing<seconds>(&Timing::idleWarningLasts), 30, 40},
        {"timing", "visit_cap_min", timing<minutes>(&Timing::visitCap), 15, 20},
        {"timing", "left_behind_reminder_s", timing<seconds>(&Timing::leftBehindReminder), 5, 6},
        {"timing", "left_behind_staff_s", timing<seconds>(&Timing::leftBehindStaff), 60, 61},
        {"timing", "sms_code_valid_min", timing<minutes>(&Timing::smsCodeValid), 5, 6},
        {"timing", "sms_resend_s", timing<seconds>(&Timing::smsResend), 60, 61},
        {"timing", "receipt_confirmation_s", timing<seconds>(&Timing::receiptConfirmation), 5, 6},
        {"timing", "outbox_first_retry_s", timing<seconds>(&Timing::outboxFirstRetry), 1, 2},
        {"timing", "outbox_longest_retry_s", timing<seconds>(&Timing::outboxLongestRetry), 300, 200},
        {"timing", "outbox_amber_min", timing<minutes>(&Timing::outboxAmber), 15, 16},
        {"timing", "outbox_red_h", timing<hours>(&Timing::outboxRed), 4, 5},
        {"timing", "outbox_notice_h", timing<hours>(&Timing::outboxNotice), 24, 25},
        {"timing", "watchdog_stall_s", timing<seconds>(&Timing::watchdogStall), 10, 11},
        {"timing", "safe_mode_window_min", timing<minutes>(&Timing::safeModeWindow), 5, 6},
        {"timing", "clock_drift_s", timing<seconds>(&Timing::clockDrift), 120, 60},
        {"timing", "reset_window_min", timing<minutes>(&Timing::resetWindow), 10, 11},
        {"timing", "reconnect_first_ms", timing<milliseconds>(&Timing::reconnectFirst), 500, 600},
        {"timing", "reconnect_longest_s", timing<seconds>(&Timing::reconnectLongest), 30, 31},
        {"timing", "health_check_idle_min", timing<minutes>(&Timing::healthCheckIdle), 5, 6},
        {"timing", "staff_lock_first_s", timing<seconds>(&Timing::staffLockFirst), 15, 30},
        {"timing", "staff_lock_longest_min", timing<minutes>(&Timing::staffLockLongest), 30, 60},
        {"timing", "staff_idle_min", timing<minutes>(&Timing::staffIdle), 10, 5},
        {"timing", "staff_session_cap_h", timing<hours>(&Timing::staffSessionCap), 12, 8},
        {"timing", "staff_approval_s", timing<seconds>(&Timing::staffApproval), 120, 60},
        {"timing", "portal_probe_s", timing<seconds>(&Timing::portalProbe), 60, 61},
        {"timing", "portal_probe_in_visit_s", timing<seconds>(&Timing::portalProbeInVisit), 10, 11},
        {"timing", "portal_breaker_rest_s", timing<seconds>(&Timing::portalBreakerRest), 1, 2},
        {"timing", "portal_breaker_longest_rest_s", timing<seconds>(&Timing::portalBreakerLongestRest), 30, 60},
        {"limits", "idle_extensions", limit(&Limits::idleExtensions), 10, 11},
        {"limits", "sms_code_digits", limit(&Limits::smsCodeDigits), 6, 4},
        {"limits", "sms_code_tries", limit(&Limits::smsCodeTries), 5, 4},
        {"limits", "sms_codes_per_day", limit(&Limits::smsCodesPerDay), 5, 6},
        {"limits", "safe_mode_crashes", limit(&Limits::safeModeCrashes), 3, 4},
        {"limits", "device_resets", limit(&Limits::deviceResets), 3, 4},
        {"limits", "reconnect_tcp_misses", limit(&Limits::reconnectTcpMisses), 3, 4},
        {"limits", "disk_least_free_mb", limit(&Limits::diskLeastFreeMb), 500, 600},
        {"limits", "disk_reserve_mb", limit(&Limits::diskReserveMb), 16, 32},
        {"limits", "consumable_low_percent", limit(&Limits::consumableLowPercent), 20, 25},
        {"limits", "target_mm", limit(&Limits::targetMm), 14, 15},
        {"limits", "primary_target_mm", limit(&Limits::primaryTargetMm), 20, 21},
        {"limits", "target_gap_mm", limit(&Limits::targetGapMm), 3, 4},
        {"limits", "low_position_top_mm", limit(&Limits::lowPositionTopMm), 1200, 1100},
        {"limits", "audit_kept_days", limit(&Limits::auditKeptDays), 190, 200},
        {"limits", "staff_pin_tries", limit(&Limits::staffPinTries), 5, 3},
        {"limits", "portal_breaker_failures", limit(&Limits::portalBreakerFailures), 5, 4},
    };
    return table;
}

QByteArray shipped()
{
    QFile file(QStringLiteral(KIOSK_SOURCE_DIR "/kiosk-config/kiosk.toml"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
QByteArray withoutNumbers() { return shipped().first(shipped().indexOf("\n[timing]") + 1); }

std::optional<KioskConfig> decoded(const QByteArray &toml)
{
    Findings findings;
    return decodeKioskConfig(toml, QStringLiteral("kiosk.toml"), findings);
}

} // namespace

class TestKioskConfig : public QObject {
    Q_OBJECT
private slots:
    void everyNumberIsAKey_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < rows().size(); ++i)
            QTest::newRow(rows()[i].key) << i;
    }
    void everyNumberIsAKey()
    {
        QFETCH(int, index);
        const Row &row = rows()[index];
        const auto unset = decoded(withoutNumbers());
        QVERIFY(unset);
        QCOMPARE(row.read(*unset), row.standard);
        const auto file = decoded(shipped());
        QVERIFY(file);
        QCOMPARE(row.read(*file), row.standard);
        const QByteArray line
            = QByteArray("[") + row.table + "]\n" + row.key + " = " + QByteArray::number(row.other) + "\n";
        const auto set = decoded(withoutNumbers() + line);
        QVERIFY(set);
        QCOMPARE(row.read(*set), row.other);
        // and only this one
        for (const Row &rest : rows()) {
            if (&rest != &row)
                QCOMPARE(rest.read(*set), rest.standard);
        }
    }
    void theShippedFileNamesEveryKeyOnce()
    {
        for (const Row &row : rows())
            QCOMPARE(shipped().count(QByteArray("\n") + row.key + " = "), 1);
    }
    void aSiteCannotUndercutAStandard_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::newRow("20 s to answer the warning") << QByteArray("[timing]\nidle_warning_lasts_s = 19\n");
        QTest::newRow("ten extensions") << QByteArray("[limits]\nidle_extensions = 9\n");
        QTest::newRow("targets of 14 mm") << QByteArray("[limits]\ntarget_mm = 13\n");
        QTest::newRow("within reach from a wheelchair") << QByteArray("[limits]\nlow_position_top_mm = 1221\n");
        QTest::newRow("staff locked from the fifth try") << QByteArray("[limits]\nstaff_pin_tries = 6\n");
        QTest::newRow("staff out after ten idle minutes") << QByteArray("[timing]\nstaff_idle_min = 11\n");
        QTest::newRow("audit of six months") << QByteArray("[limits]\naudit_kept_days = 183\n");
    }
    void aSiteCannotUndercutAStandard()
    {
        QFETCH(QByteArray, lines);
        QVERIFY(!decoded(withoutNumbers() + lines));
    }
    void theSiteIsReadWhole()
    {
        const auto config = decoded(shipped());
        QVERIFY(config);
        QCOMPARE(config->site.id, QStringLiteral("chenghu-hall"));
        QCOMPARE(config->site.name.in(Language::Chinese), QStringLiteral("澄湖区政务服务"));
        QCOMPARE(config->site.name.in(Language::English), QStringLiteral("Chenghu District Services"));
        QCOMPARE(config->site.district, QStringLiteral("CH"));
        QCOMPARE(config->site.houseMark, QStringLiteral("澄"));
        QCOMPARE(config->site.machine, QStringLiteral("terminal-001"));
        QCOMPARE(config->site.machineNo, 3);
        QCOMPARE(config->screen.pixelsPerMm, 4.034);
        QCOMPARE(config->screen.lowerEdgeMm, 800.0);
        QCOMPARE(config->portal.url, QStringLiteral("https://127.0.0.1:8443"));
        QCOMPARE(config->portal.sealCertificate, QStringLiteral("tls/seal.pem"));
        QVERIFY(!config->staff);
    }
    void aMirrorIsAnAbsoluteFolder()
    {
        const auto with = [](const char *folder) {
            return decoded(withoutNumbers() + "\n[storage]\nmirror_folder = \"" + folder + "\"\n");
        };
        QCOMPARE(decoded(withoutNumbers())->storage.mirrorFolder, QString());
        QCOMPARE(with("/media/mirror")->storage.mirrorFolder, QStringLiteral("/media/mirror"));
        QVERIFY(!with("media/mirror"));
        QVERIFY(!with("/media/mirror/"));
    }
    void aKeyMayBeInAToken()
    {
        const QByteArray uri = "pkcs11:token=hall;object=terminal?module-path=/usr/lib/x.so&pin-source=file:/etc/pin";
        const auto config = decoded(shipped().replace("tls/terminal.key", uri));
        QVERIFY(config);
        QCOMPARE(config->portal.key, QString::fromLatin1(uri));
    }
    void theStaffListIsASectionOfItsOwn()
    {
        const QByteArray section = "[staff]\nca = \"tls/staff-ca.pem\"\naccounts = \"staff/accounts.cms\"\n";
        const auto config = decoded(withoutNumbers() + section);
        QVERIFY(config && config->staff);
        QCOMPARE(config->staff->ca, QStringLiteral("tls/staff-ca.pem"));
        QCOMPARE(config->staff->accounts, QStringLiteral("staff/accounts.cms"));
        QVERIFY(!decoded(withoutNumbers() + "[staff]\nca = \"tls/staff-ca.pem\"\n"));
    }
};
QTEST_GUILESS_MAIN(TestKioskConfig)
#include "tst_kiosk_config.moc"
