// SPDX-License-Identifier: Apache-2.0
#include "regions.h"

#include <algorithm>
#include <array>

namespace kiosk {
namespace {

constexpr std::array kProvinces{
    11, 12, 13, 14, 15,         // 北京 天津 河北 山西 内蒙古
    21, 22, 23,                 // 辽宁 吉林 黑龙江
    31, 32, 33, 34, 35, 36, 37, // 上海 江苏 浙江 安徽 福建 江西 山东
    41, 42, 43, 44, 45, 46,     // 河南 湖北 湖南 广东 广西 海南
    50, 51, 52, 53, 54,         // 重庆 四川 贵州 云南 西藏
    61, 62, 63, 64, 65,         // 陕西 甘肃 青海 宁夏 新疆
    71, 81, 82, 83,             // 台湾 香港 澳门 台湾居民居住证
};

// With the years in which the code was first and last given.
constexpr std::array kZhejiang{
    3301, // 杭州
    3302, // 宁波
    3303, // 温州
    3304, // 嘉兴, from 1983
    3305, // 湖州, from 1983
    3306, // 绍兴, from 1983
    3307, // 金华, from 1985
    3308, // 衢州, from 1985
    3309, // 舟山, from 1987
    3310, // 台州, from 1994
    3311, // 丽水, from 2000
    3321, // 宁波地区, until 1983
    3322, // 嘉兴地区, until 1983
    3323, // 绍兴地区, until 1983
    3324, // 金华地区, until 1985
    3325, // 丽水地区, until 2000
    3326, // 台州地区, until 1994
    3327, // 舟山地区, until 1987
    3328, // 温州地区, until 1981
    3390, // cities straight below the province: 339005 萧山, until 1995
};

// -1: other signs than digits
int numberIn(QStringView digits)
{
    int number = 0;
    for (const QChar c : digits) {
        if (c < QLatin1Char('0') || c > QLatin1Char('9'))
            return -1;
        number = number * 10 + c.digitValue();
    }
    return number;
}

// 01 to 20 are districts and cities, 21 to 39 counties, from 81 on cities again; 00 is the prefecture itself. No
// prefecture of the province came near the ends.
bool isCounty(int digits) { return digits < 40 || (digits > 80 && digits < 90); }

} // namespace

bool isProvince(QStringView two)
{
    return two.size() == 2 && std::find(kProvinces.begin(), kProvinces.end(), numberIn(two)) != kProvinces.end();
}

bool isRegion(QStringView six)
{
    if (six.size() != 6 || numberIn(six) < 0)
        return false;
    if (six.front() == QLatin1Char('9'))
        return isProvince(six.sliced(1, 2));
    if (!six.startsWith(u"33") || six == u"330199")
        return isProvince(six.first(2));
    const int prefecture = numberIn(six.first(4));
    const bool isKnown
        = six.sliced(2) == u"0000" || std::find(kZhejiang.begin(), kZhejiang.end(), prefecture) != kZhejiang.end();
    return isKnown && isCounty(numberIn(six.last(2)));
}

} // namespace kiosk
