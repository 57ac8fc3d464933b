// SPDX-License-Identifier: Apache-2.0
// What every verb of `kiosk` that works on a terminal's folders reads first. BadConfig names file and reason.
#pragma once

#include <audit/audit_head.h>
#include <config/finding.h>
#include <config/kiosk_config.h>
#include <vault/certificates.h>

#include <QDir>

namespace kiosk {

Error badConfig(const Findings &findings);
Result<QByteArray> contents(const QString &path);
Result<KioskConfig> readConfig(const QDir &dir);
Result<Credentials> readPapers(const PortalAccess &access, const QDir &dir);
// With the terminal's own key.
Result<AuditSigning> auditSigning(const KioskConfig &config, const Credentials &papers);

} // namespace kiosk
