// SPDX-License-Identifier: Apache-2.0
#include "work_command.h"

#include "work_door.h"

#include <staff/typed_secret.h>

#include <QCommandLineParser>
#include <cstdio>
#include <sysexits.h>

namespace kiosk {
namespace {

constexpr const char *Usage
    = "kiosk work deeds                      what can be done, by whom and why\n"
      "kiosk work DEED [SUBJECT ..] [--why REASON] [--number] [--totp] [--state DIR]\n"
      "Asks for the card and the PIN of each person. --number: the number printed on the card, not the chip's serial;\n"
      "--totp: the six digits of an authenticator, not a PIN.\n";

struct Ending {
    const char *code;
    int exit;
};
constexpr Ending Endings[] = {
    {"", EX_OK},
    {"refused", EX_NOPERM},
    {"locked", EX_NOPERM},
    {"not-permitted", EX_NOPERM},
    {"two-people", EX_NOPERM},
    {"not-claimed", EX_NOPERM},
    {"no-list", EX_CONFIG},
    {"failed", EX_TEMPFAIL},
    {"busy", EX_TEMPFAIL},
    {"conflict", EX_DATAERR},
    {"timed-out", EX_TEMPFAIL},
    {"link-broken", EX_UNAVAILABLE},
    {"not-found", EX_NOINPUT},
    {"storage-full", EX_IOERR},
    {"storage-fault", EX_IOERR},
};

int exitOf(const QString &code)
{
    for (const Ending &each : Endings) {
        if (code == QLatin1String(each.code))
            return each.exit;
    }
    return EX_DATAERR;
}

SignInTry askedPerson(const char *which, StaffCard::Kind kind, SignInMethod method)
{
    std::fprintf(stderr, "%s: card: ", which);
    const SensitiveBytes card = typedLine();
    return {{kind, SensitiveText(QString::fromLatin1(card.view()))},
            method,
            typedSecret(method == SignInMethod::Pin ? "PIN: " : "six digits: ")};
}

int usage()
{
    std::fputs(Usage, stderr);
    return EX_USAGE;
}

} // namespace

Result<StaffAnswer> orderFromTerminal(const QString &stateFolder, const StaffOrder &order, Duration limit)
{
    const SensitiveBytes line = KIOSK_TRY(encoded(order));
    return decodedStaffAnswer(KIOSK_TRY(askLocalDoor(workSocket(stateFolder), line.view(), limit)));
}

int workCommand(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOption({QStringLiteral("state"), QString(), QStringLiteral("DIR"), QStringLiteral("/var/lib/kiosk")});
    parser.addOption({QStringLiteral("why"), QString(), QStringLiteral("REASON")});
    parser.addOption({QStringLiteral("number"), QString()});
    parser.addOption({QStringLiteral("totp"), QString()});
    if (!parser.parse(QStringList{QStringLiteral("work")} + arguments) || parser.positionalArguments().isEmpty())
        return usage();
    QStringList words = parser.positionalArguments();
    const QString verb = words.takeFirst();
    if (verb == QLatin1String("deeds") && words.isEmpty()) {
        std::fputs(staffDeedTable().constData(), stdout);
        return EX_OK;
    }
    const StaffDeedDefinition *deed = staffDeed(verb);
    if (!deed || words.size() != static_cast<qsizetype>(deed->subject.size()))
        return usage();
    StaffOrder order{deed->deed, std::move(words), parser.value(QStringLiteral("why")), {}};
    const auto kind = parser.isSet(QStringLiteral("number")) ? StaffCard::Kind::Number : StaffCard::Kind::Serial;
    const auto method = parser.isSet(QStringLiteral("totp")) ? SignInMethod::Totp : SignInMethod::Pin;
    std::setvbuf(stdin, nullptr, _IONBF, 0); // no second copy of a secret in the library's buffer
    order.people.push_back(askedPerson(deed->alone ? "Who does it" : "The first of two", kind, method));
    if (!deed->alone)
        order.people.push_back(askedPerson("The other", kind, method));
    const auto answered = orderFromTerminal(parser.value(QStringLiteral("state")), order, WorkDoor::patience);
    const StaffAnswer answer = answered
        ? *answered
        : StaffAnswer{QString::fromLatin1(codeName(answered.error().code)), answered.error().trace()};
    std::fprintf(answer.code.isEmpty() ? stdout : stderr, "%s%s", qPrintable(answer.text),
                 answer.code.isEmpty() ? "" : "\n");
    return exitOf(answer.code);
}

} // namespace kiosk
