// SPDX-License-Identifier: Apache-2.0
// The development papers of tests/portal/dev-ca.sh, made in a folder that dies with the test.
#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace kiosk::test {

class DevPapers {
public:
    explicit DevPapers(const QStringList &furtherTerminals = {});
    bool isGood() const { return m_good; }
    QString folder() const { return m_folder.path(); }
    QString path(const QString &name) const { return m_folder.filePath(name); }
    QByteArray content(const QString &name) const;

private:
    QTemporaryDir m_folder;
    bool m_good = false;
};

// A certificate that need not be a good one, and a key pair made for it: NAME.pem and NAME.key.
struct PaperWish {
    QString name;
    QString commonName;
    QDateTime from;
    QDateTime until;
    QString usage = QStringLiteral("clientAuth, emailProtection");
    bool isAuthority = false; // signed by itself
    QString addresses = {};   // subjectAltName, as "DNS:localhost, IP:127.0.0.1"; empty: none
};
// Signed by ca.pem and ca.key of `caFolder`, put into `folder`. False when OpenSSL's tool says no.
bool makePaper(const QString &caFolder, const QString &folder, const PaperWish &wish);

// Runs a program to its end; empty `output` pointer: not wanted. False when it cannot run or says no.
bool ran(const QString &program, const QStringList &arguments, QByteArray *output = nullptr);

} // namespace kiosk::test
