// SPDX-License-Identifier: Apache-2.0
// The office of a hall that signs staff lists, with `openssl cms` as its clerk would, in a folder that dies with the
// test.
#pragma once

#include <QByteArray>
#include <QString>
#include <QTemporaryDir>

namespace kiosk::test {

// Papers: ca.pem (the hall's staff CA), office.pem/.key (signs lists), and of nobody: stranger-ca.pem,
// stranger.pem/.key. terminal.pem/.key: the terminal that staff secrets are sealed to.
class StaffOffice {
public:
    StaffOffice();
    bool isGood() const { return m_good; }
    QString path(const QString &name) const { return m_folder.filePath(name); }
    QByteArray content(const QString &name) const;
    void put(const QString &name, const QByteArray &content) const;

    // CMS SignedData in DER; empty when openssl says no
    QByteArray sign(const QByteArray &content, const QString &signer = QStringLiteral("office"),
                    const QStringList &further = {}) const;
    QByteArray signDetached(const QByteArray &content) const; // by mistake: without -nodetach
    // CMS envelope in DER for `terminal`
    QByteArray seal(const QByteArray &content, const QString &terminal = QStringLiteral("terminal")) const;

private:
    bool makeAuthority(const QString &name, const QString &commonName) const;
    bool makeLeaf(const QString &name, const QString &authority, const QStringList &extensions, int days) const;

    QTemporaryDir m_folder;
    bool m_good = false;
};

} // namespace kiosk::test
