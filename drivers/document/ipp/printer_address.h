// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/result.h>

#include <QByteArray>
#include <QString>

namespace kiosk::ipp {

// Parsed "ipp://host:port/path" or "ipps://..."; BadConfig for anything else. /printers/NAME is the queue of a CUPS
// server: it may keep documents on a disk and print a job again by itself, so it has to be one of this machine, whose
// configuration is there to be looked at (cups_queue.h). A class (/classes/NAME) has several printers: BadConfig.
struct PrinterAddress {
    QByteArray uri;
    QByteArray host;
    int port = 631;
    QByteArray resource;
    bool tls = false;
    QString queue = {};          // empty: a printer
    QByteArray certificate = {}; // SHA-256 of the printer's own, for ipps; empty: any is taken
    static Result<PrinterAddress> parse(const QString &text);
};

} // namespace kiosk::ipp
