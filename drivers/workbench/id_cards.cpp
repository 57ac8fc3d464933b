// SPDX-License-Identifier: Apache-2.0
#include "id_cards.h"

#include "act_arguments.h"

#include <QtEndian>
#include <algorithm>
#include <array>

namespace kiosk::workbench {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Field {
    int offset; // bytes in the text block
    int units;  // UTF-16 units
};

constexpr int TextSize = 256;
constexpr int PhotoSize = 1024;
constexpr Field KindMark{248, 1};

// resident and HK/Macau/Taiwan cards
constexpr Field Name{0, 15}, Sex{30, 1}, Ethnic{32, 2}, Birth{36, 8}, Address{52, 35}, Number{122, 18}, Office{158, 15},
    From{188, 8}, To{204, 8};
constexpr Field PermitNumber{220, 9}, IssueCount{238, 2};
// foreigner, 2017
constexpr Field EnglishName17{0, 60}, Sex17{120, 1}, Number17{122, 15}, Nation17{152, 3}, ChineseName17{158, 15},
    Birth17{220, 8}, Version17{236, 2}, Office17{240, 4};
// foreigner, 2023
constexpr Field Renewal23{32, 2}, EnglishName23{52, 35}, EnglishRest23{220, 11}, Nation23{242, 3};

class TextBlock {
public:
    TextBlock()
    {
        for (int offset = 0; offset < TextSize; offset += 2)
            qToLittleEndian<quint16>(u' ', m_bytes.data() + offset);
    }
    TextBlock &put(Field field, QStringView text)
    {
        for (int i = 0; i < std::min<int>(field.units, int(text.size())); ++i)
            qToLittleEndian<quint16>(text[i].unicode(), m_bytes.data() + field.offset + qsizetype(2) * i);
        return *this;
    }
    TextBlock &padWithNul(Field field, int from)
    {
        for (int i = from; i < field.units; ++i)
            qToLittleEndian<quint16>(0, m_bytes.data() + field.offset + qsizetype(2) * i);
        return *this;
    }
    QByteArray bytes() const { return m_bytes; }

private:
    QByteArray m_bytes = QByteArray(TextSize, '\0');
};

// The filler only has to look like a compressed picture: no zero runs, the same on every machine.
QByteArray testPhoto(const QByteArray &pictureId)
{
    QByteArray photo = QByteArray::fromHex("574c66007e003200") + "TWLT" + pictureId.leftJustified(16, '\0', true);
    quint32 noise = 0x2545F491;
    while (photo.size() < PhotoSize) {
        noise ^= noise << 13;
        noise ^= noise >> 17;
        noise ^= noise << 5;
        photo.append(char(noise >> 24));
    }
    return photo;
}

TextBlock resident()
{
    return TextBlock()
        .put(Name, u"张三丰")
        .put(Sex, u"1")
        .put(Ethnic, u"01")
        .put(Birth, u"18800101")
        .put(Address, u"浙江省杭州市上城区测试路1号")
        .put(Number, u"330199188001010018")
        .put(Office, u"杭州市公安局上城分局")
        .put(From, u"20200101")
        .put(To, u"20400101");
}

// every field as long as it can be, a woman, no end of validity
TextBlock residentLong()
{
    return TextBlock()
        .put(Name, u"努尔古丽巴哈尔·买买提吐尔逊江")
        .put(Sex, u"2")
        .put(Ethnic, u"05")
        .put(Birth, u"18620705")
        .put(Address, u"浙江省杭州市临平区塘栖镇水北街道广济长桥社区老弄堂十二幢三单元四〇二室")
        .put(Number, u"330199186207050040")
        .put(Office, u"杭州市公安局临平分局塘栖派出所")
        .put(From, u"20210101")
        .put(To, u"长期");
}

TextBlock hongKong()
{
    return TextBlock()
        .put(Name, u"陈大文")
        .put(Sex, u"1")
        .put(Birth, u"18910203")
        .put(Address, u"浙江省杭州市滨江区测试路2号")
        .put(Number, u"81000018910203001X")
        .put(Office, u"杭州市公安局滨江分局")
        .put(From, u"20220101")
        .put(To, u"20270101")
        .put(PermitNumber, u"H12345678")
        .put(IssueCount, u"01")
        .put(KindMark, u"J");
}

TextBlock foreigner2017()
{
    return TextBlock()
        .put(EnglishName17, u"SMITH, JOHN ALBERT")
        .put(Sex17, u"1")
        .put(Number17, u"USA330190010101")
        .put(Nation17, u"USA")
        .put(ChineseName17, u"史密斯")
        .put(From, u"20180101")
        .put(To, u"20280101")
        .put(Birth17, u"18900101")
        .put(Version17, u"01")
        .put(Office17, u"3301")
        .put(KindMark, u"I");
}

// The trap of this form: the renewal count stands where residents have the ethnic group (01 = 汉).
TextBlock foreigner2023()
{
    return TextBlock()
        .put(Name, u"史密斯")
        .put(Sex, u"1")
        .put(Renewal23, u"01")
        .put(Birth, u"18880808")
        .put(EnglishName23, u"SMITH, JOHN ALEXANDER MAXIMILIAN BA")
        .put(EnglishRest23, u"RTHOLOMEW")
        .put(Number, u"933011188808080013")
        .put(From, u"20240101")
        .put(To, u"20340101")
        .put(Nation23, u"USA")
        .put(KindMark, u"Y");
}

struct Drawer {
    const char *name;
    TextBlock (*make)();
    quint8 readStatus = 0x90;
};

const std::array Cards{
    Drawer{"resident", resident},
    Drawer{"resident-expired", [] { return resident().put(From, u"19990101").put(To, u"20190101"); }},
    Drawer{"resident-bad-digit", [] { return resident().put(Number, u"330199188001010011"); }},
    Drawer{"resident-birth-differs", [] { return resident().put(Birth, u"18810101"); }},
    Drawer{"resident-long", residentLong},
    Drawer{"resident-nul-padded", [] { return resident().padWithNul(Name, 3).padWithNul(Address, 14); }},
    Drawer{"resident-rare-name", [] { return resident().put(Name, u"张𠮷丰"); }},
    Drawer{"resident-half-surrogate", [] { return resident().put(Name, QStringView(u"张\xD842丰")); }},
    Drawer{"gat", hongKong},
    Drawer{"foreign2017", foreigner2017},
    Drawer{"foreign2023", foreigner2023},
    Drawer{"unreadable", resident, 0x33}, // found and selected, then "data verification failed"
};

} // namespace

QStringList idCardNames()
{
    QStringList names;
    for (const Drawer &card : Cards)
        names << QLatin1String(card.name);
    return names;
}

Result<IdCard> idCardNamed(const QString &name)
{
    const auto *const found
        = std::find_if(Cards.begin(), Cards.end(), [&](auto &card) { return name == QLatin1String(card.name); });
    if (found == Cards.end())
        return fail(ErrorCode::NotFound, u"no card \"%1\"; there are: %2"_s.arg(name, idCardNames().join(u", ")));
    return IdCard{name, found->make().bytes(), testPhoto("T1"), {}, found->readStatus};
}

Result<IdCard> idCardOf(const QJsonObject &fields)
{
    static constexpr std::array rows{
        std::pair{"name", Name},     std::pair{"number", Number}, std::pair{"sex", Sex},
        std::pair{"ethnic", Ethnic}, std::pair{"birth", Birth},   std::pair{"address", Address},
        std::pair{"office", Office}, std::pair{"from", From},     std::pair{"to", To}};
    KIOSK_TRY(onlyKeys(
        fields,
        {"name", "number", "sex", "ethnic", "birth", "address", "office", "from", "to", "newAddress", "photo"}));
    QJsonObject all = fields;
    const QString number = fields[u"number"].toString();
    if (number.size() != Number.units)
        return fail(ErrorCode::InvalidInput, u"fields.number has to have 18 characters"_s);
    const auto otherwise = [&all](QLatin1String key, const QString &value) {
        if (!all.contains(key))
            all[key] = value;
    };
    otherwise("sex"_L1, number[16].digitValue() % 2 ? u"1"_s : u"2"_s);
    otherwise("birth"_L1, number.mid(6, 8));
    otherwise("ethnic"_L1, u"01"_s);
    otherwise("office"_L1, u"杭州市公安局上城分局"_s);
    otherwise("from"_L1, u"20200101"_s);
    otherwise("to"_L1, u"20400101"_s);

    TextBlock block;
    for (const auto &[key, field] : rows) {
        const QString value = KIOSK_TRY(textOf(all, key));
        if (value.size() > field.units)
            return fail(ErrorCode::InvalidInput,
                        u"fields.%1 is longer than %2"_s.arg(QLatin1String(key)).arg(field.units));
        block.put(field, value);
    }
    IdCard card{u"custom"_s, block.bytes(), testPhoto(fields[u"photo"].toString(u"T1"_s).toLatin1()), {}};
    if (const QString address = fields[u"newAddress"].toString(); !address.isEmpty())
        card.newAddress = TextBlock().put({0, 35}, address).bytes().left(70);
    return card;
}

} // namespace kiosk::workbench
