// SPDX-License-Identifier: Apache-2.0
// "scanner.gm65" on a serial line keeps the contract, with a peer that behaves as a module and with a recorded one.
#include "conformance.h"
#include "replay_peer.h"

#include <serial/gm65_scanner.h>
#include <serial/gm65_wire_rules.h>
#include <unit/scanner/fake_gm65_peer.h>

#include <QTest>

using namespace kiosk;
using namespace kiosk::test;

namespace {

const QByteArray trigger = QByteArray::fromHex("7E00080100020102DA");
constexpr qsizetype replySize = 7;
const QByteArray licence("https://licence.example/l?t=8f3a");

class ScannerSubject final : public Subject {
public:
    // `text` is how a code begins that `holdUp` holds before the window for the n-th citizen
    ScannerSubject(const QString &port, QByteArray text, std::function<void(int)> holdUp)
        : Subject(port, of(gm65::gm65Driver())), m_text(std::move(text)), m_holdUp(std::move(holdUp))
    {
        m_holdUp(0);
    }
    void begin(Deadline deadline) override
    {
        m_holdUp(++m_citizens);
        auto &scanner = static_cast<hal::CodeScanner &>(device());
        follow<hal::ScannedCode>(scanner.scan(hal::CodeUse::Licence, deadline), [this](const hal::ScannedCode &code) {
            return code.text.reveal().startsWith(QLatin1String(m_text)) ? QStringLiteral("ok")
                                                                        : QStringLiteral("another code");
        });
    }
    // None in the middle of a text: behind 50 ms of silence half of one is a whole one, since a tail may be missing.
    QList<WireStep> steps() const override
    {
        return {{"trigger-asked", trigger},
                {"trigger-answered-in-part", trigger, 3},
                {"trigger-answered", trigger, replySize}};
    }
    bool isIrreversible() const override { return false; }
    QStringList silentEndings() const override
    {
        return {QStringLiteral("error/timed-out"), QStringLiteral("error/link-broken")};
    }
    QString statistic() const override { return QStringLiteral("GoodScanCount"); }
    QByteArray secret() const override { return m_text; }

private:
    const QByteArray m_text;
    const std::function<void(int)> m_holdUp;
    int m_citizens = 0;
};

} // namespace

class TestContractScanner : public Conformance {
    Q_OBJECT
protected:
    std::unique_ptr<Subject> make() override
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const auto link = m_folder->filePath(QStringLiteral("scanner"));
        const auto peer = std::make_shared<FakeGm65Peer>(link);
        // another code for each citizen: the same one within two seconds is one scan
        return std::make_unique<ScannerSubject>(QStringLiteral("serial:") + link, licence, [peer](int citizen) {
            peer->holdUp(licence + QByteArray::number(citizen) + "\r\n");
        });
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

class TestContractScannerReplayed : public Conformance {
    Q_OBJECT
protected:
    std::unique_ptr<Subject> make() override
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const auto link = m_folder->filePath(QStringLiteral("scanner"));
        const auto peer = std::make_shared<ReplayPeer>(link, "scanner.gm65.jsonl", gm65::wireRules());
        return std::make_unique<ScannerSubject>(QStringLiteral("serial:") + link, "xxxxx://xxxxxxx", [peer](int) {});
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

int main(int argc, char **argv)
{
    return runBoth<TestContractScanner, TestContractScannerReplayed, QCoreApplication>(argc, argv);
}
#include "tst_contract_scanner.moc"
