// SPDX-License-Identifier: Apache-2.0
// JSON in one form only (RFC 8785): no space, members in order, UTF-8, least escaping. Equal values are equal
// bytes, so a digest means something.
#pragma once

#include <core/sensitive.h>

#include <QStringList>
#include <QStringView>

namespace kiosk {

// Writes into one buffer that is wiped whenever it moves or dies: a citizen's words leave no copy behind. The
// caller brings the members in ascending order of their names.
class CanonicalJson {
public:
    CanonicalJson();
    ~CanonicalJson() { wipe(); }
    Q_DISABLE_COPY_MOVE(CanonicalJson)

    void beginObject(QStringView name = {});
    void endObject();
    void beginArray(QStringView name);
    void endArray();
    void text(QStringView name, QStringView value);
    void flag(QStringView name, bool value);
    void number(QStringView name, qint64 value);              // beyond 2^53 other readers lose digits
    void decimal(QStringView name, qint64 value, int places); // value / 10^places
    void null(QStringView name);

    SensitiveBytes take();

private:
    void member(QStringView name);
    void quoted(QStringView value);
    void append(QByteArrayView bytes);
    void wipe();

    QByteArray m_bytes;
    QString m_lastName; // of the innermost object: names must rise
    QStringList m_outerNames;
    bool m_needsComma = false;
};

} // namespace kiosk
