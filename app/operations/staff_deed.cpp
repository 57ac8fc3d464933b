// SPDX-License-Identifier: Apache-2.0
#include "staff_deed.h"

#include <QStringList>
#include <algorithm>
#include <array>

namespace kiosk {
namespace {

constexpr const char *Row[] = {"ID"};
constexpr const char *RowAndEnd[] = {"ID", "closed|recalled"};
constexpr const char *ClaimAndOutcome[] = {"CLAIM", "printed|spoiled"};
constexpr const char *Submission[] = {"SUBMISSION"};
constexpr const char *Range[] = {"KIND", "FIRST", "LAST"};
constexpr const char *Issue[] = {"ISSUE"};
constexpr const char *Serial[] = {"NUMBER"};

constexpr std::array Deeds{
    StaffDeedDefinition{StaffDeed::ListHeld, "held", "what the portal refused for good", {}, Permission::SeeCases},
    StaffDeedDefinition{StaffDeed::ListClaims,
                        "claims",
                        "certificates of which nobody knows whether they were printed",
                        {},
                        Permission::SeeStatus},
    StaffDeedDefinition{
        StaffDeed::ListLate, "late", "cases that the portal confirmed after their visit", {}, Permission::SeeCases},
    StaffDeedDefinition{StaffDeed::ListBlanks, "blanks", "sheets with printed numbers", {}, Permission::SeeStatus},
    StaffDeedDefinition{StaffDeed::ReleaseHeld,
                        "release",
                        "send a held row again",
                        Row,
                        Permission::ReleaseCases,
                        {},
                        AuditEvent::RowReleased},
    StaffDeedDefinition{StaffDeed::EndHeld,
                        "end",
                        "a held row is not sent any more",
                        RowAndEnd,
                        {},
                        StaffAct::CloseCase,
                        AuditEvent::RowClosed},
    StaffDeedDefinition{StaffDeed::SettleClaim,
                        "settle",
                        "say what became of an uncertain certificate",
                        ClaimAndOutcome,
                        {},
                        StaffAct::SettleClaim,
                        AuditEvent::ClaimDecided},
    StaffDeedDefinition{StaffDeed::FinishLate,
                        "finish",
                        "the citizen of a late confirmation has been reached",
                        Submission,
                        Permission::SeeCases,
                        {},
                        AuditEvent::TaskDone},
    StaffDeedDefinition{StaffDeed::LoadBlanks,
                        "load",
                        "sheets were put into the tray",
                        Range,
                        {},
                        StaffAct::LoadBlanks,
                        AuditEvent::BlanksIssued},
    StaffDeedDefinition{StaffDeed::TakeOutBlanks,
                        "take-out",
                        "what is left of a loading was taken out of the tray",
                        Issue,
                        {},
                        StaffAct::LoadBlanks,
                        AuditEvent::BlanksTakenOut},
    StaffDeedDefinition{StaffDeed::WriteOffBlank,
                        "write-off",
                        "a loaded sheet is damaged or missing",
                        Serial,
                        {},
                        StaffAct::LoadBlanks,
                        AuditEvent::BlankWrittenOff},
};

QByteArray joined(std::span<const char *const> words, const char *between)
{
    QByteArray line;
    for (const char *word : words)
        line += (line.isEmpty() ? "" : between) + QByteArray(word);
    return line;
}

QByteArray whoOf(const StaffDeedDefinition &deed)
{
    if (deed.alone)
        return '`' + QByteArray(codeName(*deed.alone)) + '`';
    const ActPermissions needed = permissionsFor(deed.together);
    return '`' + QByteArray(codeName(needed.one)) + "` and `" + codeName(needed.other) + '`';
}

} // namespace

std::span<const StaffDeedDefinition> staffDeeds() { return Deeds; }

const StaffDeedDefinition &definitionOf(StaffDeed deed)
{
    return *std::find_if(Deeds.begin(), Deeds.end(), [deed](const auto &each) { return each.deed == deed; });
}

const StaffDeedDefinition *staffDeed(QStringView name)
{
    const auto *found = std::find_if(Deeds.begin(), Deeds.end(),
                                     [name](const auto &each) { return name == QLatin1String(each.name); });
    return found == Deeds.end() ? nullptr : &*found;
}

const char *reasonOf(const StaffDeedDefinition &deed, QStringView reason)
{
    const auto reasons = deed.event ? definitionOf(*deed.event).reasons : std::span<const char *const>();
    if (reasons.empty())
        return reason.isEmpty() ? "" : nullptr;
    const auto found = std::find_if(reasons.begin(), reasons.end(),
                                    [reason](const char *each) { return reason == QLatin1String(each); });
    return found == reasons.end() ? nullptr : *found;
}

QByteArray staffDeedTable()
{
    QByteArray table = "| deed | what it is | who | why: one of |\n| --- | --- | --- | --- |\n";
    for (const StaffDeedDefinition &deed : Deeds) {
        const QByteArray subject = joined(deed.subject, " ").replace('|', "\\|");
        const auto reasons = deed.event ? definitionOf(*deed.event).reasons : std::span<const char *const>();
        table += "| `" + QByteArray(deed.name) + (subject.isEmpty() ? "" : ' ' + subject) + "` | " + deed.meaning
            + " | " + whoOf(deed) + " | " + joined(reasons, ", ") + " |\n";
    }
    return table;
}

} // namespace kiosk
