// SPDX-License-Identifier: Apache-2.0
#include "item_mutator.h"

#include <config/finding.h>

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <array>

namespace kiosk::test {
namespace {

// Stands in the tree for what QJsonDocument cannot hold, until it is text.
const QString kMark = QStringLiteral("the-mark");

QString pointerOf(const QStringList &path)
{
    QString pointer;
    for (const QString &part : path)
        pointer = pointerTo(pointer, part);
    return pointer;
}

QByteArray compact(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

// Each pattern is compiled once: all nodes of an item are held against it.
bool fits(const QString &pointer, const char *pattern)
{
    static QHash<const char *, QRegularExpression> compiled;
    auto found = compiled.find(pattern);
    if (found == compiled.end())
        found = compiled.insert(pattern,
                                QRegularExpression(QRegularExpression::anchoredPattern(QString::fromLatin1(pattern))));
    return found->match(pointer).hasMatch();
}

QJsonObject keyValue(const char *key, const QJsonValue &value) { return {{QString::fromLatin1(key), value}}; }

// All places where one part of an item names another by its id.
const char *const kIds = "/steps/\\d+/(fields/\\d+|output)|/outputs/\\d+/device|/lifeArea|/fields/\\d+/when/field"
                         "|/fields/\\d+/prefill/\\d+/from|/requires/(devices|optionalDevices|portal)/\\d+"
                         "|/identity/(methods|accepts)/\\d+|/tests/\\d+/(expect/(steps|asked|sealed)/\\d+"
                         "|outcomes/\\d+/(step|change|fault|then)|refused/\\d+/(field|rule))";

const std::array kExploding{"(a+)+",
                            "([a-z]+)*x",
                            "(0|0)*",
                            "([0-9]+)+-?",
                            "(.*)*[A-Z]",
                            "(\\w+\\s?)*",
                            "^(([a-z])+.)+[A-Z]([a-z])+$",
                            "(a|aa)+",
                            "(\\d+|[0-9]*)*$",
                            "((中)*)*文"};

} // namespace

const QList<MutationKind> &mutationKinds()
{
    static const QList<MutationKind> kinds = [] {
        QList<MutationKind> all;
        for (int kind = 0; kind <= int(MutationKind::WordsChanged); ++kind)
            all << MutationKind(kind);
        return all;
    }();
    return kinds;
}

const char *codeName(MutationKind kind)
{
    static constexpr std::array names{"key renamed",      "key deleted",         "key twice",
                                      "type swapped",     "id nowhere",          "condition impossible",
                                      "length absurd",    "check sign broken",   "number out of range",
                                      "nesting deep",     "truncated",           "invalid UTF-8",
                                      "pattern explodes", "translation missing", "element twice",
                                      "keys reordered",   "words changed"};
    return names[std::size_t(kind)];
}

ItemMutator::ItemMutator(const QByteArray &json, quint32 seed)
    : m_json(json), m_item(QJsonDocument::fromJson(json).object()), m_random(seed)
{
    collect(m_item, {});
}

void ItemMutator::collect(const QJsonValue &value, const Path &path)
{
    if (!path.isEmpty())
        m_nodes.append({path, pointerOf(path), value});
    const QJsonObject object = value.toObject();
    for (auto it = object.constBegin(); it != object.constEnd(); ++it)
        collect(*it, path + Path{it.key()});
    const QJsonArray array = value.toArray();
    for (qsizetype i = 0; i < array.size(); ++i)
        collect(array[i], path + Path{QString::number(i)});
}

template <typename Fits> std::optional<ItemMutator::Node> ItemMutator::pickNode(Fits fits)
{
    QList<const Node *> fitting;
    for (const Node &node : std::as_const(m_nodes)) {
        if (fits(node))
            fitting << &node;
    }
    return fitting.isEmpty() ? std::nullopt : std::optional(*pick(fitting));
}

// `by` undefined: taken away
QJsonValue ItemMutator::replaced(const QJsonValue &value, const Path &path, const QJsonValue &by) const
{
    if (path.isEmpty())
        return by;
    if (value.isArray()) {
        QJsonArray array = value.toArray();
        array[path.first().toInt()] = replaced(array[path.first().toInt()], path.mid(1), by);
        return array;
    }
    QJsonObject object = value.toObject();
    object[path.first()] = replaced(object.value(path.first()), path.mid(1), by);
    return object;
}

Mutation ItemMutator::with(const Path &path, const QJsonValue &by) const
{
    return {compact(replaced(m_item, path, by).toObject()), pointerOf(path)};
}

QByteArray ItemMutator::withMark(const Path &path, const QByteArray &by) const
{
    return with(path, kMark).json.replace('"' + kMark.toUtf8() + '"', by);
}

std::optional<Mutation> ItemMutator::keyMutation(MutationKind kind)
{
    const auto node
        = pickNode([](const Node &each) { return each.value.isObject() && !each.value.toObject().isEmpty(); });
    if (!node)
        return std::nullopt;
    QJsonObject object = node->value.toObject();
    const QString key = pick(object.keys());
    const Path place = node->path + Path{key};
    const QJsonValue value = object.value(key);
    if (kind == MutationKind::KeyTwice) {
        object.insert(kMark, value);
        QByteArray json = with(node->path, object).json;
        return Mutation{json.replace('"' + kMark.toUtf8() + "\":", '"' + key.toUtf8() + "\":"), pointerOf(place)};
    }
    object.remove(key);
    if (kind == MutationKind::KeyRenamed)
        object.insert(below(2) == 0 ? key + QLatin1Char('X') : key.first(1).toUpper() + key.mid(1), value);
    return Mutation{with(node->path, object).json, pointerOf(place)};
}

std::optional<Mutation> ItemMutator::typeSwapped()
{
    const auto node = pickNode([](const Node &) { return true; });
    QList<QJsonValue> others{QJsonValue::Null, true, 7, QStringLiteral("seven"), QJsonArray{7}, keyValue("seven", 7)};
    others.removeIf([&](const QJsonValue &each) { return each.type() == node->value.type(); });
    return with(node->path, pick(others));
}

std::optional<Mutation> ItemMutator::idNowhere()
{
    const auto node = pickNode([](const Node &each) { return fits(each.pointer, kIds); });
    return node ? std::optional(with(node->path, node->value.toString() + QLatin1String("9"))) : std::nullopt;
}

std::optional<Mutation> ItemMutator::conditionImpossible()
{
    const auto place = pickNode([](const Node &each) { return fits(each.pointer, "/(fields|steps)/[1-9]\\d*"); });
    const auto choice = pickNode([&](const Node &each) {
        return fits(each.pointer, "/fields/\\d+") && !each.value[QLatin1String("options")].toArray().isEmpty();
    });
    if (!place || !choice)
        return std::nullopt;
    const QString field = choice->value[QLatin1String("id")].toString();
    const auto is = [&](const QString &value) {
        return QJsonObject{{QStringLiteral("field"), field}, {QStringLiteral("is"), value}};
    };
    const QJsonArray options = choice->value[QLatin1String("options")].toArray();
    const QJsonObject first = is(options[0][QLatin1String("value")].toString());
    const QJsonObject answered{{QStringLiteral("field"), field}, {QStringLiteral("answered"), true}};
    const QList<QJsonValue> impossible{
        is(QStringLiteral("no-such-option")),
        keyValue("all", QJsonArray{first, is(options[1][QLatin1String("value")].toString())}),
        keyValue("all", QJsonArray{first, keyValue("not", answered)}),
        keyValue("not", keyValue("any", QJsonArray{first, keyValue("not", first)})),
        keyValue("any", QJsonArray{first, keyValue("not", first)}), // always: no condition at all
        keyValue(
            "all",
            QJsonArray{keyValue("mode", QStringLiteral("normal")), keyValue("mode", QStringLiteral("conditional"))}),
        keyValue("any", QJsonArray{}),
        QJsonObject{{QStringLiteral("field"), field}, {QStringLiteral("in"), QJsonArray{}}},
        QJsonObject{{QStringLiteral("field"), QStringLiteral("noSuchField")}, {QStringLiteral("answered"), true}},
    };
    return with(place->path + Path{QStringLiteral("when")}, pick(impossible));
}

std::optional<Mutation> ItemMutator::lengthAbsurd()
{
    const auto node = pickNode([](const Node &each) { return each.value.isString(); });
    const QString text = node->value.toString();
    return with(node->path, text.repeated(int((below(2) == 0 ? 2'000 : 60'000) / text.size() + 1)));
}

std::optional<Mutation> ItemMutator::checkSignBroken()
{
    const auto node = pickNode([this](const Node &each) {
        const QString pointer = each.pointer;
        if (!fits(pointer, "/tests/\\d+/answers/\\w+"))
            return pointer == QLatin1String("/code");
        for (const QJsonValue &field : m_item[QLatin1String("fields")].toArray()) {
            if (field[QLatin1String("id")].toString() == each.path.last())
                return field[QLatin1String("kind")].toString() == QLatin1String("idNumber");
        }
        return false;
    });
    QString number = node->value.toString();
    const qsizetype at = qsizetype(below(17)); // of 18 signs the last one or a digit before it
    number[at] = number[at] == QLatin1Char('1') ? QLatin1Char('2') : QLatin1Char('1');
    return with(node->path, number);
}

std::optional<Mutation> ItemMutator::numberOutOfRange()
{
    const auto node = pickNode([](const Node &each) { return each.value.isDouble(); });
    const QList<QByteArray> absurd{
        "-99999", "1000000", "0.5", "1e300", "1e400", "-1e-9", "0x10", "007", "99999999999999999999"};
    return node ? std::optional(Mutation{withMark(node->path, pick(absurd)), node->pointer}) : std::nullopt;
}

std::optional<Mutation> ItemMutator::nestingDeep()
{
    const int depth = pick(QList<int>{40, 400, 900, 5'000, 100'000});
    const auto nested = [depth](const QByteArray &open, const QByteArray &inside, const QByteArray &close) {
        return open.repeated(depth) + inside + close.repeated(depth);
    };
    if (below(2) == 0) {
        const auto any = pickNode([](const Node &) { return true; });
        return Mutation{withMark(any->path, nested("[", "", "]")), pointerOf(any->path)};
    }
    const auto place = pickNode([](const Node &each) { return fits(each.pointer, "/(fields|steps)/[1-9]\\d*"); });
    const Path when = place->path + Path{QStringLiteral("when")};
    return Mutation{withMark(when, nested("{\"not\":", R"({"mode":"normal"})", "}")), pointerOf(when)};
}

Mutation ItemMutator::truncated()
{
    const qsizetype end = m_json.lastIndexOf('}');
    return {m_json.first(qsizetype(below(std::size_t(end)))), {}};
}

std::optional<Mutation> ItemMutator::invalidUtf8()
{
    const QList<QByteArray> bad{"\xFF",    "\xC0\xAF", "\xED\xA0\x80", "\xE4\xBD", "\xF8\x88\x80\x80\x80",
                                "\\ud800", "\\udfff!", "\\u0000",      "\\u0007"};
    const auto node = pickNode([](const Node &each) { return each.value.isString(); });
    QByteArray text = node->value.toString().toUtf8();
    text.insert(below(2) == 0 ? 0 : text.size(), pick(bad));
    return Mutation{withMark(node->path, '"' + text + '"'), node->pointer};
}

std::optional<Mutation> ItemMutator::patternExplodes()
{
    const auto node = pickNode([](const Node &each) { return fits(each.pointer, "/fields/\\d+"); });
    QJsonArray validators = node->value[QLatin1String("validators")].toArray();
    validators << QJsonObject{{QStringLiteral("rule"), QStringLiteral("pattern")},
                              {QStringLiteral("pattern"), QString::fromUtf8(kExploding[below(kExploding.size())])},
                              {QStringLiteral("say"),
                               QJsonObject{{QStringLiteral("zh"), QStringLiteral("再看看。")},
                                           {QStringLiteral("en"), QStringLiteral("Look again.")}}}};
    return with(node->path + Path{QStringLiteral("validators")}, validators);
}

std::optional<Mutation> ItemMutator::translationMissing()
{
    const auto node = pickNode([](const Node &each) {
        return each.value.isObject() && each.value.toObject().contains(QStringLiteral("zh"))
            && each.value.toObject().contains(QStringLiteral("en"));
    });
    QJsonObject words = node->value.toObject();
    const QString from = below(2) == 0 ? QStringLiteral("zh") : QStringLiteral("en");
    const QString to = from == QLatin1String("zh") ? QStringLiteral("en") : QStringLiteral("zh");
    switch (below(4)) {
    case 0: words.remove(to); break;
    case 1: words[to] = QString(); break;
    case 2: words[to] = QStringLiteral(" \n"); break;
    default: words[to] = words[from];
    }
    return with(node->path, words);
}

std::optional<Mutation> ItemMutator::elementTwice()
{
    const auto node
        = pickNode([](const Node &each) { return each.value.isArray() && !each.value.toArray().isEmpty(); });
    QJsonArray array = node->value.toArray();
    array.append(array[qsizetype(below(std::size_t(array.size())))]);
    return with(node->path, array);
}

std::optional<Mutation> ItemMutator::wordsChanged()
{
    const auto node
        = pickNode([](const Node &each) { return each.path.last() == QLatin1String("en") && each.value.isString(); });
    return with(node->path, node->value.toString() + QLatin1String(" indeed"));
}

std::optional<Mutation> ItemMutator::broken(MutationKind kind)
{
    switch (kind) {
    case MutationKind::KeyRenamed:
    case MutationKind::KeyDeleted:
    case MutationKind::KeyTwice: return keyMutation(kind);
    case MutationKind::TypeSwapped: return typeSwapped();
    case MutationKind::IdNowhere: return idNowhere();
    case MutationKind::ConditionImpossible: return conditionImpossible();
    case MutationKind::LengthAbsurd: return lengthAbsurd();
    case MutationKind::CheckSignBroken: return checkSignBroken();
    case MutationKind::NumberOutOfRange: return numberOutOfRange();
    case MutationKind::NestingDeep: return nestingDeep();
    case MutationKind::Truncated: return truncated();
    case MutationKind::InvalidUtf8: return invalidUtf8();
    case MutationKind::PatternExplodes: return patternExplodes();
    case MutationKind::TranslationMissing: return translationMissing();
    case MutationKind::ElementTwice: return elementTwice();
    case MutationKind::KeysReordered: return Mutation{compact(m_item), {}}; // sorted, and on one line
    case MutationKind::WordsChanged: return wordsChanged();
    }
    return std::nullopt;
}

} // namespace kiosk::test
