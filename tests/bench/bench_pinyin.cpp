// SPDX-License-Identifier: Apache-2.0
// Whole phrases typed letter by letter, with the page of candidates read after each; one JSON line. Goal: 30 ms a key
// at the 95th percentile. Ends with 1 when it is missed.
#include "timing.h"

#include <text_input/rime_text_engine.h>

#include <cstdio>

using namespace kiosk;

namespace {

constexpr double GoalMs = 30;
constexpr int Rounds = 20;
constexpr int OnAPage = 7;

} // namespace

int main()
{
    QElapsedTimer since;
    since.start();
    auto engine = RimeTextEngine::create();
    if (!engine)
        return 2;
    const double start = bench::msOf(since);
    std::vector<double> keys;
    for (int round = 0; round < Rounds; ++round) {
        for (const char *phrase : {"hangzhoushixihuqu", "woyaobanlijuzhuzheng", "budongchanquanzhengshu", "lishifu",
                                   "zhangsan", "qingcilu", "ouyang", "shehuibaoxian"}) {
            for (const char *letter = phrase; *letter != '\0'; ++letter) {
                since.restart();
                (*engine)->type(QLatin1Char(*letter));
                if ((*engine)->composed().isEmpty() || (*engine)->candidates(0, OnAPage).isEmpty())
                    return 2;
                keys.push_back(bench::msOf(since));
            }
            (*engine)->clear();
        }
    }
    const double p95 = bench::percentile(keys, 0.95);
    std::printf(R"({"bench":"pinyin","keys":%zu,"startMs":%.1f,"p50Ms":%.2f,"p95Ms":%.2f,"mostMs":%.2f,"goalMs":%.0f})"
                "\n",
                keys.size(), start, bench::median(keys), p95, bench::percentile(keys, 1), GoalMs);
    return p95 <= GoalMs ? 0 : 1;
}
