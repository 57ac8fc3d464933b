// SPDX-License-Identifier: Apache-2.0
// Moves one journey through the reducer and remembers what it asked for, so that a test reads like a visit.
#pragma once

#include <journey/reducer.h>

#include <QStringList>

namespace kiosk {

ServicePtr printService();    // property-certificate-print as shipped
ServicePtr exchangeService(); // property-certificate-exchange as shipped: it costs something
ServicePtr signedService();   // unemployment-registration as shipped: it is signed
ServicePtr permitService();   // residence-permit-application as shipped

ServicePtr survivorService();  // survivor-benefit as shipped: a group of one to four dependants
ServicePtr allowanceService(); // senior-allowance as shipped: a child may come for the mother
ServicePtr rentService();      // housing-fund-rent as shipped: consent, materials, promises, exits

class Walker {
public:
    explicit Walker(ServicePtr service) : journey(beginJourney(std::move(service), QDate(2026, 3, 12))) { }

    // Carries the event out and returns its effects: "run step", "run step/field", "fault code step", "release",
    // "wipe", "end reason"
    QStringList send(const Event &event);
    QStringList succeed(const QMap<QString, QString> &answers = {}, AnswerSource source = AnswerSource::Citizen);
    QStringList fail(ErrorCode code) { return send(event::StepFailed{journey.at.step, code}); }
    // From the start to the review (permit) or to the choose page (print), by the short way.
    void goToPermitReview();
    void goToPrintChoice();
    void goToSignature(); // of the signed one

    Journey journey;
};

QString described(const Effect &effect);

} // namespace kiosk
