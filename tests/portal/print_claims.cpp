// SPDX-License-Identifier: Apache-2.0
#include "print_claims.h"

#include "body_reader.h"
#include "certificate_pdf.h"
#include "verifications.h"

#include <algorithm>
#include <array>

namespace refportal {
namespace {

struct Move {
    QLatin1String from;
    QLatin1String to;
};
constexpr std::array Moves{
    Move{QLatin1String("fetched"), QLatin1String("intent")},
    Move{QLatin1String("intent"), QLatin1String("printed")},
    Move{QLatin1String("intent"), QLatin1String("spoiled")},
    Move{QLatin1String("intent"), QLatin1String("uncertain")},
    Move{QLatin1String("reserved"), QLatin1String("released")},
    Move{QLatin1String("fetched"), QLatin1String("released")},
    Move{QLatin1String("intent"), QLatin1String("released")}, // the printer refused before it took a byte
    Move{QLatin1String("uncertain"), QLatin1String("printed")},
    Move{QLatin1String("uncertain"), QLatin1String("spoiled")},
};

bool mayMove(const QString &from, const QString &to)
{
    return std::any_of(Moves.begin(), Moves.end(), [&](const Move &m) { return from == m.from && to == m.to; });
}

bool mayBeFetched(const QString &state) { return state == u"reserved" || state == u"fetched"; }

struct ClaimRow {
    QString caseNo, state, number, choice, item;
    int pages = 1;
    QByteArray session;
};

std::optional<ClaimRow> claimOf(SQLite::Database &db, const QString &id, const QString &terminal)
{
    auto row = query(db,
                     "SELECT case_no, state, number, choice, item, pages, session FROM claims WHERE id = ? AND "
                     "terminal = ?",
                     id, terminal);
    if (!row.executeStep())
        return std::nullopt;
    return ClaimRow{textOf(row.getColumn(0)), textOf(row.getColumn(1)), textOf(row.getColumn(2)),
                    textOf(row.getColumn(3)), textOf(row.getColumn(4)), row.getColumn(5).getInt(),
                    bytesOf(row.getColumn(6))};
}

Answer claimAnswer(int status, const QString &id, const ClaimRow &claim, const char *effect = "")
{
    return jsonAnswer(status,
                      {{QStringLiteral("claim"), id},
                       {QStringLiteral("caseNo"), claim.caseNo},
                       {QStringLiteral("state"), claim.state},
                       {QStringLiteral("pages"), claim.pages}},
                      effect);
}

// Why a certificate of the list cannot be printed, from its claim that is not over; empty: it can.
QJsonObject reasonFor(const registry::Certificate &certificate, const QString &claimState)
{
    const auto words = [](const char16_t *zh, const char *en) {
        return QJsonObject{{QStringLiteral("zh"), QString::fromUtf16(zh)}, {QStringLiteral("en"), QLatin1String(en)}};
    };
    if (certificate.mortgaged)
        return words(u"抵押登记办理中，办结后可打印", "A mortgage is being registered; ready when that is done");
    if (claimState == u"printed")
        return words(u"这张证书已经打印过", "This certificate has been printed");
    if (claimState == u"uncertain" || claimState == u"intent")
        return words(u"上次打印的结果正在核实，请到窗口", "The last print is being checked; ask at the window");
    if (!claimState.isEmpty())
        return words(u"这张证书正在另一台机器上打印", "This certificate is being printed at another machine");
    return {};
}

using Paper = std::variant<registry::Certificate, registry::OwnLicence>;

CertificatePdf paperFor(const Session &session, const Paper &paper, const QString &claim)
{
    const QString code = verificationCode(claim);
    if (const auto *certificate = std::get_if<registry::Certificate>(&paper))
        return renderCertificate(session.name, session.number, *certificate, code);
    return renderLicenceCopy(session.name, session.number, std::get<registry::OwnLicence>(paper), code);
}

Verifiable verifiable(const Session &session, const Paper &paper, const QString &claim)
{
    const QString holder = registry::maskedName(session.name);
    if (std::holds_alternative<registry::Certificate>(paper))
        return {verificationCode(claim), QStringLiteral("不动产权证书"), QStringLiteral("澄湖区不动产登记中心"),
                holder};
    const auto &licence = std::get<registry::OwnLicence>(paper);
    return {verificationCode(claim), licence.title + QStringLiteral("（副本）"), licence.issuer, holder};
}

QString liveState(SQLite::Database &db, const QString &number, const QString &choice)
{
    auto row
        = query(db, "SELECT state FROM claims WHERE number = ? AND choice = ? AND state NOT IN ('spoiled', 'released')",
                number, choice);
    return row.executeStep() ? textOf(row.getColumn(0)) : QString();
}

} // namespace

Outcome<Answer> PrintClaims::choices(const Call &call)
{
    BodyReader body(call);
    const QString token = body.text("session");
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        const auto session = m_sessions.findForItem(db, token, call.terminal);
        if (!session)
            return tl::unexpected(session.error());
        const auto *item = registry::item(call.ids[0]);
        if (!item || item->id != session->item || !item->queries.contains(call.ids[1]))
            return refuse(ProblemCode::NotFound);
        QJsonArray list;
        for (const auto &certificate : registry::certificatesOf(session->number)) {
            const auto given = giveWay(db, session->number, certificate.id);
            const QString state = given ? QString() : liveState(db, session->number, certificate.id);
            const QJsonObject reason = reasonFor(certificate, state);
            QJsonObject choice{{QStringLiteral("id"), certificate.id},
                               {QStringLiteral("title"), certificate.place},
                               {QStringLiteral("lines"), QJsonArray::fromStringList(certificate.lines())},
                               {QStringLiteral("available"), reason.isEmpty()}};
            if (!reason.isEmpty())
                choice.insert(QStringLiteral("reason"), reason);
            list.append(choice);
        }
        return jsonAnswer(200, {{QStringLiteral("choices"), list}});
    });
}

Outcome<Answer> PrintClaims::put(const Call &call)
{
    BodyReader body(call);
    const Asked asked{body.text("session"), body.text("item", pattern::itemId()), body.text("choice")};
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    const auto examined = m_database.transaction([&](SQLite::Database &db) { return examine(db, call, asked); });
    if (!examined)
        return tl::unexpected(examined.error());
    if (const auto *answer = std::get_if<Answer>(&*examined))
        return *answer;
    const Wish &wish = std::get<Wish>(*examined);
    const CertificatePdf pdf = paperFor(wish.session, wish.what, call.ids.first());
    auto answer
        = m_database.transaction([&](SQLite::Database &db) { return reserve(db, call, wish, pdf.pages, pdf.bytes); });
    if (answer)
        m_records.refresh(caseNoIn(*answer));
    return answer;
}

Outcome<std::variant<Answer, PrintClaims::Wish>> PrintClaims::examine(SQLite::Database &db, const Call &call,
                                                                      const Asked &asked)
{
    // asked again with a lost answer, perhaps after the session: the claim itself is the truth
    if (query(db, "SELECT 1 FROM claims WHERE id = ?", call.ids.first()).executeStep()) {
        const auto claim = claimOf(db, call.ids.first(), call.terminal);
        if (!claim || claim->item != asked.item || claim->choice != asked.choice
            || claim->session != Sessions::hashed(asked.token))
            return refuse(ProblemCode::ClaimConflict);
        return std::variant<Answer, Wish>(claimAnswer(200, call.ids.first(), *claim));
    }
    const auto session = m_sessions.findForItem(db, asked.token, call.terminal);
    if (!session)
        return tl::unexpected(session.error());
    auto wish = wishFor(db, *session, asked);
    if (!wish)
        return tl::unexpected(wish.error());
    return std::variant<Answer, Wish>(std::move(*wish));
}

Outcome<PrintClaims::Wish> PrintClaims::wishFor(SQLite::Database &db, const Session &session, const Asked &asked)
{
    if (asked.item != session.item)
        return refuse(ProblemCode::NotFound);
    const auto named = [&](const auto &one) { return one.id == asked.choice; };
    if (asked.item == registry::LicenceCopies) {
        const auto all = registry::licencesOf(session.number);
        const auto chosen = std::find_if(all.begin(), all.end(), named);
        if (chosen == all.end())
            return refuse(ProblemCode::NotFound);
        if (chosen->state(m_clock.now().date()) != u"valid")
            return refuse(ProblemCode::ChoiceUnavailable);
        return Wish{session, chosen->id, chosen->title, *chosen};
    }
    const auto *item = registry::item(asked.item);
    if (!item || item->queries.isEmpty())
        return refuse(ProblemCode::NotFound);
    const auto all = registry::certificatesOf(session.number);
    const auto chosen = std::find_if(all.begin(), all.end(), named);
    if (chosen == all.end())
        return refuse(ProblemCode::NotFound);
    if (chosen->mortgaged)
        return refuse(ProblemCode::ChoiceUnavailable);
    if (const auto free = giveWay(db, session.number, chosen->id); !free)
        return tl::unexpected(free.error());
    return Wish{session, chosen->id, chosen->place, *chosen};
}

// A claim that nobody can print under any more makes room: reserved or fetched, and its session is over.
Outcome<bool> PrintClaims::giveWay(SQLite::Database &db, const QString &number, const QString &choice)
{
    auto row = query(db,
                     "SELECT id, state, session FROM claims WHERE number = ? AND choice = ? AND "
                     "state NOT IN ('spoiled', 'released')",
                     number, choice);
    if (!row.executeStep())
        return true;
    const QString state = textOf(row.getColumn(1));
    if (!mayBeFetched(state) || m_sessions.alive(db, bytesOf(row.getColumn(2))))
        return refuse(ProblemCode::ChoiceTaken);
    const QString id = textOf(row.getColumn(0));
    row.reset(); // the index is about to change under it
    move(db, id, QStringLiteral("released"), {});
    return true;
}

Outcome<Answer> PrintClaims::reserve(SQLite::Database &db, const Call &call, const Wish &wish, int pages,
                                     const QByteArray &pdf)
{
    // while the certificate was drawn, the same or another claim may have come in
    if (const auto claim = claimOf(db, call.ids.first(), call.terminal))
        return claim->choice == wish.choice && claim->session == wish.session.token
            ? Outcome<Answer>(claimAnswer(200, call.ids.first(), *claim))
            : refuse(ProblemCode::ClaimConflict);
    const bool isCertificate = std::holds_alternative<registry::Certificate>(wish.what);
    if (const auto free = isCertificate ? giveWay(db, wish.session.number, wish.choice) : Outcome<bool>(true); !free)
        return tl::unexpected(free.error());
    const QDateTime now = m_clock.now();
    const ClaimRow claim{CaseRecords::nextNumber(db, now), QStringLiteral("reserved"), {}, {}, {}, pages, {}};
    run(db,
        "INSERT INTO claims (id, case_no, terminal, visit, session, item, name, number, choice, title, state, pages, "
        "document, received_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'reserved', ?, ?, ?)",
        call.ids.first(), claim.caseNo, call.terminal, call.visit, wish.session.token, wish.session.item,
        wish.session.name, wish.session.number, wish.choice, wish.title, pages, pdf, timeText(now));
    run(db, "INSERT INTO claim_history VALUES (?, 'reserved', ?, '')", call.ids.first(), timeText(now));
    Verifications::enter(db, call.ids.first(), verifiable(wish.session, wish.what, call.ids.first()));
    return claimAnswer(201, call.ids.first(), claim, "claim-reserved");
}

Outcome<Answer> PrintClaims::get(const Call &call)
{
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        const auto claim = claimOf(db, call.ids.first(), call.terminal);
        if (!claim)
            return refuse(ProblemCode::NotFound);
        return claimAnswer(200, call.ids.first(), *claim);
    });
}

Outcome<Answer> PrintClaims::document(const Call &call)
{
    QString caseNo;
    auto answer = m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        const auto claim = claimOf(db, call.ids.first(), call.terminal);
        if (!claim)
            return refuse(ProblemCode::NotFound);
        if (!mayBeFetched(claim->state))
            return refuse(ProblemCode::ClaimState);
        caseNo = claim->caseNo;
        auto row = query(db, "SELECT document FROM claims WHERE id = ?", call.ids.first());
        row.executeStep();
        Answer document;
        document.contentType = "application/pdf";
        document.body = bytesOf(row.getColumn(0));
        document.headers = {{"Cache-Control", "no-store"}};
        document.effect = claim->state == u"fetched" ? "document-sent-again" : "claim-fetched";
        move(db, call.ids.first(), QStringLiteral("fetched"), {});
        return document;
    });
    if (answer)
        m_records.refresh(caseNo);
    return answer;
}

Outcome<Answer> PrintClaims::patch(const Call &call)
{
    BodyReader body(call);
    const QString to = body.oneOf("state",
                                  {QStringLiteral("intent"), QStringLiteral("printed"), QStringLiteral("spoiled"),
                                   QStringLiteral("uncertain"), QStringLiteral("released")});
    const QStringList proofs{QStringLiteral("sensor"), QStringLiteral("page-counter"), QStringLiteral("citizen"),
                             QStringLiteral("staff")};
    const bool proofGiven = body.json().contains(u"proof");
    const QString proof = proofGiven || to == u"printed" ? body.oneOf("proof", proofs) : QString();
    const QString serial = body.optionalText("blankSerial", pattern::blankSerial());
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    auto answer = m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        auto claim = claimOf(db, call.ids.first(), call.terminal);
        if (!claim)
            return refuse(ProblemCode::NotFound);
        if (claim->state == to)
            return claimAnswer(200, call.ids.first(), *claim); // said again: the first answer was lost
        if (!mayMove(claim->state, to))
            return refuse(ProblemCode::ClaimState);
        if (!serial.isEmpty() && !noteSheet(db, call, serial))
            return refuse(ProblemCode::ClaimConflict);
        move(db, call.ids.first(), to, proof);
        claim->state = to;
        return claimAnswer(200, call.ids.first(), *claim, (QByteArray("claim-") + to.toLatin1()).constData());
    });
    if (answer)
        m_records.refresh(caseNoIn(*answer));
    return answer;
}

bool PrintClaims::noteSheet(SQLite::Database &db, const Call &call, const QString &serial)
{
    if (query(db, "SELECT 1 FROM claims WHERE blank_serial = ? AND id <> ? AND state <> 'released'", serial,
              call.ids.first())
            .executeStep())
        return false;
    run(db, "UPDATE claims SET blank_serial = ? WHERE id = ?", serial, call.ids.first());
    return true;
}

void PrintClaims::move(SQLite::Database &db, const QString &claim, const QString &state, const QString &proof)
{
    run(db, "UPDATE claims SET state = ?, proof = ? WHERE id = ?", state, proof, claim);
    if (state == u"intent") // for the archive, until it turns out that nothing was printed
        run(db, "INSERT OR IGNORE INTO results SELECT case_no, document FROM claims WHERE id = ?", claim);
    if (state == u"released" || state == u"spoiled")
        run(db, "DELETE FROM results WHERE case_no = (SELECT case_no FROM claims WHERE id = ?)", claim);
    if (!mayBeFetched(state)) // for ever, so the certificate need not stay
        run(db, "UPDATE claims SET document = NULL WHERE id = ?", claim);
    run(db, "INSERT INTO claim_history VALUES (?, ?, ?, ?)", claim, state, timeText(m_clock.now()), proof);
}

} // namespace refportal
