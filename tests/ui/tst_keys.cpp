// SPDX-License-Identifier: Apache-2.0
// Every key of every page under a finger and under Tab.
#include "support/press_keys.h"
#include "support/stage.h"
#include "support/walk_report.h"

#include <QTest>

using namespace kiosk;

class TestKeys : public QObject {
    Q_OBJECT

private:
    Stage m_stage;

    // check: of the page that stands; the state is that page's.
    template <typename Check> void onEveryPage(Panel panel, Language language, Check check)
    {
        m_stage.turn(panel);
        WalkReport report(m_stage);
        for (const auto &state : m_stage.registry()) {
            if (m_stage.show(state, language))
                report.add(state, check(state));
            else
                report.add(state, {QStringLiteral("NOSAMPLE")});
        }
        QVERIFY(report.pages() > 40);
        QVERIFY2(report.findings().isEmpty(), qPrintable(report.findings().join(u'\n')));
    }

    void pressAll(Panel panel, Language language)
    {
        int tried = 0;
        onEveryPage(panel, language, [&](const PageState &state) {
            const auto restore = [&] { // from another page, so that nothing of this one stays
                const auto other = state.page == QLatin1String("goodbye") ? "idle-warning" : "goodbye";
                (void)m_stage.show({QLatin1String(other), {}}, language);
                (void)m_stage.show(state, language);
            };
            return pressEveryKey(m_stage.window(), restore, &tried);
        });
        QVERIFY2(tried > 1000, qPrintable(QString::number(tried)));
    }

    void tabAll(Panel panel, Language language)
    {
        onEveryPage(panel, language, [&](const PageState &) { return tabThrough(m_stage.window()); });
    }

private slots:
    void actOnceOnReleaseInsideInPortrait() { pressAll(Panel::Portrait, Language::Chinese); }
    void actOnceOnReleaseInsideInLandscape() { pressAll(Panel::Landscape, Language::English); }
    void areAllReachedByTabInPortrait() { tabAll(Panel::Portrait, Language::Chinese); }
    void areAllReachedByTabInLandscape() { tabAll(Panel::Landscape, Language::English); }
};

QTEST_MAIN(TestKeys)
#include "tst_keys.moc"
