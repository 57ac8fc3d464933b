// SPDX-License-Identifier: Apache-2.0
#include "staff_order.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace kiosk {
namespace {

constexpr qsizetype FieldsOfPerson = 4;
constexpr auto BySerial = "serial";
constexpr auto ByNumber = "number";
constexpr auto ByPin = "pin";
constexpr auto ByTotp = "totp";

auto wrong(const char *what)
{
    return fail(ErrorCode::InvalidInput, QStringLiteral("staff order: ") + QLatin1String(what));
}

QList<QByteArrayView> fieldsOf(QByteArrayView line)
{
    QList<QByteArrayView> fields;
    for (qsizetype from = 0; from <= line.size();) {
        const qsizetype tab = line.indexOf('\t', from);
        const qsizetype end = tab < 0 ? line.size() : tab;
        fields << line.sliced(from, end - from);
        from = end + 1;
    }
    return fields;
}

// The one that `word` is, of two.
template <typename Kind>
std::optional<Kind> oneOf(QByteArrayView word, const char *first, Kind a, const char *second, Kind b)
{
    if (word == QByteArrayView(first))
        return a;
    return word == QByteArrayView(second) ? std::optional(b) : std::nullopt;
}

Result<SignInTry> personOf(const QList<QByteArrayView> &fields, qsizetype at)
{
    const auto kind = oneOf(fields[at], BySerial, StaffCard::Kind::Serial, ByNumber, StaffCard::Kind::Number);
    const auto method = oneOf(fields[at + 2], ByPin, SignInMethod::Pin, ByTotp, SignInMethod::Totp);
    if (!kind || !method || fields[at + 1].isEmpty() || fields[at + 3].isEmpty())
        return wrong("a person");
    return SignInTry{
        {*kind, SensitiveText(QString::fromLatin1(fields[at + 1]))}, *method, SensitiveBytes(fields[at + 3])};
}

bool isField(QByteArrayView value)
{
    return std::none_of(value.begin(), value.end(),
                        [](char c) { return c == '\t' || c == '\n' || c == '\r' || c == 0; });
}

} // namespace

Result<SensitiveBytes> encoded(const StaffOrder &order)
{
    const StaffDeedDefinition &deed = definitionOf(order.deed);
    if (order.subject.size() != static_cast<qsizetype>(deed.subject.size()))
        return wrong("what it is about");
    QByteArray line;
    line.reserve(longestStaffOrder); // it is not moved while it grows: no copy stays behind
    bool good = true;
    const auto add = [&](QByteArrayView field) {
        good = good && isField(field) && line.size() + field.size() + 2 < longestStaffOrder;
        if (good)
            line.append(line.isEmpty() ? "" : "\t").append(field);
    };
    add(deed.name);
    for (const QString &field : order.subject)
        add(field.toUtf8());
    add(order.reason.toUtf8());
    for (const SignInTry &person : order.people) {
        const SensitiveBytes card(person.card.value.view().toLatin1());
        add(person.card.kind == StaffCard::Kind::Serial ? BySerial : ByNumber);
        add(card.view());
        add(person.method == SignInMethod::Pin ? ByPin : ByTotp);
        add(person.secret.view());
    }
    SensitiveBytes whole(std::move(line.append('\n')));
    if (!good || order.people.size() > mostStaffPeople)
        return wrong("a field");
    return whole;
}

Result<StaffOrder> decodedStaffOrder(QByteArrayView line)
{
    if (line.endsWith('\n'))
        line.chop(1);
    if (line.size() >= longestStaffOrder || !line.isValidUtf8())
        return wrong("its form");
    const QList<QByteArrayView> fields = fieldsOf(line);
    const StaffDeedDefinition *deed = staffDeed(QString::fromUtf8(fields[0]));
    if (!deed)
        return wrong("no such deed");
    const auto subjects = static_cast<qsizetype>(deed->subject.size());
    const qsizetype people = fields.size() - subjects - 2;
    if (people < 0 || people % FieldsOfPerson != 0 || people / FieldsOfPerson > qsizetype(mostStaffPeople))
        return wrong("its fields");
    StaffOrder order;
    order.deed = deed->deed;
    for (qsizetype i = 1; i <= subjects; ++i)
        order.subject << QString::fromUtf8(fields[i]);
    order.reason = QString::fromUtf8(fields[subjects + 1]);
    for (qsizetype at = subjects + 2; at < fields.size(); at += FieldsOfPerson)
        order.people.push_back(KIOSK_TRY(personOf(fields, at)));
    return order;
}

QByteArray encoded(const StaffAnswer &answer)
{
    const QJsonObject object{{QStringLiteral("code"), answer.code}, {QStringLiteral("text"), answer.text}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

Result<StaffAnswer> decodedStaffAnswer(const QByteArray &line)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    const QJsonValue code = object[u"code"];
    const QJsonValue text = object[u"text"];
    if (!code.isString() || !text.isString())
        return fail(ErrorCode::BadFrame, QStringLiteral("the terminal's answer"));
    return StaffAnswer{code.toString(), text.toString()};
}

} // namespace kiosk
