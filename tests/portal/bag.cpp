// SPDX-License-Identifier: Apache-2.0
#include "bag.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <array>

namespace refportal {
namespace {

const QString Declaration = QStringLiteral("bagit.txt");
const QByteArray DeclarationText = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
const QString InfoFile = QStringLiteral("bag-info.txt");
const QString HashList = QStringLiteral("manifest-sha256.txt");
const QString TagHashList = QStringLiteral("tagmanifest-sha256.txt");
const QString DataFolder = QStringLiteral("data/");

QByteArray digestOf(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

QByteArray hashListOf(const QMap<QString, QByteArray> &files)
{
    QByteArray lines;
    for (auto file = files.begin(); file != files.end(); ++file)
        lines += digestOf(file.value()) + "  " + file.key().toUtf8() + '\n';
    return lines;
}

QString oxumOf(const QMap<QString, QByteArray> &payload)
{
    qint64 octets = 0;
    for (const QByteArray &bytes : payload)
        octets += bytes.size();
    return QStringLiteral("%1.%2").arg(octets).arg(payload.size());
}

bool put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!QDir().mkpath(QFileInfo(path).path()) || !file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return false;
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return file.write(bytes) == bytes.size() && file.flush();
}

// Path by digest of one list; what is no such line is a finding.
QMap<QString, QByteArray> linesOf(const QByteArray &list, const QString &name, QList<Finding> &findings)
{
    static const QRegularExpression shape(QStringLiteral("\\A([0-9a-f]{64}) +\\*?([^/].*)\\z"));
    QMap<QString, QByteArray> lines;
    for (const QByteArray &each : list.split('\n')) {
        if (each.isEmpty())
            continue;
        const auto match = shape.match(QString::fromUtf8(each));
        const QString path = match.captured(2);
        if (!match.hasMatch() || QDir::cleanPath(path) != path || path.startsWith(u"..") || lines.contains(path))
            findings.append({Flaw::HashListLine, name});
        else
            lines.insert(path, match.captured(1).toLatin1());
    }
    return lines;
}

void compare(const QMap<QString, QByteArray> &listed, const QMap<QString, QByteArray> &there, QList<Finding> &findings)
{
    for (auto line = listed.begin(); line != listed.end(); ++line) {
        const auto file = there.find(line.key());
        if (file == there.end())
            findings.append({Flaw::MissingFile, line.key()});
        else if (digestOf(*file) != line.value())
            findings.append({line.key() == HashList ? Flaw::HashListChanged : Flaw::ChangedFile, line.key()});
    }
    for (auto file = there.begin(); file != there.end(); ++file) {
        if (!listed.contains(file.key()))
            findings.append({Flaw::ExtraFile, file.key()});
    }
}

QMap<QString, QByteArray> filesIn(const QString &folder, QList<Finding> &findings)
{
    QMap<QString, QByteArray> files;
    const QDir top(folder);
    QDirIterator at(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                    QDirIterator::Subdirectories);
    while (at.hasNext()) {
        const QString path = at.next();
        const QString name = top.relativeFilePath(path);
        QFile file(path);
        if (at.fileInfo().isSymLink() || (!at.fileInfo().isFile() && !at.fileInfo().isDir()))
            findings.append({Flaw::NotAFile, name});
        else if (at.fileInfo().isFile() && file.open(QIODevice::ReadOnly))
            files.insert(name, file.readAll());
        else if (at.fileInfo().isFile())
            findings.append({Flaw::NotAFile, name});
    }
    return files;
}

// The label and the value of each line; a line that begins with a space goes on with the one before.
QList<std::pair<QString, QString>> infoIn(const QByteArray &text)
{
    QList<std::pair<QString, QString>> info;
    for (const QString &line : QString::fromUtf8(text).split(u'\n', Qt::SkipEmptyParts)) {
        if (line.startsWith(u' ') && !info.isEmpty())
            info.last().second += line;
        else
            info.append({line.section(u':', 0, 0).trimmed(), line.section(u':', 1).trimmed()});
    }
    return info;
}

void split(const QMap<QString, QByteArray> &files, Bag &bag)
{
    for (auto file = files.begin(); file != files.end(); ++file) {
        if (file.key().startsWith(DataFolder))
            bag.payload.insert(file.key().mid(DataFolder.size()), file.value());
        else if (file.key().contains(u'/'))
            bag.tags.insert(file.key(), file.value());
    }
}

} // namespace

QString nameOf(Flaw flaw)
{
    constexpr std::array Names{u"no-declaration",     u"no-hash-list",     u"hash-list-line", u"hash-list-changed",
                               u"missing-file",       u"changed-file",     u"extra-file",     u"not-a-file",
                               u"wrong-total",        u"no-form",          u"not-pdf-a",      u"no-log",
                               u"dates-out-of-order", u"no-result",        u"not-closed",     u"no-identity",
                               u"missing-material",   u"broken-signature", u"other-case",     u"no-metadata"};
    static_assert(Names.size() == static_cast<size_t>(Flaw::NoMetadata) + 1);
    return QStringView(Names[static_cast<size_t>(flaw)]).toString();
}

WrittenBag writeBag(const QString &folder, const Bag &bag)
{
    QMap<QString, QByteArray> files;
    for (auto each = bag.payload.begin(); each != bag.payload.end(); ++each)
        files.insert(DataFolder + each.key(), each.value());
    const QByteArray hashList = hashListOf(files);
    QByteArray info;
    for (const auto &[label, value] : bag.info)
        info += label.toUtf8() + ": " + value.toUtf8() + '\n';
    QMap<QString, QByteArray> tags = bag.tags;
    tags.insert(Declaration, DeclarationText);
    tags.insert(InfoFile, info + "Payload-Oxum: " + oxumOf(bag.payload).toLatin1() + '\n');
    tags.insert(HashList, hashList);
    const QByteArray tagHashList = hashListOf(tags);
    files.insert(tags);
    files.insert(TagHashList, tagHashList);

    QDir part(folder + QStringLiteral(".part")); // of an earlier run that did not come to its end
    const auto fail = [&](const QString &what) {
        part.removeRecursively();
        return WrittenBag{{}, what};
    };
    if (QFileInfo::exists(folder))
        return {{}, folder + QStringLiteral(": is there already")};
    part.removeRecursively();
    for (auto each = files.begin(); each != files.end(); ++each) {
        if (!put(part.filePath(each.key()), each.value()))
            return fail(folder + QStringLiteral(": cannot be written"));
    }
    if (!QDir().rename(part.path(), folder))
        return fail(folder + QStringLiteral(": cannot be put in its place"));
    return {digestOf(tagHashList), {}};
}

ReadBag readBag(const QString &folder)
{
    ReadBag read;
    QMap<QString, QByteArray> files = filesIn(folder, read.findings);
    split(files, read.bag);
    read.bag.info = infoIn(files.value(InfoFile));
    if (files.value(Declaration) != DeclarationText)
        read.findings.append({Flaw::NoDeclaration, Declaration});

    QMap<QString, QByteArray> payload, tags;
    const QByteArray tagHashList = files.take(TagHashList);
    for (auto file = files.begin(); file != files.end(); ++file)
        (file.key().startsWith(DataFolder) ? payload : tags).insert(file.key(), file.value());
    if (tagHashList.isEmpty())
        read.findings.append({Flaw::NoHashList, TagHashList});
    else
        compare(linesOf(tagHashList, TagHashList, read.findings), tags, read.findings);
    if (!tags.contains(HashList))
        read.findings.append({Flaw::NoHashList, HashList});
    else
        compare(linesOf(tags.value(HashList), HashList, read.findings), payload, read.findings);
    for (const auto &[label, value] : read.bag.info) {
        if (label == u"Payload-Oxum" && value != oxumOf(read.bag.payload))
            read.findings.append({Flaw::WrongTotal, value});
    }
    return read;
}

} // namespace refportal
