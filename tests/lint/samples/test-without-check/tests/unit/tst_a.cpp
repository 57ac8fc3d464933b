// SPDX-License-Identifier: Apache-2.0
class TestA : public QObject
{
    Q_OBJECT
    void expectOne(int value) { QCOMPARE(value, 1); }
    void arrange() { m_a = 1; }
private slots:
    void initTestCase() { arrange(); }
    void rows_data() { QTest::addColumn<int>("x"); }
    void rows() { QFETCH(int, x); expectOne(x); }
    void nothingIsAsked() { arrange(); } // bad
    void aLieIsTold()
    {
        QVERIFY(true); // bad
        QCOMPARE(m_a, m_a); // bad
    }
    void outOfLine();
    void outOfLineEmpty();

private:
    int m_a = 0;
};
void TestA::outOfLine() { QVERIFY(m_a); }
void TestA::outOfLineEmpty() { arrange(); } // bad
