// SPDX-License-Identifier: Apache-2.0
// "scanner.hidpos" keeps the contract, on a pty that stands for its hidraw node, with reports made here and with a
// recorded scanner. It only listens, so its citizen watches for the moment in which it waits.
#include "conformance.h"
#include "replay_peer.h"

#include <hidpos/hidpos_scanner.h>
#include <hidpos/hidpos_wire_rules.h>
#include <unit/scanner/hidpos_samples.h>

#include <QTest>
#include <QTimer>

using namespace kiosk;
using namespace kiosk::test;

namespace {

const QByteArray licence("https://licence.example/l?t=8f3a0123456789abcdef0123456789abcdef");
constexpr qsizetype reportSize = 64;
constexpr qsizetype mostData = 56;

class HidPosSubject final : public Subject {
public:
    // `text` is how a code begins that `show` holds before the window for the n-th citizen
    HidPosSubject(const QString &node, QByteArray text, std::function<void(int)> show)
        : Subject(QStringLiteral("serial:") + node, onHidraw), m_text(std::move(text)), m_show(std::move(show))
    {
        connect(&m_look, &QTimer::timeout, this, [this] {
            const auto waits = log().count("scanner.waiting");
            if (std::exchange(m_waits, waits) != waits)
                m_show(++m_citizens);
        });
        m_look.start(5);
    }
    void begin(Deadline deadline) override
    {
        auto &scanner = static_cast<hal::CodeScanner &>(device());
        follow<hal::ScannedCode>(scanner.scan(hal::CodeUse::Licence, deadline), [this](const hal::ScannedCode &code) {
            return code.text.reveal().startsWith(QLatin1String(m_text)) ? QStringLiteral("ok")
                                                                        : QStringLiteral("another code");
        });
    }
    // a node gives whole reports only
    QList<WireStep> steps() const override { return {{"first-of-two-reports", {}, reportSize}}; }
    bool isIrreversible() const override { return false; }
    QStringList silentEndings() const override { return {QStringLiteral("error/timed-out")}; }
    QString statistic() const override { return QStringLiteral("GoodScanCount"); }
    QByteArray secret() const override { return m_text; }
    bool canBeAsked() const override { return false; }

private:
    static std::unique_ptr<hal::Device> onHidraw(const QString &port, const hal::DeviceServices &services)
    {
        const auto node = port.section(QLatin1Char(':'), 1).section(QLatin1Char('?'), 0, 0);
        return of(hidpos::hidPosDriver())(QStringLiteral("hidraw:") + node, services);
    }
    const QByteArray m_text;
    const std::function<void(int)> m_show;
    QTimer m_look;
    qsizetype m_waits = 0;
    int m_citizens = 0;
};

} // namespace

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
