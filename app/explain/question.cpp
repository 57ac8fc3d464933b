// SPDX-License-Identifier: Apache-2.0
#include "question.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace kiosk {
namespace {

struct FormName {
    StoryForm form;
    const char *name;
};
constexpr FormName Forms[] = {{StoryForm::Text, "text"}, {StoryForm::Json, "json"}, {StoryForm::Replay, "replay"}};

// What the terminal may say no with; any other code arrives as Internal.
constexpr ErrorCode Codes[]
    = {ErrorCode::NotFound,  ErrorCode::Conflict,   ErrorCode::InvalidInput, ErrorCode::StorageFault,
       ErrorCode::BadConfig, ErrorCode::NotClaimed, ErrorCode::StorageFull,  ErrorCode::TimedOut};

QByteArray line(const QJsonObject &json) { return QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n'; }

} // namespace

QByteArray encoded(const StoryQuestion &question)
{
    const auto *form = std::find_if(std::begin(Forms), std::end(Forms),
                                    [&question](const FormName &each) { return each.form == question.form; });
    return line({{QStringLiteral("as"), QLatin1String(form->name)}, {QStringLiteral("explain"), question.named}});
}

Result<StoryQuestion> decodedStoryQuestion(const QByteArray &line)
{
    const QJsonObject json = QJsonDocument::fromJson(line).object();
    const QString as = json[u"as"].toString();
    const QString named = json[u"explain"].toString();
    for (const FormName &each : Forms) {
        if (as == QLatin1String(each.name) && !named.isEmpty())
            return StoryQuestion{named, each.form};
    }
    return fail(ErrorCode::InvalidInput, QStringLiteral("question"));
}

QByteArray encodedStoryAnswer(const Result<QByteArray> &story)
{
    if (story)
        return line({{QStringLiteral("body"), QString::fromUtf8(*story)}, {QStringLiteral("code"), QString()}});
    return line({{QStringLiteral("body"), story.error().context},
                 {QStringLiteral("code"), QLatin1String(codeName(story.error().code))}});
}

Result<QByteArray> decodedStoryAnswer(const QByteArray &line)
{
    const QJsonObject json = QJsonDocument::fromJson(line).object();
    const QString body = json[u"body"].toString();
    const QJsonValue code = json[u"code"];
    if (!code.isString())
        return fail(ErrorCode::InvalidInput, QStringLiteral("answer"));
    if (code.toString().isEmpty())
        return body.toUtf8();
    for (const ErrorCode each : Codes) {
        if (code.toString() == QLatin1String(codeName(each)))
            return fail(each, body);
    }
    return fail(ErrorCode::Internal, code.toString() + QStringLiteral(": ") + body);
}

QString storySocket(const QString &stateFolder) { return stateFolder + QStringLiteral("/explain.sock"); }

} // namespace kiosk
