// SPDX-License-Identifier: Apache-2.0
#include "sample_words.h"

namespace kiosk::samples {

namespace {

using Phase = DeliveryViewModel::Phase;

void frame(Scene &s)
{
    s.steps(3);
    s.frame.stepNames
        = {s.say("证明您是本人", "Confirm it is you"), s.say("验证码", "Code"), s.say("看文书、签收", "Read and sign")};
}

void list(Scene &s, bool empty, bool loading = false)
{
    frame(s);
    QList<CaseRow> rows;
    if (!empty)
        rows = {{QStringLiteral("1"), QStringLiteral("不予行政许可决定书"),
                 s.say("澄湖区市场监督管理局 · 澄市监许决〔2026〕17 号 · 2026-03-10",
                       "澄湖区市场监督管理局 · 澄市监许决〔2026〕17 号 · 10 March 2026"),
                 s.say("等您签收", "Waits for you"), QStringLiteral("care")},
                {QStringLiteral("2"), QStringLiteral("补正通知书"),
                 s.say("澄湖区公安分局 · 澄公补〔2026〕5 号 · 2026-03-12",
                       "澄湖区公安分局 · 澄公补〔2026〕5 号 · 12 March 2026"),
                 s.say("等您签收", "Waits for you"), QStringLiteral("care")}};
    s.kiosk.delivery()->show({.deliveries = rows, .loading = loading});
}

void one(Scene &s, Phase phase, int page = 1)
{
    frame(s);
    s.frame.backAvailable = phase == Phase::Reading || phase == Phase::Refusing;
    s.frame.working = phase == Phase::Sending;
    s.kiosk.delivery()->show(
        {.phase = phase,
         .title = QStringLiteral("不予行政许可决定书"),
         .facts = s.say("澄湖区市场监督管理局 · 澄市监许决〔2026〕17 号 · 2026-03-10",
                        "澄湖区市场监督管理局 · 澄市监许决〔2026〕17 号 · 10 March 2026"),
         .text = QStringLiteral(
             "林示例：\n您申请的食品小作坊登记，经审查，场地不符合规定，决定不予登记。\n如不服本决定，可在收到"
             "之日起六十日内申请行政复议，或在六个月内提起行政诉讼。"),
         .page = page,
         .pages = 2});
}

} // namespace

QList<Sample> deliverySamples()
{
    return {
        {"deliveries", "", [](Scene &s) { list(s, false); }},
        {"deliveries", "none", [](Scene &s) { list(s, true); }},
        {"deliveries", "loading", [](Scene &s) { list(s, true, true); }},
        {"delivery", "", [](Scene &s) { one(s, Phase::Reading); }},
        {"delivery", "last", [](Scene &s) { one(s, Phase::Reading, 2); }},
        {"delivery", "refusing", [](Scene &s) { one(s, Phase::Refusing); }},
        {"delivery", "sending", [](Scene &s) { one(s, Phase::Sending); }},
        {"delivery", "served", [](Scene &s) { one(s, Phase::Served); }},
        {"delivery", "refused", [](Scene &s) { one(s, Phase::Refused); }},
    };
}

} // namespace kiosk::samples
