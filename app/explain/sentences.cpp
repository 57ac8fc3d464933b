// SPDX-License-Identifier: Apache-2.0
#include "sentences.h"

#include <core/money.h>

#include <QLatin1String>
#include <algorithm>
#include <iterator>

namespace kiosk {
namespace {

// {o} the object, {r} the reason, {n} the count, {y} the count as yuan. An empty outcome stands for all of them, which
// {s} names.
struct Sentence {
    const char *event;
    const char *outcome;
    const char *text;
};

constexpr Sentence Sentences[] = {
    {"terminal.started", "after-crash", "The terminal started again; it had stopped without an orderly end."},
    {"terminal.started", "", "The terminal started ({s}); {n} rows waited for the portal."},
    {"terminal.stopped", "", "The terminal stopped in order."},
    {"crash.settled", "uncertain",
     "A stop had left {o} about to print: nobody knows whether paper came, people decide."},
    {"crash.settled", "released", "A stop had left {o} open before printing: it was given back."},
    {"visit.began", "portal-there", "Somebody chose {o}; the portal was there."},
    {"visit.began", "portal-away", "Somebody chose {o}; the portal was away."},
    {"visit.ended", "", "The visit ended: {s}. Everything of it was wiped."},
    {"step.moved", "began", "Step \"{o}\" began."},
    {"step.moved", "failed", "Step \"{o}\" could not go on: {r}."},
    {"card.read", "done", "An ID card was read."},
    {"card.read", "failed", "An ID card could not be taken: {r}."},
    {"sms.sent", "done", "A code was sent to the citizen's phone."},
    {"sms.sent", "failed", "No code was sent: {r}."},
    {"sms.verified", "done", "The code was right."},
    {"sms.verified", "failed", "The code was not accepted: {r}."},
    {"identity.ascertained", "verified", "Identity: by card and code."},
    {"identity.ascertained", "licence-code", "Identity: by the code of an electronic licence."},
    {"identity.ascertained", "card-only", "Identity: by the card alone."},
    {"portal.failed", "asked-again", "The portal gave no clear answer about {o} ({r}); it was asked again."},
    {"portal.failed", "went-on", "The portal did not answer in step \"{o}\" ({r}); the visit went on without."},
    {"case.sealed", "accepted", "The {o} was sealed and is on the disk: received here."},
    {"case.sealed", "accepted-conditionally",
     "The {o} was sealed and is on the disk: received here under a condition."},
    {"claim.moved", "reserved", "{o}: intended here, the portal is asked for it."},
    {"claim.moved", "fetched", "{o}: the portal gave it, the document is here."},
    {"claim.moved", "intent", "{o}: printing begins."},
    {"claim.moved", "printed", "{o}: printed; proof: {r}."},
    {"claim.moved", "spoiled", "{o}: came out unusable."},
    {"claim.moved", "uncertain", "{o}: nobody knows whether paper came; it is not printed again, people decide."},
    {"claim.moved", "released", "{o}: given back, nothing was printed."},
    {"document.taken", "confirmed", "The citizen said that the certificate is in their hands."},
    {"document.taken", "not-confirmed", "Nobody said that the certificate was taken; the visit went on by itself."},
    {"receipt.printed", "printed", "The receipt was printed."},
    {"receipt.printed", "not-printed", "The receipt was not printed ({r}): its code stood on the screen."},
    {"receipt.printed", "printed-late", "The receipt came out of the printer after all, later."},
    {"receipt.printed", "unknown", "Nobody knows whether the receipt was printed ({r})."},
    {"notice.asked", "done", "The portal sends the receipt's code by text message."},
    {"notice.asked", "failed", "The portal could not be asked to send the receipt's code: {r}."},
    {"rating.kept", "", "The visit was rated."},
    {"correction.kept", "", "{o}: an answer that a department asked for again was sealed and is on the disk."},
    {"payment.moved", "created", "{o}: {y} yuan to pay, the portal is asked for the order."},
    {"payment.moved", "", "{o}: {s}, {y} yuan. {r}"},
    {"payment.returned", "", "{o}: {y} yuan go back ({r})."},
    {"payments.compared", "", "A day's payments were compared: {s}, {n} differences."},
    {"payment.differs", "", "{o}: the portal's list says otherwise: {s}."},
    {"row.attempted", "sealed", "{o}: not sent in attempt {n} ({r}); it is sent again."},
    {"row.attempted", "unknown", "{o}: no clear answer in attempt {n} ({r}); the portal is asked first."},
    {"row.acknowledged", "", "{o}: the portal has confirmed it, in attempt {n}."},
    {"row.held", "", "{o}: the portal refused it for good ({r}); it waits for a person."},
    {"row.released", "", "{o}: a person decided that it is sent again."},
    {"day.head", "", "A new day: the days before were closed."},
    {"card.left", "reminded", "The ID card still lay there: the citizen was reminded."},
    {"card.left", "staff-told", "The ID card still lay there: staff were told."},
    {"card.left", "taken", "The ID card was taken."},
    {"goodbye.said", "", "Goodbye: the portal's session is closed, the devices are free. {r}"},
    {"device.trouble", "began", "Device \"{o}\" cannot serve: {r}."},
    {"device.trouble", "ended", "Device \"{o}\" serves again."},
    {"blanks.issued", "", "{n} sheets were loaded, {o}."},
    {"blanks.taken-out", "", "{n} sheets were taken out again, {o} ({r})."},
    {"blank.written-off", "", "A loaded sheet, {o}, was written off: {r}."},
    {"claim.decided", "printed", "{o}: a person looked; it was printed ({r})."},
    {"claim.decided", "spoiled", "{o}: a person looked; the sheet is of no use ({r})."},
    {"row.closed", "closed", "{o}: a person decided that it is not sent any more ({r})."},
    {"row.closed", "recalled", "{o}: a person called it back to be corrected ({r})."},
    {"case.confirmed-late", "", "{o}: the portal confirmed it when its visit was over; no receipt was printed then."},
    {"task.done", "", "{o}: a person has dealt with it."},
    {"mirror.moved", "working", "The copies on the second medium are kept again."},
    {"mirror.moved", "failing", "The copies on the second medium are not kept: {r}."},
    {"catalogue.judged", "taken", "The portal's catalogue number {n} counts from now on."},
    {"catalogue.judged", "refused", "A catalogue number {n} was refused ({r}); the one before goes on."},
    {"catalogue.judged", "lost", "The catalogue that was kept here could not be believed."},
    {"clock.compared", "right", "The clock agrees with the portal's."},
    {"clock.compared", "wrong", "The clock is {n} seconds ahead of the portal's: no day is closed by it."},
    {"papers.renewed", "done", "The terminal's next certificate is here."},
    {"papers.renewed", "failed", "The next certificate could not be had ({r}); the present one lasts {n} more days."},
    {"outbox.aged", "fresh", "Nothing waits long for the portal any more."},
    {"outbox.aged", "amber", "Something had waited for the portal for 15 minutes; {n} rows waited."},
    {"outbox.aged", "red", "Something had waited for the portal for 4 hours; {n} rows waited."},
    {"outbox.aged", "notice", "Something had waited for the portal for a day; {n} rows waited."},
    {"store.older", "", "The store turned out to be an older copy: {n} entries that it had are missing."},
    {"progress.asked", "listed", "The citizen's cases were listed: {n}."},
    {"progress.asked", "shown", "One of the citizen's cases was shown in full."},
    {"progress.asked", "at-portal", "Somebody asked for a case by its number; the portal said how far it is."},
    {"progress.asked", "waiting-here", "Somebody asked for {o}: its case waits here and was not sent yet."},
    {"progress.asked", "with-staff", "Somebody asked for {o}: its case is here, and a person looks at it."},
    {"progress.asked", "unknown", "Somebody asked for a case by a number that the portal does not have."},
    {"progress.asked", "too-often", "Somebody asked for a case; too many numbers had been asked for from here."},
    {"progress.asked", "portal-away", "Somebody asked for a case by its number; the portal was away."},
    {"case.co-signed", "shown", "What was handed in under {o} was shown to somebody who has to sign it."},
    {"case.co-signed", "taken", "The portal took another person's signature under {o}."},
    {"case.co-signed", "case-unknown", "Somebody wanted to sign under {o}, which the portal does not have."},
    {"case.co-signed", "not-a-signer", "Somebody wanted to sign under {o}, which does not wait for him."},
    {"case.co-signed", "signed-already", "Somebody wanted to sign under {o} and had signed it before."},
    {"case.co-signed", "signing-over", "Somebody wanted to sign under {o} after its last day."},
    {"case.co-signed", "not-shown", "What was handed in under {o} could not be shown here; nobody signed."},
    {"appointment.moved", "booked", "{o} was booked."},
    {"appointment.moved", "taken", "{o}: somebody else had that time already; three others were offered."},
    {"appointment.moved", "given-up", "{o}: the portal did not say whether it was booked, so it was given up."},
    {"appointment.moved", "listed", "The citizen's appointments were listed: {n}."},
    {"appointment.moved", "cancelled", "{o} was cancelled by the citizen."},
    {"appointment.moved", "arrived", "{o}: the citizen has come and got a place in the queue."},
    {"appointment.moved", "queued", "{o}: somebody without an appointment got a place in the queue."},
    {"appointment.moved", "printed", "{o}: its slip was printed."},
    {"appointment.moved", "not-printed", "{o}: its slip was not printed; the number stood on the screen."},
    {"delivery.moved", "listed", "Documents to be served on the citizen were listed: {n}."},
    {"delivery.moved", "opened", "The citizen opened {o}."},
    {"delivery.moved", "served", "The citizen signed for {o}; the portal has the proof."},
    {"delivery.moved", "refused", "The citizen refused {o}; the portal knows."},
    {"delivery.moved", "failed", "No proof for {o} is known to be at the portal: {r}."},
    {"licence.shown", "listed", "The citizen's electronic licences were listed: {n}."},
    {"licence.code-read", "done", "The code of an electronic licence was shown, and the portal knew whose it is."},
    {"licence.code-read", "used", "The code of an electronic licence was shown; it had been used before."},
    {"licence.code-read", "expired", "The code of an electronic licence was shown; it had run out."},
    {"licence.code-read", "foreign", "A code was shown that is none of an electronic licence."},
    {"licence.code-read", "purpose", "The code of an electronic licence was shown that does not say who somebody is."},
    {"licence.code-read", "failed", "The code of an electronic licence was shown, and could not be verified: {r}."},
    {"licence.shown", "shown", "One of the citizen's electronic licences was shown."},
    {"payment-notice.asked", "open", "A notice to pay was looked up by its code: it may be paid."},
    {"payment-notice.asked", "in-payment", "A notice to pay was looked up by its code: an order of it waits."},
    {"payment-notice.asked", "paid", "A notice to pay was looked up by its code: it is paid."},
    {"payment-notice.asked", "unknown", "Somebody typed the code of a notice that the portal does not have."},
    {"payment-notice.asked", "too-often",
     "Somebody typed the code of a notice; too many had been asked for from here."},
    {"payment-notice.asked", "portal-away", "Somebody typed the code of a notice; the portal was away."},
    {"payment-notice.asked", "", "A notice to pay was looked up by its code: it cannot be paid here ({s})."},
    {"payment.receipt", "printed", "The receipt of {o} was printed."},
    {"payment.receipt", "not-printed",
     "The receipt of {o} was not printed ({r}): the bill's number stood on the screen."},
    {"payment.receipt", "unknown", "Nobody knows whether the receipt of {o} was printed ({r})."},
    {"bill.asked", "listed", "The citizen's electronic bills were listed: {n}."},
    {"bill.asked", "shown", "One of the citizen's electronic bills was shown."},
    {"bill.asked", "printed", "A copy of an electronic bill was printed."},
    {"bill.asked", "not-printed", "A copy of an electronic bill was not printed ({r})."},
    {"bill.asked", "unknown", "Nobody knows whether a copy of an electronic bill was printed ({r})."},
    {"draft.kept", "done", "The portal keeps what was filled in, {n} answers, for another place."},
    {"draft.kept", "failed", "The portal could not keep what was filled in ({r}); the visit went on here."},
    {"draft.resumed", "taken", "The visit went on with what was filled in elsewhere; {n} answers are asked again."},
    {"draft.resumed", "unknown", "A code to go on was given that this citizen does not have."},
    {"draft.resumed", "used", "A code to go on was given that was used before."},
    {"draft.resumed", "expired", "A code to go on was given whose time was over."},
    {"draft.resumed", "too-often", "A code to go on was given; too many wrong ones had been given before."},
    {"draft.resumed", "not-here",
     "What was filled in elsewhere cannot be done at this terminal; the code is still good."},
    {"help.called", "called", "A person was called to the machine."},
    {"help.called", "coming", "Somebody said that they come."},
    {"help.called", "nobody", "Nobody was on duty to come."},
    {"help.called", "over", "The call for a person is over."},
    {"help.called", "closed", "The call for a person was taken back."},
    {"help.called", "unreached", "No person could be called, or the call was lost ({r})."},
    {"authority.moved", "card-read", "The citizen acts for another, whose ID card was read."},
    {"authority.moved", "card-refused", "The card put down for another could not be taken: {r}."},
    {"authority.moved", "code-sent", "A code was sent to the other's phone."},
    {"authority.moved", "code-unsent", "No code was sent to the other's phone: {r}."},
    {"authority.moved", "given", "The other's code was right: the portal lets the citizen act for the other."},
    {"authority.moved", "refused", "The portal did not let the citizen act for another: {r}."},
    {"staff.sign-in", "", "Staff {o}: sign-in, {s}."},
    {"staff.session-end", "", "Staff {o}: signed out, {s}."},
    {"staff.approval", "", "Staff approval of {r} about {o}: {s}."},
};

const Sentence *find(QStringView event, QStringView outcome)
{
    const auto is = [&](const Sentence &one, QStringView wanted) {
        return event == QLatin1String(one.event) && wanted == QLatin1String(one.outcome);
    };
    for (const QStringView wanted : {outcome, QStringView(u"")}) {
        const auto *found = std::ranges::find_if(Sentences, [&](const Sentence &one) { return is(one, wanted); });
        if (found != std::end(Sentences))
            return found;
    }
    return nullptr;
}

} // namespace

bool hasSentence(QStringView event, QStringView outcome) { return find(event, outcome) != nullptr; }

QString sentenceOf(const AuditRecord &entry, const Aliases &aliases)
{
    const QString object = aliases.of(entry.object);
    const Sentence *known = find(entry.event, entry.outcome);
    if (!known)
        return QStringList{entry.event, object, entry.outcome, entry.reason}.join(u' ').simplified();
    QString text = QString::fromLatin1(known->text);
    text.replace(QLatin1String("{s}"), entry.outcome);
    text.replace(QLatin1String("{r}"), entry.reason);
    text.replace(QLatin1String("{n}"), QString::number(entry.count));
    text.replace(QLatin1String("{y}"), Money::fen(entry.count).yuanText());
    text.replace(QLatin1String("{o}"), object.isEmpty() ? QStringLiteral("nobody known") : object);
    return text.simplified();
}

} // namespace kiosk
