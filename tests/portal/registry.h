// SPDX-License-Identifier: Apache-2.0
// What the departments know about a citizen: invented, and the same for the same number every time. Pure.
#pragma once

#include <QDateTime>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>
#include <optional>

namespace refportal::registry {

struct Item {
    QString id;
    QString version;
    QString title;
    QStringList queries;                      // lists it offers to choose from
    QString oldest = QStringLiteral("1.0.0"); // version that is still taken
    QString department = {};
    QStringList members = {};             // of a bundle: ids of its items
    QMap<QString, QString> waitsFor = {}; // of a bundle: member by the one it comes after
    QMap<QString, QString> labels = {};   // of its fields, as far as the file of the item says them itself
    QStringList relations = {};           // in which somebody may act for another; none: everybody comes himself
};
const QList<Item> &items();
// More items than those it knows: of the files of a hall (docs/service-items.md), so that a new one needs no code here.
// An item it knows stays as it is. Before anything is asked; says what is wrong with a file, or nothing.
QString learnItems(const QString &folder);
const Item *item(const QString &id);   // also of what terminals do by themselves, which is in no catalogue
QString windowOf(const QString &item); // where citizens with an appointment go
// No item of a department, but what a session may be opened for as well: how far one's cases are, and the like.
bool isFunction(const QString &id);
// What may be handed in without saying who one is.
bool mayBeAnonymous(const QString &id);

// 18 characters with the check character of GB 11643, or the 15 of a foreigner's permit of 2017
bool checkDigitHolds(const QString &number);
// Not under 16 years on that day (a number without a birth date is an adult's).
bool eligible(const QString &number, QDate today);

struct Phone {
    QString id;
    QString number;
    QString masked() const { return number.left(3) + QStringLiteral("****") + number.right(4); }
};
QList<Phone> phonesOf(const QString &number);

struct Certificate {
    QString id;        // of the choice: c1, c2, c3
    QString place;     // 坐落
    QString number;    // 浙（2024）澄湖区不动产权第 0773021 号
    QString unit;      // 不动产单元号, 28 characters
    QString use;       // 住宅
    QString area;      // 89.42 平方米
    QString ownership; // 单独所有
    QString until;     // 2089 年 12 月 31 日
    QString registeredOn;
    bool mortgaged = false; // a registration is under way, so it cannot be printed
    QStringList lines() const
    {
        return {number, use + QStringLiteral(" · ") + area + QStringLiteral(" · ") + ownership};
    }
};
QList<Certificate> certificatesOf(const QString &number);

// A department's piece of work on a case, in order; it waits for another one or for none.
struct Part {
    QString id;
    QString title;
    QString department;
    QString waitsFor;
};
QList<Part> partsOf(const QString &itemId);

struct Licence {
    QString type;
    QString title;
    QString identifier;
    QString issuer;
    QString issuedOn;
};
// What a code stands for. The platform is invented: "yzl:", then h or b for the type and 16 digits of which the last
// says more: 7 another person's, 8 run out.
struct ShownLicence {
    const Licence *licence = nullptr; // null: no code of this platform
    bool isAnothers = false;
    bool hasRunOut = false;
};
ShownLicence licenceShownBy(const QString &code);

// Whom the code on a phone stands for: "yzi:" and 16 digits of which the first says who (1 or 2) and the last 8 that it
// has run out. A code of a licence ("yzl:") stands for nobody.
struct ShownIdentity {
    enum class Kind { Foreign, OfALicence, RunOut, Good };
    Kind kind = Kind::Foreign;
    QString name;
    QString number;
    QString address;
};
ShownIdentity identityShownBy(const QString &code);
const Licence *licenceOf(const QString &type);

// One of a citizen's own licences, as the platform keeps it.
struct OwnLicence {
    QString id;
    QString title;
    QString issuer;
    QString number; // masked
    QDate from;
    QDate to; // invalid: without an end
    bool isSuspended = false;
    QString state(QDate today) const
    {
        if (isSuspended)
            return QStringLiteral("suspended");
        return to.isValid() && to < today ? QStringLiteral("expired") : QStringLiteral("valid");
    }
};
QList<OwnLicence> licencesOf(const QString &number);
// The function that shows and copies them; a claim of it is a copy, of which there may be many.
inline const QString LicenceCopies = QStringLiteral("licence-copies");

QString maskedName(const QString &name); // 张*
QString maskedNumber(const QString &number);

// What a department has to serve on a citizen; the same for everybody.
struct Delivery {
    QString id;
    QString title;
    QString department;
    QString number; // 文号
    QString issuedOn;
    QString text; // pages parted by form feeds
};
QList<Delivery> deliveriesFor(const QString &name);

struct Fee {
    QString title;
    qint64 fen = 0;
};
QList<Fee> feesOf(const QString &itemId);

// A notice to pay that a department gave out; its dates move along with the portal's day.
struct PaymentNotice {
    QString code;
    QString payer; // number of the card
    QString payee;
    QString item;
    qint64 fen = 0;
    qint64 lateFen = 0;
    QDate dueOn;
    QString state; // open, paid, expired, withdrawn
    QDateTime paidAt;
};
std::optional<PaymentNotice> paymentNotice(const QString &code, QDate today);
// 20 digits, the last by ISO 7064 MOD 11,10.
bool noticeCodeHolds(const QString &code);

struct Bill {
    QString code;   // 8 digits
    QString number; // 10 digits
    QString checkCode;
    QString item;
    QString issuer;
    qint64 fen = 0;
    QDate issuedOn;
};
QList<Bill> billsOf(const QString &number, QDate today);

struct Known {
    QString field;
    QString value;
    QString source;
    QDate asOf;
    bool editable = true;
};
QList<Known> knownFor(const QString &itemId, const QString &number, QDate today);
// From now on this and nothing else is known for the item, whoever asks; from any thread.
void setKnown(const QString &itemId, const QList<Known> &known);

} // namespace refportal::registry
