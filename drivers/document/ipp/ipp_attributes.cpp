// SPDX-License-Identifier: Apache-2.0
#include "ipp_attributes.h"

#include <cstring>
#include <cups/cups.h>

namespace kiosk::ipp {
namespace {

QString text(ipp_t *response, const char *name)
{
    ipp_attribute_t *attribute = ippFindAttribute(response, name, IPP_TAG_ZERO);
    const char *value = attribute ? ippGetString(attribute, 0, nullptr) : nullptr;
    return QString::fromUtf8(value);
}

QStringList texts(ipp_t *response, const char *name)
{
    QStringList out;
    ipp_attribute_t *attribute = ippFindAttribute(response, name, IPP_TAG_ZERO);
    for (int i = 0; attribute && i < ippGetCount(attribute); ++i)
        if (const char *value = ippGetString(attribute, i, nullptr))
            out << QString::fromUtf8(value);
    return out;
}

std::optional<int> number(ipp_attribute_t *attribute)
{
    if (!attribute || ippGetCount(attribute) < 1)
        return {};
    const ipp_tag_t tag = ippGetValueTag(attribute);
    if (tag != IPP_TAG_INTEGER && tag != IPP_TAG_ENUM)
        return {};
    return ippGetInteger(attribute, 0);
}
std::optional<int> number(ipp_t *response, const char *name)
{
    return number(ippFindAttribute(response, name, IPP_TAG_ZERO));
}

QStringList reasonsOf(QStringList reasons)
{
    reasons.removeAll(QStringLiteral("none"));
    return reasons;
}

JobState jobStateOf(std::optional<int> value)
{
    return value && *value >= 3 && *value <= 9 ? static_cast<JobState>(*value) : JobState::Unknown;
}

QList<int> squareResolutions(ipp_t *response, const char *name)
{
    QList<int> out;
    ipp_attribute_t *attribute = ippFindAttribute(response, name, IPP_TAG_RESOLUTION);
    for (int i = 0; attribute && i < ippGetCount(attribute); ++i) {
        int across = 0;
        ipp_res_t told = IPP_RES_PER_INCH;
        const int along = ippGetResolution(attribute, i, &across, &told);
        std::underlying_type_t<ipp_res_t> unit{}; // libcups passes any byte on, and an enumeration may not hold it
        std::memcpy(&unit, &told, sizeof unit);
        if (along > 0 && along == across && along < 100'000)
            out << (unit == IPP_RES_PER_CM ? along * 254 / 100 : along);
    }
    return out;
}

std::optional<int> numberAt(ipp_t *response, const char *name, int index)
{
    ipp_attribute_t *attribute = ippFindAttribute(response, name, IPP_TAG_INTEGER);
    if (!attribute || index >= ippGetCount(attribute))
        return {};
    return ippGetInteger(attribute, index);
}

QList<Marker> markersOf(ipp_t *response)
{
    QList<Marker> markers;
    const auto names = texts(response, "marker-names");
    const auto types = texts(response, "marker-types");
    for (qsizetype i = 0; i < types.size(); ++i) {
        Marker marker{names.value(i), types[i], numberAt(response, "marker-levels", static_cast<int>(i))};
        if (marker.level && (*marker.level < 0 || *marker.level > 100)) // -1, -2, -3: not known
            marker.level.reset();
        if (const auto low = numberAt(response, "marker-low-levels", static_cast<int>(i));
            low && *low >= 0 && *low <= 100)
            marker.lowLevel = *low;
        markers << marker;
    }
    return markers;
}

} // namespace

PrinterAttributes printerAttributesOf(ipp_t *a)
{
    PrinterAttributes out;
    if (const auto state = number(a, "printer-state"); state && *state >= 3 && *state <= 5)
        out.state = static_cast<PrinterState>(*state);
    out.reasons = reasonsOf(texts(a, "printer-state-reasons"));
    if (ipp_attribute_t *accepts = ippFindAttribute(a, "printer-is-accepting-jobs", IPP_TAG_BOOLEAN))
        out.acceptsJobs = ippGetBoolean(accepts, 0) != 0;
    out.makeAndModel = text(a, "printer-make-and-model");
    out.firmware = text(a, "printer-firmware-string-version");
    out.formats = texts(a, "document-format-supported");
    out.rasterTypes = texts(a, "pwg-raster-document-type-supported");
    out.rasterResolutions = squareResolutions(a, "pwg-raster-document-resolution-supported");
    out.markers = markersOf(a);
    out.isCupsQueue = !text(a, "cups-version").isEmpty();
    out.errorPolicy = text(a, "printer-error-policy");
    out.mediaReady = texts(a, "media-ready");
    if (ipp_attribute_t *operations = ippFindAttribute(a, "operations-supported", IPP_TAG_ENUM))
        for (int i = 0; i < ippGetCount(operations); ++i)
            out.operations << ippGetInteger(operations, i);
    out.pageCount = number(a, "printer-impressions-completed");
    if (!out.pageCount)
        out.pageCount = number(a, "printer-media-sheets-completed");
    out.upTime = number(a, "printer-up-time");
    return out;
}

JobAttributes jobAttributesOf(ipp_t *response, int jobId)
{
    return JobAttributes{jobId, text(response, "job-name"), jobStateOf(number(response, "job-state")),
                         reasonsOf(texts(response, "job-state-reasons"))};
}

std::optional<JobAttributes> jobNamed(ipp_t *response, const QString &name)
{
    // Jobs are groups without names: the attributes of one follow each other until a separator (no name).
    JobAttributes job;
    const auto isIt = [&] { return job.id > 0 && job.name == name; };
    for (ipp_attribute_t *a = ippFirstAttribute(response); a; a = ippNextAttribute(response)) {
        const QByteArrayView key(ippGetName(a) ? ippGetName(a) : "");
        if (ippGetGroupTag(a) != IPP_TAG_JOB || key.isEmpty()) {
            if (isIt())
                return job;
            job = {};
        } else if (key == "job-id") {
            job.id = number(a).value_or(0);
        } else if (key == "job-name") {
            job.name = QString::fromUtf8(ippGetString(a, 0, nullptr));
        } else if (key == "job-state") {
            job.state = jobStateOf(number(a));
        }
    }
    return isIt() ? std::optional(job) : std::nullopt;
}

std::optional<int> jobIdOf(ipp_t *response)
{
    const auto id = number(response, "job-id");
    return id && *id > 0 ? id : std::nullopt;
}

} // namespace kiosk::ipp
