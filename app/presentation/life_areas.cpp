// SPDX-License-Identifier: Apache-2.0
#include "life_areas.h"

#include <array>

namespace kiosk {

namespace {

struct LifeArea {
    const char *id;
    const char *zh;
    const char *zhHint;
    const char *en;
    const char *enHint;
};

constexpr std::array areas{
    LifeArea{"birth", "出生", "落户、医保", "Birth", "Register"},
    LifeArea{"school", "上学", "入学、资助", "School", "Enrol, aid"},
    LifeArea{"work", "就业", "社保、人才", "Work", "Insurance"},
    LifeArea{"care", "优抚", "残疾、退役", "Care", "Support"},
    LifeArea{"jobless", "失业", "补贴、再就业", "Job loss", "Benefits"},
    LifeArea{"marriage", "婚育", "登记、津贴", "Family", "Marriage"},
    LifeArea{"housing", "安居", "居住证、房产", "Home", "Permit, deed"},
    LifeArea{"medical", "就医", "医保、异地", "Health", "Insurance"},
    LifeArea{"retirement", "退休", "养老、优待", "Pension", "Confirm"},
    LifeArea{"farewell", "身后", "注销、继承", "Farewell", "Estate"},
};

} // namespace

QList<AreaRow> lifeAreas(Language language)
{
    const auto english = language == Language::English;
    QList<AreaRow> rows;
    for (const auto &area : areas)
        rows.append({.id = QString::fromUtf8(area.id),
                     .title = QString::fromUtf8(english ? area.en : area.zh),
                     .hint = QString::fromUtf8(english ? area.enHint : area.zhHint)});
    return rows;
}

} // namespace kiosk
