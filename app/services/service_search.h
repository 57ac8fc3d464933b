// SPDX-License-Identifier: Apache-2.0
// Finds an item by what a person types: hanzi, full pinyin, initials, a mix of them, or English. In memory, pure.
#pragma once

#include "service_definition.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace kiosk {

class ServiceSearch {
public:
    explicit ServiceSearch(const QList<ServicePtr> &services);

    // Best first; the catalogue's order among equals. Spaces, case and punctuation do not matter; "" finds nothing.
    QList<ServicePtr> search(const QString &typed) const;

private:
    struct Name {
        QString hanzi;         // normalised
        QStringList syllables; // one per hanzi
        QStringList english;   // the name from each of its words on, normalised and without spaces
        bool isTitle = false;
    };
    struct Entry {
        ServicePtr service;
        QList<Name> names;
    };
    static int score(const Name &name, const QString &typed);
    QList<Entry> m_entries;
};

} // namespace kiosk
