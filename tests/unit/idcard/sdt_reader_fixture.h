// SPDX-License-Identifier: Apache-2.0
// A reader on a pty and the peer that plays the hardware; fresh for every test.
#pragma once

#include "card_samples.h"
#include "fake_sdt_peer.h"

#include <sdt/sdt_reader.h>
#include <support/faults.h>
#include <support/log_lines.h>

#include <QTemporaryDir>
#include <QTest>

namespace kiosk::test {

// Does it to the first `times` replies to this command, then is honest.
inline FakeSdtPeer::Tamper firstReplies(int times, int command, int parameter,
                                        std::function<std::vector<FakeSdtPeer::Piece>(const QByteArray &)> change)
{
    return [left = times, command, parameter, change](int c, int p, const QByteArray &reply) mutable {
        if (c != command || p != parameter || left == 0)
            return std::vector<FakeSdtPeer::Piece>{{reply}};
        --left;
        return change(reply);
    };
}

class SdtReaderFixture : public QObject {
    Q_OBJECT
protected:
    std::shared_ptr<const Clock> m_clock = std::make_shared<SystemClock>();
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeSdtPeer> m_peer;
    std::shared_ptr<LogLines> m_lines;
    std::unique_ptr<hal::Device> m_device;
    hal::IdCardReader *m_reader = nullptr;

    // Another reader in place of init()'s, closed.
    void make(const QMap<QString, QString> &parameters)
    {
        const auto driver = sdt::sdtDriver();
        const auto link = m_folder->filePath(QStringLiteral("idcard"));
        m_device.reset();
        auto made
            = driver.create({QStringLiteral("idcard"), driver.id, QStringLiteral("serial:%1").arg(link), parameters},
                            {m_clock, Logger(m_lines, m_clock, LogLevel::Debug)});
        QVERIFY(made);
        m_device = std::move(*made);
        m_reader = qobject_cast<hal::IdCardReader *>(m_device.get());
        QVERIFY(m_reader);
    }
    Deadline in(Duration span) const { return Deadline::in(*m_clock, span); }

    template <typename T> Result<T> wait(Pending<T> pending)
    {
        std::optional<Result<T>> result;
        whenReady(pending, this, [&](Result<T> got) { result.emplace(std::move(got)); });
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 9000))
            return fail(ErrorCode::Internal, QStringLiteral("no answer at all"));
        return std::move(*result);
    }
    Result<hal::IdCardRecord> read(Duration within = 5s) { return wait(m_reader->read(in(within))); }
    bool isOnline() const { return m_reader->status().device.value == hal::DeviceStatus::Online; }
    qint64 statistic(const char *name) const { return m_reader->statistics().value(QLatin1String(name)); }
    void openAndEnable()
    {
        QVERIFY(m_reader->open());
        QVERIFY(m_reader->claim(QStringLiteral("session")));
        QVERIFY(m_reader->setEnabled(true));
        QTRY_VERIFY(isOnline());
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const auto link = m_folder->filePath(QStringLiteral("idcard"));
        m_peer = std::make_unique<FakeSdtPeer>(link);
        m_lines = std::make_shared<LogLines>();
        make({});
    }
    void cleanup()
    {
        m_device.reset();
        m_peer.reset();
    }
};

} // namespace kiosk::test
