// SPDX-License-Identifier: Apache-2.0
#include "fault_script.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <array>

namespace refportal {
namespace {

struct Named {
    FaultAct act;
    const char *name;
};
constexpr std::array Names{
    Named{FaultAct::DropRequest, "drop-request"},
    Named{FaultAct::CommitThenDrop, "commit-then-drop"},
    Named{FaultAct::Error500AfterCommit, "error-500-after-commit"},
    Named{FaultAct::Maintenance, "maintenance"},
    Named{FaultAct::DepartmentDown, "department-down"},
    Named{FaultAct::Slow, "slow"},
    Named{FaultAct::Dark, "dark"},
};

} // namespace

const char *codeName(FaultAct act)
{
    return std::find_if(Names.begin(), Names.end(), [act](const Named &n) { return n.act == act; })->name;
}

tl::expected<FaultScript::Rule, QString> FaultScript::ruleFrom(const QJsonObject &object)
{
    Rule rule;
    const QJsonObject match = object[u"match"].toObject();
    rule.method = match[u"method"].toString().toLatin1();
    rule.path = QRegularExpression(match[u"path"].toString());
    rule.nth = match[u"nth"].toInt(1);
    const QString act = object[u"act"].toString();
    const auto *const named
        = std::find_if(Names.begin(), Names.end(), [&](const Named &n) { return act == QLatin1String(n.name); });
    if (named == Names.end())
        return tl::unexpected(QStringLiteral("unknown act \"%1\"").arg(act));
    if (!rule.path.isValid())
        return tl::unexpected(QStringLiteral("path: ") + rule.path.errorString());
    if (rule.nth < 1)
        return tl::unexpected(QStringLiteral("nth counts from 1"));
    rule.fault = {named->act, object[u"ms"].toInt(), {}};
    if (object.contains(u"forS"))
        rule.fault.forS = object[u"forS"].toInt();
    return rule;
}

tl::expected<std::shared_ptr<FaultScript>, QString> FaultScript::parse(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isArray())
        return tl::unexpected(QStringLiteral("fault script: not a JSON list (%1)").arg(error.errorString()));
    auto script = std::make_shared<FaultScript>();
    const QJsonArray list = document.array();
    for (int i = 0; i < list.size(); ++i) {
        const auto rule = ruleFrom(list[i].toObject());
        if (!rule)
            return tl::unexpected(QStringLiteral("fault script, rule %1: %2").arg(i + 1).arg(rule.error()));
        script->m_rules.push_back(*rule);
    }
    return script;
}

std::optional<Fault> FaultScript::next(const QByteArray &method, const QString &path)
{
    const std::lock_guard lock(m_mutex);
    std::optional<Fault> hit;
    for (Rule &rule : m_rules) {
        const bool matches = (rule.method.isEmpty() || rule.method == method) && rule.path.match(path).hasMatch();
        if (matches && ++rule.seen == rule.nth && !hit)
            hit = rule.fault;
    }
    return hit;
}

} // namespace refportal
