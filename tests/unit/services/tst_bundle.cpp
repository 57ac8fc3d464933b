// SPDX-License-Identifier: Apache-2.0
#include <services/bundle.h>
#include <services/service_catalogue.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace kiosk;

namespace {

const QString kFolder = QStringLiteral(KIOSK_TEST_DATA "/broken-config/86-bundle-member-twice");

// The two permits of that folder, and its bundle with better members.
struct Bench {
    ServiceCatalogue catalogue = ServiceCatalogue::load(kFolder).catalogue;
    Findings findings;

    ServicePtr merged(const QJsonArray &members)
    {
        QFile file(kFolder + QStringLiteral("/services/work/two-things.json"));
        if (!file.open(QIODevice::ReadOnly))
            return nullptr;
        QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
        json[u"members"] = members;
        auto bundle = decodeBundle(QJsonDocument(json).toJson(), QStringLiteral("two-things.json"), findings);
        if (!bundle)
            return nullptr;
        return mergeBundle(
            std::move(*bundle), QStringLiteral("two-things.json"),
            [this](const QString &id) { return catalogue.service(id); }, findings);
    }
};

QJsonObject member(const char *item, bool isOptional = false)
{
    return {{QStringLiteral("item"), QLatin1String(item)}, {QStringLiteral("optional"), isOptional}};
}

QStringList ids(const auto &list)
{
    QStringList all;
    for (const auto &each : list)
        all << each.id;
    return all;
}

} // namespace

class TestBundle : public QObject {
    Q_OBJECT
private slots:
    void whatSeveralMembersAskIsAskedOnce()
    {
        Bench bench;
        const ServicePtr bundle = bench.merged({member("permit-application"), member("second-permit")});
        QVERIFY2(bundle, bench.findings.isEmpty() ? "" : qPrintable(bench.findings.first().reason));
        QCOMPARE(ids(bundle->fields), ids(bench.catalogue.service(QStringLiteral("second-permit"))->fields));
        QCOMPARE(ids(bundle->steps),
                 QStringList({"guide", "identity", "prefill", "questions", "review", "submit", "receipt", "done"}));
        QCOMPARE(bundle->members.size(), 2);
        QVERIFY(bundle->members.first().wish.isEmpty());
    }
    void whatOneMemberSignsIsSignedOnceUnderEverything()
    {
        const auto shipped = ServiceCatalogue::load(QStringLiteral(KIOSK_SOURCE_DIR "/kiosk-config"));
        const ServicePtr home = shipped.catalogue.service(QStringLiteral("home-bundle"));
        QVERIFY(home);
        QCOMPARE(ids(home->signers), QStringList{QStringLiteral("seller")});
        QCOMPARE(home->signWithinDays, 10);
        const StepDefinition *sign = home->step(u"sign");
        QVERIFY(sign && sign->when.kind == Predicate::Kind::Always); // the transfer always is
        const QStringList steps = ids(home->steps);
        QCOMPARE(steps.indexOf(QStringLiteral("sign")), steps.indexOf(QStringLiteral("review")) + 1);
        QCOMPARE(steps.indexOf(QStringLiteral("submit")), steps.indexOf(QStringLiteral("sign")) + 1);
    }
    void thereIsNothingToSignWhenNobodyWantsWhatIsSigned()
    {
        const auto shipped = ServiceCatalogue::load(QStringLiteral(KIOSK_SOURCE_DIR "/kiosk-config"));
        const ServicePtr birth = shipped.catalogue.service(QStringLiteral("birth-bundle"));
        QVERIFY(birth && !birth->step(u"sign") && birth->signers.isEmpty()); // none of its members is signed
        const ServicePtr jobless = shipped.catalogue.service(QStringLiteral("jobless-bundle"));
        QVERIFY(jobless && jobless->step(u"sign") && jobless->signers.isEmpty());
    }
    void anOptionalMemberIsAskedFor_andItsQuestionsDependOnIt()
    {
        Bench bench;
        const ServicePtr bundle = bench.merged({member("permit-application", true), member("second-permit", true)});
        QVERIFY2(bundle, bench.findings.isEmpty() ? "" : qPrintable(bench.findings.first().reason));
        QCOMPARE(bundle->steps[2].id, QStringLiteral("wishes"));
        QCOMPARE(bundle->steps[2].fields, QStringList({"wantPermitApplication", "wantSecondPermit"}));
        const FieldDefinition *reason = bundle->field(u"reason");
        QCOMPARE(fieldsNamedBy(reason->when), QStringList({"wantPermitApplication", "wantSecondPermit"}));
        QCOMPARE(reason->when.kind, Predicate::Kind::Any); // wanted by one of them is enough
        QCOMPARE(fieldsNamedBy(bundle->field(u"room")->when),
                 QStringList({"wantPermitApplication", "reason", "wantSecondPermit"}));
    }
    void whatOneMemberAlwaysAsksIsAlwaysAsked()
    {
        Bench bench;
        const ServicePtr bundle = bench.merged({member("permit-application"), member("second-permit", true)});
        QVERIFY2(bundle, bench.findings.isEmpty() ? "" : qPrintable(bench.findings.first().reason));
        QCOMPARE(bundle->field(u"reason")->when.kind, Predicate::Kind::Always);
        QCOMPARE(fieldsNamedBy(bundle->field(u"room")->when).first(), QStringLiteral("reason"));
    }
    void aBundleIsNoMember()
    {
        Bench bench;
        const ServicePtr inner = bench.merged({member("permit-application"), member("second-permit")});
        QVERIFY(inner);
        auto outer = *inner;
        outer.members = {{.item = QStringLiteral("two-things")}, {.item = QStringLiteral("permit-application")}};
        const auto find = [&](const QString &id) {
            return id == QLatin1String("two-things") ? inner : bench.catalogue.service(id);
        };
        QVERIFY(!mergeBundle(outer, QStringLiteral("outer.json"), find, bench.findings));
        QVERIFY(bench.findings.first().reason.contains(QStringLiteral("is a bundle itself")));
    }
};
QTEST_GUILESS_MAIN(TestBundle)
#include "tst_bundle.moc"
