// SPDX-License-Identifier: Apache-2.0
// The items this portal accepts, under a serial that only rises and the signature of a key of its own, whose
// certificate the terminals pin.
#pragma once

#include "database.h"

namespace refportal {

class Catalogue {
public:
    // DIR/catalogue.pem and catalogue.key; without them nothing is signed, and no terminal takes the catalogue.
    Catalogue(Database &database, const QString &tlsFolder);
    ~Catalogue();
    Outcome<Answer> answer(const Call &call);

    // The operator lists an item in this version from now on; none: the item is withdrawn. Terminals are not told.
    Outcome<bool> list(const QString &item, const QString &version);

private:
    struct Keys;
    QByteArray sign(const QByteArray &body) const; // detached CMS SignedData, DER, in base64; empty: no key

    Database &m_database;
    std::unique_ptr<Keys> m_keys;
};

} // namespace refportal
