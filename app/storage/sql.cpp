// SPDX-License-Identifier: Apache-2.0
#include "sql.h"

#include <sqlite3.h>

namespace kiosk::sql {

Error errorOf(const SQLite::Exception &exception)
{
    const int code = exception.getErrorCode();
    const QString context = QStringLiteral("sqlite %1/%2: %3")
                                .arg(code)
                                .arg(exception.getExtendedErrorCode())
                                .arg(QLatin1String(sqlite3_errstr(code)));
    return {code == SQLITE_FULL ? ErrorCode::StorageFull : ErrorCode::StorageFault, context};
}

Query &Query::text(QStringView value)
{
    m_statement.bind(++m_bound, value.toUtf8().toStdString());
    return *this;
}

Query &Query::textOrNull(const QString &value)
{
    if (!value.isEmpty())
        return text(value);
    m_statement.bind(++m_bound);
    return *this;
}

Query &Query::time(const QDateTime &value)
{
    return textOrNull(value.isValid() ? value.toString(Qt::ISODateWithMs) : QString());
}

Query &Query::number(qint64 value)
{
    m_statement.bind(++m_bound, static_cast<std::int64_t>(value));
    return *this;
}

Query &Query::bytes(const QByteArray &value)
{
    m_statement.bind(++m_bound, static_cast<const void *>(value.constData()), static_cast<int>(value.size()));
    return *this;
}

QString Query::textAt(int column) const
{
    const SQLite::Column value = m_statement.getColumn(column);
    return QString::fromUtf8(value.getText(), value.getBytes());
}

QDateTime Query::timeAt(int column) const { return QDateTime::fromString(textAt(column), Qt::ISODateWithMs); }

qint64 Query::numberAt(int column) const { return m_statement.getColumn(column).getInt64(); }

QByteArray Query::bytesAt(int column) const
{
    const SQLite::Column value = m_statement.getColumn(column);
    return QByteArray(static_cast<const char *>(value.getBlob()), value.getBytes());
}

} // namespace kiosk::sql
