// SPDX-License-Identifier: Apache-2.0
// "scanner.hidpos" keeps the contract, on a pty that stands for its hidraw node, with reports made here and with a
// recorded scanner.
#include "conformance.h"
#include "hidpos_subject.h"
#include "replay_peer.h"

#include <hidpos/hidpos_wire_rules.h>
#include <unit/scanner/hidpos_samples.h>

#include <QTest>

using namespace kiosk;
using namespace kiosk::test;

class TestContractHidPos : public Conformance {
    Q_OBJECT
protected:
    std::unique_ptr<Subject> make() override
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const auto node = std::make_shared<Pty>(m_folder->filePath(QStringLiteral("hidraw0")));
        // another code for each citizen: the same one within two seconds is one scan
        return std::make_unique<HidPosSubject>(node->link(), licence, [node](int citizen) {
            const auto text = licence + QByteArray::number(citizen);
            writeBytes(node->master(), hidPosReport(text.first(mostData), true) + hidPosReport(text.mid(mostData)));
        });
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

class TestContractHidPosReplayed : public Conformance {
    Q_OBJECT
protected:
    std::unique_ptr<Subject> make() override
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const auto node = m_folder->filePath(QStringLiteral("hidraw0"));
        const auto peer = std::make_shared<ReplayPeer>(node, "scanner.hidpos.jsonl", hidpos::wireRules());
        // A recording has one code only, and the same one within two seconds is one scan: it stays before the window.
        const auto again = std::make_shared<QTimer>();
        const auto left = std::make_shared<int>(0);
        QObject::connect(again.get(), &QTimer::timeout, again.get(), [peer, left, timer = again.get()] {
            peer->speak();
            if (--*left == 0)
                timer->stop();
        });
        return std::make_unique<HidPosSubject>(node, "xxxxx://xxxxxxx", [peer, again, left](int) {
            peer->speak();
            *left = 4;
            again->start(700);
        });
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

int main(int argc, char **argv)
{
    return runBoth<TestContractHidPos, TestContractHidPosReplayed, QCoreApplication>(argc, argv);
}
#include "tst_contract_hidpos.moc"
