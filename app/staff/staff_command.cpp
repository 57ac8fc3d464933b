// SPDX-License-Identifier: Apache-2.0
#include "staff_command.h"

#include "pin_hash.h"
#include "staff_accounts.h"
#include "staff_card.h"
#include "typed_secret.h"

#include <config/document.h>

#include <QFile>
#include <cstdio>
#include <unistd.h>

namespace kiosk {
namespace {

constexpr auto Usage = "usage: kiosk staff hash-pin                            (the PIN on standard input)\n"
                       "       kiosk staff card-digest KEY-FILE serial|number  (the card on standard input)\n"
                       "       kiosk staff check LIST.json\n"
                       "       kiosk staff permissions\n";

StaffCommandResult notTaken(const char *why) { return {65, {}, QByteArray(why) + '\n'}; }

StaffCommandResult hashedPin(const SensitiveBytes &pin)
{
    if (const char *fault = pinFault(pin.view()))
        return notTaken(fault);
    const auto hash = hashPin(pin);
    return hash ? StaffCommandResult{0, *hash + '\n', {}} : notTaken("The PIN could not be hashed: not enough memory.");
}

StaffCommandResult digestOf(const QString &keyFile, const QString &kind, const SensitiveBytes &card)
{
    QFile file(keyFile);
    if (!file.open(QIODevice::ReadOnly))
        return notTaken("The key file cannot be read.");
    const QByteArray written = file.read(256).trimmed();
    const QByteArray key = QByteArray::fromHex(written);
    if (key.size() != 32 || key.toHex() != written.toLower())
        return notTaken("The key file must hold 64 hexadecimal digits (openssl rand -hex 32).");
    if (card.isEmpty())
        return notTaken("No card was given.");
    const auto meant = kind == QLatin1String("serial") ? StaffCard::Kind::Serial : StaffCard::Kind::Number;
    const StaffCard shown{meant, SensitiveText(QString::fromLatin1(card.view()))};
    return {0, cardDigest(key, shown).toHex() + '\n', {}};
}

StaffCommandResult checked(const QString &path)
{
    Findings findings;
    const auto bytes = readFile(path, path, findings);
    const auto list = bytes ? decodeStaffAccounts(*bytes, path, findings) : std::nullopt;
    QByteArray out;
    for (const Finding &finding : findings)
        out += finding.file.toUtf8() + ' ' + finding.pointer.toUtf8() + "\n  " + finding.reason.toUtf8() + "\n  "
            + finding.suggestion.toUtf8() + '\n';
    out += QByteArray::number(list ? list->people.size() : 0) + " people, " + QByteArray::number(findings.size())
        + " findings\n";
    return {list ? 0 : 1, out, {}};
}

} // namespace

StaffCommandResult runStaffCommand(const QStringList &arguments, const SensitiveBytes &input)
{
    const QString verb = arguments.value(0);
    if (verb == QLatin1String("hash-pin") && arguments.size() == 1)
        return hashedPin(input);
    const bool kind = arguments.value(2) == QLatin1String("serial") || arguments.value(2) == QLatin1String("number");
    if (verb == QLatin1String("card-digest") && arguments.size() == 3 && kind)
        return digestOf(arguments[1], arguments[2], input);
    if (verb == QLatin1String("check") && arguments.size() == 2)
        return checked(arguments[1]);
    if (verb == QLatin1String("permissions") && arguments.size() == 1)
        return {0, permissionTables(), {}};
    return {64, {}, Usage};
}

int staffCommand(const QStringList &arguments)
{
    const QString verb = arguments.value(0);
    SensitiveBytes input;
    std::setvbuf(stdin, nullptr, _IONBF, 0); // no second copy of a PIN in the library's buffer
    if (verb == QLatin1String("hash-pin") && ::isatty(STDIN_FILENO)) {
        input = typedSecret("PIN: ");
        if (!(typedSecret("The same again: ") == input)) {
            std::fputs("The two are not the same.\n", stderr);
            return 65;
        }
    } else if (verb == QLatin1String("hash-pin") || verb == QLatin1String("card-digest")) {
        input = typedLine();
    }
    const StaffCommandResult result = runStaffCommand(arguments, input);
    std::fputs(result.out.constData(), stdout);
    std::fputs(result.complaint.constData(), stderr);
    return result.exitCode;
}

} // namespace kiosk
