// SPDX-License-Identifier: Apache-2.0
#include "account_list.h"

#include <core/durable_file.h>
#include <vault/signed_message.h>

namespace kiosk {
namespace {

constexpr Duration TakenAhead = 10min;

ListReading refusal(ListFault fault, const QString &file, const QString &pointer, const QString &reason,
                    const QString &suggestion)
{
    return {{}, fault, {Finding{file, pointer, reason, suggestion}}};
}

ListReading outOfTime(ListFault fault, const QString &file)
{
    if (fault == ListFault::Expired)
        return refusal(fault, file, QStringLiteral("/validUntil"), QStringLiteral("the list has expired"),
                       QStringLiteral("Issue a new one."));
    return refusal(fault, file, QStringLiteral("/issuedAt"), QStringLiteral("the list was issued in the future"),
                   QStringLiteral("Is the clock of this machine right?"));
}

} // namespace

const char *codeName(ListFault fault)
{
    switch (fault) {
    case ListFault::Unreadable: return "list-unreadable";
    case ListFault::NotSigned: return "list-not-signed";
    case ListFault::BadContent: return "list-bad-content";
    case ListFault::OtherHall: return "list-other-hall";
    case ListFault::Expired: return "list-expired";
    case ListFault::NotYetValid: return "list-not-yet-valid";
    case ListFault::Older: return "list-older";
    case ListFault::SerialReused: return "list-serial-reused";
    }
    Q_UNREACHABLE();
    return "";
}

std::optional<ListFault> timeFault(const StaffAccounts &accounts, const QDateTime &at)
{
    if (at >= accounts.validUntil)
        return ListFault::Expired;
    if (at.addMSecs(TakenAhead.count()) < accounts.issuedAt)
        return ListFault::NotYetValid;
    return std::nullopt;
}

ListReading readAccountList(const QByteArray &der, const QByteArray &ca, const QString &hall, const QString &file,
                            const std::optional<QDateTime> &at)
{
    const auto content = openSignedMessage(der, ca, at, MostSignedListBytes);
    if (!content)
        return refusal(ListFault::NotSigned, file, {}, content.error().context,
                       QStringLiteral("docs/staff-accounts.md shows how a list is signed."));
    ListReading reading;
    reading.accounts = decodeStaffAccounts(*content, file, reading.findings);
    if (!reading.accounts) {
        reading.fault = ListFault::BadContent;
        return reading;
    }
    if (reading.accounts->hall != hall)
        return refusal(ListFault::OtherHall, file, QStringLiteral("/hall"),
                       QStringLiteral("the list is of another hall, \"%1\"").arg(reading.accounts->hall),
                       QStringLiteral("This machine stands in \"%1\".").arg(hall));
    if (const auto fault = at ? timeFault(*reading.accounts, *at) : std::nullopt)
        return outOfTime(*fault, file);
    return reading;
}

AccountListShelf::AccountListShelf(QString folder, QByteArray ca, QString hall, std::shared_ptr<const Clock> clock,
                                   Logger log)
    : m_folder(std::move(folder)), m_ca(std::move(ca)), m_hall(std::move(hall)), m_clock(std::move(clock)),
      m_log(std::move(log))
{ }

QString AccountListShelf::keptPath() const { return m_folder + QStringLiteral("/staff-accounts.cms"); }

void AccountListShelf::open()
{
    const auto bytes = readWhole(keptPath(), MostSignedListBytes);
    if (bytes && !*bytes)
        return; // the first start
    ListReading reading = bytes
        ? readAccountList(**bytes, m_ca, m_hall, QStringLiteral("staff-accounts.cms"), std::nullopt)
        : ListReading{{}, ListFault::Unreadable, {}};
    if (!reading.accounts) {
        m_log.error("staff.kept-list-lost", {{"fault", codeName(*reading.fault)}});
        return;
    }
    m_current = std::make_shared<const StaffAccounts>(*std::move(reading.accounts));
}

ListOutcome AccountListShelf::refused(ListFault fault, const Findings &findings)
{
    m_log.error("staff.list-refused", {{"fault", codeName(fault)}, {"pointer", Technical(findings.value(0).pointer)}});
    return {fault, m_current ? m_current->serial : 0, false, true};
}

ListOutcome AccountListShelf::offer(const QByteArray &der)
{
    ListReading reading = readAccountList(der, m_ca, m_hall, QStringLiteral("accounts"), m_clock->wall());
    if (!reading.accounts)
        return refused(*reading.fault, reading.findings);
    const StaffAccounts &offered = *reading.accounts;
    if (m_current && offered.serial == m_current->serial) {
        if (offered.digest != m_current->digest)
            return refused(ListFault::SerialReused, {});
        return {std::nullopt, m_current->serial, false, true};
    }
    if (m_current && (offered.serial < m_current->serial || offered.issuedAt < m_current->issuedAt))
        return refused(ListFault::Older, {});
    const auto written = replaceDurably(keptPath(), der);
    if (!written)
        m_log.error("staff.list-not-kept", {{"error", written.error()}});
    m_current = std::make_shared<const StaffAccounts>(*std::move(reading.accounts));
    m_log.info("staff.list-taken",
               {{"serial", m_current->serial}, {"people", static_cast<qint64>(m_current->people.size())}});
    return {std::nullopt, m_current->serial, true, written.has_value()};
}

} // namespace kiosk
