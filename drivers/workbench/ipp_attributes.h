// SPDX-License-Identifier: Apache-2.0
// The attributes that the document printer shows of itself and of its jobs (RFC 8011 sections 5.3 and 5.4).
#pragma once

#include "document_printer_emulator.h"
#include "ipp_message.h"

namespace kiosk::workbench {

// All attributes; the caller leaves out what was not asked for.
void addPrinterAttributes(ipp_t *message, const DocumentPrinterEmulator &printer, const QByteArray &uri);
void addJobAttributes(ipp_t *message, const DocumentPrinterEmulator &printer, const PrintJob &job,
                      const QByteArray &uri);

bool isJobTemplateAttribute(const QString &name); // of the printer: "media-default", "sides-supported"...
// What a job may ask for: values of <name>-supported; empty for an attribute the printer does not know.
QStringList supportedValues(const QString &jobAttribute);

} // namespace kiosk::workbench
