// SPDX-License-Identifier: Apache-2.0
// Structured log: one JSON object a line. What may be logged is decided by type: numbers, closed names, ids
// and text that its writer declares technical. A QString, a Sensitive or bytes of a citizen do not compile.
#pragma once

#include "clock.h"
#include "error.h"
#include "ids.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <initializer_list>
#include <memory>

namespace kiosk {

// "I, the author of this line, know that no citizen can be read out of this text": a device name, a path, a
// version, a frame header. The linter lists every use.
struct Technical {
    explicit Technical(QString value) : text(std::move(value)) { }
    QString text;
};

class LogField {
public:
    LogField(const char *key, int value) : LogField(key, static_cast<qint64>(value)) { }
    LogField(const char *key, qint64 value) : m_key(key), m_value(value) { }
    LogField(const char *key, bool value) : m_key(key), m_value(value) { }
    LogField(const char *key, Duration value) : m_key(key), m_value(static_cast<qint64>(value.count())) { }
    LogField(const char *key, const char *literal) : m_key(key), m_value(QLatin1String(literal)) { }
    LogField(const char *key, ErrorCode code) : m_key(key), m_value(QLatin1String(codeName(code))) { }
    LogField(const char *key, const Error &error) : m_key(key), m_value(error.trace()) { }
    LogField(const char *key, const Technical &value) : m_key(key), m_value(value.text) { }
    template <typename Tag> LogField(const char *key, const Id<Tag> &id) : m_key(key), m_value(id.text()) { }
    template <typename T> LogField(const char *key, const T &value) = delete;

    const char *key() const { return m_key; }
    const QJsonValue &value() const { return m_value; }

private:
    const char *m_key;
    QJsonValue m_value;
};

enum class LogLevel { Debug, Info, Warning, Error };

// Takes whole lines, each with its newline. Must be thread-safe.
class LogSink {
public:
    virtual ~LogSink() = default;
    virtual void write(const QByteArray &line) = 0;
};

// One write(2) per line to a descriptor it does not own, so that lines of several threads never mix.
class DescriptorLogSink final : public LogSink {
public:
    explicit DescriptorLogSink(int fd) : m_fd(fd) { }
    void write(const QByteArray &line) override;

private:
    int m_fd;
};

// Cheap to copy; thread-safe. A Logger without a sink drops everything.
class Logger {
public:
    Logger() = default;
    Logger(std::shared_ptr<LogSink> sink, std::shared_ptr<const Clock> clock, LogLevel least = LogLevel::Info);

    // A logger whose every line also carries this field, e.g. with("visit", visitId).
    Logger with(const LogField &field) const;

    // `event` is a stable dotted name, e.g. "device.opened"; docs and tests rely on it.
    void log(LogLevel level, const char *event, std::initializer_list<LogField> fields = {}) const;
    void debug(const char *event, std::initializer_list<LogField> f = {}) const { log(LogLevel::Debug, event, f); }
    void info(const char *event, std::initializer_list<LogField> f = {}) const { log(LogLevel::Info, event, f); }
    void warning(const char *event, std::initializer_list<LogField> f = {}) const { log(LogLevel::Warning, event, f); }
    void error(const char *event, std::initializer_list<LogField> f = {}) const { log(LogLevel::Error, event, f); }

private:
    std::shared_ptr<LogSink> m_sink;
    std::shared_ptr<const Clock> m_clock;
    LogLevel m_least = LogLevel::Info;
    QJsonObject m_bound;
};

} // namespace kiosk
