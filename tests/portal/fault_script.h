// SPDX-License-Identifier: Apache-2.0
// What goes wrong at the portal, told beforehand: a JSON list of
//   {"match": {"method": "PUT", "path": "^/gk/v1/submissions/", "nth": 1}, "act": ACT, "ms": 0, "forS": 10}
// ACT: drop-request           the connection ends, nothing was done
//      commit-then-drop       everything was done, the connection ends without an answer
//      error-500-after-commit everything was done, the answer is problem `internal`
//      maintenance            nothing was done, the answer is problem `maintenance`: again in 30 s
//      department-down        the same with problem `department-down`
//      slow                   everything was done, the answer comes `ms` later
//      dark                   like drop-request, and so is every connection for `forS` seconds (absent: until the end)
// A rule without `method` or `path` matches any; `nth` counts its matches from 1 (absent: 1) and acts once.
#pragma once

#include <QByteArray>
#include <QRegularExpression>
#include <QString>
#include <memory>
#include <mutex>
#include <optional>
#include <tl/expected.hpp>
#include <vector>

namespace refportal {

enum class FaultAct { DropRequest, CommitThenDrop, Error500AfterCommit, Maintenance, DepartmentDown, Slow, Dark };
const char *codeName(FaultAct act);

struct Fault {
    FaultAct act = FaultAct::DropRequest;
    int ms = 0;
    std::optional<int> forS;
};

class FaultScript {
public:
    // The reason when it is not such a list.
    static tl::expected<std::shared_ptr<FaultScript>, QString> parse(const QByteArray &json);

    // Counts this request; what befalls it, if anything. Any thread.
    std::optional<Fault> next(const QByteArray &method, const QString &path);
    size_t size() const { return m_rules.size(); }

private:
    struct Rule {
        QByteArray method;
        QRegularExpression path;
        int nth = 1;
        int seen = 0;
        Fault fault;
    };
    static tl::expected<Rule, QString> ruleFrom(const QJsonObject &object);

    std::mutex m_mutex;
    std::vector<Rule> m_rules;
};

} // namespace refportal
