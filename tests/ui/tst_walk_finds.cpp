// SPDX-License-Identifier: Apache-2.0
// The checks must fail where a page is bad: each planted page (tests/ui/planted, and the rows here) has one fault.
#include "support/fixed_places.h"
#include "support/press_keys.h"
#include "support/sample_pages.h"
#include "support/stage.h"
#include "support/walk.h"

#include <QDir>
#include <QRegularExpression>

#include <QTest>

using namespace kiosk;

class TestWalkFinds : public QObject {
    Q_OBJECT

private:
    Stage m_stage;

    QStringList findingsOf(const QByteArray &body)
    {
        const auto page = "Rectangle { width: 1080; height: 1920; color: Theme.paper\n" + body + "\n}";
        if (!m_stage.plant(page))
            return {QStringLiteral("DOES NOT LOAD")};
        return codesOf(walk(m_stage.window(), m_stage.pixelsPerMm()));
    }

    static QStringList codesOf(QStringList findings)
    {
        for (auto &finding : findings)
            finding = finding.section(u' ', 0, 0);
        findings.removeDuplicates();
        return findings;
    }

    static QByteArray planted(const QString &name)
    {
        QFile file(QStringLiteral(KIOSK_SOURCE_DIR "/tests/ui/planted/%1.qml").arg(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private slots:
    void everyFaultIsFoundAndNothingElse_data()
    {
        QTest::addColumn<QByteArray>("page");
        QTest::addColumn<QStringList>("codes");
        const auto row = [](const char *name, const char *page, const QStringList &codes) {
            QTest::newRow(name) << QByteArray(page) << codes;
        };
        const auto one = [](const char *code) { return QStringList{QLatin1String(code)}; };
        row("a key as it should be", "KButton { x: 60; y: 60; text: 'Go' }", {});
        row("a key 13 mm high", "KButton { x: 60; y: 60; height: Theme.mm(13); fontSize: Theme.note; text: 'Go' }",
            one("TARGET"));
        row("a key 13 mm wide", "KeyCap { x: 60; y: 60; width: Theme.mm(13); height: 100; text: 'g' }", one("TARGET"));
        row("a primary key 18 mm high", "KButton { x: 60; y: 60; kind: 'primary'; height: Theme.mm(18); text: 'Go' }",
            one("TARGET"));
        row("two keys 2 mm apart",
            "Row { x: 60; y: 60; spacing: Theme.mm(2); KButton { text: 'Yes' } KButton { text: 'No' } }", one("GAP"));
        row("two keys 3 mm apart",
            "Row { x: 60; y: 60; spacing: Theme.s3; KButton { text: 'Yes' } KButton { text: 'No' } }", {});
        row("a touch area of its own", "MouseArea { x: 60; y: 60; width: 200; height: 200 }", one("BARE"));
        row("a tap handler of its own", "Item { x: 60; y: 60; width: 200; height: 200; TapHandler { } }", one("BARE"));
        row("a list that is swiped", "ListView { x: 60; y: 60; width: 200; height: 200 }", one("DRAG"));
        row("a key without a name", "KeyCap { x: 60; y: 60; width: 100; height: 100; icon: 'backspace' }",
            one("UNNAMED"));
        row("text cut with dots",
            "KText { x: 60; y: 60; width: 200; elide: Text.ElideRight; wrapMode: Text.NoWrap; text: 'Far too long for "
            "so little room' }",
            one("TRUNCATED"));
        row("text wider than its place",
            "KText { x: 60; y: 60; width: 200; wrapMode: Text.NoWrap; text: 'Far too long for so little room' }",
            one("TRUNCATED"));
        row("text that wraps", "KText { x: 60; y: 60; width: 200; text: 'Far too long for so little room' }", {});
        row("text over the edge of its card",
            "Card { x: 60; y: 60; width: 300; height: 40; KText { width: 300; text: 'One line and then another one' } "
            "}",
            one("SPILLS"));
        row("a word wider than its seal",
            "Seal { x: 300; y: 300; word: 'OK'; line: 'a line that is much wider than the whole of the seal is' }",
            one("SPILLS"));
        row("a seal", "Seal { x: 300; y: 300; word: '平台已收件'; line: '2026-03-12 10:31'; place: '3' }", {});
        row("text cut by a clip",
            "Item { x: 60; y: 60; width: 300; height: 20; clip: true; KText { text: 'Half of it' } }", one("CLIPPED"));
        row("text half off the glass", "KText { x: 1000; y: 60; text: 'Over the edge' }", one("OFFSCREEN"));
        row("a key off the glass", "KButton { x: 60; y: 2000; text: 'Go' }", one("OFFSCREEN"));
        row("text on text", "KText { x: 60; y: 60; text: 'One' } KText { x: 70; y: 64; text: 'Other' }",
            one("OVERLAP"));
        row("text across the edge of a notice",
            "Notice { x: 60; y: 60; width: 400; text: 'A notice' } KText { x: 400; y: 60; text: 'Across its edge' }",
            one("COVERS"));
        row("text on an icon", "Icon { x: 60; y: 60; name: 'home' } KText { x: 60; y: 50; text: 'On an icon' }",
            one("COVERS"));
        row("small print", "KText { x: 60; y: 60; font.pixelSize: Theme.mm(5); text: 'Conditions apply' }",
            one("SMALL"));
        row("grey on grey", "KText { x: 60; y: 60; color: Theme.hairline; text: 'Hardly seen' }", one("CONTRAST"));
        row("an icon that is not there", "Icon { x: 60; y: 60; name: 'unicorn' }", one("MISSING"));
        row("hidden things do not count", "KButton { visible: false; height: 3; text: 'Go' }", {});
    }

    void everyFaultIsFoundAndNothingElse()
    {
        QFETCH(QByteArray, page);
        QFETCH(QStringList, codes);
        QCOMPARE(findingsOf(page), codes);
    }

    void everyPlantedPageIsFoundByItsCode_data()
    {
        QTest::addColumn<QByteArray>("page");
        QTest::addColumn<QStringList>("codes");
        static const QRegularExpression says(QStringLiteral("^// finds: ?([A-Z ]*)$"),
                                             QRegularExpression::MultilineOption);
        const QDir folder(QStringLiteral(KIOSK_SOURCE_DIR "/tests/ui/planted"));
        QSet<QString> all;
        for (const auto &file : folder.entryInfoList({QStringLiteral("*.qml")}, QDir::Files, QDir::Name)) {
            const auto page = planted(file.completeBaseName());
            const auto match = says.match(QString::fromUtf8(page));
            QVERIFY2(match.hasMatch(), qPrintable(file.fileName()));
            const auto codes = match.captured(1).split(u' ', Qt::SkipEmptyParts);
            all.unite(QSet<QString>(codes.begin(), codes.end()));
            QTest::newRow(qPrintable(file.completeBaseName())) << page << codes;
        }
        QVERIFY(all.size() >= 20);
    }

    void everyPlantedPageIsFoundByItsCode()
    {
        QFETCH(QByteArray, page);
        QFETCH(QStringList, codes);
        FixedPlaces places;
        QVERIFY(m_stage.plant(planted(QStringLiteral("clean"))));
        QVERIFY(places.compare(m_stage.window()).isEmpty());
        QVERIFY(m_stage.plant(page));
        auto findings = walk(m_stage.window(), m_stage.pixelsPerMm()) + places.compare(m_stage.window());
        findings += pressEveryKey(m_stage.window(), [&] { (void)m_stage.plant(page); });
        findings += tabThrough(m_stage.window());
        QVERIFY2(codesOf(findings) == codes, qPrintable(findings.join(u'\n')));
    }

    void aPageWithoutASampleIsFound()
    {
        auto states = m_stage.registry();
        QCOMPARE(samples::missing(states), QStringList());
        states.append({QStringLiteral("new-page"), {}});
        states.append({QStringLiteral("home"), QStringLiteral("new-state")});
        QCOMPARE(samples::missing(states),
                 (QStringList{QStringLiteral("NOSAMPLE new-page"), QStringLiteral("NOSAMPLE home-new-state")}));
    }
};

QTEST_MAIN(TestWalkFinds)
#include "tst_walk_finds.moc"
