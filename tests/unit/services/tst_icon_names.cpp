// SPDX-License-Identifier: Apache-2.0
// What a configuration may name is what can be drawn.
#include <services/icon_names.h>

#include <QDir>
#include <QTest>

class TestIconNames : public QObject {
    Q_OBJECT
private slots:
    void everyNameIsADrawingAndEveryDrawingHasAName()
    {
        const QDir drawings(QStringLiteral(KIOSK_SOURCE_DIR "/resources/icons"));
        QStringList drawn;
        for (const QString &file : drawings.entryList({QStringLiteral("*.svg")}, QDir::Files, QDir::Name))
            drawn << file.chopped(4);
        drawn.sort();
        QStringList named = kiosk::iconNames();
        named.sort();
        QVERIFY(!drawn.isEmpty());
        QCOMPARE(named, drawn);
    }
};

QTEST_GUILESS_MAIN(TestIconNames)
#include "tst_icon_names.moc"
