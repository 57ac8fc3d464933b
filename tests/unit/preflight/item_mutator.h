// SPDX-License-Identifier: Apache-2.0
// Breaks an item file in one place, at the level of its JSON or its bytes, by a fixed seed.
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QString>
#include <QStringList>
#include <optional>
#include <random>

namespace kiosk::test {

enum class MutationKind {
    KeyRenamed,
    KeyDeleted,
    KeyTwice,
    TypeSwapped,
    IdNowhere,
    ConditionImpossible,
    LengthAbsurd,
    CheckSignBroken,
    NumberOutOfRange,
    NestingDeep,
    Truncated,
    InvalidUtf8,
    PatternExplodes,
    TranslationMissing,
    ElementTwice,
    KeysReordered, // harmless: JSON has no order of keys
    WordsChanged,  // harmless: a sentence says it otherwise
};
const QList<MutationKind> &mutationKinds();
const char *codeName(MutationKind kind);

struct Mutation {
    QByteArray json;
    QString place; // pointer of what was broken; empty: the bytes of the file
};

class ItemMutator {
public:
    ItemMutator(const QByteArray &json, quint32 seed);
    std::optional<Mutation> broken(MutationKind kind); // empty when the item has nothing of that kind

private:
    using Path = QStringList;
    struct Node {
        Path path;
        QString pointer;
        QJsonValue value;
    };
    void collect(const QJsonValue &value, const Path &path);
    std::size_t below(std::size_t count) { return std::size_t(m_random()) % count; }
    template <typename List> const auto &pick(const List &list)
    {
        return list[qsizetype(below(std::size_t(list.size())))];
    }
    template <typename Fits> std::optional<Node> pickNode(Fits fits);
    QJsonValue replaced(const QJsonValue &value, const Path &path, const QJsonValue &by) const;
    Mutation with(const Path &path, const QJsonValue &by) const;
    QByteArray withMark(const Path &path, const QByteArray &by) const;

    std::optional<Mutation> keyMutation(MutationKind kind);
    std::optional<Mutation> typeSwapped();
    std::optional<Mutation> idNowhere();
    std::optional<Mutation> conditionImpossible();
    std::optional<Mutation> lengthAbsurd();
    std::optional<Mutation> checkSignBroken();
    std::optional<Mutation> numberOutOfRange();
    std::optional<Mutation> nestingDeep();
    Mutation truncated();
    std::optional<Mutation> invalidUtf8();
    std::optional<Mutation> patternExplodes();
    std::optional<Mutation> translationMissing();
    std::optional<Mutation> elementTwice();
    std::optional<Mutation> wordsChanged();

    QByteArray m_json;
    QJsonObject m_item;
    QList<Node> m_nodes;
    std::mt19937 m_random;
};

} // namespace kiosk::test
