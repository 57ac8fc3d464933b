// SPDX-License-Identifier: Apache-2.0
#include "ipp_attributes.h"

#include <algorithm>
#include <array>

namespace kiosk::workbench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr const char *A4 = "iso_a4_210x297mm";
constexpr int A4Width = 21000, A4Height = 29700; // hundredths of a millimetre

void addText(ipp_t *m, ipp_tag_t group, ipp_tag_t type, const char *name, const QByteArray &value)
{
    ippAddString(m, group, type, name, nullptr, value.constData());
}

void addMediaCol(ipp_t *m)
{
    const IppMessage size(ippNew());
    ippAddInteger(size.get(), IPP_TAG_ZERO, IPP_TAG_INTEGER, "x-dimension", A4Width);
    ippAddInteger(size.get(), IPP_TAG_ZERO, IPP_TAG_INTEGER, "y-dimension", A4Height);
    const IppMessage col(ippNew());
    ippAddCollection(col.get(), IPP_TAG_ZERO, "media-size", size.get());
    ippAddString(col.get(), IPP_TAG_ZERO, IPP_TAG_KEYWORD, "media-source", nullptr, "tray-1");
    ippAddCollection(m, IPP_TAG_PRINTER, "media-col-default", col.get());
}

// Two supplies, of which one counts upwards.
void addMarkers(ipp_t *m, const DocumentPrinterEmulator &printer)
{
    constexpr ipp_tag_t P = IPP_TAG_PRINTER;
    static constexpr std::array<const char *, 2> names{"Black Toner", "Waste Toner"};
    static constexpr std::array<const char *, 2> types{"toner", "waste-toner"};
    static constexpr std::array lows{15, 0};
    const std::array levels{printer.tonerLevel(), 5};
    ippAddStrings(m, P, IPP_TAG_NAME, "marker-names", int(names.size()), nullptr, names.data());
    ippAddStrings(m, P, IPP_TAG_KEYWORD, "marker-types", int(types.size()), nullptr, types.data());
    ippAddIntegers(m, P, IPP_TAG_INTEGER, "marker-low-levels", int(lows.size()), lows.data());
    ippAddIntegers(m, P, IPP_TAG_INTEGER, "marker-levels", int(levels.size()), levels.data());
}

void addDescription(ipp_t *m, const DocumentPrinterEmulator &printer, const QByteArray &uri)
{
    constexpr ipp_tag_t P = IPP_TAG_PRINTER;
    static constexpr std::array operations{int(IPP_OP_PRINT_JOB),  int(IPP_OP_VALIDATE_JOB),
                                           int(IPP_OP_CREATE_JOB), int(IPP_OP_SEND_DOCUMENT),
                                           int(IPP_OP_CANCEL_JOB), int(IPP_OP_GET_JOB_ATTRIBUTES),
                                           int(IPP_OP_GET_JOBS),   int(IPP_OP_GET_PRINTER_ATTRIBUTES)};
    const std::array<const char *, 2> formats{printer.formatTaken(), "application/octet-stream"};
    addText(m, P, IPP_TAG_URI, "printer-uri-supported", uri);
    addKeywords(m, P, "uri-security-supported", {u"none"_s});
    addKeywords(m, P, "uri-authentication-supported", {u"requesting-user-name"_s});
    addText(m, P, IPP_TAG_NAME, "printer-name", "certificate");
    addText(m, P, IPP_TAG_TEXT, "printer-info", "Certificates");
    addText(m, P, IPP_TAG_TEXT, "printer-location", "Workbench");
    addText(m, P, IPP_TAG_TEXT, "printer-make-and-model", "Yizhan Workbench A4");
    addText(m, P, IPP_TAG_URI, "printer-more-info", "http" + uri.mid(3));
    addText(m, P, IPP_TAG_URI, "printer-uuid", "urn:uuid:5a0c2b1e-8f0d-4f6e-9f57-79697a68616e");
    const int state = printer.isStopped() ? IPP_PSTATE_STOPPED
        : printer.isBusy()                ? IPP_PSTATE_PROCESSING
                                          : IPP_PSTATE_IDLE;
    ippAddInteger(m, P, IPP_TAG_ENUM, "printer-state", state);
    addKeywords(m, P, "printer-state-reasons", printer.reasons());
    ippAddBoolean(m, P, "printer-is-accepting-jobs", 1);
    addKeywords(m, P, "ipp-versions-supported", {u"1.1"_s, u"2.0"_s});
    ippAddIntegers(m, P, IPP_TAG_ENUM, "operations-supported", int(operations.size()), operations.data());
    ippAddBoolean(m, P, "multiple-document-jobs-supported", 0);
    ippAddInteger(m, P, IPP_TAG_INTEGER, "multiple-operation-time-out", 60);
    addText(m, P, IPP_TAG_CHARSET, "charset-configured", "utf-8");
    addText(m, P, IPP_TAG_CHARSET, "charset-supported", "utf-8");
    addText(m, P, IPP_TAG_LANGUAGE, "natural-language-configured", "en");
    addText(m, P, IPP_TAG_LANGUAGE, "generated-natural-language-supported", "en");
    ippAddStrings(m, P, IPP_TAG_MIMETYPE, "document-format-supported", int(formats.size()), nullptr, formats.data());
    addText(m, P, IPP_TAG_MIMETYPE, "document-format-default", printer.formatTaken());
    addKeywords(m, P, "pwg-raster-document-type-supported", {u"black_1"_s, u"sgray_8"_s});
    ippAddResolution(m, P, "pwg-raster-document-resolution-supported", IPP_RES_PER_INCH, 300, 300);
    addKeywords(m, P, "pwg-raster-document-sheet-back", {u"normal"_s});
    addMarkers(m, printer);
    addKeywords(m, P, "compression-supported", {u"none"_s});
    addKeywords(m, P, "pdl-override-supported", {u"attempted"_s});
    ippAddBoolean(m, P, "color-supported", 0);
    ippAddInteger(m, P, IPP_TAG_INTEGER, "pages-per-minute", 20);
    const auto open
        = std::count_if(printer.jobs().begin(), printer.jobs().end(), [](const PrintJob &j) { return !j.isOver(); });
    ippAddInteger(m, P, IPP_TAG_INTEGER, "queued-job-count", int(open));
    ippAddInteger(m, P, IPP_TAG_INTEGER, "printer-up-time", printer.upTime());
    ippAddInteger(m, P, IPP_TAG_INTEGER, "printer-impressions-completed", printer.impressions());
    ippAddInteger(m, P, IPP_TAG_INTEGER, "printer-media-sheets-completed", printer.impressions());
}

void addJobTemplate(ipp_t *m)
{
    constexpr ipp_tag_t P = IPP_TAG_PRINTER;
    addKeywords(m, P, "job-creation-attributes-supported",
                {u"copies"_s, u"ipp-attribute-fidelity"_s, u"job-name"_s, u"media"_s, u"print-color-mode"_s,
                 u"print-scaling"_s, u"sides"_s});
    ippAddInteger(m, P, IPP_TAG_INTEGER, "copies-default", 1);
    ippAddRange(m, P, "copies-supported", 1, 1);
    for (const char *name : {"media", "sides", "print-scaling", "print-color-mode"}) {
        const QStringList values = supportedValues(QLatin1String(name));
        addKeywords(m, P, QByteArray(name).append("-default").constData(), {values.constFirst()});
        addKeywords(m, P, QByteArray(name).append("-supported").constData(), values);
    }
    addKeywords(m, P, "media-ready", {QLatin1String(A4)});
    addMediaCol(m);
    static constexpr std::array orientations{int(IPP_ORIENT_PORTRAIT)};
    ippAddIntegers(m, P, IPP_TAG_ENUM, "orientation-requested-supported", 1, orientations.data());
    ippAddInteger(m, P, IPP_TAG_ENUM, "orientation-requested-default", IPP_ORIENT_PORTRAIT);
    ippAddInteger(m, P, IPP_TAG_ENUM, "print-quality-default", IPP_QUALITY_NORMAL);
    ippAddInteger(m, P, IPP_TAG_ENUM, "print-quality-supported", IPP_QUALITY_NORMAL);
    ippAddResolution(m, P, "printer-resolution-default", IPP_RES_PER_INCH, 600, 600);
    ippAddResolution(m, P, "printer-resolution-supported", IPP_RES_PER_INCH, 600, 600);
}

void addTime(ipp_t *m, const char *name, int seconds)
{
    if (seconds)
        ippAddInteger(m, IPP_TAG_JOB, IPP_TAG_INTEGER, name, seconds);
    else
        ippAddOutOfBand(m, IPP_TAG_JOB, IPP_TAG_NOVALUE, name);
}

QString jobReason(const DocumentPrinterEmulator &printer, const PrintJob &job)
{
    switch (job.state) {
    case PrintJob::State::Completed: return u"job-completed-successfully"_s;
    case PrintJob::State::Canceled: return u"job-canceled-by-user"_s;
    case PrintJob::State::Aborted: return u"aborted-by-system"_s;
    case PrintJob::State::Pending: return job.hasDocument ? u"none"_s : u"job-incoming"_s;
    case PrintJob::State::Processing: break;
    }
    return job.stopsAfterSheet ? u"processing-to-stop-point"_s
        : printer.isStopped()  ? u"printer-stopped"_s
                               : u"job-printing"_s;
}

} // namespace

void addPrinterAttributes(ipp_t *m, const DocumentPrinterEmulator &printer, const QByteArray &uri)
{
    addDescription(m, printer, uri);
    addJobTemplate(m);
}

void addJobAttributes(ipp_t *m, const DocumentPrinterEmulator &printer, const PrintJob &job, const QByteArray &uri)
{
    constexpr ipp_tag_t J = IPP_TAG_JOB;
    ippAddInteger(m, J, IPP_TAG_INTEGER, "job-id", job.id);
    addText(m, J, IPP_TAG_URI, "job-uri", uri + '/' + QByteArray::number(job.id));
    addText(m, J, IPP_TAG_URI, "job-printer-uri", uri);
    addText(m, J, IPP_TAG_NAME, "job-name", job.name.toUtf8());
    addText(m, J, IPP_TAG_NAME, "job-originating-user-name", job.user.toUtf8());
    ippAddInteger(m, J, IPP_TAG_ENUM, "job-state", int(job.state));
    addKeywords(m, J, "job-state-reasons", {jobReason(printer, job)});
    ippAddInteger(m, J, IPP_TAG_INTEGER, "job-impressions", job.pages);
    ippAddInteger(m, J, IPP_TAG_INTEGER, "job-impressions-completed", job.sheets);
    ippAddInteger(m, J, IPP_TAG_INTEGER, "job-media-sheets-completed", job.sheets);
    ippAddInteger(m, J, IPP_TAG_INTEGER, "job-k-octets", int((job.bytes + 1023) / 1024));
    ippAddInteger(m, J, IPP_TAG_INTEGER, "job-printer-up-time", printer.upTime());
    addTime(m, "time-at-creation", job.createdAt);
    addTime(m, "time-at-processing", job.startedAt);
    addTime(m, "time-at-completed", job.endedAt);
}

bool isJobTemplateAttribute(const QString &name)
{
    static const QStringList stems{u"copies"_s,
                                   u"media"_s,
                                   u"sides"_s,
                                   u"print-scaling"_s,
                                   u"print-color-mode"_s,
                                   u"orientation-requested"_s,
                                   u"print-quality"_s,
                                   u"printer-resolution"_s};
    return std::any_of(stems.begin(), stems.end(), [&](const QString &stem) { return name.startsWith(stem + u'-'); });
}

QStringList supportedValues(const QString &attribute)
{
    if (attribute == u"media")
        return {QLatin1String(A4)};
    if (attribute == u"sides")
        return {u"one-sided"_s};
    if (attribute == u"print-scaling")
        return {u"none"_s, u"fit"_s, u"auto"_s};
    if (attribute == u"print-color-mode")
        return {u"monochrome"_s, u"auto"_s};
    return {};
}

} // namespace kiosk::workbench
