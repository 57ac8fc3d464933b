// SPDX-License-Identifier: Apache-2.0
// Pages of documents that departments serve on the citizen.
#include "screen_views.h"

namespace kiosk {
namespace {

QString factsOf(const DeliveryHead &head, const ViewSetting &setting)
{
    const QString day = setting.language == Language::Chinese
        ? head.issuedOn.toString(Qt::ISODate)
        : QLocale(QLocale::English).toString(head.issuedOn, QStringLiteral("d MMMM yyyy"));
    return QStringList{head.department, head.number, day}.join(QStringLiteral(" · "));
}

} // namespace

DeliveryView viewOf(const screen::DeliveryList &screen, const ViewSetting &setting)
{
    DeliveryView view;
    view.loading = !screen.deliveries;
    if (!screen.deliveries)
        return view;
    for (const DeliveryHead &head : *screen.deliveries)
        view.deliveries << CaseRow{head.id.text(), head.title, factsOf(head, setting),
                                   setting.say(u"等您签收", u"Waits for you"), QStringLiteral("care")};
    return view;
}

DeliveryView viewOf(const screen::DeliveryPaper &screen, const ViewSetting &setting)
{
    const DeliveryDocument &document = *screen.document;
    DeliveryView view;
    switch (screen.phase) {
    case screen::DeliveryPaper::Phase::Reading: view.phase = DeliveryViewModel::Phase::Reading; break;
    case screen::DeliveryPaper::Phase::Refusing: view.phase = DeliveryViewModel::Phase::Refusing; break;
    case screen::DeliveryPaper::Phase::Sending: view.phase = DeliveryViewModel::Phase::Sending; break;
    case screen::DeliveryPaper::Phase::Served: view.phase = DeliveryViewModel::Phase::Served; break;
    case screen::DeliveryPaper::Phase::Refused: view.phase = DeliveryViewModel::Phase::Refused; break;
    }
    view.title = document.head.title;
    view.facts = factsOf(document.head, setting);
    view.text = document.pages[size_t(screen.page)].reveal();
    view.page = screen.page + 1;
    view.pages = int(document.pages.size());
    return view;
}

} // namespace kiosk
