// SPDX-License-Identifier: Apache-2.0
// 40 Chinese lines with a QR code of 70 bytes, encoded again and again; one JSON line. Goals of docs: p50 <= 0.13 ms
// (the best npm encoder by hand: 0.13 ms, 1,438 bytes), <= 1,450 bytes. Ends with 1 when one of them is missed.
#include "long_receipt.h"

#include <escpos/receipt_encoder.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

using namespace kiosk;
using namespace kiosk::escpos;

namespace {

constexpr double GoalMs = 0.13;
constexpr qsizetype GoalBytes = 1450;
constexpr int Rounds = 5000;

} // namespace

int main()
{
    const auto document = test::longReceipt();
    const auto profile = profileNamed(u"80mm");
    if (!profile)
        return 2;
    std::vector<double> ms;
    qsizetype bytes = 0;
    for (int i = 0; i < Rounds; ++i) {
        const auto begun = std::chrono::steady_clock::now();
        const auto job = encodeReceipt(document, *profile, nullptr);
        ms.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count());
        if (!job)
            return 2;
        bytes = job->size();
    }
    const double first = ms.front();
    std::sort(ms.begin(), ms.end());
    const double p50 = ms[ms.size() / 2];
    const double p95 = ms[ms.size() * 95 / 100];
    std::printf(
        R"({"bench":"escpos-encode","p50Ms":%.4f,"p95Ms":%.4f,"firstMs":%.2f,"bytes":%lld,"goalMs":%.2f,"goalBytes":%lld})"
        "\n",
        p50, p95, first, static_cast<long long>(bytes), GoalMs, static_cast<long long>(GoalBytes));
    return p50 <= GoalMs && bytes <= GoalBytes ? 0 : 1;
}
