// SPDX-License-Identifier: Apache-2.0
// One call as the portal sees it and its answer, free of HTTP machinery.
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace refportal {

struct Call {
    QByteArray method;
    QString path;  // below the host, without query
    QString query; // after the question mark, as it came
    QByteArray contentType;
    QByteArray ifNoneMatch;
    qint64 uploadOffset = -1; // header Upload-Offset; -1: absent or no number
    qint64 uploadLength = -1; // header Upload-Length
    QByteArray authorization; // header Authorization
    QByteArray certificate;   // SHA-256 of the caller's certificate; empty: it showed none
    QString session;          // header Kiosk-Session, of calls that have no body
    QByteArray body;
    QString terminal; // common name of the caller's certificate
    QString visit;    // header Kiosk-Visit when it is a UUID, else empty
    QStringList ids;  // the variable parts of the path, in order; filled by the route
};

struct Answer {
    int status = 200;
    QByteArray contentType; // empty: no body
    QByteArray body;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray effect;      // what has changed, for the witness log: "case-created"; empty: nothing
    QByteArray problemCode; // for the log
};

Answer jsonAnswer(int status, const QJsonObject &body, const char *effect = "");
QString caseNoIn(const Answer &answer); // empty when it has none

} // namespace refportal
