// SPDX-License-Identifier: Apache-2.0
// A portal that keeps one draft, as long as the test lets it, and a sealer that the test can look into.
#pragma once

#include "terminal_machine.h"

#include <portal/draft_portal.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QQueue>

namespace kiosk::test {

struct OpenSealer final : EnvelopeSealer {
    const char *suite() const override { return "open"; }
    Result<SealedEnvelope> seal(const SensitiveBytes &content) const override
    {
        const QByteArray plain = content.reveal();
        return SealedEnvelope{plain, QCryptographicHash::hash(plain, QCryptographicHash::Sha256)};
    }
    Result<void> sealMaterial(QIODevice &, QIODevice &) const override { return fail(ErrorCode::Unsupported); }
    Result<QString> recipient() const override { return QString(64, u'a'); }
};

class FakeDrafts final : public DraftPortal {
public:
    Pending<DraftKept> putDraft(DraftId id, QString session, QByteArray envelope, CallContext) override
    {
        sessions << session;
        puts << id.text();
        if (!errors.isEmpty())
            return readyFuture<DraftKept>(fail(errors.dequeue()));
        kept = QJsonDocument::fromJson(envelope).object();
        return readyFuture<DraftKept>(DraftKept{code, QDateTime({2026, 3, 20}, {10, 31})});
    }
    Pending<FoundDraft> lookUpDraft(ReceiptCode asked, QString, CallContext) override
    {
        lookups << asked.text();
        if (refusal)
            return readyFuture<FoundDraft>(tl::unexpected(Error(*refusal)));
        FoundDraft found;
        found.draft = *DraftId::parse(kept[u"draftId"].toString());
        found.item = kept[u"item"].toString();
        found.itemVersion = kept[u"itemVersion"].toString();
        found.savedAt = QDateTime({2026, 3, 13}, {10, 31});
        for (const QJsonValue answer : kept[u"answers"].toArray())
            found.answers.push_back(
                {answer[u"id"].toString(), SensitiveText(answer[u"value"].toString()), answer[u"source"].toString()});
        return readyFuture<FoundDraft>(std::move(found));
    }
    Pending<void> takeDraft(DraftId id, QString, CallContext) override
    {
        takes << id.text();
        return readyFuture<void>(errors.isEmpty() ? Result<void>() : Result<void>(fail(errors.dequeue())));
    }

    ReceiptCode code = ReceiptCode::make(u"CH").value();
    QJsonObject kept; // plain
    QStringList sessions, puts, lookups, takes;
    QQueue<ErrorCode> errors;     // of what changes something
    std::optional<Error> refusal; // of looking
};

} // namespace kiosk::test
