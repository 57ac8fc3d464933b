// SPDX-License-Identifier: Apache-2.0
#include "recording.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace kiosk {
namespace {

constexpr int version = 1;
constexpr qsizetype longestLine = 1 << 20;

QByteArray line(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n'; }

std::optional<QByteArray> hexOf(const QJsonValue &json)
{
    const QByteArray text = json.toString().toLatin1();
    const QByteArray bytes = QByteArray::fromHex(text);
    if (!json.isString() || bytes.toHex() != text) // fromHex() passes over what is no digit
        return {};
    return bytes;
}

bool readHead(const QJsonObject &json, Recording &recording)
{
    const QJsonObject parameters = json[QLatin1String("parameters")].toObject();
    for (auto it = parameters.begin(); it != parameters.end(); ++it)
        recording.parameters.insert(it.key(), it.value().toString());
    recording.driver = json[QLatin1String("driver")].toString();
    recording.port = json[QLatin1String("port")].toString();
    return json[QLatin1String("recording")].toInt() == version && !recording.driver.isEmpty();
}

bool readExchange(const QJsonObject &json, Recording &recording)
{
    const auto request = hexOf(json[QLatin1String("request")]);
    const auto reply = hexOf(json[QLatin1String("reply")]);
    if (!request || !reply)
        return false;
    recording.exchanges << WireExchange{Duration(json[QLatin1String("at")].toInteger()),
                                        Duration(json[QLatin1String("took")].toInteger()), *request, *reply};
    return true;
}

} // namespace

Result<Recording> parseRecording(QByteArrayView bytes)
{
    Recording recording;
    for (int number = 1; !bytes.isEmpty(); ++number) {
        const auto end = bytes.indexOf('\n');
        const auto one = end < 0 ? bytes : bytes.first(end);
        bytes = end < 0 ? QByteArrayView() : bytes.sliced(end + 1);
        const auto json = one.size() > longestLine ? QJsonDocument() : QJsonDocument::fromJson(one.toByteArray());
        const bool read = json.isObject()
            && (number == 1 ? readHead(json.object(), recording) : readExchange(json.object(), recording));
        if (!read)
            return fail(ErrorCode::BadFrame, QStringLiteral("recording, line %1").arg(number));
    }
    if (recording.driver.isEmpty())
        return fail(ErrorCode::BadFrame, QStringLiteral("recording, line 1"));
    return recording;
}

Result<std::shared_ptr<RecordingFile>> RecordingFile::create(const QString &path, const Recording &head)
{
    std::shared_ptr<RecordingFile> file(new RecordingFile(path));
    QJsonObject parameters;
    for (const auto [key, value] : head.parameters.asKeyValueRange())
        parameters.insert(key, value);
    const QByteArray first = line({{QStringLiteral("recording"), version},
                                   {QStringLiteral("driver"), head.driver},
                                   {QStringLiteral("port"), head.port},
                                   {QStringLiteral("parameters"), parameters}});
    if (!file->m_file.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered)
        || file->m_file.write(first) != first.size())
        return fail(ErrorCode::Internal, path + QStringLiteral(": ") + file->m_file.errorString());
    return file;
}

void RecordingFile::take(const WireExchange &exchange)
{
    const std::lock_guard lock(m_mutex);
    m_file.write(line({{QStringLiteral("at"), qint64(exchange.at.count())},
                       {QStringLiteral("took"), qint64(exchange.took.count())},
                       {QStringLiteral("request"), QString::fromLatin1(exchange.request.toHex())},
                       {QStringLiteral("reply"), QString::fromLatin1(exchange.reply.toHex())}}));
    ++m_taken;
}

int RecordingFile::taken() const
{
    const std::lock_guard lock(m_mutex);
    return m_taken;
}

} // namespace kiosk
