// SPDX-License-Identifier: Apache-2.0
// "scanner.specimen" on a serial line keeps the contract.
#include "conformance.h"

#include <specimen/specimen_device.h>
#include <unit/specimen/fake_specimen_peer.h>

#include <QTest>

using namespace kiosk;
using namespace kiosk::test;

namespace {

const QByteArray trigger = QByteArray::fromHex("025401"); // the round's number follows
constexpr qsizetype doneSize = 4;
const QByteArray licence("https://licence.example/l?t=8f3a");

class SpecimenSubject final : public Subject {
public:
    explicit SpecimenSubject(std::unique_ptr<FakeSpecimenPeer> peer, const QString &port)
        : Subject(port, of(specimen::specimenDriver())), m_peer(std::move(peer))
    {
        m_peer->holdUp(licence);
    }
    void begin(Deadline deadline) override
    {
        // another citizen's code each time: the same one within two seconds is one scan
        m_peer->holdUp(licence + QByteArray::number(++m_citizens));
        auto &scanner = static_cast<hal::CodeScanner &>(device());
        follow<hal::ScannedCode>(scanner.scan(hal::CodeUse::Licence, deadline), [](const hal::ScannedCode &code) {
            return code.text.reveal().startsWith(QLatin1String(licence)) ? QStringLiteral("ok")
                                                                         : QStringLiteral("another code");
        });
    }
    QList<WireStep> steps() const override
    {
        return {{"trigger-asked", trigger},
                {"trigger-answered-in-part", trigger, 2},
                {"trigger-answered", trigger, doneSize},
                {"code-in-part", trigger, doneSize + 9}};
    }
    bool isIrreversible() const override { return false; }
    QStringList silentEndings() const override
    {
        return {QStringLiteral("error/timed-out"), QStringLiteral("error/link-broken")};
    }
    QString statistic() const override { return QStringLiteral("GoodScanCount"); }
    QByteArray secret() const override { return licence; }

private:
    std::unique_ptr<FakeSpecimenPeer> m_peer;
    int m_citizens = 0;
};

} // namespace

class TestContractSpecimen : public Conformance {
    Q_OBJECT
protected:
    std::unique_ptr<Subject> make() override
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const auto link = m_folder->filePath(QStringLiteral("specimen"));
        auto peer = std::make_unique<FakeSpecimenPeer>(link);
        return std::make_unique<SpecimenSubject>(std::move(peer), QStringLiteral("serial:") + link);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestContractSpecimen)
#include "tst_contract_specimen.moc"
