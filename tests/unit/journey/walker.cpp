// SPDX-License-Identifier: Apache-2.0
#include "walker.h"

#include <QFile>

namespace kiosk {
namespace {

ServicePtr load(const char *id, const char *area = "housing")
{
    QFile file(QStringLiteral(KIOSK_SOURCE_DIR "/kiosk-config/services/%1/%2.json")
                   .arg(QString::fromLatin1(area), QString::fromLatin1(id)));
    Findings findings;
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is not there", id);
    return decodeService(file.readAll(), file.fileName(), findings);
}

struct Describe {
    QString operator()(const effect::RunStep &run) const
    {
        return QStringLiteral("run ") + run.step + (run.field.isEmpty() ? QString() : QLatin1Char('/') + run.field);
    }
    QString operator()(const effect::ShowFault &fault) const
    {
        return QStringLiteral("fault %1 %2").arg(QString::fromLatin1(codeName(fault.code)), fault.step);
    }
    QString operator()(const effect::ReleaseClaim &) const { return QStringLiteral("release"); }
    QString operator()(const effect::ReturnPayment &) const { return QStringLiteral("return-payment"); }
    QString operator()(const effect::ForgetSignature &) const { return QStringLiteral("forget-signature"); }
    QString operator()(const effect::Wipe &) const { return QStringLiteral("wipe"); }
    QString operator()(const effect::EndVisit &end) const
    {
        return QStringLiteral("end ") + QString::fromLatin1(codeName(end.reason));
    }
};

} // namespace

ServicePtr printService() { return load("property-certificate-print"); }
ServicePtr exchangeService() { return load("property-certificate-exchange"); }
ServicePtr rentService() { return load("housing-fund-rent"); }
ServicePtr signedService() { return load("unemployment-registration", "jobless"); }
ServicePtr survivorService() { return load("survivor-benefit", "farewell"); }
ServicePtr allowanceService() { return load("senior-allowance", "retirement"); }
ServicePtr permitService() { return load("residence-permit-application"); }

QString described(const Effect &effect) { return std::visit(Describe(), effect); }

QStringList Walker::send(const Event &event)
{
    Reduction reduction = reduce(std::move(journey), event);
    journey = std::move(reduction.journey);
    QStringList effects;
    for (const Effect &effect : reduction.effects)
        effects << described(effect);
    return effects;
}

QStringList Walker::succeed(const QMap<QString, QString> &answers, AnswerSource source)
{
    Answers given;
    for (auto it = answers.cbegin(); it != answers.cend(); ++it)
        given.insert(it.key(), makeAnswer(it.value(), source));
    return send(event::StepSucceeded{journey.at.step, given});
}

void Walker::goToPermitReview()
{
    send(event::Started{});
    succeed(); // guide
    succeed({{QStringLiteral("name"), QStringLiteral("林示例")}}, AnswerSource::Card);
    succeed({{QStringLiteral("currentAddress"), QStringLiteral("澄湖区青瓷路 18 号 3 幢 502 室")},
             {QStringLiteral("residenceSince"), QStringLiteral("2024-06-01")},
             {QStringLiteral("employer"), QStringLiteral("澄湖区青禾食品厂")},
             {QStringLiteral("phone"), QStringLiteral("13900006021")}},
            AnswerSource::Portal);
    succeed({{QStringLiteral("reason"), QStringLiteral("work")}});
    succeed({{QStringLiteral("delivery"), QStringLiteral("post")}});
}

void Walker::goToSignature()
{
    send(event::Started{});
    succeed(); // guide
    succeed({{QStringLiteral("name"), QStringLiteral("林示例")}}, AnswerSource::Card);
    succeed({{QStringLiteral("phone"), QStringLiteral("13900006021")}}, AnswerSource::Portal);
    succeed({{QStringLiteral("left"), QStringLiteral("resigned")}});
    succeed({{QStringLiteral("since"), QStringLiteral("2026-02-01")}});
    succeed({{QStringLiteral("wants"), QStringLiteral("job")}});
    succeed(); // review
}

void Walker::goToPrintChoice()
{
    send(event::Started{});
    succeed(); // guide
    succeed({{QStringLiteral("name"), QStringLiteral("林示例")}}, AnswerSource::Card);
}

} // namespace kiosk
