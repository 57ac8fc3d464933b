// SPDX-License-Identifier: Apache-2.0
// "idcard.sdt" on a serial line keeps the contract, with a peer that behaves as a SAM and with a recorded one.
#include "conformance.h"
#include "replay_peer.h"

#include <sdt/sdt_reader.h>
#include <sdt/sdt_wire_rules.h>
#include <unit/idcard/card_samples.h>
#include <unit/idcard/fake_sdt_peer.h>

#include <QTest>

using namespace kiosk;
using namespace kiosk::test;

namespace {

const QByteArray find = QByteArray::fromHex("AAAAAA966900032001");
const QByteArray select = QByteArray::fromHex("AAAAAA966900032002");
const QByteArray transfer = QByteArray::fromHex("AAAAAA966900033001");

class ReaderSubject final : public Subject {
public:
    // `place`: a new visit, the card is placed anew
    ReaderSubject(const QString &port, QByteArray number, std::function<void()> place)
        : Subject(port, of(sdt::sdtDriver())), m_number(std::move(number)), m_place(std::move(place))
    {
        m_place();
    }
    void begin(Deadline deadline) override
    {
        m_place();
        auto &reader = static_cast<hal::IdCardReader &>(device());
        follow<hal::IdCardRecord>(reader.read(deadline), [this](const hal::IdCardRecord &card) {
            return card.number.reveal() == QLatin1String(m_number) ? QStringLiteral("ok")
                                                                   : QStringLiteral("another card");
        });
    }
    QList<WireStep> steps() const override
    {
        return {{"find-asked", find},
                {"find-answered-in-part", find, 9},
                {"select-asked", select},
                {"read-asked", transfer},
                {"read-answered-in-part", transfer, 700}};
    }
    bool isIrreversible() const override { return false; }
    QStringList silentEndings() const override
    {
        return {QStringLiteral("error/timed-out"), QStringLiteral("error/no-card")};
    }
    QByteArray secret() const override { return m_number; }

private:
    const QByteArray m_number;
    const std::function<void()> m_place;
};

} // namespace

class TestContractIdCard : public Conformance {
    Q_OBJECT
protected:
    std::unique_ptr<Subject> make() override
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const auto link = m_folder->filePath(QStringLiteral("reader"));
        const auto peer = std::make_shared<FakeSdtPeer>(link);
        return std::make_unique<ReaderSubject>(QStringLiteral("serial:") + link, "330102199001010012", [peer] {
            peer->lift();
            peer->place(readReplyOf("resident"));
        });
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

class TestContractIdCardReplayed : public Conformance {
    Q_OBJECT
protected:
    std::unique_ptr<Subject> make() override
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const auto link = m_folder->filePath(QStringLiteral("reader"));
        const auto peer = std::make_shared<ReplayPeer>(link, "idcard.sdt.jsonl", sdt::wireRules());
        return std::make_unique<ReaderSubject>(QStringLiteral("serial:") + link, "330199189901010015", [peer] {});
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

int main(int argc, char **argv)
{
    return runBoth<TestContractIdCard, TestContractIdCardReplayed, QCoreApplication>(argc, argv);
}
#include "tst_contract_idcard.moc"
