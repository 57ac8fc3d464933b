// SPDX-License-Identifier: Apache-2.0
#include "sample_words.h"

#include <QPointF>

namespace kiosk::samples {

namespace {

using Keyboard = FormViewModel::Keyboard;
using Print = PrintViewModel::Phase;

ChoiceRow home(const Scene &s, int number, bool chosen)
{
    return {.id = QString::number(number),
            .title = s.say("澄湖区青瓷路 18 号 3 幢 502 室", "Room 502, Building 3, 18 Qingci Road"),
            .lines = s.say("浙（2019）澄湖区不动产权第 000%1 号\n住宅 · 89.6 平方米 · 单独所有",
                           "Certificate 2019-000%1\nFlat · 89.6 m² · sole owner")
                         .arg(number),
            .chosen = chosen};
}

void choose(Scene &s, const QList<ChoiceRow> &rows)
{
    s.steps(3);
    s.kiosk.choose()->show({.title = s.say("请选一本证书", "Choose a certificate"),
                            .hint = s.say("一次打印一本，印好再选下一本。", "One at a time."),
                            .choices = rows,
                            .emptyText = s.say("您名下没有可以打印的证书。请到一楼 6 号窗口查一查。",
                                               "No printable certificate is in your name. Ask at window 6."),
                            .confirmWords = s.say("打印这一本", "Print this one"),
                            .confirmable = true});
}

QList<ChoiceRow> someChoices(const Scene &s)
{
    return {home(s, 1286, true),
            {.id = QStringLiteral("2"),
             .title = s.say("澄湖区云栖街道 6 号车位", "Parking space 6, Yunqi"),
             .lines = s.say("浙（2021）澄湖区不动产权第 000317 号", "Certificate 2021-000317")},
            {.id = QStringLiteral("3"),
             .title = s.say("澄湖区样例路 1 号 101 室", "Room 101, 1 Sample Road"),
             .lines = s.say("浙（2015）澄湖区不动产权第 000042 号", "Certificate 2015-000042"),
             .available = false,
             .reason = s.say("已抵押，请到一楼 6 号窗口打印。", "Mortgaged. Window 6 can print it.")}};
}

QList<ChoiceRow> manyChoices(const Scene &s)
{
    QList<ChoiceRow> rows;
    for (int i = 0; i < 7; ++i)
        rows.append(home(s, 1286 + i, i == 1));
    return rows;
}

FieldRow cardAddress(const Scene &s)
{
    return {.id = QStringLiteral("registered"),
            .label = s.say("户籍地址", "Registered address"),
            .value = s.say("澄湖区样例路 1 号", "1 Sample Road, Chenghu"),
            .source = QStringLiteral("card")};
}

void chooseForm(Scene &s)
{
    s.steps(3, true);
    s.kiosk.form()->show(
        {.title = s.say("您现在住在哪里？", "Where do you live now?"),
         .hint = s.say("从备案里选一个。", "Choose one of those on file."),
         .why
         = s.say("居住证按这个地址登记，做好也寄到这里。", "The permit is issued for this address and sent there."),
         .fields = {cardAddress(s)},
         .options = {{QStringLiteral("a"), s.say("云栖街道青瓷路 18 号 3 幢 502 室", "Room 502, 18 Qingci Road"),
                      s.say("租赁备案，至 2027 年 2 月", "Tenancy on file until February 2027"), true},
                     {QStringLiteral("b"), s.say("和身份证上一样", "Same as on the ID card"), {}, false},
                     {QStringLiteral("c"), s.say("都不是，到窗口登记", "Neither: register at a window"), {}, false}},
         .keyboard = Keyboard::Options,
         .confirmWords = s.say("下一题", "Next question")});
}

void phoneForm(Scene &s, const QString &typed, bool wrong)
{
    s.steps(3, true);
    s.kiosk.form()->show(
        {.title = s.say("用哪个手机通知您？", "Which phone should we notify?"),
         .hint = {},
         .why = s.say("证做好了发短信告诉您。不发广告，不给别人。", "To tell you when it is ready. No advertising."),
         .fields = {{QStringLiteral("phone"),
                     s.say("手机号，11 位数字", "Mobile number, 11 digits"),
                     {},
                     QStringLiteral("own"),
                     true}},
         .keyboard = Keyboard::Digits,
         .longest = 11,
         .placeholder = s.say("在下面的键上打", "Type it below"),
         .error
         = wrong ? s.say("少了 1 位，手机号是 11 位，请补上。", "One digit is missing. It takes 11.") : QString(),
         .skippable = true,
         .confirmWords = s.say("下一题", "Next question"),
         .confirmable = !wrong});
    s.kiosk.form()->setEntry(typed);
}

void letterForm(Scene &s)
{
    s.steps(3, true);
    s.kiosk.form()->show(
        {.title = s.say("护照上的姓名怎么写？", "How is your name on the passport?"),
         .hint = s.say("照着护照第二行打字母。", "Copy the letters of line two."),
         .why = s.say("居住证上同时印汉字和字母。", "The permit carries both."),
         .fields = {{QStringLiteral("latin"), s.say("姓名字母", "Name in letters"), {}, QStringLiteral("own"), true}},
         .keyboard = Keyboard::Letters,
         .confirmWords = s.say("下一题", "Next question")});
    s.kiosk.form()->setEntry(QStringLiteral("lin shili"));
}

void numberForm(Scene &s)
{
    s.steps(3, true);
    s.kiosk.form()->show(
        {.title = s.say("您配偶的身份证号码是多少？", "What is your spouse's ID number?"),
         .hint
         = s.say("证件下方的 18 位，末位可能是 X。", "The 18 signs at the bottom of the card. The last may be X."),
         .why = s.say("两个人名下的房子一起查。", "Homes of both of you are looked up together."),
         .fields = {{QStringLiteral("spouse"), s.say("身份证号码", "ID number"), {}, QStringLiteral("own"), true}},
         .keyboard = Keyboard::IdNumber,
         .longest = 18,
         .confirmWords = s.say("下一题", "Next question")});
    s.kiosk.form()->setEntry(QStringLiteral("33019918880808005X"));
}

// What the letters mean stands in a book here, so that the page can be looked at without the library.
class FewWords final : public TextEngine {
public:
    void type(QChar letter) override { m_letters += letter; }
    void erase() override { m_letters.chop(1); }
    void clear() override { m_letters.clear(); }
    void forget() override { clear(); }
    QString choose(int) override { return {}; }
    QString composed() const override { return m_letters; }
    QStringList candidates(int first, int count) const override
    {
        static const QStringList all{QStringLiteral("杭州市西湖区"), QStringLiteral("杭州市"), QStringLiteral("杭州"),
                                     QStringLiteral("行"),           QStringLiteral("航"),     QStringLiteral("杭"),
                                     QStringLiteral("夯"),           QStringLiteral("桁")};
        return all.mid(first, count);
    }

private:
    QString m_letters;
};

void hanziForm(Scene &s)
{
    s.steps(3, true);
    s.kiosk.form()->show(
        {.title = s.say("营业执照上写哪个地址？", "Which address goes on the business licence?"),
         .hint = s.say("用拼音打，选上面的字。", "Type pinyin and pick from the row above."),
         .why = s.say("地址写在营业执照上。", "It is printed on the licence."),
         .fields = {{QStringLiteral("place"), s.say("经营地址", "Business address"), {}, QStringLiteral("own"), true}},
         .keyboard = Keyboard::Hanzi,
         .longest = 100,
         .confirmWords = s.say("下一题", "Next question")});
    static FewWords words;
    s.kiosk.form()->setTextEngine(&words);
    s.kiosk.form()->setEntry(QStringLiteral("浙江省"));
    for (const QChar letter : QStringLiteral("hangzhoushixihuqu"))
        s.kiosk.form()->type(letter);
}

void amountForm(Scene &s)
{
    s.steps(3, true);
    s.kiosk.form()->show(
        {.title = s.say("房子多大？", "How large is the home?"),
         .hint = s.say("产权证上的建筑面积，平方米。", "The floor area on the certificate, in m²."),
         .why = s.say("税费按面积算。", "The tax depends on it."),
         .fields = {{QStringLiteral("area"), s.say("建筑面积", "Floor area"), {}, QStringLiteral("own"), true}},
         .keyboard = Keyboard::Amount,
         .confirmWords = s.say("下一题", "Next question")});
    s.kiosk.form()->setEntry(QStringLiteral("89.5"));
}

void review(Scene &s, bool conditional)
{
    s.steps(4, true);
    s.frame.takeAlongAvailable = !conditional;
    const auto card = QStringLiteral("card"), shared = QStringLiteral("shared"), own = QStringLiteral("own");
    s.kiosk.review()->show(
        {.rows
         = {{QStringLiteral("name"), s.say("姓名", "Name"), QStringLiteral("林示例"), card},
            {QStringLiteral("number"), s.say("身份证号", "ID number"), QStringLiteral("330199 ******** 2329"), card},
            {QStringLiteral("registered"), s.say("户籍地址", "Registered address"),
             QStringLiteral("浙江省杭州市澄湖区样例路 1 号"), card},
            {QStringLiteral("address"), s.say("现住地址", "Address now"),
             QStringLiteral("浙江省杭州市澄湖区云栖街道青瓷路 18 号 3 幢 502 室"), own, true},
            {QStringLiteral("tenancy"), s.say("租赁备案", "Tenancy"),
             s.say("已备案，至 2027 年 2 月", "On file until February 2027"), shared},
            {QStringLiteral("phone"), s.say("通知手机", "Phone"), QStringLiteral("100 **** 0199"), own, true},
            {QStringLiteral("delivery"), s.say("怎么领证", "How to receive it"),
             s.say("寄到现住地址，不收邮费", "By post, free of charge"), own, true}},
         .receivers = s.say("澄湖区公安分局", "Chenghu Public Security Bureau"),
         .condition = conditional ? s.say("平台暂时连不上。先凭身份证收下，核验以后才算受理。",
                                          "The portal is away. It counts once it has been verified.")
                                  : QString(),
         .confirmWords = s.say("都对，交上去", "All correct, hand in")});
}

// Somebody else's, read before it is signed.
void reviewOfAnother(Scene &s)
{
    s.steps(3);
    s.frame.stepNames
        = {s.say("证明您是本人", "Confirm it is you"), s.say("验证码", "Code"), s.say("看内容，签名", "Read and sign")};
    s.frame.backAvailable = true;
    const auto card = QStringLiteral("card"), own = QStringLiteral("applicant");
    s.kiosk.review()->show(
        {.rows
         = {{QStringLiteral("name"), s.say("姓名", "Name"), QStringLiteral("张示例"), card},
            {QStringLiteral("number"), s.say("身份证号", "ID number"), QStringLiteral("330199 ******** 2329"), card},
            {QStringLiteral("home"), s.say("房屋坐落", "The home"),
             QStringLiteral("浙江省杭州市澄湖区云栖街道青瓷路 18 号 3 幢"), own},
            {QStringLiteral("cost"), s.say("总费用", "Cost"), s.say("480,000.00 元", "480,000.00 yuan"), own}},
         .receivers = s.say("澄湖区住房和城乡建设局", "Chenghu Housing Construction Bureau"),
         .confirmWords = s.say("看过了，去签名", "Read, sign next"),
         .applicant = QStringLiteral("张**"),
         .document = s.say("既有住宅加装电梯", "A lift for an existing house")});
}

// 林, nearly: a few strokes of a name, in the middle of the pad.
std::shared_ptr<const Ink> someInk()
{
    const QList<QList<QPointF>> strokes{{{40, 62}, {55, 60}, {74, 57}},
                                        {{58, 38}, {58, 70}, {56, 102}},
                                        {{57, 62}, {48, 78}, {34, 92}},
                                        {{59, 64}, {66, 74}, {74, 82}},
                                        {{86, 58}, {102, 56}, {122, 53}},
                                        {{104, 36}, {104, 68}, {103, 104}},
                                        {{103, 60}, {94, 76}, {82, 90}},
                                        {{105, 60}, {116, 76}, {130, 88}},
                                        {{150, 48}, {164, 46}, {178, 44}},
                                        {{142, 66}, {162, 63}, {188, 60}},
                                        {{166, 66}, {167, 88}, {166, 100}, {160, 97}}};
    auto ink = std::make_shared<Ink>();
    qint64 t = 0;
    for (const QList<QPointF> &stroke : strokes) {
        InkStroke drawn{{}, {23'600, 15'000}};
        for (const QPointF &at : stroke)
            drawn.points.push_back({qRound(at.x() * 100), qRound(at.y() * 100), -1, t += 80});
        ink->add(drawn);
    }
    return ink;
}

void sign(Scene &s, SignViewModel::Phase phase, std::shared_ptr<const Ink> ink, const QString &complaint = {},
          bool received = false)
{
    s.steps(5, true);
    s.kiosk.sign()->show(
        {.phase = phase,
         .document = s.say("失业登记", "Register as unemployed"),
         .department = s.say("澄湖区人力资源和社会保障局", "Chenghu Social Security Bureau"),
         .answers = 8,
         .received = received,
         .strokes = ink ? ink->strokes() : 0,
         .ink = ink,
         .complaint = complaint,
         .confirmWords = s.say("签好了，交上去", "Signed, hand it in"),
         .window = s.say("一楼 5 号窗口，工作日 9:00—17:00", "Window 5, floor 1, weekdays 9:00–17:00")});
}

void work(Scene &s, bool reserving)
{
    s.steps(reserving ? 4 : 5, !reserving);
    s.frame.working = true;
    const auto done = QStringLiteral("done"), now = QStringLiteral("now"), later = QStringLiteral("later");
    if (reserving)
        s.kiosk.work()->show(
            {.title = s.say("正在为您留下这一本", "Reserving it for you"),
             .hint = s.say("一两秒就好。", "It takes a moment."),
             .rows = {{s.say("平台核对是您名下的", "The portal checks it is yours"), done},
                      {s.say("平台把它留给您", "The portal reserves it"), now},
                      {s.say("送到这台机器打印", "It comes here to be printed"), later}},
             .safeTitle = s.say("一本只印一份", "Printed once only"),
             .safeText = s.say("中途断了也不多印，凭身份证接着办。", "If it breaks off, continue with your ID card.")});
    else
        s.kiosk.work()->show(
            {.title = s.say("正在交上去", "Handing it in"),
             .hint = s.say("不用等平台，本机先收件。", "This machine takes it in first."),
             .rows = {{s.say("封好您的申请", "Your application is sealed"), done},
                      {s.say("本机收件", "Taken in by this machine"), now},
                      {s.say("送到平台", "Sent to the portal"), later}},
             .safeTitle = s.say("只会交一次", "Handed in once only"),
             .safeText = s.say("断电、断网也不丢，来电后接着送。", "It survives a power cut and is sent afterwards.")});
}

void pay(Scene &s, PayViewModel::Phase phase)
{
    using Phase = PayViewModel::Phase;
    s.steps(3, phase == Phase::Waiting);
    const bool waiting = phase == Phase::Waiting;
    s.kiosk.pay()->show(
        {.phase = phase,
         .total = s.say("90.00 元", "CNY 90.00"),
         .lines = {{QStringLiteral("不动产登记费"), s.say("80.00 元", "CNY 80.00")},
                   {QStringLiteral("证书工本费"), s.say("10.00 元", "CNY 10.00")}},
         .qrPayload
         = waiting ? QStringLiteral("https://pay.chenghu.example/p/01958d55-4a10-7b32-8c4e-7e1a5b6c8d01") : QString(),
         .secondsLeft = waiting ? 272 : 0,
         .elsewhere = s.say("一楼 6 号窗口，工作日 9:00—17:00", "Window 6, floor 1, weekdays 9:00–17:00")});
}

void print(Scene &s, Print phase, bool copy = false)
{
    s.steps(4);
    s.frame.working = phase != Print::Done;
    const auto trouble = phase >= Print::WaitingForPaper && phase != Print::Done;
    s.kiosk.print()->show({.phase = phase,
                           .document = copy ? s.say("社会保障卡", "Social security card")
                                            : s.say("青瓷路 18 号 3 幢 502 室", "Room 502, 18 Qingci Road"),
                           .page = 1,
                           .pages = 1,
                           .secondsLeft = 20,
                           .cardStillThere = phase == Print::Printing,
                           .copy = copy,
                           .staffTold = trouble ? s.say("10:32 已通知值班人员", "Staff was told at 10:32") : QString(),
                           .helpCode = s.say("3 号机，E-paper-out", "Machine 3, E-paper-out")});
}

} // namespace

QList<Sample> itemSamples()
{
    return {
        {"choose", "", [](Scene &s) { choose(s, someChoices(s)); }},
        {"choose", "many", [](Scene &s) { choose(s, manyChoices(s)); }},
        {"choose", "none", [](Scene &s) { choose(s, {}); }},
        {"form", "", chooseForm},
        {"form", "phone", [](Scene &s) { phoneForm(s, QStringLiteral("10000000199"), false); }},
        {"form", "phone-short", [](Scene &s) { phoneForm(s, QStringLiteral("1000000019"), true); }},
        {"sign", "", [](Scene &s) { sign(s, SignViewModel::Phase::Signing, {}); }},
        {"sign", "signed", [](Scene &s) { sign(s, SignViewModel::Phase::Signing, someInk()); }},
        {"sign", "too-little",
         [](Scene &s) {
             sign(s, SignViewModel::Phase::Signing, {},
                  s.say("笔画太少了，请写下您的姓名。", "Too little. Write your name."));
         }},
        {"sign", "received", [](Scene &s) { sign(s, SignViewModel::Phase::Signing, someInk(), {}, true); }},
        {"sign", "to-window", [](Scene &s) { sign(s, SignViewModel::Phase::ToWindow, someInk()); }},
        {"pay", "", [](Scene &s) { pay(s, PayViewModel::Phase::Waiting); }},
        {"pay", "checking", [](Scene &s) { pay(s, PayViewModel::Phase::Checking); }},
        {"pay", "paid", [](Scene &s) { pay(s, PayViewModel::Phase::Paid); }},
        {"pay", "closed", [](Scene &s) { pay(s, PayViewModel::Phase::Closed); }},
        {"form", "letters", letterForm},
        {"form", "id-number", numberForm},
        {"form", "amount", amountForm},
        {"form", "hanzi", hanziForm},
        {"review", "", [](Scene &s) { review(s, false); }},
        {"review", "conditional", [](Scene &s) { review(s, true); }},
        {"review", "another", [](Scene &s) { reviewOfAnother(s); }},
        {"work", "", [](Scene &s) { work(s, false); }},
        {"work", "reserving", [](Scene &s) { work(s, true); }},
        {"print", "", [](Scene &s) { print(s, Print::Printing); }},
        {"print", "fetching", [](Scene &s) { print(s, Print::Fetching); }},
        {"print", "waiting", [](Scene &s) { print(s, Print::WaitingForPaper); }},
        {"print", "out", [](Scene &s) { print(s, Print::Done); }},
        {"print", "spoiled", [](Scene &s) { print(s, Print::Spoiled); }},
        {"print", "uncertain", [](Scene &s) { print(s, Print::Uncertain); }},
        {"print", "copy", [](Scene &s) { print(s, Print::Done, true); }},
        {"print", "copy-uncertain", [](Scene &s) { print(s, Print::Uncertain, true); }},
    };
}

} // namespace kiosk::samples
