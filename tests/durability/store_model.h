// SPDX-License-Identifier: Apache-2.0
// What store.db must say, in maps: a reference without SQL, files or the product's tables of moves.
#pragma once

#include <core/error.h>

#include <QHash>
#include <QString>
#include <QStringList>
#include <map>
#include <optional>
#include <vector>

namespace kiosk::test {

class StoreModel {
public:
    struct Row {
        QString id, stream, state; // "sealed", "unknown", "held"
        int attempts = 0;
    };
    using Refusal = std::optional<ErrorCode>; // empty: it is done

    Refusal seal(const QString &id, char content, bool hasNotice = false);
    Refusal end(const QString &id, const QString &how);
    int closed() const { return static_cast<int>(m_closed.size()); }
    Refusal rate(const QString &id, const QString &stream, char content);
    Refusal claim(const QString &id, const QString &state, bool isProved, bool usesBlank = false);
    Refusal decide(const QString &claim, const QString &state);
    Refusal mayIssue(const QStringList &serials) const;
    void issued(const QString &issue, const QStringList &serials);
    Refusal takeOut(const QString &issue);
    Refusal writeOff(const QString &serial);
    Refusal attempt(const QString &id, const QString &state, int attempts);
    Refusal acknowledge(const QString &id);
    Refusal release(const QString &id);
    Refusal order(const QString &id, const QString &quote);
    Refusal note(const QString &id, const QString &state);
    Refusal doubt(const QString &id);
    Refusal giveBack(const QString &id); // nothing is ever had for an order here
    void settleAfterCrash();

    std::vector<Row> rows() const; // by the order in which they came
    int acknowledged() const { return static_cast<int>(m_ledger.size()); }
    int uncertain() const;
    int unknownOrders() const;
    int issuedBlanks() const { return static_cast<int>(m_blanks.size()); }
    int blanks(const QString &state) const;
    std::vector<QString> serials() const;
    std::vector<QString> liveClaims() const;

private:
    Refusal add(const QString &id, const QString &stream, char content);
    void report(const QString &claim, const QString &state);
    void follow(const QString &order, const char *why);
    void settleOrders();
    Row *find(const QString &id);
    void tell(const QString &caseId, const QString &standing);

    qint64 m_next = 1;
    std::map<qint64, Row> m_rows;
    QHash<QString, qint64> m_seq;
    QHash<QString, char> m_ledger; // content under each id that has left
    QHash<QString, char> m_contents;
    QHash<QString, QString> m_closed; // how
    struct Claim {
        QString state;
        bool usesBlank = false;
    };
    QHash<QString, Claim> m_claims;
    struct Blank { // in the order of the tray
        QString serial, issue, state, claim;
    };
    std::vector<Blank> m_blanks;
    Blank *blankOf(const QString &claim);
    Blank *topOfTray();
    Refusal follow(const QString &claim, const QString &state); // the sheet, with its claim
    struct Order {
        QString quote, state;
    };
    std::map<QString, Order> m_orders;
};

} // namespace kiosk::test
