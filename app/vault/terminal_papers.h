// SPDX-License-Identifier: Apache-2.0
// The terminal's certificate and key as files that change together: the next key stands beside the old one until its
// certificate is here. Blocks for the disk.
#pragma once

#include "terminal_key.h"

#include <QDateTime>
#include <QString>

namespace kiosk {

struct PaperFiles {
    QString certificate; // PEM
    QString key;         // PEM, mode 0600
};

// The key that a certificate is asked for with, from KEY.next; made there, 0600 and durable, when there is none. The
// same one until it is installed, so that a lost answer can be asked for again.
Result<TerminalKey> nextKey(const PaperFiles &files);
// PKCS #10, DER, CN=`name`, signed by the key.
Result<QByteArray> certificateRequest(const TerminalKey &key, const QString &name);

struct ExpectedPapers {
    QByteArray ca; // PEM: who must have issued it
    QString name;  // its CN
    QDateTime at;  // when it must be valid
};
// InvalidInput, and nothing has changed: another key's, another terminal's, not of this CA, not valid now, not made for
// TLS clients. Otherwise certificate and next key take their places; the certificate before stays as
// CERTIFICATE.before, since it is what older signatures are checked with.
Result<void> installPapers(const PaperFiles &files, const QByteArray &certificatePem, const ExpectedPapers &expected);
// What a crash left between the two renames of installPapers() is brought to its end. Before anything reads the files.
Result<void> finishInstall(const PaperFiles &files);

} // namespace kiosk
