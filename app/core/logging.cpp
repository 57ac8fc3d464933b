// SPDX-License-Identifier: Apache-2.0
#include "logging.h"

#include <QJsonDocument>
#include <cerrno>
#include <unistd.h>

namespace kiosk {
namespace {

const char *levelName(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug: return "debug";
    case LogLevel::Info: return "info";
    case LogLevel::Warning: return "warning";
    case LogLevel::Error: return "error";
    }
    Q_UNREACHABLE();
    return "";
}

} // namespace

void DescriptorLogSink::write(const QByteArray &line)
{
    const char *at = line.constData();
    auto left = static_cast<std::size_t>(line.size());
    while (left > 0) {
        const ssize_t written = ::write(m_fd, at, left);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return; // a log that cannot be written must not stop a visit
        at += written;
        left -= static_cast<std::size_t>(written);
    }
}

Logger::Logger(std::shared_ptr<LogSink> sink, std::shared_ptr<const Clock> clock, LogLevel least)
    : m_sink(std::move(sink)), m_clock(std::move(clock)), m_least(least)
{ }

Logger Logger::with(const LogField &field) const
{
    Logger bound = *this;
    bound.m_bound.insert(QLatin1String(field.key()), field.value());
    return bound;
}

void Logger::log(LogLevel level, const char *event, std::initializer_list<LogField> fields) const
{
    if (!m_sink || level < m_least)
        return;
    QJsonObject line = m_bound;
    for (const LogField &field : fields)
        line.insert(QLatin1String(field.key()), field.value());
    line.insert(QLatin1String("event"), QLatin1String(event));
    line.insert(QLatin1String("level"), QLatin1String(levelName(level)));
    line.insert(QLatin1String("at"), m_clock->wall().toString(Qt::ISODateWithMs));
    line.insert(QLatin1String("mono"), static_cast<qint64>(m_clock->now().time_since_epoch().count()));
    m_sink->write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
}

} // namespace kiosk
