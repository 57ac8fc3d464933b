// SPDX-License-Identifier: Apache-2.0
// resources/i18n/kiosk_en.ts holds every word of ui/ and each is translated.
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

namespace {

struct Message {
    QString context, source, translation;
    bool finished = true;
    friend bool operator==(const Message &, const Message &) = default;
};

QList<Message> messagesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        if (!xml.readNextStartElement())
            continue;
        if (xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1String("message"))
            messages.append({context, {}, {}});
        else if (xml.name() == QLatin1String("source"))
            messages.last().source = xml.readElementText();
        else if (xml.name() == QLatin1String("translation")) {
            messages.last().finished = !xml.attributes().hasAttribute(QLatin1String("type"));
            messages.last().translation = xml.readElementText();
        }
    }
    return messages;
}

int placeholders(const QString &text) { return static_cast<int>(text.count(u'%')); }

} // namespace

class TestTranslation : public QObject {
    Q_OBJECT

private slots:
    void everyWordOfTheScreenIsInTheFileAndTranslated()
    {
        const auto shipped = QStringLiteral(KIOSK_SOURCE_DIR "/resources/i18n/kiosk_en.ts");
        QTemporaryDir folder;
        const auto fresh = folder.filePath(QStringLiteral("kiosk_en.ts"));
        QVERIFY(QFile::copy(shipped, fresh));
        QVERIFY(QFile::setPermissions(fresh, QFile::ReadOwner | QFile::WriteOwner));
        QProcess lupdate;
        lupdate.start(QStringLiteral(KIOSK_LUPDATE),
                      {QStringLiteral("-silent"), QStringLiteral("-no-obsolete"), QStringLiteral("-locations"),
                       QStringLiteral("none"), QStringLiteral(KIOSK_SOURCE_DIR "/ui"), QStringLiteral("-ts"), fresh});
        QVERIFY(lupdate.waitForFinished());
        QCOMPARE(lupdate.exitCode(), 0);
        const auto messages = messagesOf(fresh);
        QVERIFY(messages.size() > 150);
        for (const auto &message : messages) {
            const auto what = qPrintable(message.context + QStringLiteral(": ") + message.source);
            QVERIFY2(message.finished && !message.translation.isEmpty(), what);
            QVERIFY2(placeholders(message.source) == placeholders(message.translation), what);
        }
        // and nothing in it that no page says any more
        QCOMPARE(messagesOf(shipped).size(), messages.size());
    }
};

QTEST_GUILESS_MAIN(TestTranslation)
#include "tst_translation.moc"
