// SPDX-License-Identifier: Apache-2.0
// kiosk.toml: one site and one machine. Decoded with closed keys; every number carries its unit in the key.
#pragma once

#include "finding.h"

#include <core/clock.h>
#include <core/words.h>

#include <QByteArray>
#include <QString>
#include <optional>

namespace kiosk {

struct SiteConfig {
    QString id;          // "chenghu-hall"
    Words name;          // in the header: 澄湖区政务服务
    QString district;    // two capital letters that begin every receipt code, e.g. "CH"
    QString houseMark;   // one hanzi for the round mark in the header
    QString machine;     // terminal id known to the portal, e.g. "terminal-001"
    int machineNo = 0;   // the number painted on the machine: 3 号机
    Words elsewhere;     // where to go when this machine cannot, e.g. 左手边 5 号机可以办
    Words staffedWindow; // window and hours of somebody to ask; empty: elsewhere is said
    Words helpPhone;     // whom to call, shown on fault pages and receipts
};

struct ScreenConfig {
    double pixelsPerMm = 0;
    double lowerEdgeMm = 0; // lower edge of the picture above the floor
};

// Paths are relative to the folder of kiosk.toml unless absolute; whether the files exist is the portal client's to
// say.
struct PortalAccess {
    QString url;             // https only, without a trailing slash
    QString ca;              // PEM: who may sign the portal's certificate
    QString certificate;     // PEM: the terminal's own
    QString key;             // PEM: its private key; or the pkcs11: URI of one in a token
    QString catalogueSigner; // PEM: who answers for the portal's catalogue; empty: none is taken from it
    QString sealCertificate; // PEM: whom cases are sealed to
};

// Who of the staff may sign in here; paths as in PortalAccess.
struct StaffAccess {
    QString ca;       // PEM: who signs the hall's staff lists
    QString accounts; // the signed list (docs/staff-accounts.md)
};

// The rows of the parameter table that this version acts on.
struct Timing {
    Duration idleWarningAfter = 60s;
    Duration idleWarningLasts = 30s;
    Duration visitCap = 15min;
    Duration leftBehindReminder = 5s;
    Duration leftBehindStaff = 60s;
    Duration smsCodeValid = 5min; // the portal decides; the terminal only says so
    Duration smsResend = 60s;
    Duration receiptConfirmation = 5s; // plus the bytes at the line's speed
    Duration outboxFirstRetry = 1s;
    Duration outboxLongestRetry = 300s;
    Duration outboxAmber = 15min;
    Duration outboxRed = 4h;
    Duration outboxNotice = 24h;
    Duration watchdogStall = 10s;
    Duration safeModeWindow = 5min;
    Duration clockDrift = 120s;
    Duration resetWindow = 10min;
    Duration reconnectFirst = 500ms;
    Duration reconnectLongest = 30s;
    Duration healthCheckIdle = 5min;
    Duration staffLockFirst = 15s; // after the last try, doubling
    Duration staffLockLongest = 30min;
    Duration staffIdle = 10min;
    Duration staffSessionCap = 12h;
    Duration staffApproval = 120s; // the first of two people waits so long for the other
    Duration portalProbe = 60s;    // heartbeat while idle
    Duration portalProbeInVisit = 10s;
    Duration portalBreakerRest = 1s; // with the portal away: until somebody asks again, doubling
    Duration portalBreakerLongestRest = 30s;
};

struct Limits {
    int idleExtensions = 10;
    int smsCodeDigits = 6;
    int smsCodeTries = 5;
    int smsCodesPerDay = 5;
    int safeModeCrashes = 3;
    int deviceResets = 3;
    int reconnectTcpMisses = 3;
    int diskLeastFreeMb = 500;
    int diskReserveMb = 16; // given up for a start and for acknowledgements when the disk is full
    int consumableLowPercent = 20;
    int targetMm = 14;
    int primaryTargetMm = 20;
    int targetGapMm = 3;
    int lowPositionTopMm = 1200;
    int auditKeptDays = 190;
    int staffPinTries = 5;
    int portalBreakerFailures = 5; // calls in a row that do not get through; then the next ones fail at once
};

struct StorageConfig {
    QString mirrorFolder; // on a second medium, absolute; empty: none
};

struct KioskConfig {
    SiteConfig site;
    ScreenConfig screen;
    PortalAccess portal;
    std::optional<StaffAccess> staff; // empty: nobody of the staff can sign in
    StorageConfig storage;
    Timing timing;
    Limits limits;
};

// Decodes TOML text; `file` only names it in findings. Empty exactly when something was added to `findings`.
std::optional<KioskConfig> decodeKioskConfig(const QByteArray &toml, const QString &file, Findings &findings);

} // namespace kiosk
