// SPDX-License-Identifier: Apache-2.0
// "scanner.gm65" on a serial line keeps the contract.
#include "conformance.h"

#include <serial/gm65_scanner.h>
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
    explicit ScannerSubject(std::unique_ptr<FakeGm65Peer> peer, const QString &port)
        : Subject(port, of(gm65::gm65Driver())), m_peer(std::move(peer))
    {
        m_peer->holdUp(licence + "\r\n");
    }
    void begin(Deadline deadline) override
    {
        // another citizen's code each time: the same one within two seconds is one scan
        m_peer->holdUp(licence + QByteArray::number(++m_citizens) + "\r\n");
        auto &scanner = static_cast<hal::CodeScanner &>(device());
        follow<hal::ScannedCode>(scanner.scan(hal::CodeUse::Licence, deadline), [](const hal::ScannedCode &code) {
            return code.text.reveal().startsWith(QLatin1String(licence)) ? QStringLiteral("ok")
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
    QByteArray secret() const override { return licence; }

private:
    std::unique_ptr<FakeGm65Peer> m_peer;
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
        auto peer = std::make_unique<FakeGm65Peer>(link);
        return std::make_unique<ScannerSubject>(std::move(peer), QStringLiteral("serial:") + link);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestContractScanner)
#include "tst_contract_scanner.moc"
