// SPDX-License-Identifier: Apache-2.0
// The schema for editors and the decoder come from one table. Here both judge the same files.
#include "schema_validator.h"

#include <preflight/check.h>
#include <services/service_catalogue.h>

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace kiosk;

namespace {

QJsonObject itemIn(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

// Every value inside `value`, replaced in turn by what `change` makes of it.
void eachChanged(const QJsonValue &value, const std::function<QJsonValue(const QJsonValue &)> &change,
                 const std::function<void(const QJsonValue &)> &use)
{
    if (value.isObject()) {
        for (const QString &key : value.toObject().keys()) {
            const auto put = [&](const QJsonValue &inner) {
                QJsonObject copy = value.toObject();
                copy[key] = inner;
                use(copy);
            };
            eachChanged(value[key], change, put);
        }
    } else if (value.isArray()) {
        for (qsizetype i = 0; i < value.toArray().size(); ++i) {
            const auto put = [&](const QJsonValue &inner) {
                QJsonArray copy = value.toArray();
                copy[i] = inner;
                use(copy);
            };
            eachChanged(value.toArray()[i], change, put);
        }
    }
    use(change(value));
}

bool decodes(const QJsonValue &item)
{
    Findings findings;
    return decodeService(QJsonDocument(item.toObject()).toJson(), QStringLiteral("x"), findings) != nullptr;
}

} // namespace

class TestSchema : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        const QJsonObject all = QJsonDocument::fromJson(configurationSchemas()).object();
        m_schema = all[QLatin1String("service")].toObject();
        m_bundle = all[QLatin1String("bundle")].toObject();
        m_areas = all[QLatin1String("lifeAreas")].toObject();
        m_knowledge = all[QLatin1String("knowledge")].toObject();
        m_item
            = itemIn(QStringLiteral(KIOSK_TEST_DATA "/broken-config/00-clean/services/work/permit-application.json"));
        QVERIFY(!m_item.isEmpty());
    }
    void everyShippedItemSatisfiesTheSchema()
    {
        int items = 0;
        QDirIterator walk(QStringLiteral(KIOSK_SOURCE_DIR "/kiosk-config/services"), {QStringLiteral("*.json")},
                          QDir::Files, QDirIterator::Subdirectories);
        for (; walk.hasNext(); ++items) {
            const QJsonObject item = itemIn(walk.next());
            const QJsonObject &schema = item.contains(QLatin1String("members")) ? m_bundle : m_schema;
            QVERIFY2(satisfiesSchema(item, schema, schema), qPrintable(walk.filePath()));
        }
        QVERIFY(items >= 2);
        QVERIFY(satisfiesSchema(itemIn(QStringLiteral(KIOSK_SOURCE_DIR "/kiosk-config/life-areas.json")), m_areas,
                                m_areas));
        QDirIterator knowledge(QStringLiteral(KIOSK_SOURCE_DIR "/kiosk-config/knowledge"), {QStringLiteral("*.json")},
                               QDir::Files);
        QVERIFY(knowledge.hasNext());
        while (knowledge.hasNext())
            QVERIFY(satisfiesSchema(itemIn(knowledge.next()), m_knowledge, m_knowledge));
    }
    void whatTheSchemaRefusesTheDecoderRefuses_data()
    {
        QTest::addColumn<int>("change");
        QTest::newRow("another type") << 0;
        QTest::newRow("an unknown key") << 1;
        QTest::newRow("a missing key") << 2;
        QTest::newRow("an empty text") << 3;
    }
    void whatTheSchemaRefusesTheDecoderRefuses()
    {
        QFETCH(int, change);
        int tried = 0;
        int refused = 0;
        const auto changed = [change](const QJsonValue &value) -> QJsonValue {
            QJsonObject object = value.toObject();
            switch (change) {
            case 0: return value.isString() ? QJsonValue(7) : QJsonValue(QStringLiteral("seven"));
            case 1: object[QStringLiteral("surprise")] = true; return value.isObject() ? QJsonValue(object) : value;
            case 2: object.remove(object.keys().value(0)); return value.isObject() ? QJsonValue(object) : value;
            default: return value.isString() ? QJsonValue(QString()) : value;
            }
        };
        const auto judge = [&](const QJsonValue &item) {
            if (!item.isObject() || item == QJsonValue(m_item))
                return;
            ++tried;
            const bool accepted = satisfiesSchema(item, m_schema, m_schema);
            refused += accepted ? 0 : 1;
            // the decoder knows rules between parts as well, so it may refuse more
            if (!accepted)
                QVERIFY2(!decodes(item), QJsonDocument(item.toObject()).toJson().constData());
            else if (change == 1)
                QVERIFY2(decodes(item), "the schema allows a key, the decoder does not");
        };
        eachChanged(m_item, changed, judge);
        QVERIFY2(tried > 50 && refused * 10 > tried * 7,
                 qPrintable(QStringLiteral("%1 of %2").arg(refused).arg(tried)));
    }
    void everyPropertyOfTheSchemaIsDescribedOrNamed()
    {
        const QJsonObject definitions = m_schema[QLatin1String("$defs")].toObject();
        QVERIFY(definitions.contains(QLatin1String("step")) && definitions.contains(QLatin1String("predicate")));
        for (const QString &name : definitions.keys())
            QCOMPARE(definitions[name].toObject()[QLatin1String("additionalProperties")].toBool(true), false);
    }

private:
    QJsonObject m_bundle;
    QJsonObject m_schema;
    QJsonObject m_areas;
    QJsonObject m_knowledge;
    QJsonObject m_item;
};
QTEST_GUILESS_MAIN(TestSchema)
#include "tst_schema.moc"
