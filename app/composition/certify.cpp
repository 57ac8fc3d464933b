// SPDX-License-Identifier: Apache-2.0
#include "certify.h"

#include <async/when_ready.h>
#include <transport/recording.h>

#include <QDir>
#include <QEventLoop>
#include <QTimer>
#include <algorithm>

namespace kiosk {
namespace {

using namespace hal;

const QString owner = QStringLiteral("diagnostics");

struct Level {
    HealthLevel level;
    const char *name;
};
constexpr Level levels[] = {
    {HealthLevel::Internal, "health internal"},
    {HealthLevel::External, "health external"},
    {HealthLevel::Interactive, "health interactive"},
};

// What the person at the device has to do for the interactive check.
QString promptOf(DeviceClass deviceClass)
{
    switch (deviceClass) {
    case DeviceClass::IdCardReader: return QStringLiteral("Put a test card on the reader.");
    case DeviceClass::CodeScanner: return QStringLiteral("Hold a code before the scanner.");
    case DeviceClass::ReceiptPrinter:
    case DeviceClass::DocumentPrinter: break;
    }
    return {};
}

class Certification {
public:
    Certification(const CertifyRequest &request, const DriverDescriptor &driver) : m_request(request), m_driver(driver)
    {
        m_report.slot = request.slot;
    }

    Result<CertifyReport> run()
    {
        const QDir out(m_request.outDir);
        if (!out.mkpath(QStringLiteral(".")))
            return fail(ErrorCode::BadConfig, QStringLiteral("cannot make %1").arg(m_request.outDir));
        std::shared_ptr<RecordingFile> recorder;
        if (m_driver.isRecordable) {
            m_report.recording = m_driver.id + QStringLiteral(".jsonl");
            recorder = KIOSK_TRY(RecordingFile::create(
                out.filePath(m_report.recording),
                {m_driver.id, m_request.slot.port.section(u':', 0, 0), m_request.slot.parameters, {}}));
        }
        KIOSK_TRY(meet(m_request.slot, recorder));
        if (recorder) {
            m_report.exchanges = recorder->taken();
            if (m_report.steps.first().passed)
                rehearse(out.filePath(m_report.recording));
        }
        QFile file(out.filePath(m_driver.id + QStringLiteral(".md")));
        const QByteArray text = m_report.markdown();
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            return fail(ErrorCode::Internal, file.fileName() + QStringLiteral(": ") + file.errorString());
        return m_report;
    }

private:
    Result<std::unique_ptr<Device>> begin(const DeviceSlot &slot, std::shared_ptr<ExchangeSink> recorder) const
    {
        auto device = KIOSK_TRY(m_driver.create(slot, {m_clock, Logger(), std::move(recorder)}));
        KIOSK_TRY(device->open());
        KIOSK_TRY(device->claim(owner));
        KIOSK_TRY(device->setEnabled(true));
        return device;
    }

    Result<void> meet(const DeviceSlot &slot, std::shared_ptr<ExchangeSink> recorder)
    {
        const auto device = KIOSK_TRY(begin(slot, std::move(recorder)));
        add("online", [&] { return waitOnline(*device); });
        if (m_report.steps.last().passed)
            for (const Level &level : levels)
                add(level.name, [&] { return check(*device, level); });
        if (m_report.steps.last().passed)
            add("reset", [&] { return reset(*device); });
        m_report.capabilities = device->capabilities();
        m_report.status = device->status();
        m_report.statistics = device->statistics();
        device->close();
        return {};
    }

    // The recording is worth something when the driver can be run on it.
    void rehearse(const QString &file)
    {
        DeviceSlot slot = m_request.slot;
        slot.port = QStringLiteral("replay:") + QDir(file).absolutePath();
        add("replay", [&]() -> std::pair<bool, QString> {
            const auto device = begin(slot, {});
            if (!device)
                return {false, device.error().trace()};
            if (auto online = waitOnline(**device); !online.first)
                return online;
            auto checked = check(**device, levels[0]);
            (*device)->close();
            return checked;
        });
    }

    void add(const char *name, const std::function<std::pair<bool, QString>()> &act)
    {
        const auto begun = m_clock->now();
        const auto [passed, text] = act();
        const auto took = std::chrono::duration_cast<Duration>(m_clock->now() - begun);
        m_report.steps << CertifyStep{QLatin1String(name), passed, took, text};
        m_request.say(QStringLiteral("%1  %2  %3 ms  %4")
                          .arg(passed ? QStringLiteral("ok    ") : QStringLiteral("FAILED"), QLatin1String(name))
                          .arg(took.count())
                          .arg(text));
    }

    std::pair<bool, QString> waitOnline(Device &device) const
    {
        QEventLoop loop;
        const auto look = [&] {
            if (device.status().device.value == DeviceStatus::Online)
                loop.quit();
        };
        const auto watch = QObject::connect(&device, &Device::statusChanged, &loop, look);
        QTimer::singleShot(m_request.online, &loop, &QEventLoop::quit);
        if (device.status().device.value != DeviceStatus::Online)
            loop.exec();
        QObject::disconnect(watch);
        const auto status = device.status();
        return {status.device.value == DeviceStatus::Online,
                QStringLiteral("%1 %2").arg(QLatin1String(codeName(status.device.value)), status.vendorCode)};
    }

    std::pair<bool, QString> check(Device &device, const Level &level) const
    {
        if (const auto prompt = promptOf(m_driver.deviceClass);
            level.level == HealthLevel::Interactive && !prompt.isEmpty())
            m_request.say(prompt);
        return ending<HealthReport>(
            device.checkHealth(level.level, Deadline::in(*m_clock, m_request.check)),
            [](const Result<HealthReport> &result) { return std::pair(result->passed, result->text); });
    }

    std::pair<bool, QString> reset(Device &device) const
    {
        return ending<void>(device.reset(Deadline::in(*m_clock, m_request.check)),
                            [](const Result<void> &) { return std::pair(true, QString()); });
    }

    // Waits for the act; what the device does not have is no failure.
    template <typename T> static std::pair<bool, QString>
    ending(const Pending<T> &pending, const std::function<std::pair<bool, QString>(const Result<T> &)> &tell)
    {
        std::pair<bool, QString> answer;
        QEventLoop loop;
        whenReady(pending, &loop, [&](const Result<T> &result) {
            answer = result ? tell(result)
                            : std::pair(result.error().code == ErrorCode::Unsupported, result.error().trace());
            loop.quit();
        });
        loop.exec();
        return answer;
    }

    const CertifyRequest &m_request;
    const DriverDescriptor &m_driver;
    std::shared_ptr<const Clock> m_clock = std::make_shared<SystemClock>();
    CertifyReport m_report;
};

} // namespace

bool CertifyReport::passed() const
{
    return std::all_of(steps.begin(), steps.end(), [](const CertifyStep &step) { return step.passed; });
}

QByteArray CertifyReport::markdown() const
{
    const auto orNotTold = [](const std::optional<QString> &text) { return text ? *text : QStringLiteral("not told"); };
    QString text = QStringLiteral("# %1 at %2\n\n").arg(slot.driverId, slot.port);
    text += QStringLiteral("Result: **%1**\n\n").arg(passed() ? QStringLiteral("passed") : QStringLiteral("failed"));
    text += QStringLiteral("- model: %1\n- firmware: %2\n- serial number: %3\n")
                .arg(capabilities.model, orNotTold(capabilities.firmware), orNotTold(capabilities.serial));
    for (const auto [key, value] : slot.parameters.asKeyValueRange())
        text += QStringLiteral("- %1 = %2\n").arg(key, value);
    text += QStringLiteral("- last status: %1 %2\n")
                .arg(QLatin1String(codeName(status.device.value)), status.vendorCode);
    text += recording.isEmpty() ? QStringLiteral("- recording: this driver's wire cannot be recorded\n")
                                : QStringLiteral("- recording: %1, %2 exchanges\n").arg(recording).arg(exchanges);
    text += QStringLiteral("\n| step | result | ms | told |\n| --- | --- | --- | --- |\n");
    for (const CertifyStep &step : steps)
        text += QStringLiteral("| %1 | %2 | %3 | %4 |\n")
                    .arg(step.name, step.passed ? QStringLiteral("ok") : QStringLiteral("failed"))
                    .arg(step.took.count())
                    .arg(QString(step.text).replace(u'|', u'/'));
    text += QStringLiteral("\n| statistic | count |\n| --- | --- |\n");
    for (const auto [key, value] : statistics.asKeyValueRange())
        text += QStringLiteral("| %1 | %2 |\n").arg(key).arg(value);
    return text.toUtf8();
}

Result<CertifyReport> certify(const CertifyRequest &request, const QList<DriverDescriptor> &drivers)
{
    const auto driver = std::find_if(drivers.begin(), drivers.end(),
                                     [&](const DriverDescriptor &d) { return d.id == request.slot.driverId; });
    if (driver == drivers.end())
        return fail(ErrorCode::BadConfig, QStringLiteral("no driver \"%1\"").arg(request.slot.driverId));
    return Certification(request, *driver).run();
}

} // namespace kiosk
