// SPDX-License-Identifier: Apache-2.0
// IPP messages on bytes, encoded by libcups.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <cups/ipp.h>
#include <memory>
#include <optional>

namespace kiosk::workbench {

struct IppDelete {
    void operator()(ipp_t *message) const { ippDelete(message); }
};
using IppMessage = std::unique_ptr<ipp_t, IppDelete>;

struct IppRequest {
    IppMessage attributes;
    QByteArray document; // what follows the attributes
};

std::optional<IppRequest> ippParsed(const QByteArray &body); // nothing: not IPP
QByteArray ippBytes(ipp_t *message);

// Values of an attribute, empty when it is absent or of another type.
QString ippText(ipp_t *message, ipp_tag_t group, const char *name);
QStringList ippTexts(ipp_t *message, ipp_tag_t group, const char *name);
std::optional<int> ippNumber(ipp_t *message, ipp_tag_t group, const char *name);

void addKeywords(ipp_t *message, ipp_tag_t group, const char *name, const QStringList &values);

} // namespace kiosk::workbench
