// SPDX-License-Identifier: Apache-2.0
#include "sample_pages.h"

#include "sample_words.h"

namespace kiosk::samples {

namespace {

QList<Sample> all()
{
    return startSamples() + inquirySamples() + identitySamples() + itemSamples() + evidenceSamples() + progressSamples()
        + appointmentSamples() + licenceSamples() + deliverySamples() + billingSamples() + handOverSamples()
        + helpSamples() + endSamples();
}

TerminalView frame(const Scene &s, const QString &page)
{
    TerminalView view{.page = page,
                      .language = localeOf(s.language),
                      .site = s.say("澄湖区政务服务", "Chenghu District Services"),
                      .siteMark = QStringLiteral("澄"),
                      .machine = s.say("3 号机", "Machine 3"),
                      .clockText = QStringLiteral("10:24"),
                      .timeLeftS = 58,
                      .upperSlots = {QStringLiteral("id-card"), QStringLiteral("scan"), QStringLiteral("headset")},
                      .lowerSlots = {QStringLiteral("certificate"), QStringLiteral("receipt")}};
    const TerminalView &now = s.kiosk.terminal()->view(); // the modes stay from page to page
    view.elder = now.elder;
    view.highContrast = now.highContrast;
    view.low = now.low;
    return view;
}

} // namespace

void Scene::steps(int number, bool residence)
{
    frame.stepNumber = number;
    frame.stepNames = residence ? QStringList{say("放证件", "ID card"), say("短信码", "SMS code"),
                                              say("填写", "Answer"), say("核对", "Check"), say("交件", "Hand in")}
                                : QStringList{say("放证件", "ID card"), say("短信码", "SMS code"),
                                              say("选证书", "Choose"), say("打印", "Print")};
}

bool show(KioskViewModels &kiosk, const QString &page, const QString &variant, Language language)
{
    for (const auto &sample : all()) {
        if (page != QLatin1String(sample.page) || variant != QLatin1String(sample.variant))
            continue;
        kiosk.wipe();
        Scene scene{kiosk, language, {}};
        scene.frame = frame(scene, page);
        sample.fill(scene);
        kiosk.terminal()->show(scene.frame);
        return true;
    }
    return false;
}

void showFrame(KioskViewModels &kiosk, const QString &page, Language language)
{
    kiosk.wipe();
    auto view = frame(Scene{kiosk, language, {}}, page);
    view.timeLeftS = -1;
    view.backAvailable = false;
    kiosk.terminal()->show(view);
}

QStringList known()
{
    QStringList names;
    for (const auto &sample : all())
        names.append(QLatin1String(sample.page) + u'/' + QLatin1String(sample.variant));
    return names;
}

QStringList missing(const QList<PageState> &states)
{
    const auto samples = known();
    QStringList names;
    for (const auto &state : states)
        if (!samples.contains(state.page + u'/' + state.variant))
            names.append(QStringLiteral("NOSAMPLE ") + state.name());
    return names;
}

} // namespace kiosk::samples
