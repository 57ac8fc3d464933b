// SPDX-License-Identifier: Apache-2.0
// What the samples share.
#pragma once

#include <presentation/kiosk_view_models.h>
#include <presentation/language.h>

#include <functional>
#include <optional>

namespace kiosk::samples {

struct Scene {
    KioskViewModels &kiosk;
    Language language;
    TerminalView frame; // what the sample changes of the frame is shown after it

    QString say(const char *zh, const char *en) const
    {
        return QString::fromUtf8(language == Language::English ? en : zh);
    }
    void steps(int number, bool residence = false);
};

struct Sample {
    const char *page;
    const char *variant;
    std::function<void(Scene &)> fill;
};

QList<Sample> startSamples();       // attract home area search offices guide
QList<Sample> inquirySamples();     // inquiry answer
QList<Sample> identitySamples();    // card sms
QList<Sample> itemSamples();        // choose form review sign pay work print
QList<Sample> evidenceSamples();    // materials statement not-eligible
QList<Sample> progressSamples();    // ways progress-list progress-case progress-code
QList<Sample> appointmentSamples(); // appointment-list appointment-time appointment
QList<Sample> licenceSamples();     // licence-code licences licence
QList<Sample> deliverySamples();    // deliveries delivery
QList<Sample> billingSamples();     // notice-code slip bill-list
QList<Sample> handOverSamples();    // hand-over resume-code resume-found
QList<Sample> helpSamples();        // help
QList<Sample> endSamples();         // done rate goodbye idle-warning card-left fault

} // namespace kiosk::samples
