// SPDX-License-Identifier: Apache-2.0
#include "registry.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <algorithm>
#include <array>
#include <mutex>

namespace refportal::registry {
namespace {

// A stream of small numbers that belongs to one citizen and one register.
class Draw {
public:
    Draw(const char *name, const QString &number)
        : m_bytes(QCryptographicHash::hash(QByteArray(name) + '/' + number.toUtf8(), QCryptographicHash::Sha256))
    { }
    uint below(uint limit)
    {
        const uint value = static_cast<uchar>(m_bytes[m_next]) * 256U + static_cast<uchar>(m_bytes[m_next + 1]);
        m_next = (m_next + 2) % 32;
        return value % limit;
    }
    QString digits(int count)
    {
        QString text;
        for (int i = 0; i < count; ++i)
            text += QLatin1Char(static_cast<char>('0' + below(10)));
        return text;
    }

private:
    QByteArray m_bytes;
    int m_next = 0;
};

constexpr std::array Streets{u"青瓷路", u"荷塘街", u"石桥巷", u"听雨路", u"竹溪街", u"南浔巷", u"水杉路", u"梅园街"};
constexpr std::array Firms{u"青禾食品厂", u"明月丝织厂", u"远帆物流公司", u"竹里书店"};

QString placeOf(Draw &draw, uint street)
{
    return QStringLiteral("澄湖区%1 %2 号 %3 幢 %4%5 室")
        .arg(QStringView(Streets[street % Streets.size()]))
        .arg(draw.below(90) + 1)
        .arg(draw.below(9) + 1)
        .arg(draw.below(11) + 1)
        .arg(draw.below(4) + 1, 2, 10, QLatin1Char('0'));
}

} // namespace

namespace {

QList<Item> &knownItems()
{
    static QList<Item> all{
        {QStringLiteral("property-certificate-print"),
         QStringLiteral("1.0.0"),
         QStringLiteral("不动产权证书打印"),
         {QStringLiteral("property.ready")}},
        {QStringLiteral("residence-permit-application"), QStringLiteral("1.0.0"), QStringLiteral("居住证申领"), {}},
    };
    return all;
}

// 投诉建议、办不成事: what has no department of its own goes to the office that looks after all of them
const QList<Item> &voices()
{
    const auto voice = [](const QString &id) {
        Item made{id, QStringLiteral("1.0.0"), QStringLiteral("投诉建议"), {}};
        made.department = QStringLiteral("澄湖区政务服务管理办公室");
        return made;
    };
    static const QList<Item> all{voice(QStringLiteral("complaint")), voice(QStringLiteral("complaint-anonymous"))};
    return all;
}

// Also to a portal that has learnt no items: the one in which somebody acts for another.
const Item &allowance()
{
    static const Item made = [] {
        Item item{QStringLiteral("senior-allowance"), QStringLiteral("1.1.0"), QStringLiteral("高龄津贴申领"), {}};
        item.department = QStringLiteral("澄湖区民政局");
        item.relations = {QStringLiteral("child"), QStringLiteral("spouse"), QStringLiteral("cadre")};
        return item;
    }();
    return made;
}

// The values of the field that the item's step `principal` names.
QStringList relationsIn(const QJsonObject &item)
{
    QString asked;
    for (const QJsonValue step : item[u"steps"].toArray()) {
        if (step[u"kind"] == QLatin1String("principal"))
            asked = step[u"fields"][0].toString();
    }
    QStringList relations;
    for (const QJsonValue field : item[u"fields"].toArray()) {
        if (asked.isEmpty() || field[u"id"].toString() != asked)
            continue;
        for (const QJsonValue option : field[u"options"].toArray())
            relations << option[u"value"].toString();
    }
    return relations;
}

} // namespace

const QList<Item> &items() { return knownItems(); }

QString learnItems(const QString &folder)
{
    for (QDirIterator at(folder, {QStringLiteral("*.json")}, QDir::Files, QDirIterator::Subdirectories);
         at.hasNext();) {
        QFile file(at.next());
        if (!file.open(QIODevice::ReadOnly))
            return file.fileName() + QStringLiteral(": ") + file.errorString();
        const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
        Item made{json[u"id"].toString(), json[u"version"].toString(), json[u"title"][u"zh"].toString(), {}};
        made.department = json[u"department"][u"zh"].toString();
        if (made.id.isEmpty() || made.version.isEmpty() || made.title.isEmpty())
            return file.fileName() + QStringLiteral(": no item");
        for (const QJsonValue step : json[u"steps"].toArray()) {
            if (const QString query = step[u"query"].toString(); !query.isEmpty())
                made.queries << query;
        }
        for (const QJsonValue member : json[u"members"].toArray()) {
            made.members << member[u"item"].toString();
            made.waitsFor.insert(made.members.last(), member[u"after"][0].toString());
        }
        for (const QJsonValue field : json[u"fields"].toArray())
            made.labels.insert(field[u"id"].toString(), field[u"label"][u"zh"].toString());
        made.relations = relationsIn(json);
        const auto known = std::find_if(knownItems().begin(), knownItems().end(),
                                        [&](const Item &one) { return one.id == made.id; });
        if (known == knownItems().end())
            knownItems() << made;
        else
            known->labels = made.labels;
    }
    return {};
}

const Item *item(const QString &id)
{
    for (const Item &one : items())
        if (one.id == id)
            return &one;
    for (const Item &one : voices())
        if (one.id == id)
            return &one;
    return id == allowance().id ? &allowance() : nullptr;
}

bool mayBeAnonymous(const QString &id) { return id == u"complaint-anonymous"; }

QString windowOf(const QString &id)
{
    const QList<Part> parts = partsOf(id);
    return (parts.isEmpty() ? QStringLiteral("综合") : parts.first().department) + QStringLiteral("窗口");
}

bool isFunction(const QString &id)
{
    static const QStringList all{QStringLiteral("case-progress"),    QStringLiteral("co-signature"),
                                 QStringLiteral("appointment-book"), QStringLiteral("appointment-list"),
                                 QStringLiteral("receive-document"), QStringLiteral("my-bills"),
                                 QStringLiteral("resume"),           LicenceCopies};
    return all.contains(id);
}

QList<Part> partsOf(const QString &itemId)
{
    static const QList<Part> certificate{{QStringLiteral("property-certificate"),
                                          QStringLiteral("不动产权证书"),
                                          QStringLiteral("澄湖区不动产登记中心"),
                                          {}}};
    static const QList<Part> permit{{QStringLiteral("residence-registration"),
                                     QStringLiteral("居住登记"),
                                     QStringLiteral("澄湖区公安分局派出所"),
                                     {}},
                                    {QStringLiteral("residence-permit"), QStringLiteral("居住证制发"),
                                     QStringLiteral("澄湖区公安分局"), QStringLiteral("residence-registration")}};
    if (itemId == LicenceCopies)
        return {{itemId, QStringLiteral("电子证照副本"), QStringLiteral("澄湖区政务服务中心"), {}}};
    const Item *known = item(itemId);
    if (known && !known->members.isEmpty()) {
        QList<Part> parts;
        for (const QString &member : known->members) {
            const Item *one = item(member);
            parts << Part{member, one ? one->title : member, one ? one->department : QString(),
                          known->waitsFor.value(member)};
        }
        return parts;
    }
    if (known && !known->department.isEmpty())
        return {{itemId, known->title, known->department, {}}};
    return itemId.startsWith(u"property-certificate") ? certificate : permit;
}

const Licence *licenceOf(const QString &type)
{
    static const QList<Licence> all{
        {QStringLiteral("household-register"), QStringLiteral("居民户口簿"),
         QStringLiteral("1.2.156.3005.2.11100000000013338W011.11330199000000019U.20990000001.001.M"),
         QStringLiteral("澄湖区公安分局"), QStringLiteral("2019-05-06")},
        {QStringLiteral("business-licence"), QStringLiteral("营业执照"),
         QStringLiteral("1.2.156.3005.2.11100000000013661B006.11330199000000019U.2099A0000009.002.1"),
         QStringLiteral("澄湖区市场监督管理局"), QStringLiteral("2021-09-01")},
    };
    const auto found = std::find_if(all.begin(), all.end(), [&](const Licence &one) { return one.type == type; });
    return found == all.end() ? nullptr : &*found;
}

ShownIdentity identityShownBy(const QString &code)
{
    static const QRegularExpression shape(QStringLiteral("\\Ayzi:([123])[0-9]{14}([0-9])\\z"));
    const auto match = shape.match(code);
    if (licenceShownBy(code).licence)
        return {ShownIdentity::Kind::OfALicence, {}, {}, {}};
    if (!match.hasMatch())
        return {};
    if (match.captured(2) == u"8")
        return {ShownIdentity::Kind::RunOut, {}, {}, {}};
    const auto nth = [&](const QString &all) { return all.split(u' ').value(match.captured(1).toInt() - 1); };
    return {ShownIdentity::Kind::Good, nth(QStringLiteral("张三 林示例 张小三")),
            nth(QStringLiteral("330102199001010012 330199188506152329 330102201501010019")),
            QStringLiteral("浙江省澄湖区青瓷路 18 号")};
}

QList<Delivery> deliveriesFor(const QString &name)
{
    return {{QStringLiteral("01958d59-1a10-7b32-8c4e-7e1a5b6c8d01"), QStringLiteral("不予行政许可决定书"),
             QStringLiteral("澄湖区市场监督管理局"), QStringLiteral("澄市监许决〔2026〕17 号"),
             QStringLiteral("2026-03-10"),
             name
                 + QStringLiteral("：\n您申请的食品小作坊登记，经审查，场地不符合规定，决定不予登记。\f如不服本决定，可"
                                  "在收到之日起六十日"
                                  "内申请行政复议，或在六个月内提起行政诉讼。\n（样本，不具有法律效力）")},
            {QStringLiteral("01958d59-1a10-7b32-8c4e-7e1a5b6c8d02"), QStringLiteral("补正通知书"),
             QStringLiteral("澄湖区公安分局"), QStringLiteral("澄公补〔2026〕5 号"), QStringLiteral("2026-03-12"),
             name + QStringLiteral("：\n您申领居住证的材料，请在十五日内补交租赁合同。\n（样本，不具有法律效力）")}};
}

QList<OwnLicence> licencesOf(const QString &number)
{
    const auto masked = [&number](const char *licence) {
        Draw draw(licence, number);
        const QString first = draw.digits(4); // drawn in this order
        return first + QStringLiteral("****") + draw.digits(4);
    };
    return {{QStringLiteral("household-register"),
             QStringLiteral("居民户口簿"),
             QStringLiteral("澄湖区公安分局"),
             masked("household-register"),
             QDate(2019, 5, 6),
             {}},
            {QStringLiteral("social-security-card"), QStringLiteral("社会保障卡"),
             QStringLiteral("澄湖区人力资源和社会保障局"), masked("social-security-card"), QDate(2024, 6, 1),
             QDate(2034, 5, 31)},
            {QStringLiteral("driving-licence"), QStringLiteral("机动车驾驶证"),
             QStringLiteral("澄湖区公安局交通警察大队"), masked("driving-licence"), QDate(2019, 9, 1),
             QDate(2025, 8, 31)},
            {QStringLiteral("fishing-licence"), QStringLiteral("捕捞许可证"), QStringLiteral("澄湖区农业农村局"),
             masked("fishing-licence"), QDate(2023, 1, 1), QDate(2027, 12, 31), true}};
}

QString maskedName(const QString &name) { return name.left(1) + QString(name.size() - 1, u'*'); }

QString maskedNumber(const QString &number)
{
    return number.size() <= 10 ? number : number.left(6) + QString(number.size() - 10, u'*') + number.right(4);
}

ShownLicence licenceShownBy(const QString &code)
{
    static const QRegularExpression shape(QStringLiteral("\\Ayzl:([hb])[0-9]{15}([0-9])\\z"));
    const auto match = shape.match(code);
    if (!match.hasMatch())
        return {};
    const QString type
        = match.captured(1) == u"h" ? QStringLiteral("household-register") : QStringLiteral("business-licence");
    return {licenceOf(type), match.captured(2) == u"7", match.captured(2) == u"8"};
}

bool checkDigitHolds(const QString &number)
{
    if (number.size() == 15)
        return true; // the permit of 2017 has another rule, which is the card reader's business
    if (number.size() != 18)
        return false;
    constexpr std::array Weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (size_t i = 0; i < Weights.size(); ++i)
        sum += number.at(static_cast<int>(i)).digitValue() * Weights[i];
    return number.at(17) == QLatin1Char("10X98765432"[sum % 11]);
}

bool eligible(const QString &number, QDate today)
{
    const QDate birth = QDate::fromString(number.mid(6, 8), QStringLiteral("yyyyMMdd"));
    return number.size() != 18 || !birth.isValid() || birth.addYears(16) <= today;
}

QList<Phone> phonesOf(const QString &number)
{
    Draw draw("phones", number);
    const QString last = draw.digits(4);
    return {{QStringLiteral("p1"), QStringLiteral("1390000") + last},
            {QStringLiteral("p2"), QStringLiteral("1380000") + draw.digits(4)}};
}

QList<Certificate> certificatesOf(const QString &number)
{
    Draw draw("property", number);
    const uint street = draw.below(8);
    const QString first = draw.digits(5);
    const QStringList uses{QStringLiteral("住宅"), QStringLiteral("车库"), QStringLiteral("住宅")};
    QList<Certificate> list;
    for (int i = 0; i < 3; ++i) {
        Certificate one;
        one.id = QStringLiteral("c%1").arg(i + 1);
        one.place = placeOf(draw, street + static_cast<uint>(i) * 3);
        const int year = 2019 + static_cast<int>(draw.below(6));
        one.number = QStringLiteral("浙（%1）澄湖区不动产权第 0%2%3 号").arg(year).arg(first).arg(i + 1);
        one.unit = QStringLiteral("330599001001GB") + draw.digits(5) + QLatin1Char('F') + draw.digits(4)
            + QStringLiteral("0001");
        one.use = uses[i];
        const uint hundredths = i == 1 ? 1100 + draw.below(900) : 6000 + draw.below(9000);
        one.area = QStringLiteral("%1 平方米").arg(hundredths / 100.0, 0, 'f', 2);
        one.ownership = i == 2 ? QStringLiteral("共同共有") : QStringLiteral("单独所有");
        one.until = QStringLiteral("%1 年 12 月 31 日").arg(year + 65);
        one.registeredOn
            = QStringLiteral("%1 年 %2 月 %3 日").arg(year).arg(draw.below(12) + 1).arg(draw.below(28) + 1);
        one.mortgaged = i == 2;
        list.append(one);
    }
    return list;
}

namespace {
struct Told {
    std::mutex mutex;
    QHash<QString, QList<Known>> byItem;
};
Told &told()
{
    static Told all;
    return all;
}
} // namespace

void setKnown(const QString &itemId, const QList<Known> &known)
{
    const std::lock_guard hold(told().mutex);
    told().byItem.insert(itemId, known);
}

QList<Known> knownFor(const QString &itemId, const QString &number, QDate today)
{
    {
        const std::lock_guard hold(told().mutex);
        if (const auto found = told().byItem.constFind(itemId); found != told().byItem.constEnd())
            return *found;
    }
    const Known phone{QStringLiteral("phone"), phonesOf(number).first().number, QStringLiteral("平台实名手机号"), today,
                      true};
    if (itemId != QLatin1String("residence-permit-application")) {
        const Item *known = item(itemId);
        return known && !known->department.isEmpty() ? QList<Known>{phone} : QList<Known>();
    }
    Draw draw("residence", number);
    const QDate since = today.addMonths(-7 - static_cast<int>(draw.below(40)));
    const QString firm = QStringLiteral("澄湖区%1").arg(QStringView(Firms[draw.below(Firms.size())]));
    return {
        {QStringLiteral("currentAddress"), placeOf(draw, draw.below(8)), QStringLiteral("房屋租赁备案"), since, true},
        {QStringLiteral("residenceSince"), since.toString(Qt::ISODate), QStringLiteral("流动人口登记"), since, false},
        {QStringLiteral("employer"), firm, QStringLiteral("社会保险参保登记"),
         QDate(today.year(), today.month(), 1).addDays(-1), true},
        phone};
}

QList<Fee> feesOf(const QString &itemId)
{
    if (itemId == u"property-certificate-print")
        return {{QStringLiteral("不动产登记费"), 8000}, {QStringLiteral("证书工本费"), 1000}};
    if (itemId == u"property-certificate-exchange")
        return {{QStringLiteral("证书工本费"), 1000}};
    if (itemId == u"residence-permit-application")
        return {{QStringLiteral("证件工本费"), 2000}};
    return {};
}

} // namespace refportal::registry
