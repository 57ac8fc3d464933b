// SPDX-License-Identifier: Apache-2.0
// "idcard.sdt" on a serial line keeps the contract.
#include "conformance.h"

#include <sdt/sdt_reader.h>
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
    explicit ReaderSubject(std::unique_ptr<FakeSdtPeer> peer, const QString &port)
        : Subject(port, of(sdt::sdtDriver())), m_peer(std::move(peer))
    {
        m_peer->place(readReplyOf("resident"));
    }
    void begin(Deadline deadline) override
    {
        m_peer->lift(); // a new visit: the card is placed anew
        m_peer->place(readReplyOf("resident"));
        auto &reader = static_cast<hal::IdCardReader &>(device());
        follow<hal::IdCardRecord>(reader.read(deadline), [](const hal::IdCardRecord &card) {
            return card.number.reveal() == u"330102199001010012" ? QStringLiteral("ok")
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
    QByteArray secret() const override { return "330102199001010012"; }

private:
    std::unique_ptr<FakeSdtPeer> m_peer;
};

} // namespace

class TestContractIdCard : public Conformance {
    Q_OBJECT
protected:
    std::unique_ptr<Subject> make() override
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const auto link = m_folder->filePath(QStringLiteral("reader"));
        auto peer = std::make_unique<FakeSdtPeer>(link);
        return std::make_unique<ReaderSubject>(std::move(peer), QStringLiteral("serial:") + link);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestContractIdCard)
#include "tst_contract_idcard.moc"
