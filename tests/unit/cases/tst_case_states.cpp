// SPDX-License-Identifier: Apache-2.0
#include <cases/reports.h>
#include <support/virtual_clock.h>

#include <QTest>

using namespace kiosk;

namespace {

constexpr ClaimState ClaimStates[]{ClaimState::Reserved, ClaimState::Fetched, ClaimState::Intent,
                                   ClaimState::Printed,  ClaimState::Spoiled, ClaimState::Uncertain,
                                   ClaimState::Released};
constexpr SubmissionState SubmissionStates[]{SubmissionState::Sealed, SubmissionState::Unknown, SubmissionState::Held,
                                             SubmissionState::Acknowledged};

} // namespace

class TestCaseStates : public QObject {
    Q_OBJECT
private slots:
    void nothingPrintsWithoutARecordedIntent()
    {
        for (const auto from : ClaimStates) {
            const bool fromIntent = from == ClaimState::Intent || from == ClaimState::Uncertain;
            QCOMPARE(mayMove(from, ClaimState::Printed), fromIntent);
            QCOMPARE(mayMove(from, ClaimState::Spoiled), fromIntent);
        }
    }
    void anUncertainClaimIsNeverPrintedAgainOrGivenBack()
    {
        for (const auto to : {ClaimState::Intent, ClaimState::Reserved, ClaimState::Fetched, ClaimState::Released})
            QVERIFY(!mayMove(ClaimState::Uncertain, to));
    }
    void aClaimEndsPrintedSpoiledOrReleased()
    {
        for (const auto state : ClaimStates) {
            const bool ends
                = state == ClaimState::Printed || state == ClaimState::Spoiled || state == ClaimState::Released;
            QCOMPARE(isFinal(state), ends);
        }
    }
    void everyClaimCanReachAnEnd()
    {
        for (const auto state : ClaimStates) {
            const bool leaves = std::any_of(std::begin(ClaimStates), std::end(ClaimStates),
                                            [&](ClaimState to) { return to != state && mayMove(state, to); });
            QCOMPARE(leaves, !isFinal(state));
        }
    }
    void anAcknowledgedSubmissionStaysSo()
    {
        for (const auto to : SubmissionStates)
            QVERIFY(!mayMove(SubmissionState::Acknowledged, to));
    }
    void aHeldSubmissionMovesByStaffOnly()
    {
        QVERIFY(mayMove(SubmissionState::Held, SubmissionState::Sealed));
        QVERIFY(!mayMove(SubmissionState::Held, SubmissionState::Acknowledged));
    }
    void namesAreReadBack()
    {
        for (const auto state : ClaimStates)
            QVERIFY(claimState(QString::fromLatin1(codeName(state))) == state);
        for (const auto state : SubmissionStates)
            QVERIFY(submissionState(QString::fromLatin1(codeName(state))) == state);
        QVERIFY(!claimState(u"lost"));
        QVERIFY(!submissionState(u""));
    }
    void reportsSurviveTheirBytes()
    {
        test::VirtualClock clock;
        const PrintReport report{ClaimId::make(clock), ClaimState::Uncertain, QStringLiteral("page-counter"),
                                 QStringLiteral("D0012009")};
        const PrintReport read = decodedPrintReport(encoded(report)).value();
        QCOMPARE(read.blankSerial, report.blankSerial);
        QVERIFY(read.claim == report.claim && read.state == report.state && read.proof == report.proof);
        const Rating rating{RatingId::make(clock), QStringLiteral("C-1"), 2, {QStringLiteral("slow")}};
        const Rating readRating = decodedRating(encoded(rating)).value();
        QVERIFY(readRating.id == rating.id && readRating.stars == 2 && readRating.reasons == rating.reasons);
        QCOMPARE(readRating.caseNo, QStringLiteral("C-1"));
    }
    void brokenReportsAreRefused()
    {
        for (const char *bytes : {"", "{}", "[1]", R"({"claim":"x","state":"printed"})", R"({"id":"x","stars":5})"}) {
            QVERIFY(!decodedPrintReport(bytes));
            QVERIFY(!decodedRating(bytes));
        }
        test::VirtualClock clock;
        QVERIFY(!decodedRating(encoded(Rating{RatingId::make(clock), {}, 6, {}})));
    }
};
QTEST_GUILESS_MAIN(TestCaseStates)
#include "tst_case_states.moc"
