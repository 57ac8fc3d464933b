// SPDX-License-Identifier: Apache-2.0
#include "wording.h"

#include <QSet>
#include <algorithm>
#include <array>

namespace kiosk {
namespace {

constexpr double kSingle = 0.3; // a hanzi inside a run: its pairs say the rest
constexpr double kAlone = 0.8;  // a hanzi that stands alone
constexpr QChar kNothing = u'|';

// How people ask, in every hall. What a hall calls its own things stands in its knowledge.
constexpr std::array<QStringView, 11> kEverywhereAlike{
    u"怎么 咋个 咋样 怎样 如何 怎么样 咋",
    u"什么 啥子 啥",
    u"在哪 在什么地方 什么地方 什么地点 哪里 哪儿 哪边 往哪走 往哪 怎么走 去哪 放哪 哪",
    u"多少钱 收费 费用 价钱 要钱 收钱 花钱 价格 手续费 收不收费 几块钱",
    u"多久 多长时间 多少天 几天 几个工作日 什么时候 搞多久",
    u"孩子 娃儿 娃 小孩 宝宝 小朋友",
    u"夜里 晚上 半夜 夜间 深夜",
    u"几楼 哪一层 哪层 第几层 几层 哪个楼层 哪一楼",
    u"几号窗口 哪个窗口 哪一个窗口 什么窗口 几号窗",
    u"办 办理 弄 搞",
    u"打印 打出来 印",
};

const QList<QStringList> &everywhereAlike()
{
    static const QList<QStringList> groups = [] {
        QList<QStringList> split;
        for (const QStringView group : kEverywhereAlike)
            split << group.toString().split(u' ');
        return split;
    }();
    return groups;
}

// Said in any question and part of none.
const QStringList &sayingNothing()
{
    static const QStringList phrases
        = QStringLiteral(
              "请问一下 请问 我想问一下 我想问 想问一下 想问 问一下 问问 一下 能不能 可不可以 可以 会不会 有没有 "
              "是不是 要不要 用不用 麻烦 谢谢 你好 您好 我想 想要 我要 帮我 告诉我 这里 这儿 "
              "这边 那里 那个 这个 现在 应该 需要 知道 怎么办 请")
              .split(u' ');
    return phrases;
}
constexpr QStringView kParticles = u"的了吗呢啊呀吧哦嘛我你您他她们这那就都也还想不要去到来把从给快刚太先再往里";

const QSet<QString> &englishParticles()
{
    static const QSet<QString> words = [] {
        const QString all = QStringLiteral(
            "a an the is are am be do does did i you we it its my your me to of for in on at and or can could should "
            "would will what which how where when who there here this that have has please if with from as so much "
            "many get s t ve m re ll don");
        const QStringList list = all.split(u' ');
        return QSet<QString>(list.cbegin(), list.cend());
    }();
    return words;
}

bool isLetter(QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9'); }

bool isOfLetters(const QString &word) { return std::all_of(word.cbegin(), word.cend(), &isLetter); }

// taxes, taxing, taxed -> tax; enough to meet, not to be read
QString withoutEnding(QString word)
{
    if (word[0].isDigit())
        return word;
    for (const auto &[ending, instead] : {std::pair(u"ing", u""), std::pair(u"ies", u"y"), std::pair(u"es", u""),
                                          std::pair(u"ed", u""), std::pair(u"s", u"")}) {
        const QStringView cut(ending);
        if (!word.endsWith(cut) || word.size() - cut.size() < 3)
            continue;
        word.chop(cut.size());
        word += QStringView(instead);
        break;
    }
    if (word.endsWith(u'e') && word.size() > 4)
        word.chop(1);
    return word;
}

// Collects terms; of two weights of one term the greater counts.
class TermList {
public:
    void add(const QString &term, double weight)
    {
        const auto known = m_row.constFind(term);
        if (known == m_row.cend()) {
            m_row.insert(term, m_terms.size());
            m_terms << WordingTerm{term, weight};
        } else {
            m_terms[*known].weight = std::max(m_terms[*known].weight, weight);
        }
    }
    void addHanzi(QStringView run)
    {
        for (qsizetype i = 0; i < run.size(); ++i) {
            add(run.sliced(i, 1).toString(), run.size() == 1 ? kAlone : kSingle);
            if (i + 1 < run.size())
                add(run.sliced(i, 2).toString(), 1);
        }
    }
    QList<WordingTerm> take() { return std::move(m_terms); }

private:
    QList<WordingTerm> m_terms;
    QHash<QString, qsizetype> m_row;
};

template <typename Is> QStringView runAt(QStringView text, qsizetype from, Is is)
{
    qsizetype end = from;
    while (end < text.size() && is(text[end]))
        ++end;
    return text.sliced(from, end - from);
}

} // namespace

QString foldedSentence(const QString &sentence) { return sentence.normalized(QString::NormalizationForm_KC).toLower(); }

bool isHanzi(QChar c) { return c.script() == QChar::Script_Han; }

Wording::Wording(const QList<QStringList> &alike)
{
    const auto put = [this](const QString &said, const QString &meant) {
        if (said.isEmpty())
            return;
        auto &table = isOfLetters(said) ? m_letters : m_hanzi;
        if (!table.contains(said))
            table.insert(said, meant);
        if (&table == &m_hanzi)
            m_longest = std::max(m_longest, said.size());
    };
    const QList<QStringList> groups = everywhereAlike() + alike;
    for (const QStringList &group : groups) {
        const QString meant = foldedSentence(group.value(0));
        for (const QString &said : group)
            put(foldedSentence(said), meant);
    }
    for (const QString &phrase : sayingNothing())
        put(phrase, kNothing);
    for (const QChar particle : kParticles)
        put(particle, kNothing);
}

// Every phrase by what stands for it, the longest first; letters as they are.
QString Wording::plain(const QString &sentence) const
{
    const QString folded = foldedSentence(sentence);
    QString out;
    for (qsizetype i = 0; i < folded.size();) {
        qsizetype length = std::min(m_longest, folded.size() - i);
        for (; length > 0; --length) {
            const auto found = m_hanzi.constFind(folded.sliced(i, length));
            if (found == m_hanzi.cend())
                continue;
            out += *found;
            break;
        }
        if (length == 0)
            out += folded[i];
        i += std::max<qsizetype>(length, 1);
    }
    return out;
}

QList<WordingTerm> Wording::termsOf(const QString &sentence) const
{
    TermList terms;
    const QString text = plain(sentence);
    for (qsizetype i = 0; i < text.size();) {
        if (const QStringView hanzi = runAt(text, i, &isHanzi); !hanzi.isEmpty()) {
            terms.addHanzi(hanzi);
            i += hanzi.size();
        } else if (const QStringView letters = runAt(text, i, &isLetter); !letters.isEmpty()) {
            const QString word = letters.toString();
            const QString meant = m_letters.value(word, word);
            if (isHanzi(meant[0]))
                terms.addHanzi(meant);
            else if (!englishParticles().contains(word))
                terms.add(withoutEnding(meant), 1);
            i += letters.size();
        } else {
            ++i;
        }
    }
    return terms.take();
}

bool Wording::isOneSlip(const QString &a, const QString &b)
{
    const qsizetype shorter = std::min(a.size(), b.size());
    qsizetype front = 0;
    while (front < shorter && a[front] == b[front])
        ++front;
    qsizetype back = 0;
    while (back < shorter - front && a[a.size() - 1 - back] == b[b.size() - 1 - back])
        ++back;
    const qsizetype inA = a.size() - front - back;
    const qsizetype inB = b.size() - front - back;
    const bool isSwap = inA == 2 && inB == 2 && a[front] == b[front + 1] && a[front + 1] == b[front];
    return (inA <= 1 && inB <= 1) || isSwap;
}

} // namespace kiosk
