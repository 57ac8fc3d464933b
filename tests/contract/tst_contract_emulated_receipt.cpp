// SPDX-License-Identifier: Apache-2.0
// "printer.escpos" keeps the contract with the printer of kiosk-workbench, over TCP and on its serial port; the
// receipts that it has cut say what really came out.
#include "conformance.h"
#include "emulated_bench.h"
#include "receipt_subject.h"

#include <QGuiApplication>
#include <QTest>

using namespace kiosk;
using namespace kiosk::test;

class EmulatedReceipt : public Conformance {
    Q_OBJECT
protected:
    explicit EmulatedReceipt(const char *endpoint) : m_endpoint(endpoint) { }
    std::unique_ptr<Subject> make() override
    {
        m_bench.restart("receipt");
        m_bench.may("receipt.tear"); // what the test before has left hanging
        m_whole = 0;
        m_seen = pieces();
        auto subject = std::make_unique<ReceiptSubject>(nullptr, m_bench.endpoint(m_endpoint));
        subject->setWitness([this] { return wholeReceipts(); });
        return subject;
    }

private:
    int pieces() { return m_bench.must("state")[u"receipt"][u"pieces"].toInt(); }
    // Cut off, with every line of one. There may be more on the piece: what a broken-off receipt has left.
    int wholeReceipts()
    {
        for (const int now = pieces(); m_seen < now;) {
            QFile text(m_bench.path(QStringLiteral("receipts/%1.txt").arg(++m_seen, 3, 10, QLatin1Char('0'))));
            const bool isWhole = text.open(QIODevice::ReadOnly)
                && QString::fromUtf8(text.readAll()).contains(ReceiptSubject::lines().join(u'\n'));
            m_whole += isWhole ? 1 : 0;
        }
        return m_whole;
    }
    const char *const m_endpoint;
    int m_seen = 0;
    int m_whole = 0;
    EmulatedBench m_bench{{QStringLiteral("--receipt-hurry"), QStringLiteral("20")}};
};

class TestContractEmulatedReceiptTcp : public EmulatedReceipt {
    Q_OBJECT
public:
    TestContractEmulatedReceiptTcp() : EmulatedReceipt("receipt") { }
};

class TestContractEmulatedReceiptSerial : public EmulatedReceipt {
    Q_OBJECT
public:
    TestContractEmulatedReceiptSerial() : EmulatedReceipt("receiptSerial") { }
};

int main(int argc, char **argv)
{
    return runBoth<TestContractEmulatedReceiptTcp, TestContractEmulatedReceiptSerial, QGuiApplication>(argc, argv,
                                                                                                       wireFunctions);
}
#include "tst_contract_emulated_receipt.moc"
