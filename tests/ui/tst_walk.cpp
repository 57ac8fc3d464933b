// SPDX-License-Identifier: Apache-2.0
// Every registered state of every page, in both languages, on both panels.
#include "support/fixed_places.h"
#include "support/sample_pages.h"
#include "support/stage.h"
#include "support/walk.h"
#include "support/walk_report.h"

#include <QTest>

using namespace kiosk;

class TestWalk : public QObject {
    Q_OBJECT

private:
    Stage m_stage;

    void walkAll(Panel panel, Language language, Modes modes)
    {
        m_stage.turn(panel);
        QCOMPARE(m_stage.picture().size(), sizeOf(panel));
        m_stage.setModes(modes);
        m_stage.takeWarnings();
        WalkReport report(m_stage);
        FixedPlaces fixed;
        const auto states = m_stage.registry();
        QVERIFY(states.size() > 40);
        for (const auto &state : states) {
            if (!m_stage.show(state, language)) {
                report.add(state, {QStringLiteral("NOSAMPLE")});
                continue;
            }
            report.add(state,
                       walk(m_stage.window(), m_stage.pixelsPerMm(), m_stage.demands()) + m_stage.takeWarnings()
                           + fixed.compare(m_stage.window()));
        }
        QCOMPARE(fixed.seen().size(), 7); // all of them were seen somewhere
        QVERIFY2(report.findings().isEmpty(), qPrintable(report.findings().join(u'\n')));
    }

private slots:
    void everySampleIsARegisteredState()
    {
        QStringList registered;
        for (const auto &state : m_stage.registry())
            registered.append(state.page + u'/' + state.variant);
        auto known = samples::known();
        registered.sort();
        known.sort();
        QCOMPARE(known, registered);
    }
    // One row each in tests/ui/CMakeLists.txt, so that they run side by side.
    void everyPageIsClean_data()
    {
        QTest::addColumn<Modes>("modes");
        QTest::addColumn<Panel>("panel");
        QTest::addColumn<Language>("language");
        const std::pair<const char *, Modes> ways[] = {{"normal", {}},
                                                       {"elder", {.elder = true}},
                                                       {"contrast", {.contrast = true}},
                                                       {"low", {.low = true}},
                                                       {"elder-contrast", {.elder = true, .contrast = true}}};
        for (const auto &[way, modes] : ways)
            for (const auto panel : {Panel::Portrait, Panel::Landscape, Panel::SmallPortrait, Panel::SmallLandscape})
                for (const auto language : {Language::Chinese, Language::English})
                    QTest::addRow("%s-%s-%s", way, nameOf(panel), language == Language::Chinese ? "zh" : "en")
                        << modes << panel << language;
    }
    void everyPageIsClean()
    {
        QFETCH(Modes, modes);
        QFETCH(Panel, panel);
        QFETCH(Language, language);
        walkAll(panel, language, modes);
    }
    // Last: what is planted stands over the pages.
    void whatAModeAsksIsFound()
    {
        m_stage.turn(Panel::Portrait);
        QVERIFY(m_stage.plant("Rectangle { width: 1080; height: 1920; color: '#FFFFFF'\n"
                              "KButton { x: 60; y: 60; height: Theme.mm(18); text: 'Go' }\n"
                              "KText { x: 60; y: 400; color: '#6E6E6E'; text: 'Words' } }"));
        const auto codes = [&](Modes modes) {
            m_stage.setModes(modes);
            QStringList found;
            for (const auto &finding : walk(m_stage.window(), m_stage.pixelsPerMm(), m_stage.demands()))
                found.append(finding.section(u' ', 0, 0));
            found.removeDuplicates();
            found.sort();
            return found;
        };
        const auto elder = QStringList{QStringLiteral("CONTRAST"), QStringLiteral("SMALL"), QStringLiteral("TARGET")};
        QCOMPARE(codes({}), QStringList());
        QCOMPARE(codes({.elder = true}), elder);
        QCOMPARE(codes({.contrast = true}), QStringList{QStringLiteral("CONTRAST")});
        QCOMPARE(codes({.low = true}), QStringList{QStringLiteral("REACH")});
    }
};

QTEST_MAIN(TestWalk)
#include "tst_walk.moc"
