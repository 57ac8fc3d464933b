// SPDX-License-Identifier: Apache-2.0
// The real library with its real dictionary: what people mean stands first, and nothing of one citizen is left for the
// next.
#include <text_input/rime_text_engine.h>

#include <QDirIterator>
#include <QTest>

using namespace kiosk;

class TestRimeTextEngine : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        auto made = RimeTextEngine::create();
        QVERIFY2(made, made ? "" : qPrintable(made.error().trace()));
        m_engine = std::move(*made);
    }
    void cleanup() { m_engine.reset(); }

    void whatIsMeantStandsFirst_data()
    {
        QTest::addColumn<QString>("letters");
        QTest::addColumn<QString>("text");
        for (const auto &[letters, text] :
             {std::pair("hangzhoushi", u"杭州市"), std::pair("hangzhoushixihuqu", u"杭州市西湖区"),
              std::pair("zhangsan", u"张三"), std::pair("ouyang", u"欧阳"), std::pair("lvse", u"绿色"),
              std::pair("xi'an", u"西安"), std::pair("woyaobanlijuzhuzheng", u"我要办理居住证")})
            QTest::newRow(letters) << QString::fromLatin1(letters) << QString::fromUtf16(text);
    }
    void whatIsMeantStandsFirst()
    {
        QFETCH(QString, letters);
        type(letters);
        QTEST(m_engine->candidates(0, 6).value(0), "text");
        QTEST(m_engine->choose(0), "text");
        QVERIFY(m_engine->composed().isEmpty());
    }
    void theTextIsSimplified()
    {
        type(QStringLiteral("guangdong"));
        QCOMPARE(m_engine->candidates(0, 1), QStringList{QStringLiteral("广东")});
    }
    void aNameIsPutTogetherOutOfParts()
    {
        type(QStringLiteral("lishifu"));
        QCOMPARE(m_engine->composed(), QStringLiteral("li shi fu"));
        const auto all = m_engine->candidates(0, 100);
        const auto li = all.indexOf(QStringLiteral("李"));
        QVERIFY(li > 6); // on a later page
        QCOMPARE(m_engine->candidates(int(li), 1), QStringList{QStringLiteral("李")});
        QCOMPARE(m_engine->choose(int(li)), QString()); // letters are left
        QCOMPARE(m_engine->composed(), QStringLiteral("李shi fu"));
        m_engine->erase(); // takes the choice back
        QCOMPARE(m_engine->composed().remove(QLatin1Char(' ')), QStringLiteral("lishifu"));
        m_engine->erase();
        QCOMPARE(m_engine->composed().remove(QLatin1Char(' ')), QStringLiteral("lishif"));
        m_engine->clear();
        QCOMPARE(m_engine->composed(), QString());
        QCOMPARE(m_engine->candidates(0, 6), QStringList());
        QCOMPARE(m_engine->choose(0), QString());
    }
    void otherSignsAreNoLetters()
    {
        for (const char16_t sign : u"A1 -'中\n")
            m_engine->type(sign);
        QCOMPARE(m_engine->composed(), QString());
    }
    void nothingIsLearnt()
    {
        type(QStringLiteral("shishi"));
        const auto before = m_engine->candidates(0, 20);
        QVERIFY(before.size() == 20);
        m_engine->clear();
        for (int i = 0; i < 5; ++i) {
            type(QStringLiteral("shishi"));
            QCOMPARE(m_engine->choose(3), before[3]);
        }
        type(QStringLiteral("shishi"));
        QCOMPARE(m_engine->candidates(0, 20), before);
        QStringList written;
        for (QDirIterator at(static_cast<RimeTextEngine &>(*m_engine).folder(), QDir::Files,
                             QDirIterator::Subdirectories);
             at.hasNext();)
            written << QFileInfo(at.next()).fileName();
        QCOMPARE(written, QStringList{QStringLiteral("yizhan_pinyin.schema.yaml")}); // which we put there
    }
    void afterAVisitNothingIsComposed()
    {
        type(QStringLiteral("zhangsan"));
        QCOMPARE(m_engine->choose(0), QStringLiteral("张三"));
        type(QStringLiteral("hang"));
        m_engine->forget();
        QVERIFY(m_engine->composed().isEmpty() && m_engine->candidates(0, 1).isEmpty());
        type(QStringLiteral("hangzhoushi"));
        QCOMPARE(m_engine->candidates(0, 1), QStringList{QStringLiteral("杭州市")}); // and it is as good as before
    }
    void thereIsOneAtATime()
    {
        QCOMPARE(RimeTextEngine::create().error().code, ErrorCode::Conflict);
        type(QStringLiteral("hang"));
        m_engine.reset();
        init();
        QCOMPARE(m_engine->composed(), QString()); // of another citizen
        type(QStringLiteral("hang"));
        QVERIFY(!m_engine->candidates(0, 1).isEmpty());
    }
    void withoutItsDictionaryThereIsNone()
    {
        m_engine.reset();
        QCOMPARE(RimeTextEngine::create(QStringLiteral("/nowhere")).error().code, ErrorCode::NotFound);
    }

private:
    void type(const QString &letters)
    {
        for (const QChar letter : letters)
            m_engine->type(letter);
    }
    std::unique_ptr<TextEngine> m_engine;
};

QTEST_GUILESS_MAIN(TestRimeTextEngine)
#include "tst_rime_text_engine.moc"
