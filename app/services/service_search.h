// SPDX-License-Identifier: Apache-2.0
// Finds an item by what a person types: hanzi, full pinyin, initials, a mix of them, English, with a slip of the finger
// or of the ear. In memory, pure; the readings are the items' own (docs/decisions/0014-readings-are-written.md).
#pragma once

#include "service_definition.h"
#include "spelling.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <vector>

namespace kiosk {

class ServiceSearch {
public:
    explicit ServiceSearch(const QList<ServicePtr> &services);

    // At most `most`, best first: the whole name, its beginning, inside it, its initials; all its words; what the item
    // says of itself; initials with a gap, what sounds alike, what is one slip away, while little else was found. A
    // title counts more than a synonym; of equals the frequent one stands first, then the shorter name, then the
    // catalogue's order. Spaces, case and punctuation do not matter; "" finds nothing.
    QList<ServicePtr> search(const QString &typed, qsizetype most = 50) const;

private:
    struct Name {
        QString hanzi;
        std::uint32_t written = 0; // the letters among the hanzi
        WordRun pinyin;            // one word per hanzi
        WordRun sounds;
        WordRun english;
        bool isTitle = false;
    };
    struct Entry {
        ServicePtr service;
        std::vector<Name> names;
        QString says; // Chinese texts beside the title, folded
        WordRun saysInEnglish;
    };
    struct Key;
    struct Hit;
    static int fit(const Name &name, const Key &key);
    static int nearFit(const Name &name, const Key &key);
    static Hit bestOf(const Entry &entry, const Key &key, int (*fitOf)(const Name &, const Key &));
    static Hit aside(const Entry &entry, const Key &key);
    std::vector<Entry> m_entries;
};

} // namespace kiosk
