// SPDX-License-Identifier: Apache-2.0
// The walk must fail where a page is bad: each planted page has one fault and a twin without it.
#include "support/stage.h"
#include "support/walk.h"

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
        auto findings = walk(m_stage.window(), m_stage.pixelsPerMm());
        for (auto &finding : findings)
            finding = finding.section(u' ', 0, 0);
        findings.removeDuplicates();
        return findings;
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
        row("a list that is swiped", "ListView { x: 60; y: 60; width: 200; height: 200 }", one("BARE"));
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
};

QTEST_MAIN(TestWalkFinds)
#include "tst_walk_finds.moc"
