// SPDX-License-Identifier: Apache-2.0
#include "store_opening.h"

#include <storage/store.h>

#include <algorithm>
#include <utility>

namespace kiosk {

StoreOpening::StoreOpening(Store &store, Alarms &alarms, Logger log)
    : m_store(store), m_alarms(alarms), m_log(std::move(log))
{ }

void StoreOpening::begin()
{
    whenReady(m_store.open(), this, [this](const Result<OpenedStore> &opened) { heard(opened); });
}

void StoreOpening::tryAgainIn(Duration pause)
{
    m_alarms.in(pause, this, [this] { begin(); });
}

void StoreOpening::heard(const Result<OpenedStore> &opened)
{
    if (!opened && opened.error().code == ErrorCode::Conflict) { // somebody looks: `kiosk explain`, an export
        m_log.warning("store.taken", {{"error", opened.error()}});
        return tryAgainIn(firstPause);
    }
    const bool isNews = !std::exchange(m_answered, true);
    if (opened) {
        m_log.info("store.opened",
                   {{"pending", static_cast<qint64>(opened->pending.size())},
                    {"uncertain", static_cast<qint64>(opened->becameUncertain.size())}});
    } else {
        m_log.error("store.closed", {{"error", opened.error()}});
        if (isNews)
            m_log.warning("staff.needed", {{"device", "store"}, {"why", opened.error().code}});
        // a file that a later release wrote is not opened by asking again; a disk may be
        if (opened.error().code == ErrorCode::StorageFault || opened.error().code == ErrorCode::StorageFull)
            tryAgainIn(std::exchange(m_pause, std::min(m_pause * 2, longestPause)));
    }
    if (isNews)
        emit answered();
    if (opened)
        emit this->opened(*opened);
}

} // namespace kiosk
