// SPDX-License-Identifier: Apache-2.0
#include "staff_accounts.h"

#include "pin_hash.h"

#include <config/document.h>
#include <config/record.h>

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QSet>
#include <limits>

namespace kiosk {
namespace {

using namespace shape;

constexpr qsizetype MostPeople = 500;
constexpr qsizetype MostRoles = 50;
constexpr qsizetype MostNameLength = 40;
constexpr qint64 MostDays = 400;
constexpr qsizetype MostSealedBytes = qsizetype(16) << 10; // some forty terminals

QJsonObject textSchema(const char *pattern)
{
    return {{QStringLiteral("type"), QStringLiteral("string")}, {QStringLiteral("pattern"), QLatin1String(pattern)}};
}

// A secret or a digest: unlike text(), a finding does not repeat it.
template <typename V>
Value<V> unrepeated(const char *schema, const char *shape, std::function<std::optional<V>(const QString &)> parse)
{
    return {[=](const QJsonValue &json, V &out, const Reader &reader) {
                if (!json.isString())
                    return reader.complainOfType("a text", json);
                std::optional<V> parsed = parse(json.toString());
                const bool good = parsed.has_value();
                if (good)
                    out = *std::move(parsed);
                else
                    reader.complain(QStringLiteral("does not have the shape it needs"),
                                    QStringLiteral("Write %1.").arg(QLatin1String(shape)));
                return good;
            },
            [schema](SchemaBook &) { return textSchema(schema); }};
}

Value<QByteArray> bytes32()
{
    return unrepeated<QByteArray>(
        "^[0-9A-Fa-f]{64}$", "64 hexadecimal digits", [](const QString &text) -> std::optional<QByteArray> {
            const QByteArray bytes = QByteArray::fromHex(text.toLatin1());
            const bool whole = text.size() == 64 && bytes.size() == 32 && bytes.toHex() == text.toLower().toLatin1();
            return whole ? std::optional(bytes) : std::nullopt;
        });
}

Value<QByteArray> envelope()
{
    return unrepeated<QByteArray>(
        "^[A-Za-z0-9+/]+={0,2}$", "the envelope of `openssl cms -encrypt -outform DER` in base64, in one line",
        [](const QString &text) -> std::optional<QByteArray> {
            const auto read = QByteArray::fromBase64Encoding(text.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
            const bool good = read && !(*read).isEmpty() && (*read).size() <= MostSealedBytes;
            return good ? std::optional(*read) : std::nullopt;
        });
}

Value<QString> pinHash()
{
    return {[](const QJsonValue &json, QString &out, const Reader &reader) {
                if (!json.isString())
                    return reader.complainOfType("a text", json);
                out = json.toString();
                const char *fault = pinHashFault(out.toLatin1());
                if (fault)
                    reader.complain(QLatin1String(fault), QStringLiteral("Write what `kiosk staff hash-pin` prints."));
                return fault == nullptr;
            },
            [](SchemaBook &) { return textSchema("^\\$argon2id\\$"); }};
}

Value<QDateTime> moment()
{
    static const QRegularExpression whole(QRegularExpression::anchoredPattern(
        QStringLiteral("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(Z|[+-]\\d\\d:\\d\\d)")));
    return unrepeated<QDateTime>("^\\d{4}-", "a moment with its offset, e.g. \"2026-03-01T09:00:00+08:00\"",
                                 [](const QString &text) -> std::optional<QDateTime> {
                                     const QDateTime at = QDateTime::fromString(text, Qt::ISODate);
                                     const bool good = whole.match(text).hasMatch() && at.isValid();
                                     return good ? std::optional(at) : std::nullopt;
                                 });
}

const Record<StaffTotp> &totpRecord()
{
    static const Record<StaffTotp> record
        = Record<StaffTotp>("totp")
              .required("algorithm", &StaffTotp::algorithm,
                        oneOf("algorithm", {TotpAlgorithm::Sha1, TotpAlgorithm::Sha256}), "as the authenticator has it")
              .required("sealed", &StaffTotp::sealed, envelope(), "the secret, sealed to the terminals");
    return record;
}

// Whoever has such an id must be able to stand in the audit, which takes no number that could be a citizen's.
void examineId(const QString &id, const Reader &reader)
{
    static const QRegularExpression number(QStringLiteral("[0-9]{6}"));
    if (id.size() > MostStaffIdLength)
        reader.complain(QStringLiteral("is longer than %1 characters").arg(MostStaffIdLength));
    if (number.match(id).hasMatch())
        reader.complain(QStringLiteral("has more than five digits in a row"),
                        QStringLiteral("Take a short name of this hall, not a number of the person."));
}

const Record<StaffPerson> &personRecord()
{
    static const Record<StaffPerson> record
        = Record<StaffPerson>("person")
              .required("id", &StaffPerson::id, kebabId(), "the id that stands in the audit")
              .required("name", &StaffPerson::name, text(), "the name on staff pages")
              .required("card", &StaffPerson::card, bytes32(), "what `kiosk staff card-digest` prints")
              .optional("pin", &StaffPerson::pinHash, pinHash(), "what `kiosk staff hash-pin` prints")
              .optional("totp", &StaffPerson::totp, maybe(object(&totpRecord)), "an authenticator")
              .required("roles", &StaffPerson::roles, listOf(text(), 1), "names of roles of this list")
              .examine([](const StaffPerson &person, const Reader &reader) {
                  if (person.pinHash.isEmpty() && !person.totp)
                      reader.complain(QStringLiteral("there is a card and nothing beside it"),
                                      QStringLiteral("Add \"pin\" or \"totp\"."));
                  examineId(person.id, reader.at(QStringLiteral("id")));
                  if (person.name.size() > MostNameLength)
                      reader.at(QStringLiteral("name")).complain(QStringLiteral("is longer than 40 characters"));
              });
    return record;
}

void examineTimes(const StaffAccounts &list, const Reader &reader)
{
    if (list.validUntil <= list.issuedAt)
        reader.at(QStringLiteral("validUntil")).complain(QStringLiteral("is not after \"issuedAt\""));
    else if (list.issuedAt.daysTo(list.validUntil) > MostDays)
        reader.at(QStringLiteral("validUntil"))
            .complain(QStringLiteral("is more than 400 days after \"issuedAt\""),
                      QStringLiteral("Whoever left must drop out: issue a list more often."));
}

void examineCounts(const StaffAccounts &list, const Reader &reader)
{
    if (list.people.size() > MostPeople)
        reader.at(QStringLiteral("people")).complain(QStringLiteral("holds more than 500 people"));
    if (list.roles.size() > MostRoles)
        reader.at(QStringLiteral("roles")).complain(QStringLiteral("holds more than 50 roles"));
}

// Nobody stands for two, and nobody can witness himself with a second entry.
void examineIdentities(const StaffAccounts &list, const Reader &reader)
{
    QSet<QString> ids;
    QSet<QByteArray> cards;
    for (qsizetype i = 0; i < list.people.size(); ++i) {
        const StaffPerson &person = list.people[i];
        const Reader place = reader.at(QStringLiteral("people")).at(i);
        if (ids.contains(person.id))
            place.at(QStringLiteral("id"))
                .complain(QStringLiteral("\"%1\" stands here twice").arg(person.id),
                          QStringLiteral("An id is one person's for ever."));
        if (cards.contains(person.card))
            place.at(QStringLiteral("card"))
                .complain(QStringLiteral("two people have the same card"),
                          QStringLiteral("One person has one entry and one card."));
        ids << person.id;
        cards << person.card;
    }
}

// Works out what each person may do, and keeps audit and acts apart.
void resolveRoles(StaffAccounts &list, const Reader &reader)
{
    for (qsizetype i = 0; i < list.people.size(); ++i) {
        StaffPerson &person = list.people[i];
        const Reader place = reader.at(QStringLiteral("people")).at(i).at(QStringLiteral("roles"));
        for (qsizetype j = 0; j < person.roles.size(); ++j) {
            const auto role = list.roles.constFind(person.roles[j]);
            if (role == list.roles.constEnd())
                place.at(j).complain(QStringLiteral("no role is called \"%1\"").arg(person.roles[j]),
                                     suggestionFor(person.roles[j], list.roles.keys()));
            else
                for (const Permission permission : *role)
                    person.permissions |= permission;
        }
        const auto altering = [&person](Permission p) { return person.permissions.testFlag(p) && alters(p); };
        const QList<Permission> &all = allPermissions();
        const auto found = std::find_if(all.cbegin(), all.cend(), altering);
        if (person.permissions.testFlag(Permission::ReadAudit) && found != all.cend())
            place.complain(QStringLiteral("an auditor may not also \"%1\"").arg(QLatin1String(codeName(*found))),
                           QStringLiteral("Give \"read-audit\" to somebody else."));
    }
}

const Record<StaffAccounts> &fileRecord()
{
    static const Record<StaffAccounts> record
        = Record<StaffAccounts>("staff")
              .required("format", &StaffAccounts::format, integer(1, 1), "1")
              .required("hall", &StaffAccounts::hall, kebabId(), "the hall's id, as in kiosk.toml")
              .required("serial", &StaffAccounts::serial, integer(1, std::numeric_limits<int>::max()),
                        "a number that grows with every list")
              .required("issuedAt", &StaffAccounts::issuedAt, moment(), "when this list was made")
              .required("validUntil", &StaffAccounts::validUntil, moment(), "when it ends")
              .required("cardKey", &StaffAccounts::cardKey, bytes32(), "the key of all card digests")
              .required("roles", &StaffAccounts::roles, mapOf(listOf(oneOf("permission", allPermissions()))),
                        "what each role may do")
              .required("people", &StaffAccounts::people, listOf(object(&personRecord), 1), "everybody who may sign in")
              .examine([](const StaffAccounts &list, const Reader &reader) {
                  examineTimes(list, reader);
                  examineCounts(list, reader);
                  examineIdentities(list, reader);
              });
    return record;
}

} // namespace

const StaffPerson *StaffAccounts::byCard(const QByteArray &shown) const
{
    const auto found
        = std::find_if(people.cbegin(), people.cend(), [&](const StaffPerson &p) { return p.card == shown; });
    return found == people.cend() ? nullptr : &*found;
}

const StaffPerson *StaffAccounts::byId(const QString &id) const
{
    const auto found = std::find_if(people.cbegin(), people.cend(), [&](const StaffPerson &p) { return p.id == id; });
    return found == people.cend() ? nullptr : &*found;
}

std::optional<StaffAccounts> decodeStaffAccounts(const QByteArray &json, const QString &file, Findings &findings)
{
    if (json.size() > MostStaffListBytes) {
        findings << Finding{file, {}, QStringLiteral("is larger than 1 MiB"), QStringLiteral("Is it the right file?")};
        return std::nullopt;
    }
    const std::optional<QJsonValue> tree = readJson(json, file, findings);
    const Reader reader(file, findings);
    StaffAccounts list;
    if (!tree || !fileRecord().read(*tree, list, reader))
        return std::nullopt;
    const qsizetype before = findings.size();
    resolveRoles(list, reader);
    if (findings.size() != before)
        return std::nullopt;
    list.digest = QCryptographicHash::hash(json, QCryptographicHash::Sha256);
    return list;
}

} // namespace kiosk
