// SPDX-License-Identifier: Apache-2.0
#include "service_groups.h"

#include <algorithm>

namespace kiosk {
namespace {

// "一楼 2 号窗口，工作日 9:00—17:00" -> 一楼 2 号窗口 and 工作日 9:00—17:00
std::pair<QString, QString> parted(const QString &text, QChar comma)
{
    const qsizetype at = text.indexOf(comma);
    return at < 0 ? std::pair(text, QString()) : std::pair(text.first(at), text.sliced(at + 1).trimmed());
}

template <typename Naming> QList<ServiceGroup> grouped(const QList<ServicePtr> &services, Naming naming)
{
    QList<ServiceGroup> groups;
    for (const ServicePtr &service : services) {
        const ServiceGroup named = naming(*service);
        if (named.name.zh.isEmpty())
            continue;
        auto group = std::find_if(groups.begin(), groups.end(),
                                  [&named](const ServiceGroup &each) { return each.name.zh == named.name.zh; });
        if (group == groups.end())
            group = groups.insert(groups.end(), named);
        group->services << service;
    }
    return groups;
}

} // namespace

QList<ServiceGroup> byDepartment(const QList<ServicePtr> &services)
{
    return grouped(services, [](const ServiceDefinition &service) { return ServiceGroup{service.department, {}, {}}; });
}

QList<ServiceGroup> byWindow(const QList<ServicePtr> &services)
{
    return grouped(services, [](const ServiceDefinition &service) {
        const auto [zh, zhRest] = parted(service.window.zh, u'，');
        const auto [en, enRest] = parted(service.window.en, u',');
        return ServiceGroup{{zh, en}, {zhRest, enRest}, {}};
    });
}

} // namespace kiosk
