// SPDX-License-Identifier: Apache-2.0
// Whatever answers in the portal's place: every decoder refuses it as InvalidInput, or gives what the call was
// promised.
#include "made_papers.h"

#include <portal/agent_codec.h>
#include <portal/billing_codec.h>
#include <portal/case_codec.h>
#include <portal/delivery_codec.h>
#include <portal/draft_codec.h>
#include <portal/hall_codec.h>
#include <portal/help_codec.h>
#include <portal/kept_answers.h>
#include <portal/licence_codec.h>
#include <portal/locker_codec.h>
#include <portal/payment_codec.h>
#include <portal/portal_codec.h>
#include <portal/signing_codec.h>
#include <vault/detached_signature.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

using namespace kiosk;
using namespace kiosk::test;

namespace {

// What was asked for: what the answer itself names, so that it can be the right one.
struct Asked {
    QJsonObject answer;

    QString text(const char *member) const { return answer[QLatin1String(member)].toString(); }
    template <typename T> T id(const char *member) const { return T::parse(text(member)).value_or(T()); }
    AppointmentTime time() const
    {
        return {QDate::fromString(text("day"), Qt::ISODate), QTime::fromString(text("start"), QStringLiteral("HH:mm"))};
    }
};

template <typename T> bool isGood(const Result<T> &read)
{
    mustBe(read || (read.error().code == ErrorCode::InvalidInput && !read.error().context.isEmpty()));
    return read.has_value();
}

void examineVisit(const QByteArray &json)
{
    if (const auto health = portal_codec::health(json); isGood(health))
        mustBe(health->time.isValid());
    if (const auto session = portal_codec::session(json); isGood(session))
        mustBe(!session->id.isEmpty());
    if (const auto code = portal_codec::smsCode(json); isGood(code))
        mustBe(!code->id.isEmpty());
    (void)isGood(portal_codec::verified(json));
    (void)isGood(portal_codec::prefill(json));
    if (const auto choices = portal_codec::choices(json); isGood(choices))
        for (const PortalChoice &choice : *choices)
            mustBe(!choice.id.isEmpty());
    if (const auto receipt = portal_codec::receipt(json); isGood(receipt))
        mustBe(receipt->awaitsMaterials() || receipt->receivedAt.isValid());
    if (const auto claim = portal_codec::claim(json); isGood(claim))
        mustBe(!claim->claim.isNull() && !claim->caseNo.isEmpty());
    if (const auto standing = portal_codec::uploadStanding(json); isGood(standing))
        mustBe(standing->offset >= 0);
    const SessionRequest request{QString::fromUtf8(json), {}, SensitiveText(QString::fromUtf8(json)), {}};
    mustBe(QJsonDocument::fromJson(portal_codec::sessionRequest(request)).isObject());
}

void examineMoney(const QByteArray &json)
{
    if (const auto quote = payment_codec::quote(json); isGood(quote))
        mustBe(quote->validUntil.isValid() && checked(*quote).has_value());
    if (const auto payment = payment_codec::payment(json); isGood(payment))
        mustBe(!payment->payment.id.isNull() && payment->qr.size() <= 512
               && payment->expiresAt.isValid() == (payment->payment.state == PaymentState::Waiting));
    (void)isGood(payment_codec::payments(json));
    if (const auto notice = billing_codec::notice(json); isGood(notice))
        mustBe(!notice->payee.isEmpty() && !notice->total.isZero()
               && notice->paidAt.isValid() == (notice->state == NoticeState::Paid));
    if (const auto list = billing_codec::billList(json); isGood(list))
        for (const ElectronicBill &bill : list->bills)
            mustBe(bill.id().size() == 18 && bill.checkCode.size() == 6 && bill.issuedOn.isValid());
    PaymentRequest request{QString::fromUtf8(json)};
    mustBe(!payment_codec::request(request).contains(QLatin1String("code")));
    request.code = SensitiveText(QStringLiteral("28"));
    mustBe(payment_codec::request(request).contains(QLatin1String("code")));
}

void examineHall(const QByteArray &json, const Asked &asked)
{
    if (const auto heard = hall_codec::heard(json); isGood(heard))
        mustBe(heard->time.isValid() && heard->lastEvent >= 0);
    for (const qint64 cursor : {qint64(0), qint64(7)}) {
        const auto events = hall_codec::events(json, cursor);
        if (!isGood(events))
            continue;
        qint64 last = cursor;
        for (const PortalEvent &event : events->events) {
            mustBe(event.seq > last && event.at.isValid());
            last = event.seq;
        }
        mustBe(events->next >= last);
    }
    if (const auto times = hall_codec::dayTimes(json, asked.time().day); isGood(times))
        for (const auto &some : {times->free, times->full})
            mustBe(std::all_of(some.begin(), some.end(), [](QTime time) { return time.isValid(); }));
    const auto id = asked.id<AppointmentId>("appointment");
    if (const auto appointment = hall_codec::appointment(json, id, asked.text("item"), asked.time());
        isGood(appointment))
        mustBe(appointment->time == asked.time() && appointment->time.start.isValid());
    if (const auto mine = hall_codec::appointments(json); isGood(mine))
        mustBe(std::all_of(mine->begin(), mine->end(), [](const Appointment &each) {
            return !each.id.isNull() && each.time.day.isValid() && !each.number.isEmpty() && !each.window.isEmpty();
        }));
    if (const auto ticket = hall_codec::ticket(json, asked.text("ticket")); isGood(ticket))
        mustBe(!ticket->number.isEmpty() && ticket->waiting >= 0);
    if (const auto help = help_codec::answer(json, asked.id<HelpCallId>("call")); isGood(help))
        mustBe(help->before >= 0 && (help->state == HelpState::Coming) == !help->desk.isEmpty());
    const AppointmentTime another{QDate(2026, 3, 13), QTime(23, 59)};
    mustBe(asked.time() == another || !isGood(hall_codec::appointment(json, id, asked.text("item"), another)));
}

void examineCase(const QByteArray &json, const Asked &asked)
{
    const auto isWhole = [](const CaseGlimpse &glimpse) {
        return !glimpse.title.isEmpty() && glimpse.receivedAt.isValid()
            && (glimpse.stage == CaseStage::NeedsFix) == glimpse.correction.has_value()
            && (!glimpse.correction || glimpse.correction->by.isValid())
            && (glimpse.stage == CaseStage::WaitingForSignatures) == glimpse.signatures.has_value();
    };
    if (const auto glimpse = case_codec::glimpse(json); isGood(glimpse))
        mustBe(isWhole(*glimpse));
    if (const auto list = case_codec::caseList(json); isGood(list))
        for (const CaseLine &line : list->cases)
            mustBe(isWhole(line) && !line.caseNo.isEmpty() && !line.item.isEmpty());
    const auto standing = case_codec::standing(json, asked.text("caseNo"));
    if (!isGood(standing))
        return;
    for (const CasePart &part : standing->parts) {
        mustBe(!part.id.isEmpty() && part.changedAt.isValid());
        mustBe((part.stage == CaseStage::Waiting) == !part.waitsFor.isEmpty());
        mustBe((part.stage == CaseStage::NeedsFix) == part.correction.has_value());
    }
    mustBe(!isGood(case_codec::standing(json, asked.text("caseNo") + u'1')));
}

void examineSigning(const QByteArray &json)
{
    if (const auto request = signing_codec::request(json); isGood(request))
        mustBe(!request->answers.empty() && request->documentDigest.size() == 32 && request->signBy.isValid()
               && request->signedSoFar > 0 && request->signers > request->signedSoFar);
    if (const auto receipt = signing_codec::receipt(json); isGood(receipt))
        mustBe(receipt->signedSoFar > 1 && receipt->signers >= receipt->signedSoFar);
}

void examineDraft(const QByteArray &json, const Asked &asked)
{
    const auto id = asked.id<DraftId>("draft");
    if (const auto kept = draft_codec::kept(json, id); isGood(kept))
        mustBe(!kept->code.isNull() && kept->keptUntil.isValid());
    if (const auto found = draft_codec::found(json); isGood(found)) {
        mustBe(!found->draft.isNull() && !found->item.isEmpty() && found->savedAt.isValid());
        for (const CaseAnswer &answer : found->answers)
            mustBe(!answer.id.isEmpty());
    }
}

void examineAgents(const QByteArray &json)
{
    if (const auto phones = agent_codec::phones(json); isGood(phones)) {
        mustBe(!phones->isEmpty());
        for (const MaskedPhone &phone : *phones)
            mustBe(!phone.id.isEmpty() && !phone.masked.isEmpty());
    }
    if (const auto authority = agent_codec::authority(json); isGood(authority))
        mustBe(!authority->isNull());
}

void examineOthers(const QByteArray &json, const Asked &asked)
{
    examineAgents(json);
    examineSigning(json);
    examineDraft(json, asked);
    if (const auto token = licence_codec::token(json); isGood(token))
        mustBe(!token->token.isEmpty() && token->validFor > Duration::zero());
    if (const auto licence = licence_codec::licence(json, asked.text("type")); isGood(licence))
        mustBe(isLicenceIdentifier(licence->identifier) && licence->issuedOn.isValid());
    (void)isGood(licence_codec::licence(json, asked.text("type") + u'1'));
    const auto delivery = asked.id<DeliveryId>("delivery");
    if (const auto heads = delivery_codec::deliveries(json); isGood(heads))
        for (const DeliveryHead &head : *heads)
            mustBe(!head.title.isEmpty() && head.issuedOn.isValid());
    if (const auto document = delivery_codec::document(json, delivery); isGood(document))
        mustBe(!document->pages.empty() && document->digest.size() == 32 && document->head.id == delivery);
    (void)isGood(delivery_codec::receipt(json, delivery));
    if (const auto session = licence_codec::session(json); isGood(session))
        mustBe(!session->session.isEmpty() && session->number.view().size() == 18);
    if (const auto own = licence_codec::ownLicences(json); isGood(own))
        for (const OwnLicence &licence : *own)
            mustBe(!licence.id.isEmpty() && !licence.title.isEmpty() && licence.validFrom.isValid());
    if (const auto paper = licence_codec::verification(json, asked.text("code")); isGood(paper))
        mustBe(paper->code == asked.text("code") && paper->issuedAt.isValid());
    mustBe(!licence_codec::verification(json, asked.text("code") + u'1'));
    const auto reservation = asked.id<ReservationId>("reservation");
    if (const auto standing = locker_codec::standing(json, reservation, asked.text("cell")); isGood(standing)) {
        mustBe(!standing->cell.isEmpty());
        mustBe(!isGood(locker_codec::standing(json, reservation, standing->cell + u'1')));
        mustBe(isGood(locker_codec::standing(json, reservation, {})));
    }
}

// A catalogue counts under its signer's name and no other's, and after a restart as before.
void examineCatalogue(const QByteArray &json)
{
    static const MadePaper signer = paperOf({"catalogue", 31});
    static const QByteArray pem = signer.certificatePem();
    static const QByteArray stranger = paperOf({"stranger", 32}).certificatePem();
    static const auto sign = [] {
        Credentials credentials;
        credentials.certificate = pem;
        credentials.key = SensitiveBytes(signer.keyPem());
        return DetachedSigner::create(credentials).value();
    }();
    const auto signature = sign->sign(json).value_or(QByteArray());
    const auto told = portal_codec::catalogue(json, signature, pem);
    mustBe(!portal_codec::catalogue(json, signature, stranger));
    if (!isGood(told))
        return;
    mustBe(told->serial >= 1 && told->body == json);
    const auto kept = decodedKeptCatalogue(encoded(*told), pem);
    mustBe(kept && kept->body == json && kept->serial == told->serial && kept->items.size() == told->items.size());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const QByteArray json(reinterpret_cast<const char *>(bytes), static_cast<qsizetype>(size));
    const Asked asked{QJsonDocument::fromJson(json).object()};
    examineVisit(json);
    examineMoney(json);
    examineHall(json, asked);
    examineCase(json, asked);
    examineOthers(json, asked);
    if (asked.answer.contains(QLatin1String("serial"))) // signing takes its time
        examineCatalogue(json);
    const KeptFeed feed = decodedKeptFeed(json);
    mustBe(feed.cursor >= 0 && decodedKeptFeed(encoded(feed)) == feed);
    mustBe(!decodedKeptCatalogue(json, {}));
    return 0;
}
