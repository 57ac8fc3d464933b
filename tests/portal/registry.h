// SPDX-License-Identifier: Apache-2.0
// What the departments know about a citizen: invented, and the same for the same number every time. Pure.
#pragma once

#include <QDate>
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
};
const QList<Item> &items();
// More items than those it knows: of the files of a hall (docs/service-items.md), so that a new one needs no code here.
// An item it knows stays as it is. Before anything is asked; says what is wrong with a file, or nothing.
QString learnItems(const QString &folder);
const Item *item(const QString &id);
// No item of a department, but what a session may be opened for as well: asking how far one's cases are, going on with
// a draft.
bool isFunction(const QString &id);

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
const Licence *licenceOf(const QString &type);

struct Fee {
    QString title;
    qint64 fen = 0;
};
QList<Fee> feesOf(const QString &itemId);

struct Known {
    QString field;
    QString value;
    QString source;
    QDate asOf;
    bool editable = true;
};
QList<Known> knownFor(const QString &itemId, const QString &number, QDate today);

} // namespace refportal::registry
