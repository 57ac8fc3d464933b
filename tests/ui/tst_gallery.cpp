// SPDX-License-Identifier: Apache-2.0
// kiosk --gallery: every control in every state, held to what the pages are held to.
#include "support/drawn_colour.h"
#include "support/stage.h"
#include "support/walk.h"
#include "support/walk_report.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>

using namespace kiosk;

class TestGallery : public QObject {
    Q_OBJECT

private:
    Stage m_stage{Opens::Gallery};

    void walkAll(Panel panel, Language language, Modes modes)
    {
        m_stage.turn(panel);
        m_stage.setModes(modes);
        m_stage.takeWarnings();
        WalkReport report(m_stage);
        for (const auto &sheet : m_stage.registry()) {
            QVERIFY2(m_stage.show(sheet, language), qPrintable(sheet.name()));
            report.add(sheet,
                       walk(m_stage.window(), m_stage.pixelsPerMm(), m_stage.demands()) + m_stage.takeWarnings());
        }
        QVERIFY(report.pages() >= 10);
        QVERIFY2(report.findings().isEmpty(), qPrintable(report.findings().join(u'\n')));
    }

    bool show(const char *sheet)
    {
        return m_stage.show({QStringLiteral("gallery"), QLatin1String(sheet)}, Language::Chinese);
    }

private slots:
    void portraitIsClean() { walkAll(Panel::Portrait, Language::Chinese, {}); }
    void portraitEnglishIsClean() { walkAll(Panel::Portrait, Language::English, {}); }
    void landscapeIsClean() { walkAll(Panel::Landscape, Language::Chinese, {}); }
    void landscapeEnglishIsClean() { walkAll(Panel::Landscape, Language::English, {}); }
    void highContrastIsClean() { walkAll(Panel::Portrait, Language::Chinese, {.contrast = true}); }

    void everyIconIsOnASheet()
    {
        QStringList shown;
        for (const auto *sheet : {"icons", "icons-more", "icons-rest"}) {
            QVERIFY(show(sheet));
            for (auto *item : m_stage.items())
                if (item->inherits("QQuickText"))
                    shown.append(item->property("text").toString());
        }
        const QDir folder(QStringLiteral(KIOSK_SOURCE_DIR "/resources/icons"));
        const auto files = folder.entryList({QStringLiteral("*.svg")}, QDir::Files);
        QVERIFY(files.size() > 60);
        for (const auto &file : files)
            QVERIFY2(shown.contains(file.chopped(4)), qPrintable(file));
    }

    void theContrastItSaysIsThatOfTheColours()
    {
        QVERIFY(show("colours"));
        int pairs = 0;
        for (const auto *item : m_stage.items()) {
            const auto ratio = item->property("ratio");
            if (!ratio.isValid())
                continue;
            ++pairs;
            const auto measured
                = contrastOf(item->property("drawn").value<QColor>(), item->property("ground").value<QColor>());
            QCOMPARE(ratio.toString(), QString::number(measured, 'f', 1));
        }
        QVERIFY(pairs >= 25);
    }

    void eachPoseLooksOtherThanTheUsual()
    {
        m_stage.turn(Panel::Portrait);
        QVERIFY(show("keys"));
        QStringList seen;
        const auto picture = m_stage.picture();
        for (auto *item : m_stage.items()) {
            if (!item->isVisible() || !item->property("posed").isValid()
                || item->property("kind") != QLatin1String("secondary")
                || item->property("text") == QLatin1String("下一张")
                || item->property("text") == QLatin1String("上一张"))
                continue;
            const auto rect = item->mapRectToScene(item->boundingRect()).adjusted(-6, -6, 6, 6);
            seen.append(commonestColour(picture, rect.adjusted(12, 12, -12, -12)).name()
                        + commonestColour(picture, {rect.left(), rect.center().y(), 2, rect.height() / 4}).name());
        }
        seen.removeDuplicates();
        QCOMPARE(seen.size(), 4);
    }

    void itsKeysTurnTheSheets()
    {
        auto &window = m_stage.window();
        QVERIFY(show("keys"));
        QVERIFY(QMetaObject::invokeMethod(m_stage.find(QStringLiteral("primaryKey")), "activate"));
        QCOMPARE(window.property("sheet").toInt(), 1);
        QVERIFY(show("keys"));
        auto *page = window.property("page").value<QObject *>();
        QVERIFY(QMetaObject::invokeMethod(page, "turned", Q_ARG(int, -1)));
        QCOMPARE(window.property("sheet").toInt(), static_cast<int>(m_stage.registry().size()) - 1);
        m_stage.kiosk().terminal()->home();
        QCOMPARE(window.property("sheet").toInt(), 0);
    }
};

QTEST_MAIN(TestGallery)
#include "tst_gallery.moc"
