// SPDX-License-Identifier: Apache-2.0
#include "item_entries.h"

namespace kiosk {
namespace {

Words question(ItemAspect aspect)
{
    switch (aspect) {
    case ItemAspect::How: return {QStringLiteral("怎么办"), QStringLiteral("how to do it")};
    case ItemAspect::Bring: return {QStringLiteral("要带什么"), QStringLiteral("what to bring")};
    case ItemAspect::Takes: return {QStringLiteral("要多久"), QStringLiteral("how long it takes")};
    case ItemAspect::Cost: return {QStringLiteral("要多少钱"), QStringLiteral("what it costs")};
    case ItemAspect::Window: return {QStringLiteral("在哪个窗口"), QStringLiteral("which window")};
    case ItemAspect::Get: break;
    }
    return {QStringLiteral("会拿到什么"), QStringLiteral("what you get")};
}

// The words of an item end with or without a stop.
QString sentenceZh(QString text)
{
    while (text.endsWith(u'。'))
        text.chop(1);
    return text + u'。';
}

QString sentenceEn(QString text)
{
    while (text.endsWith(u'.'))
        text.chop(1);
    return text + u'.';
}

Words promise(const ServiceDefinition &service)
{
    if (service.promiseDays == 0)
        return {};
    return {QStringLiteral("部门 %1 个工作日内办好。").arg(service.promiseDays),
            service.promiseDays == 1
                ? QStringLiteral(" The department needs one working day.")
                : QStringLiteral(" The department needs up to %1 working days.").arg(service.promiseDays)};
}

Words answer(const ServiceDefinition &service, ItemAspect aspect)
{
    const auto both = [](const Words &words, const QString &zh = {}, const QString &en = {}) {
        return Words{sentenceZh(zh + words.zh), sentenceEn(en + words.en)};
    };
    switch (aspect) {
    case ItemAspect::How: {
        const Words what = both(service.subtitle);
        const Words bring = both(service.bring, QStringLiteral("请带"), QStringLiteral(" Bring: "));
        return {what.zh + bring.zh + sentenceZh(service.cost.zh), what.en + bring.en};
    }
    case ItemAspect::Bring: return both(service.bring, QStringLiteral("请带："), QStringLiteral("Please bring: "));
    case ItemAspect::Takes: {
        const Words here = both(service.takes, QStringLiteral("在这台机器上"), QStringLiteral("At this machine: "));
        const Words later = promise(service);
        return {here.zh + later.zh, here.en + later.en};
    }
    case ItemAspect::Cost: return both(service.cost);
    case ItemAspect::Window: { // the window itself is the entry's place
        const Words bring = both(service.bring, QStringLiteral("请带："), QStringLiteral("Please bring: "));
        return {bring.zh + QStringLiteral("这台机器也能办。"),
                bring.en + QStringLiteral(" This machine does it as well.")};
    }
    case ItemAspect::Get: break;
    }
    return both(service.youGet);
}

} // namespace

const char *codeName(ItemAspect aspect)
{
    switch (aspect) {
    case ItemAspect::How: return "how";
    case ItemAspect::Bring: return "bring";
    case ItemAspect::Takes: return "takes";
    case ItemAspect::Cost: return "cost";
    case ItemAspect::Window: return "window";
    case ItemAspect::Get: break;
    }
    return "get";
}

QStringList wordsOf(ItemAspect aspect)
{
    switch (aspect) {
    case ItemAspect::How: return QStringLiteral("办 申请 怎么 流程 条件 手续 apply register conditions").split(u' ');
    case ItemAspect::Bring:
        return QStringLiteral("带什么 带 准备 准备什么 材料 什么材料 资料 证件 什么证件 什么东西 bring need documents "
                              "papers materials")
            .split(u' ');
    case ItemAspect::Takes: return QStringLiteral("多久 时间 天 几分钟 long time days take minutes soon").split(u' ');
    case ItemAspect::Cost:
        return QStringLiteral("多少钱 钱 免费 工本费 cost fee price pay free charge expensive").split(u' ');
    case ItemAspect::Window:
        return QStringLiteral("窗口 几号窗口 在哪 几楼 在哪办 window floor counter desk office").split(u' ');
    case ItemAspect::Get: break;
    }
    return QStringLiteral("拿到 拿得到 领到 能拿 结果 寄 receive result").split(u' ');
}

KnowledgeEntry itemEntry(const ServiceDefinition &service, ItemAspect aspect)
{
    KnowledgeEntry entry;
    entry.id = QStringLiteral("item:%1/%2").arg(service.id, QString::fromLatin1(codeName(aspect)));
    entry.sample = service.sample;
    const Words asked = question(aspect);
    entry.questions = {{service.title.zh + u'，' + asked.zh}, {service.title.en + QStringLiteral(": ") + asked.en}};
    entry.answer = answer(service, aspect);
    entry.source.name = service.department;
    entry.items = {service.id};
    if (aspect == ItemAspect::Window)
        entry.place = KnowledgePlace{service.window, {}};
    return entry;
}

QStringList namesOf(const ServiceDefinition &service)
{
    QStringList names{service.title.zh, service.title.en};
    for (const SearchReading &synonym : service.synonyms)
        names << synonym.zh;
    return names;
}

} // namespace kiosk
