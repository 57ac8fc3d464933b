// SPDX-License-Identifier: Apache-2.0
// A package of files in the layout of BagIt (RFC 8493): payload under data/, lists of SHA-256 over payload and tag
// files.
#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>

namespace refportal {

struct Bag {
    QMap<QString, QByteArray> payload;       // by path below data/, with /
    QMap<QString, QByteArray> tags;          // by path, which is not of data/ and no name of BagIt's own
    QList<std::pair<QString, QString>> info; // of bag-info.txt, in order; Payload-Oxum is added by itself
};

// Makes `folder`, which is not there yet, as a whole or not at all. SHA-256 (hex) of its tagmanifest-sha256.txt, on
// which all else hangs; the reason when the disk does not take it.
struct WrittenBag {
    QByteArray digest;
    QString reason; // empty: written
};
WrittenBag writeBag(const QString &folder, const Bag &bag);

// What can be wrong with a package, of its layout and of its contents (archive_check.h)
enum class Flaw {
    NoDeclaration,   // bagit.txt is not there or says something else
    NoHashList,      // a manifest is not there
    HashListLine,    // a line that is no digest and path, or a path that leads out
    HashListChanged, // manifest-sha256.txt is not the one that tagmanifest-sha256.txt names
    MissingFile,
    ChangedFile,
    ExtraFile,
    NotAFile,   // a link or a device in place of a file
    WrongTotal, // Payload-Oxum
    NoForm,     // the case as it was handed in, or its laid-out form
    NotPdfA,    // the laid-out form does not have the marks of PDF/A-1b
    NoLog,
    DatesOutOfOrder,
    NoResult,
    NotClosed,
    NoIdentity,
    MissingMaterial, // that the case or a correction lists
    BrokenSignature, // the terminal's, over the case or a correction
    OtherCase,       // papers of another case
    NoMetadata,      // or they do not name every file
};
QString nameOf(Flaw flaw); // "missing-file"

struct Finding {
    Flaw flaw = Flaw::NoDeclaration;
    QString where; // path in the package, or what of it
    friend bool operator==(const Finding &, const Finding &) = default;
};

// Everything that is there with what is wrong about the layout. Reads whole files; follows no link.
struct ReadBag {
    Bag bag;
    QList<Finding> findings;
};
ReadBag readBag(const QString &folder);

} // namespace refportal
