// SPDX-License-Identifier: Apache-2.0
#include "kiosk_config.h"

#include "document.h"
#include "record.h"

namespace kiosk {
namespace {

using namespace shape;

const Record<SiteConfig> &siteRecord()
{
    static const Record<SiteConfig> record
        = Record<SiteConfig>("site")
              .required("id", &SiteConfig::id, kebabId(), "id of this hall, e.g. \"chenghu-hall\"")
              .required("name", &SiteConfig::name, words(), "name in the header of every page")
              .required("district", &SiteConfig::district,
                        text("[A-HJ-NP-Z]{2}", "two capital letters other than I and O"),
                        "two letters that begin every receipt code")
              .required("house_mark", &SiteConfig::houseMark, text("\\p{Han}", "one hanzi"),
                        "one hanzi in the round mark")
              .required("machine", &SiteConfig::machine, kebabId(), "id of this machine at the portal")
              .required("machine_no", &SiteConfig::machineNo, integer(1, 999), "the number painted on the machine")
              .required("elsewhere", &SiteConfig::elsewhere, words(), "where to go when this machine cannot do it")
              .optional("staffed_window", &SiteConfig::staffedWindow, words(),
                        "window and hours of somebody to ask, e.g. the information desk")
              .required("help_phone", &SiteConfig::helpPhone, words(), "whom to call, with the number");
    return record;
}

const Record<ScreenConfig> &screenRecord()
{
    static const Record<ScreenConfig> record
        = Record<ScreenConfig>("screen")
              .required("pixels_per_mm", &ScreenConfig::pixelsPerMm, number(1, 20),
                        "pixels per millimetre of the glass")
              .required("lower_edge_mm", &ScreenConfig::lowerEdgeMm, number(300, 1500),
                        "height of the picture's lower edge above the floor");
    return record;
}

const Record<PortalAccess> &portalRecord()
{
    static const Record<PortalAccess> record
        = Record<PortalAccess>("portal")
              .required("url", &PortalAccess::url,
                        text("https://[A-Za-z0-9.:\\[\\]-]+(/[A-Za-z0-9._~-]+)*",
                             "an address that begins with https:// and ends without a slash"),
                        "address of the portal")
              .required("ca", &PortalAccess::ca, text(), "PEM file: who signs the portal's certificate")
              .required("certificate", &PortalAccess::certificate, text(), "PEM file: certificate of this machine")
              .required("key", &PortalAccess::key, text(),
                        "private key of this machine: a PEM file, or the pkcs11: URI of one in a token")
              .optional("catalogue_signer", &PortalAccess::catalogueSigner, text(),
                        "PEM file: who answers for the portal's catalogue; none is taken without it")
              .required("seal_certificate", &PortalAccess::sealCertificate, text(),
                        "PEM file: whom cases are sealed to");
    return record;
}

const Record<StaffAccess> &staffRecord()
{
    static const Record<StaffAccess> record
        = Record<StaffAccess>("staff")
              .required("ca", &StaffAccess::ca, text(), "PEM file: who signs the hall's staff lists")
              .required("accounts", &StaffAccess::accounts, text(), "the signed staff list");
    return record;
}

const Record<StorageConfig> &storageRecord()
{
    static const Record<StorageConfig> record = Record<StorageConfig>("storage").optional(
        "mirror_folder", &StorageConfig::mirrorFolder,
        text("/.*[^/]", "an absolute path that does not end with a slash"),
        "folder on a second medium for copies of sealed files; it must be there");
    return record;
}

// Lower ends that a standard sets (WCAG 2.2.1: 20 s to answer, ten extensions) are not for a site to undercut.
const Record<Timing> &timingRecord()
{
    static const Record<Timing> record
        = Record<Timing>("timing")
              .optional("idle_warning_after_s", &Timing::idleWarningAfter, seconds(20, 600))
              .optional("idle_warning_lasts_s", &Timing::idleWarningLasts, seconds(20, 120))
              .optional("visit_cap_min", &Timing::visitCap, minutes(5, 60))
              .optional("left_behind_reminder_s", &Timing::leftBehindReminder, seconds(1, 30))
              .optional("left_behind_staff_s", &Timing::leftBehindStaff, seconds(10, 600))
              .optional("sms_code_valid_min", &Timing::smsCodeValid, minutes(1, 30))
              .optional("sms_resend_s", &Timing::smsResend, seconds(30, 300))
              .optional("receipt_confirmation_s", &Timing::receiptConfirmation, seconds(1, 60))
              .optional("outbox_first_retry_s", &Timing::outboxFirstRetry, seconds(1, 60))
              .optional("outbox_longest_retry_s", &Timing::outboxLongestRetry, seconds(10, 3600))
              .optional("outbox_amber_min", &Timing::outboxAmber, minutes(1, 240))
              .optional("outbox_red_h", &Timing::outboxRed, hours(1, 48))
              .optional("outbox_notice_h", &Timing::outboxNotice, hours(1, 168))
              .optional("watchdog_stall_s", &Timing::watchdogStall, seconds(5, 60))
              .optional("safe_mode_window_min", &Timing::safeModeWindow, minutes(1, 60))
              .optional("clock_drift_s", &Timing::clockDrift, seconds(10, 600))
              .optional("reset_window_min", &Timing::resetWindow, minutes(1, 60))
              .optional("reconnect_first_ms", &Timing::reconnectFirst, milliseconds(100, 10'000))
              .optional("reconnect_longest_s", &Timing::reconnectLongest, seconds(1, 300))
              .optional("health_check_idle_min", &Timing::healthCheckIdle, minutes(1, 60))
              // no site may lock later, or keep a session open longer, than the rules for maintenance access say
              .optional("staff_lock_first_s", &Timing::staffLockFirst, seconds(15, 600))
              .optional("staff_lock_longest_min", &Timing::staffLockLongest, minutes(30, 240))
              .optional("staff_idle_min", &Timing::staffIdle, minutes(1, 10))
              .optional("staff_session_cap_h", &Timing::staffSessionCap, hours(1, 12))
              .optional("staff_approval_s", &Timing::staffApproval, seconds(30, 300))
              .optional("portal_probe_s", &Timing::portalProbe, seconds(5, 600))
              .optional("portal_probe_in_visit_s", &Timing::portalProbeInVisit, seconds(1, 60))
              .optional("portal_breaker_rest_s", &Timing::portalBreakerRest, seconds(1, 60))
              .optional("portal_breaker_longest_rest_s", &Timing::portalBreakerLongestRest, seconds(5, 600))
              .examine([](const Timing &timing, const Reader &reader) {
                  const auto inOrder = [&](const char *longer, Duration less, Duration more, const char *shorter) {
                      if (less > more)
                          reader.at(QString::fromLatin1(longer))
                              .complain(QStringLiteral("is shorter than %1").arg(QString::fromLatin1(shorter)),
                                        QStringLiteral("Make it at least as long."));
                  };
                  inOrder("outbox_longest_retry_s", timing.outboxFirstRetry, timing.outboxLongestRetry,
                          "outbox_first_retry_s");
                  inOrder("outbox_red_h", timing.outboxAmber, timing.outboxRed, "outbox_amber_min");
                  inOrder("outbox_notice_h", timing.outboxRed, timing.outboxNotice, "outbox_red_h");
                  inOrder("reconnect_longest_s", timing.reconnectFirst, timing.reconnectLongest, "reconnect_first_ms");
                  inOrder("portal_breaker_longest_rest_s", timing.portalBreakerRest, timing.portalBreakerLongestRest,
                          "portal_breaker_rest_s");
                  inOrder("visit_cap_min", timing.idleWarningAfter + timing.idleWarningLasts, timing.visitCap,
                          "an idle warning");
              });
    return record;
}

const Record<Limits> &limitsRecord()
{
    static const Record<Limits> record
        = Record<Limits>("limits")
              .optional("idle_extensions", &Limits::idleExtensions, integer(10, 100))
              .optional("sms_code_digits", &Limits::smsCodeDigits, integer(4, 8))
              .optional("sms_code_tries", &Limits::smsCodeTries, integer(1, 10))
              .optional("sms_codes_per_day", &Limits::smsCodesPerDay, integer(1, 50))
              .optional("safe_mode_crashes", &Limits::safeModeCrashes, integer(2, 10))
              .optional("device_resets", &Limits::deviceResets, integer(1, 10))
              .optional("reconnect_tcp_misses", &Limits::reconnectTcpMisses, integer(1, 10))
              .optional("disk_least_free_mb", &Limits::diskLeastFreeMb, integer(50, 100'000))
              .optional("disk_reserve_mb", &Limits::diskReserveMb, integer(1, 1'000))
              .optional("consumable_low_percent", &Limits::consumableLowPercent, integer(1, 90))
              .optional("target_mm", &Limits::targetMm, integer(14, 40))
              .optional("primary_target_mm", &Limits::primaryTargetMm, integer(20, 60))
              .optional("target_gap_mm", &Limits::targetGapMm, integer(3, 20))
              .optional("low_position_top_mm", &Limits::lowPositionTopMm, integer(700, 1220))
              .optional("audit_kept_days", &Limits::auditKeptDays, integer(184, 3650)) // six months by law: 184
              .optional("staff_pin_tries", &Limits::staffPinTries, integer(1, 5))
              .optional("portal_breaker_failures", &Limits::portalBreakerFailures, integer(1, 50));
    return record;
}

const Record<KioskConfig> &configRecord()
{
    static const Record<KioskConfig> record
        = Record<KioskConfig>("kiosk")
              .required("site", &KioskConfig::site, object(&siteRecord), "the hall and this machine")
              .required("screen", &KioskConfig::screen, object(&screenRecord), "size and height of the screen")
              .required("portal", &KioskConfig::portal, object(&portalRecord), "where cases go")
              .optional("staff", &KioskConfig::staff, maybe(object(&staffRecord)), "who of the staff may sign in")
              .optional("storage", &KioskConfig::storage, object(&storageRecord))
              .optional("timing", &KioskConfig::timing, object(&timingRecord))
              .optional("limits", &KioskConfig::limits, object(&limitsRecord));
    return record;
}

} // namespace

std::optional<KioskConfig> decodeKioskConfig(const QByteArray &toml, const QString &file, Findings &findings)
{
    const std::optional<QJsonValue> tree = readToml(toml, file, findings);
    KioskConfig config;
    if (!tree || !configRecord().read(*tree, config, Reader(file, findings)))
        return std::nullopt;
    return config;
}

} // namespace kiosk
