// SPDX-License-Identifier: Apache-2.0
// One cell of the coverage matrix: where the process ends x what the portal does x what the disk does.
#pragma once

#include "crash_disk.h"

#include <core/crash_point.h>
#include <outbox/portal_books.h>

#include <array>

namespace kiosk::test {

struct PortalTrouble {
    const char *name;
    LineFault fault;
};
inline constexpr std::array portalTroubles{
    PortalTrouble{"none", LineFault::None},
    PortalTrouble{"drop-request", LineFault::DropRequest},
    PortalTrouble{"commit-then-drop", LineFault::CommitThenDrop},
    PortalTrouble{"500-after-commit", LineFault::CommitThen500},
    PortalTrouble{"slow", LineFault::Slow},
    PortalTrouble{"duplicate", LineFault::Twice},
    PortalTrouble{"reordered", LineFault::Late},
    PortalTrouble{"half-a-piece", LineFault::HalfThenDrop},
};

struct StorageTrouble {
    const char *name;
    PowerCut cut;
    DiskTrouble trouble;
};
inline constexpr std::array storageTroubles{
    StorageTrouble{"process-dies", PowerCut::None, DiskTrouble::None},
    StorageTrouble{"power-lost", PowerCut::Lost, DiskTrouble::None},
    StorageTrouble{"power-torn", PowerCut::Torn, DiskTrouble::None},
    StorageTrouble{"write-error", PowerCut::None, DiskTrouble::WriteError},
    StorageTrouble{"disk-full", PowerCut::None, DiskTrouble::Full},
    StorageTrouble{"read-error", PowerCut::None, DiskTrouble::ReadError},
    StorageTrouble{"read-only", PowerCut::None, DiskTrouble::ReadOnly},
};

inline constexpr quint32 OtherDay = 100'000'000; // to the seed of a day that did not come by its point: a longer one

struct FaultCell {
    int point = 0; // of crashPoints
    int portal = 0;
    int storage = 0;

    static constexpr int count()
    {
        return static_cast<int>(crashPoints.size() * portalTroubles.size() * storageTroubles.size());
    }
    static constexpr FaultCell at(int index)
    {
        const int storages = static_cast<int>(storageTroubles.size());
        const int portals = static_cast<int>(portalTroubles.size());
        return {index / storages / portals, index / storages % portals, index % storages};
    }
    constexpr int index() const
    {
        return (point * static_cast<int>(portalTroubles.size()) + portal) * static_cast<int>(storageTroubles.size())
            + storage;
    }
};

} // namespace kiosk::test
