// SPDX-License-Identifier: Apache-2.0
#include "explain_command.h"

#include <local_door/local_door.h>
#include <storage/visit_account_file.h>

#include <QCommandLineParser>
#include <QSaveFile>
#include <cstdio>
#include <sysexits.h>

namespace kiosk {
namespace {

constexpr const char *Usage = "kiosk explain CASE [--state DIR] [--json | --replay FILE]\n"
                              "CASE: the code on the receipt, the portal's number, or the id of a submission, claim,\n"
                              "payment or visit.\n";
constexpr Duration patience = 10s;

struct Ending {
    ErrorCode code;
    int exit;
    const char *words;
};
constexpr Ending Endings[] = {
    {ErrorCode::NotFound, EX_NOINPUT, "nothing to explain"},
    {ErrorCode::Conflict, EX_DATAERR, "not clear which visit is meant"},
    {ErrorCode::InvalidInput, EX_DATAERR, "this cannot be told as asked"},
    {ErrorCode::Claimed, EX_TEMPFAIL, "a terminal has the store and does not answer: ask again, or stop it"},
    {ErrorCode::TimedOut, EX_TEMPFAIL, "the terminal does not answer: ask again, or stop it"},
    {ErrorCode::NotClaimed, EX_NOPERM, "ask as the terminal's own user (sudo -u USER kiosk explain ..)"},
    {ErrorCode::BadConfig, EX_CONFIG, "this release cannot read the store"},
};

int failed(const Error &error)
{
    const auto *known = std::find_if(std::begin(Endings), std::end(Endings),
                                     [&error](const Ending &each) { return each.code == error.code; });
    const bool isKnown = known != std::end(Endings);
    std::fprintf(stderr, "kiosk explain: %s: %s\n", isKnown ? known->words : "the store cannot be read",
                 qPrintable(error.trace()));
    return isKnown ? known->exit : EX_IOERR;
}

Result<void> save(const QString &path, const QByteArray &story)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(story) != story.size() || !file.commit())
        return fail(ErrorCode::StorageFault, path + QStringLiteral(": ") + file.errorString());
    return {};
}

} // namespace

Result<QByteArray> askTerminal(const QString &stateFolder, const StoryQuestion &question, Duration limit)
{
    return decodedStoryAnswer(KIOSK_TRY(askLocalDoor(storySocket(stateFolder), encoded(question), limit)));
}

Result<QByteArray> storyOf(const QString &stateFolder, const StoryQuestion &question)
{
    auto told = askTerminal(stateFolder, question, patience);
    if (told || told.error().code != ErrorCode::LinkBroken)
        return told;
    return storyIn(question.form, KIOSK_TRY(visitAccountIn(stateFolder, question.named)));
}

int explainCommand(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOption({QStringLiteral("state"), QString(), QStringLiteral("DIR"), QStringLiteral("/var/lib/kiosk")});
    parser.addOption({QStringLiteral("json"), QString()});
    parser.addOption({QStringLiteral("replay"), QString(), QStringLiteral("FILE")});
    const bool parsed = parser.parse(QStringList{QStringLiteral("explain")} + arguments);
    const bool json = parsed && parser.isSet(QStringLiteral("json"));
    const bool replay = parsed && parser.isSet(QStringLiteral("replay"));
    if (!parsed || parser.positionalArguments().size() != 1 || (json && replay)) {
        std::fputs(Usage, stderr);
        return EX_USAGE;
    }
    StoryQuestion question{parser.positionalArguments().first(), StoryForm::Text};
    if (json || replay)
        question.form = json ? StoryForm::Json : StoryForm::Replay;
    const auto story = storyOf(parser.value(QStringLiteral("state")), question);
    if (!story)
        return failed(story.error());
    if (replay) {
        const auto saved = save(parser.value(QStringLiteral("replay")), *story);
        return saved ? 0 : failed(saved.error());
    }
    std::fwrite(story->constData(), 1, static_cast<std::size_t>(story->size()), stdout);
    return 0;
}

} // namespace kiosk
