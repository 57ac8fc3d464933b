// SPDX-License-Identifier: Apache-2.0
// Reads a JSON body member by member and remembers everything that is wrong with it, in the words of JSON Schema.
#pragma once

#include "api_problem.h"

#include <QJsonObject>
#include <QRegularExpression>

namespace refportal {

class BodyReader {
public:
    explicit BodyReader(const Call &call);
    explicit BodyReader(const QJsonObject &object, const QString &at = {}) : m_object(object), m_at(at) { }

    // a string that matches as a whole; empty when it does not, which is remembered
    QString text(const char *member, const QRegularExpression &pattern = {});
    QString optionalText(const char *member, const QRegularExpression &pattern = {});
    QString oneOf(const char *member, const QStringList &allowed);
    int integer(const char *member, int least, int greatest);
    qint64 optionalCount(const char *member); // a whole number from 1 on; 0: not there
    bool boolean(const char *member);
    QJsonArray array(const char *member);
    BodyReader object(const char *member);
    // Members `citizen` and `identity` of a sealed plain text; method "none" of identity: nobody, where that may be.
    void citizen(bool mayBeNobody = false);

    void complain(const char *member, const char *keyword);
    void adopt(const BodyReader &part) { m_errors += part.m_errors; }
    std::optional<Problem> problem() const;
    const QJsonObject &json() const { return m_object; }

private:
    bool has(const char *member);

    QJsonObject m_object;
    QString m_at; // pointer of the object itself
    bool m_isObject = true;
    QList<QJsonObject> m_errors;
};

// Patterns of docs/portal-api.yaml that more than one call uses
namespace pattern {
const QRegularExpression &uuid();
const QRegularExpression &itemId();
const QRegularExpression &caseNo();
const QRegularExpression &receiptCode();
const QRegularExpression &blankSerial();
const QRegularExpression &time();
} // namespace pattern

} // namespace refportal
