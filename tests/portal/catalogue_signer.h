// SPDX-License-Identifier: Apache-2.0
// Who answers for the catalogue: a key of its own, whose certificate the terminals pin.
#pragma once

#include <QByteArray>
#include <QString>
#include <memory>

namespace refportal {

class CatalogueSigner {
public:
    // DIR/catalogue.pem and catalogue.key; without them nothing is signed, and no terminal takes the catalogue.
    explicit CatalogueSigner(const QString &tlsFolder);
    ~CatalogueSigner();
    QByteArray sign(const QByteArray &body) const; // detached CMS SignedData, DER, in base64; empty: no key

private:
    struct Keys;
    std::unique_ptr<Keys> m_keys;
};

} // namespace refportal
