// SPDX-License-Identifier: Apache-2.0
#include "cell_run.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <cases/states.h>
#include <support/memory_folder.h>

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>

namespace kiosk::test {
namespace {

constexpr int CrashStatus = 137;
constexpr int MostOperations = 260; // writes and syncs of a day, about
constexpr int MostReads = 60;       // of the file: most pages are in SQLite's memory
constexpr double FaultShare = 0.5;  // of the requests

QStringList wordsAfter(const QStringList &lines, const QString &verb)
{
    QStringList found;
    for (const QString &line : lines) {
        if (line.startsWith(verb + u' '))
            found << line.section(u' ', 1);
    }
    return found;
}

QSet<QString> setOf(const QStringList &list) { return {list.cbegin(), list.cend()}; }

// What the file says, read without the product.
struct FileFacts {
    QString integrity;
    QSet<QString> cases, acknowledged, acknowledgedRatings, acknowledgedCorrections, closed, waiting,
        materialsNotErased;
    QHash<QString, QString> claims;
    struct Order {
        QString quote, state, bill, serves;
        qint64 fen = 0;
    };
    QHash<QString, Order> orders;
    struct Sheet {
        QString serial, state, claim;
    };
    QList<Sheet> sheets; // in the order of the tray
    qint64 issued = 0;
};

QString textAt(SQLite::Statement &query, int column) { return QString::fromUtf8(query.getColumn(column).getText()); }

QSet<QString> column(SQLite::Database &file, const char *sql)
{
    QSet<QString> values;
    SQLite::Statement query(file, sql);
    while (query.executeStep())
        values << QString::fromUtf8(query.getColumn(0).getText());
    return values;
}

FileFacts factsOf(const QString &path)
{
    FileFacts facts;
    try {
        SQLite::Database file(path.toStdString(), SQLite::OPEN_READWRITE);
        facts.integrity = *column(file, "PRAGMA integrity_check(1)").cbegin();
        facts.cases = column(file, "SELECT id FROM cases");
        facts.acknowledged = column(file, "SELECT id FROM ledger WHERE kind = 'submission'");
        facts.acknowledgedRatings = column(file, "SELECT id FROM ledger WHERE kind = 'rating'");
        facts.acknowledgedCorrections = column(file, "SELECT id FROM ledger WHERE kind = 'correction'");
        facts.closed = column(file, "SELECT id FROM closures");
        facts.waiting = column(file, "SELECT id || ' ' || state FROM outbox");
        facts.materialsNotErased = column(file, "SELECT path FROM materials WHERE erased_at IS NULL");
        SQLite::Statement claims(file, "SELECT claim, state FROM print_intents");
        while (claims.executeStep())
            facts.claims.insert(QString::fromUtf8(claims.getColumn(0).getText()),
                                QString::fromUtf8(claims.getColumn(1).getText()));
        SQLite::Statement orders(file, "SELECT id, quote, state, bill_number, serves, amount_fen FROM payments");
        while (orders.executeStep())
            facts.orders.insert(textAt(orders, 0),
                                {textAt(orders, 1), textAt(orders, 2), textAt(orders, 3), textAt(orders, 4),
                                 orders.getColumn(5).getInt64()});
        facts.issued = file.execAndGet("SELECT coalesce(sum(sheets), 0) FROM blank_issues").getInt64();
        SQLite::Statement sheets(file, "SELECT serial, state, coalesce(claim, '') FROM blanks ORDER BY place");
        while (sheets.executeStep())
            facts.sheets << FileFacts::Sheet{textAt(sheets, 0), textAt(sheets, 1), textAt(sheets, 2)};
    } catch (const SQLite::Exception &error) {
        facts.integrity = QString::fromUtf8(error.what());
    }
    return facts;
}

// The portal may have it, or may not: the terminal cannot know.
bool leavesDoubt(LineFault fault)
{
    return fault != LineFault::None && fault != LineFault::Twice && fault != LineFault::Refuse;
}

} // namespace

CellRunner::CellRunner(const DevPapers &papers)
    : m_papers(papers), m_books(std::make_shared<PortalBooks>()),
      m_portal(std::make_unique<ScriptedPortal>(papers, [this](const HeardRequest &heard) { return answer(heard); }))
{ }

CellRunner::~CellRunner() = default;

ScriptedAnswer CellRunner::answer(const HeardRequest &request)
{
    std::shared_ptr<PortalBooks> books;
    {
        const std::lock_guard guard(m_mutex);
        if (request.headers.value("kiosk-terminal").split('.').first()
            != QByteArray::number(m_run)) { // an earlier run's
            ScriptedAnswer nothing;
            nothing.act = ScriptedAnswer::Act::Drop;
            return nothing;
        }
        books = m_books;
    }
    return books->script()(request);
}

void CellRunner::hearWith(LineFault fault, quint32 seed)
{
    auto random = std::make_shared<std::mt19937>(seed); // NOLINT(cert-msc51-cpp)
    m_books->chooseFaults([this, fault, random](const HeardRequest &request) {
        const std::lock_guard guard(m_mutex);
        const QList<QByteArray> path = request.path.split('/'); // "", gk, v1, submissions, ID
        const QByteArray id = path.value(4);
        // a request may be read when its process is dead already
        const int life = request.headers.value("kiosk-terminal").split('.').last().toInt();
        // what belongs to a case's notice is no part of the case
        const QByteArray kind = path.value(5) == "notice" || path.value(5) == "messages" ? path[5] : path.value(3);
        Heard heard{life, request.method, kind, id, LineFault::None};
        const bool again = std::any_of(m_heard.cbegin(), m_heard.cend(),
                                       [&id](const Heard &h) { return h.id == id && h.fault == LineFault::Refuse; });
        if (request.method == "PUT" && request.body.startsWith("refuse once") && !again)
            heard.fault = LineFault::Refuse;
        else if (std::uniform_real_distribution<>()(*random) < FaultShare)
            heard.fault = fault;
        m_heard << heard;
        return heard.fault;
    });
}

CellRunner::Life CellRunner::live(const QString &work, const QString &crash, const StorageTrouble &storage,
                                  int troubleAt)
{
    {
        const std::lock_guard guard(m_mutex);
        ++m_life;
    }
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (!crash.isEmpty())
        environment.insert(QStringLiteral("KIOSK_CRASH"), crash);
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(),
                  {QStringLiteral("--rig"), m_folder, m_papers.folder(), m_portal->base().toString(), work,
                   QString::number(m_seed), QString::number(static_cast<int>(storage.cut)),
                   QString::number(static_cast<int>(storage.trouble)), QString::number(troubleAt),
                   QStringLiteral("%1.%2").arg(m_run).arg(m_life)});
    Life life;
    if (!process.waitForFinished(60'000)) {
        process.kill();
        process.waitForFinished();
        life.lines << QStringLiteral("hung");
    }
    life.lines << QString::fromUtf8(process.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
    life.crashed = process.exitStatus() == QProcess::NormalExit && process.exitCode() == CrashStatus;
    life.ended = process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    return life;
}

Verdict CellRunner::run(const FaultCell &cell, quint32 seed)
{
    const QTemporaryDir folder((memoryFolder().isEmpty() ? QDir::tempPath() : memoryFolder())
                               + QStringLiteral("/cell-XXXXXX"));
    m_folder = folder.filePath(QStringLiteral("state"));
    m_seed = seed;
    {
        const std::lock_guard guard(m_mutex);
        m_books = std::make_shared<PortalBooks>();
        m_heard.clear();
        ++m_run;
    }
    std::mt19937 random(seed); // NOLINT(cert-msc51-cpp)
    if (seed % 2 == 0)         // a second medium is there
        QDir().mkpath(folder.filePath(QStringLiteral("medium")));
    const QString point = QString::fromLatin1(crashPoints[cell.point].data(), crashPoints[cell.point].size());
    const StorageTrouble &storage = storageTroubles[cell.storage];
    hearWith(portalTroubles[cell.portal].fault, seed);

    Verdict verdict;
    QStringList lines;
    if (point.startsWith(u"settle.")) // there must be something to settle: paper that may have moved
        lines << live(QStringLiteral("day"), QStringLiteral("claim.committed:3"), storageTroubles[0], 0).lines;
    const int pass = random() % 3 == 0 ? 2 : 1;
    const QString crash = point + u':' + QString::number(point.startsWith(u"settle.") ? 1 : pass);
    const auto moment = [&random](const StorageTrouble &trouble) {
        const int most = trouble.trouble == DiskTrouble::ReadError ? MostReads : MostOperations;
        return 1 + static_cast<int>(random() % static_cast<unsigned>(most));
    };
    const Life first = live(QStringLiteral("day"), crash, storage, moment(storage));
    verdict.reached = first.crashed;
    lines << first.lines;
    if (random() % 4 == 0) {
        const std::string_view second = crashPoints[random() % crashPoints.size()];
        const StorageTrouble &then = storageTroubles[random() % storageTroubles.size()];
        lines << live(QStringLiteral("drain"), QString::fromLatin1(second.data(), second.size()), then, moment(then))
                     .lines;
    }
    verdict.filesLost = loseFile();
    m_books->chooseFaults({});
    verdict.faults = faultsUntilNow() + (first.crashed ? 1 : 0);
    const Life quiet = live(QStringLiteral("drain"), {}, storageTroubles[0], 0);
    lines << quiet.lines;
    if (!quiet.ended || !quiet.lines.contains(QStringLiteral("end")))
        verdict.broken << QStringLiteral("the quiet start did not come to its end");
    if (lines.contains(QStringLiteral("hung")))
        verdict.broken << QStringLiteral("a process hung");
    judge(verdict, lines);
    judgeCorrections(verdict, lines);
    judgeSheets(verdict, lines);
    judgeMoney(verdict, lines);
    judgeOrderOfAsking(verdict);
    return verdict;
}

int CellRunner::faultsUntilNow() const
{
    const std::lock_guard guard(m_mutex);
    return static_cast<int>(std::count_if(m_heard.cbegin(), m_heard.cend(),
                                          [](const Heard &heard) { return heard.fault != LineFault::None; }));
}

void CellRunner::judge(Verdict &verdict, const QStringList &lines) const
{
    const FileFacts file = factsOf(m_folder + QStringLiteral("/store.db"));
    const auto complain = [&verdict](const QString &what) { verdict.broken << what; };
    if (file.integrity != u"ok")
        complain(QStringLiteral("store.db: ") + file.integrity);

    const QSet<QString> atPortal = setOf(m_books->caseIds());
    QHash<QString, QString> tried;
    for (const QString &line : wordsAfter(lines, QStringLiteral("try")))
        tried.insert(line.section(u' ', 0, 0), line.section(u' ', 1, 1));
    const QSet<QString> hopeless = setOf(wordsAfter(lines, QStringLiteral("hopeless")));
    for (const QString &id : file.closed) {
        const bool isCase = file.cases.contains(id);
        if (isCase && (!hopeless.contains(id) || !m_books->messages().contains(id + QStringLiteral(" closed"))))
            complain(QStringLiteral("a case is closed, and it was not hopeless, or its citizen was not told: ") + id);
    }
    for (const QString &id : wordsAfter(lines, QStringLiteral("kept"))) {
        ++verdict.promised;
        if (file.closed.contains(id) && hopeless.contains(id))
            continue; // a person ended it
        if (!atPortal.contains(id) || !file.acknowledged.contains(id)) {
            ++verdict.lost;
            complain(QStringLiteral("I1: promised and lost: ") + id);
        }
    }
    for (const QString &id : atPortal) {
        const QByteArray digest = QCryptographicHash::hash(m_books->caseBytes(id), QCryptographicHash::Sha256).toHex();
        if (tried.value(id) != QString::fromLatin1(digest)) {
            ++verdict.doubled;
            complain(QStringLiteral("I3: the portal has a case that nobody sealed so: ") + id);
        }
    }
    if (m_books->contradicted()) {
        ++verdict.doubled;
        complain(QStringLiteral("I5: an id came with other bytes"));
    }
    for (const QString &id : file.cases) {
        if (m_books->noticeOf(id) != "notice " + id.toLatin1())
            complain(QStringLiteral("the portal cannot reach the citizen of ") + id);
    }
    if (file.acknowledged != atPortal || file.cases != file.acknowledged + (file.closed & file.cases))
        complain(QStringLiteral("I2: ledger %1, portal %2, cases %3")
                     .arg(file.acknowledged.size())
                     .arg(atPortal.size())
                     .arg(file.cases.size()));
    verdict.held = static_cast<int>(file.waiting.size());
    if (!file.waiting.isEmpty())
        complain(QStringLiteral("rows still wait: ") + QStringList(file.waiting.values()).join(u' '));
    judgeMaterials(verdict, lines, atPortal);
    if (!file.materialsNotErased.isEmpty())
        complain(QStringLiteral("I6: rows that name an erased file: ")
                 + QStringList(file.materialsNotErased.values()).join(u' '));
    for (const QString &id : wordsAfter(lines, QStringLiteral("rated"))) {
        if (!file.acknowledgedRatings.contains(id) && !file.closed.contains(id))
            complain(QStringLiteral("a rating is lost: ") + id);
    }

    const QStringList intents = wordsAfter(lines, QStringLiteral("intent"));
    for (const QString &claim : wordsAfter(lines, QStringLiteral("moved"))) {
        if (!intents.contains(claim)
            || (file.claims.value(claim) != u"printed" && file.claims.value(claim) != u"uncertain"))
            complain(QStringLiteral("I11: paper moved, the claim says ") + file.claims.value(claim));
    }
    for (auto claim = file.claims.cbegin(); claim != file.claims.cend(); ++claim) {
        const auto state = claimState(claim.value());
        if (!state || *state == ClaimState::Reserved || *state == ClaimState::Fetched || *state == ClaimState::Intent)
            complain(QStringLiteral("I11: after a start a claim is still ") + claim.value());
        const QByteArray portal = m_books->claimState(claim.key());
        // a reservation that arrived behind its release: the portal frees it with the citizen's session
        const bool freedByTheSession = claim.value() == u"released" && portal == "reserved";
        if (!portal.isEmpty() && portal != claim.value().toLatin1() && !freedByTheSession)
            complain(QStringLiteral("claim here %1, at the portal %2").arg(claim.value(), QString::fromLatin1(portal)));
    }
}

// What the portal has is what was kept, byte by byte, and nothing stays behind on the disk.
void CellRunner::judgeMaterials(Verdict &verdict, const QStringList &lines, const QSet<QString> &atPortal) const
{
    for (const QString &line : wordsAfter(lines, QStringLiteral("material"))) {
        const QString id = line.section(u' ', 0, 0), material = line.section(u' ', 1, 1);
        const QByteArray digest
            = QCryptographicHash::hash(m_books->materialBytes(id, material), QCryptographicHash::Sha256).toHex();
        if (atPortal.contains(id) && digest != line.section(u' ', 2).toLatin1()) {
            ++verdict.lost;
            verdict.broken << QStringLiteral("I3: a material at the portal is another: ") + material;
        }
    }
    const QStringList left = QDir(m_folder + QStringLiteral("/materials")).entryList(QDir::Files | QDir::Hidden);
    if (!left.isEmpty())
        verdict.broken << QStringLiteral("I9: files left behind: ") + left.join(u' ');
    const QStringList copies = QDir(m_folder + QStringLiteral("/../medium")).entryList(QDir::Files | QDir::Hidden);
    if (!copies.isEmpty())
        verdict.broken << QStringLiteral("I6: copies left behind: ") + copies.join(u' ');
}

// What departments asked for: kept and sent as one, byte by byte.
void CellRunner::judgeCorrections(Verdict &verdict, const QStringList &lines) const
{
    const FileFacts file = factsOf(m_folder + QStringLiteral("/store.db"));
    const auto atPortal = m_books->corrections();
    const QSet<QString> promised = setOf(wordsAfter(lines, QStringLiteral("corrected")));
    QHash<QString, int> sentOfPair;
    QSet<QString> tried;
    for (const QString &line : wordsAfter(lines, QStringLiteral("correction"))) {
        const QString id = line.section(u' ', 0, 0), pair = line.section(u' ', 2);
        const auto sent = atPortal.constFind(id.toLatin1());
        const bool isSent = sent != atPortal.cend();
        tried << id;
        sentOfPair[pair] += isSent ? 1 : 0;
        verdict.promised += promised.contains(pair) ? 1 : 0;
        if (isSent != file.acknowledgedCorrections.contains(id) || (promised.contains(pair) && !isSent)) {
            ++verdict.lost;
            verdict.broken << QStringLiteral("I1: a correction is lost: ") + storyOf(id.toLatin1());
        }
        if (isSent
            && QCryptographicHash::hash(*sent, QCryptographicHash::Sha256).toHex()
                != line.section(u' ', 1, 1).toLatin1())
            verdict.broken << QStringLiteral("I3: a correction at the portal is another: ") + id;
    }
    for (auto pair = sentOfPair.cbegin(); pair != sentOfPair.cend(); ++pair) {
        if (pair.value() == 1)
            verdict.broken << QStringLiteral("I1: half of what was asked for: ") + pair.key();
    }
    for (auto sent = atPortal.cbegin(); sent != atPortal.cend(); ++sent) {
        if (!tried.contains(QString::fromLatin1(sent.key())))
            verdict.broken << QStringLiteral("I3: a correction that nobody gave: ") + QString::fromLatin1(sent.key());
    }
}

// I11: each sheet that was loaded is in one place, says what its claim says, and nobody took one out of turn.
void CellRunner::judgeSheets(Verdict &verdict, const QStringList &lines) const
{
    const FileFacts file = factsOf(m_folder + QStringLiteral("/store.db"));
    const auto complain = [&verdict](const QString &what) { verdict.broken << QStringLiteral("I11: ") + what; };
    if (file.issued != file.sheets.size())
        complain(QStringLiteral("%1 sheets issued, %2 known").arg(file.issued).arg(file.sheets.size()));
    QHash<QString, QString> sheetOf;
    bool trayBegan = false;
    for (const FileFacts::Sheet &sheet : file.sheets) {
        trayBegan |= sheet.state == u"tray";
        if (trayBegan && sheet.state != u"tray")
            complain(QStringLiteral("a sheet out of turn: ") + sheet.serial);
        if (sheet.claim.isEmpty())
            continue;
        if (sheetOf.contains(sheet.claim) || file.claims.value(sheet.claim) != sheet.state)
            complain(QStringLiteral("sheet %1 is %2, its claim %3")
                         .arg(sheet.serial, sheet.state, file.claims.value(sheet.claim)));
        sheetOf.insert(sheet.claim, sheet.serial);
        const QString portal = QString::fromLatin1(m_books->blankOf(sheet.claim));
        if (portal != sheet.serial)
            complain(QStringLiteral("sheet %1, at the portal \"%2\"").arg(sheet.serial, portal));
    }
    for (const QString &claim : wordsAfter(lines, QStringLiteral("moved"))) {
        if (!sheetOf.contains(claim))
            complain(QStringLiteral("paper moved and no sheet is missing: ") + claim);
    }
}

// C13, I10: the terminal's orders are the portal's, nobody was asked to pay twice, and whoever paid has what it was for
// or the money back.
void CellRunner::judgeMoney(Verdict &verdict, const QStringList &lines) const
{
    const FileFacts file = factsOf(m_folder + QStringLiteral("/store.db"));
    const PaymentBooks portal = m_books->payments();
    const auto complain = [&verdict](const QString &what) { verdict.broken << QStringLiteral("C13: ") + what; };
    if (portal.wasAskedForASecond())
        complain(QStringLiteral("a second order while the first of its quote was open"));
    for (const QString &id : wordsAfter(lines, QStringLiteral("ordered"))) {
        if (!file.orders.contains(id))
            complain(QStringLiteral("an order is forgotten: ") + id);
    }
    for (auto there = portal.orders().cbegin(); there != portal.orders().cend(); ++there) {
        if (!file.orders.contains(there.key()))
            complain(QStringLiteral("the portal has an order that nobody made: ") + there.key());
    }
    for (auto here = file.orders.cbegin(); here != file.orders.cend(); ++here) {
        const auto there = portal.orders().value(here.key());
        const QString both = QStringLiteral("%1: %2 here, %3 there").arg(here.key(), here->state, there.state);
        // money that came behind a close which was written down: the portal sends it back, the day's list tells of it
        const bool isLate = here->quote.startsWith(u"late-") && here->state == u"closed"
            && (there.state == u"refunding" || there.state == u"refunded");
        if (here->quote != there.quote || here->fen != there.fen || (here->state != there.state && !isLate)
            || (here->bill != there.bill && !isLate))
            complain(both);
        if (here->state != u"paid" && here->state != u"closed" && here->state != u"refunded")
            complain(QStringLiteral("not ended: ") + both);
        if (file.cases.contains(here->serves) != (here->state == u"paid"))
            complain(QStringLiteral("had and paid are not the same: ") + both);
    }
}

// The disk has lost a material, the second medium has it whole: the case must not miss it.
int CellRunner::loseFile() const
{
    const QDir materials(m_folder + QStringLiteral("/materials")), medium(m_folder + QStringLiteral("/../medium"));
    for (const QString &name : materials.entryList({QStringLiteral("*.cms")}, QDir::Files)) {
        if (QFileInfo(medium, name).size() == QFileInfo(materials, name).size())
            return QFile::remove(materials.filePath(name)) ? 1 : 0;
    }
    return 0;
}

// "1:PUT/2 1:GET/0 ..": process, verb, fault
QString CellRunner::storyOf(const QByteArray &id) const
{
    QString story = QString::fromLatin1(id);
    for (const Heard &heard : m_heard) {
        if (heard.id == id)
            story += QStringLiteral(" %1:%2/%3")
                         .arg(heard.life)
                         .arg(QString::fromLatin1(heard.method))
                         .arg(static_cast<int>(heard.fault));
    }
    return story;
}

// I7: what may have happened is asked about before it is sent again, as long as the process that knows of it lives. A
// question may overtake what it is about, so questions are counted, not ordered.
void CellRunner::judgeOrderOfAsking(Verdict &verdict) const
{
    const std::lock_guard guard(m_mutex);
    struct Count {
        int doubts = 0, questions = 0;
    };
    QHash<QPair<int, QByteArray>, Count> counts;
    for (const Heard &heard : m_heard) {
        if (heard.kind != "submissions")
            continue;
        Count &count = counts[{heard.life, heard.id}];
        // where a material stands, begun or not; and "complete", which says the same again: they bring nothing, and the
        // network library repeats what has no body
        if (heard.method == "HEAD" || heard.method == "POST")
            continue;
        if (heard.method == "GET") {
            ++count.questions;
        } else {
            if (count.questions < count.doubts)
                verdict.broken << QStringLiteral("I7: sent again without asking: ") + storyOf(heard.id);
            count.doubts += leavesDoubt(heard.fault) ? 1 : 0;
        }
    }
}

} // namespace kiosk::test
