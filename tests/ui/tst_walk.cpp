// SPDX-License-Identifier: Apache-2.0
// Every registered state of every page, in both languages, on both panels.
#include "support/sample_pages.h"
#include "support/stage.h"
#include "support/walk.h"

#include <QTest>

using namespace kiosk;

class TestWalk : public QObject {
    Q_OBJECT

private:
    Stage m_stage;

    // The frame's keys, where they are; a key that a page does not have has no place.
    QHash<QString, QRectF> places() const
    {
        QHash<QString, QRectF> found;
        for (const auto *key : {"homeKey", "helpKey", "contrastKey", "languageKey", "backKey"}) {
            const auto *item = m_stage.find(QLatin1String(key));
            if (item && item->isVisible())
                found.insert(QLatin1String(key), item->mapRectToScene(item->boundingRect()));
        }
        return found;
    }

    void walkAll(Panel panel, Language language, bool highContrast = false)
    {
        m_stage.turn(panel);
        m_stage.setContrast(highContrast);
        m_stage.takeWarnings();
        QStringList findings;
        QHash<QString, QRectF> fixed;
        const auto states = m_stage.registry();
        QVERIFY(states.size() > 40);
        for (const auto &state : states) {
            if (!m_stage.show(state, language)) {
                findings.append(state.name() + QStringLiteral(" has no sample"));
                continue;
            }
            for (const auto &finding :
                 walk(m_stage.window(), m_stage.pixelsPerMm(), highContrast ? 7 : 4.5) + m_stage.takeWarnings())
                findings.append(state.name() + u' ' + finding);
            const auto now = places();
            for (auto it = now.cbegin(); it != now.cend(); ++it) {
                if (fixed.value(it.key(), it.value()) != it.value())
                    findings.append(state.name() + QStringLiteral(" moves ") + it.key());
                fixed.insert(it.key(), it.value());
            }
        }
        QCOMPARE(fixed.size(), 5); // all of them were seen somewhere
        QVERIFY2(findings.isEmpty(), qPrintable(findings.join(u'\n')));
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
    void portraitChineseIsClean() { walkAll(Panel::Portrait, Language::Chinese); }
    void portraitEnglishIsClean() { walkAll(Panel::Portrait, Language::English); }
    void landscapeChineseIsClean() { walkAll(Panel::Landscape, Language::Chinese); }
    void highContrastIsCleanInPortrait() { walkAll(Panel::Portrait, Language::Chinese, true); }
    void highContrastIsCleanInLandscape() { walkAll(Panel::Landscape, Language::English, true); }
    void landscapeEnglishIsClean() { walkAll(Panel::Landscape, Language::English); }
};

QTEST_MAIN(TestWalk)
#include "tst_walk.moc"
