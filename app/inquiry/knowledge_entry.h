// SPDX-License-Identifier: Apache-2.0
// What a hall answers when it is asked (docs/knowledge.md): one entry is one answer with its source, and the questions
// it answers. Written by people in knowledge/*.json.
#pragma once

#include <config/finding.h>
#include <core/words.h>

#include <QByteArray>
#include <QDate>
#include <QJsonObject>
#include <optional>

namespace kiosk {

struct KnowledgeQuestions { // at least one in each language; the first is the one that is shown
    QStringList zh;
    QStringList en;
};

struct KnowledgeSource {
    Words name; // law, notice or department
    QDate date; // of the notice; invalid: none is known
};

struct KnowledgePlace {
    Words window; // 2 号窗口
    Words floor;  // 一楼; may be empty
};

struct KnowledgeEntry {
    QString id;
    bool sample = false;
    bool isExample = false; // shown as a question to press before anything is typed
    KnowledgeQuestions questions;
    Words answer; // two or three short sentences
    KnowledgeSource source;
    QStringList items; // services that do what was asked about
    std::optional<KnowledgePlace> place;
    QDate review; // from the day after it the answer is shown with a note; invalid: never

    bool isOverdue(QDate today) const { return review.isValid() && review < today; }
};

struct Knowledge {
    QList<QStringList> alike; // words that mean the same; the first stands for all
    QStringList outside;      // words of what this hall does not know: a question with one is never answered as sure
    QList<KnowledgeEntry> entries;
};

// Decodes and examines one file. With findings, what could be read; the caller does not serve it.
Knowledge decodeKnowledge(const QByteArray &json, const QString &file, Findings &findings);

// JSON Schema (2020-12) of a file, exported from the very table that decodes it.
QJsonObject knowledgeSchema();

} // namespace kiosk
