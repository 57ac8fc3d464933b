// SPDX-License-Identifier: Apache-2.0
// A random walk over every act of the store, allowed ones and forbidden ones, with restarts in between, against
// StoreModel. KIOSK_MODEL_STEPS (1000000 on demand) and KIOSK_MODEL_SEED.
#include "store_model.h"

#include <storage/store_database.h>
#include <support/memory_folder.h>
#include <support/payment_orders.h>
#include <support/sealed_cases.h>
#include <support/virtual_clock.h>

#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <random>

using namespace kiosk;
using namespace kiosk::test;

namespace {

const QStringList rowStates{QStringLiteral("sealed"), QStringLiteral("unknown"), QStringLiteral("held")};
const QStringList claimStates{QStringLiteral("reserved"), QStringLiteral("fetched"), QStringLiteral("intent"),
                              QStringLiteral("printed"),  QStringLiteral("spoiled"), QStringLiteral("uncertain"),
                              QStringLiteral("released")};
const QString blankKind = QStringLiteral("title-certificate");
const QStringList orderStates{QStringLiteral("waiting"), QStringLiteral("paid"), QStringLiteral("closed"),
                              QStringLiteral("refunding"), QStringLiteral("refunded")};

class Walk {
public:
    Walk(QString folder, quint32 seed) : m_folder(std::move(folder)), m_random(seed) { }

    bool restart()
    {
        m_store.reset();
        auto store = StoreDatabase::open(StoreSettings{m_folder, 0}, m_clock);
        if (!store)
            return complain(store.error().trace());
        m_store = std::move(*store);
        const auto settled = m_store->settleAfterCrash();
        m_model.settleAfterCrash();
        return settled ? same() : complain(settled.error().trace());
    }

    bool step(int number)
    {
        m_step = number;
        switch (below(33)) {
        case 0:
        case 1: return seal();
        case 2: return rate();
        case 3: return beginClaim();
        case 4:
        case 5:
        case 6: return moveClaim();
        case 7:
        case 8:
        case 9: return attempt();
        case 10: return release();
        case 11: return payload();
        case 16: return beginOrder();
        case 17:
        case 18:
        case 19: return noteOrder();
        case 20: return doubtOrder();
        case 21: return giveBack();
        case 22: return issueBlanks();
        case 23: return takeOutBlanks();
        case 24: return writeOffBlank();
        case 25:
        case 26: return decideClaim();
        case 27: return endHeld();
        default: return acknowledge();
        }
    }

    // The whole picture, not only the answers.
    bool same()
    {
        const auto rows = m_store->pending();
        const auto counts = m_store->counts();
        if (!rows || !counts)
            return complain(QStringLiteral("cannot be read"));
        const auto expected = m_model.rows();
        if (rows->size() != static_cast<qsizetype>(expected.size()))
            return complain(QStringLiteral("%1 rows, not %2").arg(rows->size()).arg(expected.size()));
        int held = 0;
        for (qsizetype i = 0; i < rows->size(); ++i) {
            const OutboxRow &row = rows->at(i);
            const StoreModel::Row &wanted = expected[static_cast<std::size_t>(i)];
            held += wanted.state == u"held" ? 1 : 0;
            if (row.id != wanted.id || row.stream != wanted.stream || QLatin1String(codeName(row.state)) != wanted.state
                || row.attempts != wanted.attempts)
                return complain(
                    QStringLiteral("row %1 is %2 %3").arg(wanted.id, row.id, QLatin1String(codeName(row.state))));
        }
        if (counts->held != held || counts->pending != rows->size() - held
            || counts->unknownPayments != m_model.unknownOrders() || counts->acknowledged != m_model.acknowledged()
            || counts->closed != m_model.closed() || counts->uncertainClaims != m_model.uncertain())
            return complain(QStringLiteral("counts"));
        return sameBlanks();
    }

private:
    quint32 below(quint32 limit) { return std::uniform_int_distribution<quint32>(0, limit - 1)(m_random); }
    bool once(quint32 in) { return below(in) == 0; }
    bool complain(const QString &what) const
    {
        qWarning("step %d: %s", m_step, qPrintable(what));
        return false;
    }
    template <typename T> bool agrees(const Result<T> &done, const StoreModel::Refusal &refusal, const QString &act)
    {
        const auto got = done ? StoreModel::Refusal() : done.error().code;
        if (got == refusal)
            return true;
        const auto name = [](const StoreModel::Refusal &code) {
            return code ? QLatin1String(codeName(*code)) : QLatin1String("done");
        };
        return complain(QStringLiteral("%1: %2, the model says %3").arg(act, name(got), name(refusal)));
    }
    // Mostly one that is there; sometimes one that has left, or was never seen.
    QString someId()
    {
        const auto rows = m_model.rows();
        if (!rows.empty() && !once(8))
            return rows[below(static_cast<quint32>(rows.size()))].id;
        return once(2) || m_gone.isEmpty() ? SubmissionId::make(*m_clock).text()
                                           : m_gone[below(static_cast<quint32>(m_gone.size()))];
    }

    bool seal()
    {
        const bool again = once(4) && !m_cases.isEmpty();
        SealedCase sealed
            = again ? m_cases[below(static_cast<quint32>(m_cases.size()))] : sealedCase(*m_clock, QByteArray(64, 'e'));
        char content = 'e';
        if (again && once(2)) {
            content = 'x';
            sealed.envelope = QByteArray(64, content);
            sealed.digest = QCryptographicHash::hash(sealed.envelope, QCryptographicHash::Sha256);
        }
        const bool hasNotice = again ? !sealed.notice.isEmpty() : once(2);
        if (!again && hasNotice)
            sealed = withNotice(sealed);
        if (!again)
            keepAtMost(m_cases << sealed);
        return agrees(m_store->sealCase(sealed), m_model.seal(sealed.submission.text(), content, hasNotice),
                      QStringLiteral("seal"));
    }
    bool rate()
    {
        if (m_cases.isEmpty())
            return true;
        const bool again = once(4) && !m_ratings.isEmpty();
        Rating rating;
        rating.id = again ? m_ratings[below(static_cast<quint32>(m_ratings.size()))] : RatingId::make(*m_clock);
        rating.stars = once(3) ? 4 : 5;
        if (!again)
            keepAtMost(m_ratings << rating.id);
        const QString stream = m_cases[below(static_cast<quint32>(m_cases.size()))].submission.text();
        const char content = rating.stars == 4 ? '4' : '5';
        return agrees(m_store->recordRating(rating, stream, {}), m_model.rate(rating.id.text(), stream, content),
                      QStringLiteral("rate"));
    }
    bool beginClaim()
    {
        ClaimStep claim = reservedClaim(*m_clock);
        if (!once(4))
            claim.blankKind = blankKind;
        keepAtMost(m_claims << claim);
        return agrees(m_store->recordClaim(claim),
                      m_model.claim(claim.claim.text(), QStringLiteral("reserved"), false, !claim.blankKind.isEmpty()),
                      QStringLiteral("reserve"));
    }
    // The sum is the point: whatever happened, each sheet is somewhere, once.
    bool sameBlanks()
    {
        const auto counts = m_store->blanks();
        if (!counts || counts->size() > 1)
            return complain(QStringLiteral("blanks cannot be read"));
        const BlankCount now = counts->isEmpty() ? BlankCount() : counts->first();
        const auto model = [this](const char *state) { return m_model.blanks(QLatin1String(state)); };
        if (!now.balances() || now.issued != m_model.issuedBlanks() || now.inTray != model("tray")
            || now.printing != model("printing") || now.printed != model("printed") || now.spoiled != model("spoiled")
            || now.uncertain != model("uncertain") || now.takenOut != model("taken-out"))
            return complain(QStringLiteral("blanks: %1 issued, %2 in the tray, %3 uncertain")
                                .arg(now.issued)
                                .arg(now.inTray)
                                .arg(now.uncertain));
        return true;
    }
    bool issueBlanks()
    {
        const int first = once(3) ? static_cast<int>(below(static_cast<quint32>(m_nextSheet + 1))) : m_nextSheet;
        BlankRange range{blankKind, QStringLiteral("D%1").arg(first, 8, 10, QLatin1Char('0')),
                         QStringLiteral("D%1").arg(first + 4, 8, 10, QLatin1Char('0'))};
        m_nextSheet = std::max(m_nextSheet, first + 5);
        QStringList serials;
        for (int i = 0; i < 5; ++i)
            serials << range.serial(i);
        const auto refusal = m_model.mayIssue(serials);
        const auto issue = m_store->issueBlanks(range, clerks(""));
        if (issue && !refusal) {
            m_model.issued(issue->text(), serials);
            keepAtMost(m_issues << *issue);
        }
        return agrees(issue, refusal, QStringLiteral("issue"));
    }
    bool takeOutBlanks()
    {
        if (m_issues.isEmpty() || !once(4))
            return true;
        const BlankIssueId issue = m_issues[below(static_cast<quint32>(m_issues.size()))];
        return agrees(m_store->takeOutBlanks(issue, clerks("end-of-day")), m_model.takeOut(issue.text()),
                      QStringLiteral("take out"));
    }
    bool writeOffBlank()
    {
        const auto serials = m_model.serials();
        const QString serial = serials.empty() || once(8) ? QStringLiteral("D99999999")
                                                          : serials[below(static_cast<quint32>(serials.size()))];
        return agrees(m_store->writeOffBlank(serial, clerks("damaged")), m_model.writeOff(serial),
                      QStringLiteral("write off"));
    }
    bool decideClaim()
    {
        const ClaimStep claim = !m_claims.isEmpty() && !once(16)
            ? m_claims[below(static_cast<quint32>(m_claims.size()))]
            : reservedClaim(*m_clock);
        const ClaimState outcome = once(2) ? ClaimState::Printed : ClaimState::Spoiled;
        return agrees(m_store->decideClaim(claim.claim, outcome, clerks("sheet-found")),
                      m_model.decide(claim.claim.text(), QLatin1String(codeName(outcome))), QStringLiteral("decide"));
    }
    bool moveClaim()
    {
        const bool known = !m_claims.isEmpty() && !once(16);
        const ClaimStep claim
            = known ? m_claims[below(static_cast<quint32>(m_claims.size()))] : reservedClaim(*m_clock);
        const QString &state
            = claimStates[below(static_cast<quint32>(known ? claimStates.size() : 6)) + (known ? 0 : 1)];
        const bool proved = !once(4);
        return agrees(
            m_store->recordClaim(moved(claim, *claimState(state), proved ? QStringLiteral("sensor") : QString())),
            m_model.claim(claim.claim.text(), state, proved, !claim.blankKind.isEmpty()),
            QStringLiteral("claim to ") + state);
    }
    Payment someOrder()
    {
        if (m_orders.isEmpty() || once(16))
            return paymentIntent(*m_clock).payment; // one that nobody has made
        return m_orders[below(static_cast<quint32>(m_orders.size()))].payment;
    }
    bool beginOrder()
    {
        PaymentIntent intent = paymentIntent(*m_clock);
        if (once(2))
            intent.payment.quote = someOrder().quote;
        else if (once(8))
            intent.payment.id = someOrder().id;
        const auto refusal = m_model.order(intent.payment.id.text(), intent.payment.quote);
        if (!refusal)
            keepAtMost(m_orders << intent);
        return agrees(m_store->beginPayment(intent), refusal, QStringLiteral("order"));
    }
    bool noteOrder()
    {
        const Payment order = someOrder();
        const QString &state = orderStates[below(static_cast<quint32>(orderStates.size()))];
        return agrees(m_store->notePayment(saidOf(order, *paymentState(state))), m_model.note(order.id.text(), state),
                      QStringLiteral("order to ") + state);
    }
    bool doubtOrder()
    {
        const Payment order = someOrder();
        return agrees(m_store->doubtPayment(order.id), m_model.doubt(order.id.text()), QStringLiteral("doubt"));
    }
    bool giveBack()
    {
        const Payment order = someOrder();
        return agrees(m_store->returnPayment(order.id), m_model.giveBack(order.id.text()), QStringLiteral("give back"));
    }
    bool attempt()
    {
        OutboxRow row;
        row.id = someId();
        const QString &state = rowStates[below(3)];
        row.state = *submissionState(state);
        row.attempts = static_cast<int>(below(1000));
        return agrees(m_store->recordAttempt(row), m_model.attempt(row.id, state, row.attempts),
                      QStringLiteral("attempt"));
    }
    bool release()
    {
        const QString id = someId();
        return agrees(m_store->releaseHeld(id, clerk("try-again")), m_model.release(id), QStringLiteral("release"));
    }
    bool endHeld()
    {
        const QString id = someId();
        const QString how = once(2) ? QStringLiteral("closed") : QStringLiteral("recalled");
        const auto refusal = m_model.end(id, how);
        keepAtMost(m_gone << id);
        return agrees(m_store->endHeld(id, *submissionState(how), clerks("citizen-asked")), refusal,
                      QStringLiteral("end"));
    }
    bool acknowledge()
    {
        const QString id = someId();
        keepAtMost(m_gone << id);
        return agrees(m_store->acknowledge(id, {QStringLiteral("CH1"), m_clock->wall()}), m_model.acknowledge(id),
                      QStringLiteral("acknowledge"));
    }
    bool payload()
    {
        for (const StoreModel::Row &row : m_model.rows()) {
            if (row.id == row.stream) // a case
                return m_store->payload(row.id) == QByteArray(64, 'e') || complain(QStringLiteral("payload"));
        }
        return true;
    }
    template <typename T> void keepAtMost(QList<T> &list)
    {
        if (list.size() > 40)
            list.removeFirst();
    }

    QString m_folder;
    std::mt19937 m_random;                                                    // NOLINT(cert-msc51-cpp)
    std::shared_ptr<VirtualClock> m_clock = std::make_shared<VirtualClock>(); // midnight adds rows of its own
    std::unique_ptr<StoreDatabase> m_store;
    StoreModel m_model;
    QList<SealedCase> m_cases;
    QList<RatingId> m_ratings;
    QList<ClaimStep> m_claims;
    QList<PaymentIntent> m_orders;
    QList<BlankIssueId> m_issues;
    int m_nextSheet = 1;
    QStringList m_gone;
    int m_step = 0;
};

} // namespace

class TestStoreModel : public QObject {
    Q_OBJECT

    static constexpr int WalkLength = 20'000;

private slots:
    // KIOSK_MODEL_STEPS, in walks of 20,000 with one seed after the other: each start looks through the whole file, so
    // one long walk would spend its time there.
    void aRandomWalkAgreesWithTheModel_data()
    {
        QTest::addColumn<quint32>("seed");
        QTest::addColumn<int>("steps");
        const int wanted = qEnvironmentVariable("KIOSK_MODEL_STEPS", QStringLiteral("20000")).toInt();
        quint32 seed = qEnvironmentVariable("KIOSK_MODEL_SEED", QStringLiteral("20261126")).toUInt();
        for (int left = wanted; left > 0; left -= WalkLength, ++seed)
            QTest::addRow("seed %u", seed) << seed << std::min(left, WalkLength);
    }
    void aRandomWalkAgreesWithTheModel()
    {
        QFETCH(quint32, seed);
        QFETCH(int, steps);
        const QTemporaryDir folder((memoryFolder().isEmpty() ? QDir::tempPath() : memoryFolder())
                                   + QStringLiteral("/model-XXXXXX"));
        Walk walk(folder.filePath(QStringLiteral("data")), seed);
        QVERIFY(walk.restart());
        for (int i = 1; i <= steps; ++i) {
            QVERIFY2(walk.step(i), qPrintable(QStringLiteral("seed %1").arg(seed)));
            if (i % 500 == 0)
                QVERIFY(walk.restart());
            else if (i % 50 == 0)
                QVERIFY(walk.same());
        }
    }
};

QTEST_GUILESS_MAIN(TestStoreModel)
#include "tst_store_model.moc"
