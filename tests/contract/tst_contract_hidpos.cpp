// SPDX-License-Identifier: Apache-2.0
// "scanner.hidpos" keeps the contract, on a pty that stands for its hidraw node. It only listens, so its citizen
// watches for the moment in which it waits.
#include "conformance.h"

#include <hidpos/hidpos_scanner.h>
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
    explicit HidPosSubject(std::unique_ptr<Pty> node)
        : Subject(QStringLiteral("serial:") + node->link(), onHidraw), m_node(std::move(node))
    {
        connect(&m_look, &QTimer::timeout, this, [this] {
            const auto waits = log().count("scanner.waiting");
            if (std::exchange(m_waits, waits) != waits)
                show();
        });
        m_look.start(5);
    }
    void begin(Deadline deadline) override
    {
        auto &scanner = static_cast<hal::CodeScanner &>(device());
        follow<hal::ScannedCode>(scanner.scan(hal::CodeUse::Licence, deadline), [](const hal::ScannedCode &code) {
            return code.text.reveal().startsWith(QLatin1String(licence)) ? QStringLiteral("ok")
                                                                         : QStringLiteral("another code");
        });
    }
    // a node gives whole reports only
    QList<WireStep> steps() const override { return {{"first-of-two-reports", {}, reportSize}}; }
    bool isIrreversible() const override { return false; }
    QStringList silentEndings() const override { return {QStringLiteral("error/timed-out")}; }
    QByteArray secret() const override { return licence; }
    bool canBeAsked() const override { return false; }

private:
    static std::unique_ptr<hal::Device> onHidraw(const QString &port, const hal::DeviceServices &services)
    {
        const auto node = port.section(QLatin1Char(':'), 1).section(QLatin1Char('?'), 0, 0);
        return of(hidpos::hidPosDriver())(QStringLiteral("hidraw:") + node, services);
    }
    void show()
    {
        const auto text = licence + QByteArray::number(++m_citizens); // another citizen's code each time
        writeBytes(m_node->master(), hidPosReport(text.first(mostData), true) + hidPosReport(text.mid(mostData)));
    }

    std::unique_ptr<Pty> m_node;
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
        return std::make_unique<HidPosSubject>(std::make_unique<Pty>(m_folder->filePath(QStringLiteral("hidraw0"))));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestContractHidPos)
#include "tst_contract_hidpos.moc"
