// SPDX-License-Identifier: Apache-2.0
// The sealed files in STATE/materials: each is whole under its final name, or is not there. Lives on the storage thread
// only. Private to app/storage.
#pragma once

#include "new_material.h"

#include <QByteArray>
#include <QStringList>

namespace kiosk {

class MaterialFiles {
public:
    // Makes the folder (mode 0700) when it is not there. StorageFault.
    static Result<MaterialFiles> in(const QString &stateFolder);
    // A folder that is there, or will be: it is not made.
    static MaterialFiles at(const QString &folder) { return MaterialFiles(folder); }

    struct Written {
        qint64 size = 0;
        QByteArray digest; // SHA-256
    };
    // Temporary name, content, fsync, rename (I9). On any error nothing is left behind. The name is durable after
    // syncFolder(), once for all files of a case. StorageFull, StorageFault, or the writer's own error.
    Result<Written> write(const QString &name, const MaterialWriter &writer) const;
    bool holds(const QString &name, qint64 size) const;
    // NotFound when it is not there, BadChecksum when it is another than was written.
    Result<void> check(const QString &name, qint64 size, const QByteArray &digest) const;
    // Up to `most` bytes from `offset` on; empty at the end.
    Result<QByteArray> piece(const QString &name, qint64 offset, qint64 most) const;
    Result<void> remove(const QString &name) const; // one that is not there is no error
    Result<void> syncFolder() const;
    QStringList names() const; // temporary ones included
    QString path(const QString &name) const { return m_folder + u'/' + name; }

private:
    explicit MaterialFiles(QString folder) : m_folder(std::move(folder)) { }
    QByteArray pathOf(const QString &name) const;

    QString m_folder;
};

} // namespace kiosk
