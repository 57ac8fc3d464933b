// SPDX-License-Identifier: Apache-2.0
// What a slip of the hand does to an item file: more than a thousand of them, by a fixed seed.
#include "item_mutator.h"

#include <preflight/check.h>
#include <preflight/rehearsal.h>
#include <services/bundle.h>
#include <services/service_catalogue.h>

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace kiosk;
using namespace kiosk::test;

namespace {

constexpr quint32 kSeed = 20260301;
constexpr int kOfEachKind = 3;     // of each item
constexpr qint64 kMostMs = 30'000; // an item that takes longer hangs, on however busy a machine; usual is 1 ms

// Keys whose absence is as good as their presence: what is said beside, how long a step may take, and what makes a
// promise of a test weaker. Everything else that goes missing must be refused.
const char *const kMayBeMissing
    = ".*/(hint|detail|say|unit|notHere)|/(sample|frequent|audience|notices|next|search/synonyms)"
      "|/fields/\\d+/sources/\\d+/text|/steps/\\d+/(title|budgetS)|/next/\\d+/days|/outputs/\\d+/blank"
      "|/tests/\\d+/((card|portal)(/\\w+)?|refused(/\\d+/rule)?|expect/(asked|sealed))";

bool matches(const QString &pointer, const char *pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(QString::fromLatin1(pattern)))
        .match(pointer)
        .hasMatch();
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly)
        && file.write(bytes) == bytes.size();
}

// The place a finding names is there, or the place that should hold it.
bool isPlaceIn(const QJsonValue &tree, const QString &pointer)
{
    QJsonValue at = tree;
    const QStringList parts = pointer.split(QLatin1Char('/')).mid(1);
    for (qsizetype i = 0; i + 1 < parts.size(); ++i) {
        const QString key = QString(parts[i])
                                .replace(QLatin1String("~1"), QLatin1String("/"))
                                .replace(QLatin1String("~0"), QLatin1String("~"));
        at = at.isArray() ? at.toArray().at(key.toInt()) : at.toObject().value(key);
        // a section that is missing altogether, or a list that holds nothing yet, has its own inner pointers
        if (at.isUndefined())
            return i > 0;
    }
    return pointer.isEmpty() || pointer.startsWith(QLatin1Char('/'));
}

struct Count {
    int all = 0;
    int refused = 0;
};

} // namespace

class TestItemMutations : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        const QDir source(QStringLiteral(KIOSK_SOURCE_DIR "/kiosk-config"));
        QVERIFY(m_dir.isValid());
        QDirIterator walk(source.path(), QDir::Files, QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            const QString path = walk.next();
            const QString file = source.relativeFilePath(path);
            const bool isItem = file.startsWith(QLatin1String("services/"));
            // bundles and answers to questions fall with the items that they name
            if (file.startsWith(QLatin1String("knowledge/")) || (isItem && isBundle(bytesOf(path))))
                continue;
            QVERIFY(write(m_dir.filePath(file), bytesOf(path)));
            if (isItem)
                m_items.insert(file, bytesOf(path));
        }
        Findings findings;
        m_parts = loadFieldParts(m_dir.path(), findings);
        QVERIFY(findings.isEmpty());
        QVERIFY(m_items.size() >= 12);
    }

    void everyMutationIsRefusedWithAReasonOrHarmless()
    {
        QMap<QByteArray, Count> counts;
        int all = 0;
        qint64 slowest = 0;
        for (const MutationKind kind : mutationKinds()) {
            Count &count = counts[codeName(kind)];
            for (auto item = m_items.cbegin(); item != m_items.cend(); ++item) {
                ItemMutator mutator(item.value(),
                                    kSeed + quint32(kind) * 1000 + quint32(std::distance(m_items.cbegin(), item)));
                for (int i = 0; i < kOfEachKind; ++i) {
                    const auto mutation = mutator.broken(kind);
                    if (!mutation)
                        break;
                    QElapsedTimer timer;
                    timer.start();
                    const Findings findings = judged(*mutation, item.key());
                    slowest = std::max(slowest, timer.elapsed());
                    ++count.all;
                    ++all;
                    count.refused += findings.isEmpty() ? 0 : 1;
                    const QString what
                        = QStringLiteral("%1: %2 %3").arg(QLatin1String(codeName(kind)), item.key(), mutation->place);
                    holds(kind, *mutation, findings, what);
                }
            }
        }
        for (auto each = counts.cbegin(); each != counts.cend(); ++each)
            qInfo("%-22s %4d, refused %4d", each.key().constData(), each->all, each->refused);
        qInfo("%d mutations, the slowest took %lld ms", all, slowest);
        QVERIFY2(m_wrong.isEmpty(), qPrintable(m_wrong.join(QLatin1Char(10))));
        QVERIFY(all >= 1000);
        QVERIFY2(slowest < kMostMs, qPrintable(QString::number(slowest)));
    }

    void anItemThatIsLeftOutCostsNoOther()
    {
        int looked = 0;
        for (const MutationKind kind : mutationKinds()) {
            for (auto item = m_items.cbegin(); item != m_items.cend(); ++item) {
                ItemMutator mutator(item.value(), kSeed + quint32(kind));
                const auto mutation = mutator.broken(kind);
                if (!mutation || (looked++ % 12) != 0)
                    continue;
                QVERIFY(write(m_dir.filePath(item.key()), mutation->json));
                const CheckReport report = checkConfiguration(m_dir.path());
                QVERIFY(write(m_dir.filePath(item.key()), item.value()));
                QVERIFY(report.services >= m_items.size() - 1);
                for (const Finding &finding : report.findings)
                    QVERIFY2(finding.file == item.key() || isOfPart(finding, item.key()), qPrintable(report.text()));
            }
        }
    }

    void anItemThatSaysItIsAnotherDoesNotTakeItsPlace()
    {
        for (const char *key : {"id", "code"}) {
            const QString file = m_items.firstKey();
            const QString other = m_items.keys().at(5);
            QJsonObject item = QJsonDocument::fromJson(m_items[file]).object();
            item[QLatin1String(key)] = QJsonDocument::fromJson(m_items[other]).object()[QLatin1String(key)];
            if (qstrcmp(key, "code") == 0) // and does not stand where it says either
                item[QLatin1String("lifeArea")] = QStringLiteral("housing");
            QVERIFY(write(m_dir.filePath(file), QJsonDocument(item).toJson()));
            const auto loaded = ServiceCatalogue::load(m_dir.path());
            QVERIFY(write(m_dir.filePath(file), m_items[file]));
            QCOMPARE(loaded.findings.size(), 1);
            QCOMPARE(loaded.findings.first().file, file);
            QCOMPARE(loaded.catalogue.services().size(), m_items.size() - 1);
        }
    }

private:
    // What is wrong with a shared field in this item alone says so.
    bool isOfPart(const Finding &finding, const QString &item) const
    {
        return m_parts.contains(finding.file) && m_items.contains(item)
            && finding.reason.endsWith(QStringLiteral(" (in %1)").arg(item));
    }

    // As `kiosk check` judges an item, without the other files.
    Findings judged(const Mutation &mutation, const QString &file) const
    {
        Findings findings;
        const ServicePtr service = decodeService(mutation.json, file, findings, m_parts);
        if ((service == nullptr) != !findings.isEmpty())
            return {Finding{QStringLiteral("half loaded"), {}, {}, {}}};
        if (!service)
            return findings;
        if (QStringLiteral("services/%1/%2.json").arg(service->lifeArea, service->id) != file) // the catalogue looks
            return {Finding{file, QStringLiteral("/id"), QStringLiteral("stands elsewhere"), {}}};
        rehearse(service, file, findings);
        return findings;
    }

    void holds(MutationKind kind, const Mutation &mutation, const Findings &findings, const QString &what)
    {
        const bool harmless = kind == MutationKind::KeysReordered || kind == MutationKind::WordsChanged;
        if (harmless != findings.isEmpty()
            && !(kind == MutationKind::KeyDeleted && matches(mutation.place, kMayBeMissing)))
            m_wrong << what
                    + (harmless ? QStringLiteral(" is refused: ") + findings.first().reason
                                : QStringLiteral(" is accepted"));
        const QJsonObject tree = QJsonDocument::fromJson(mutation.json).object();
        for (const Finding &finding : findings) {
            if (isOfPart(finding, finding.reason.section(QLatin1String("(in "), -1).chopped(1)))
                continue;
            const bool isNamed
                = m_items.contains(finding.file) && !finding.reason.isEmpty() && finding.reason.size() < 1'000;
            if (!isNamed || !isPlaceIn(tree, finding.pointer))
                m_wrong << QStringLiteral("%1: no place: %2 %3 %4")
                               .arg(what, finding.file, finding.pointer, finding.reason.left(200));
        }
    }

    QTemporaryDir m_dir;
    FieldParts m_parts;
    QMap<QString, QByteArray> m_items; // by file
    QStringList m_wrong;
};
QTEST_GUILESS_MAIN(TestItemMutations)
#include "tst_item_mutations.moc"
