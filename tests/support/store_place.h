// SPDX-License-Identifier: Apache-2.0
// A store in a folder of its own that can be closed, opened again, and looked at as a file.
#pragma once

#include <storage/store.h>
#include <support/await.h>
#include <support/virtual_clock.h>

#include <QDir>
#include <QTemporaryDir>
#include <SQLiteCpp/SQLiteCpp.h>
#include <memory>

namespace kiosk::test {

struct StorePlace {
    QTemporaryDir folder;
    std::shared_ptr<VirtualClock> clock = std::make_shared<VirtualClock>();
    std::unique_ptr<Store> store;
    StoreSettings settings{folder.filePath(QStringLiteral("data")), 0};

    Result<OpenedStore> open()
    {
        store.reset();
        store = std::make_unique<Store>(settings, clock, Logger());
        auto opened = await(store->open());
        store->confirmClock();
        return opened;
    }
    // The file itself, with no Store on it; an empty one where none was.
    std::unique_ptr<SQLite::Database> file()
    {
        store.reset();
        QDir().mkpath(settings.folder);
        return std::make_unique<SQLite::Database>((settings.folder + QStringLiteral("/store.db")).toStdString(),
                                                  SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    }
    QStringList texts(const char *query)
    {
        const auto database = file();
        SQLite::Statement statement(*database, query);
        QStringList found;
        while (statement.executeStep())
            found << QString::fromStdString(statement.getColumn(0).getString()).trimmed();
        return found;
    }
};

// Whether the file itself says no to a statement.
inline bool refused(SQLite::Database &file, const char *statement)
{
    try {
        file.exec(statement);
        return false;
    } catch (const SQLite::Exception &) {
        return true;
    }
}

} // namespace kiosk::test
