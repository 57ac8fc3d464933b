// SPDX-License-Identifier: Apache-2.0
// What the conformance suite must know of one driver: how it is made, what an act of its class is, and where in the
// act something can happen. The hardware is a peer that speaks the protocol, behind a Relay.
#pragma once

#include "relay.h"

#include <hal/driver_descriptor.h>
#include <support/log_lines.h>

#include <QObject>
#include <QTemporaryDir>

#include <optional>

namespace kiosk::test {

class Subject : public QObject {
public:
    // `peer` is where the device's own protocol is spoken; `make` gets the port that leads there through the relay.
    using Make = std::function<std::unique_ptr<hal::Device>(const QString &port, const hal::DeviceServices &)>;
    Subject(const QString &peer, const Make &make);
    static Make of(const hal::DriverDescriptor &driver, const QMap<QString, QString> &parameters = {});

    hal::Device &device() { return *m_device; }
    DeviceWire &wire() { return m_wire ? *m_wire : m_relay; }
    Relay &relay() { return m_relay; }
    // Another way than the relay's own leads to the driver; it outlives the subject.
    void takeWire(DeviceWire &wire) { m_wire = &wire; }
    // How often the device has done it, as the device itself knows: no ending may tell less or more. Of an irreversible
    // act, and asked in the thread of the test.
    void setWitness(std::function<int()> done) { m_witness = std::move(done); }
    QByteArray log() const { return m_lines->all(); }
    Deadline in(Duration span) const { return Deadline::in(*m_clock, span); }

    // One act of the class, which ends as "ok" on sound hardware. Empty while it runs; else "ok", "error/<code>" or, of
    // an irreversible act, "<outcome>/<code>", with a "/proven" behind it when the device itself has proven the
    // outcome.
    virtual void begin(Deadline deadline) = 0;
    QString ending() const { return m_ending; }
    int ended() const { return m_ended; } // acts so far, and each once

    virtual QList<WireStep> steps() const = 0;
    virtual bool isIrreversible() const = 0;
    // What an act ends with whose device says nothing: a reader sees no card, a printer's receipt is unknown or was
    // never begun.
    virtual QStringList silentEndings() const = 0;
    // Named by UnifiedPOS or us: grows by one with each act that ends as "ok".
    virtual QString statistic() const = 0;
    // Bytes of the act that no log may hold.
    virtual QByteArray secret() const = 0;
    // A reset of this class reaches hardware; drivers without one say Unsupported.
    virtual bool hasReset() const { return true; }
    // A device that only ever speaks cannot be told from one that has nothing to say.
    virtual bool canBeAsked() const { return true; }

protected:
    void end(const QString &ending);
    template <typename T> void follow(const Pending<T> &pending, std::function<QString(const T &)> tell)
    {
        m_ending.clear();
        whenReady(pending, this, [this, tell](const Result<T> &result) {
            end(result ? tell(*result) : QStringLiteral("error/") + QLatin1String(codeName(result.error().code)));
        });
    }
    std::shared_ptr<const Clock> m_clock = std::make_shared<SystemClock>();

private:
    QTemporaryDir m_folder;
    Relay m_relay;
    DeviceWire *m_wire = nullptr;
    std::shared_ptr<LogLines> m_lines = std::make_shared<LogLines>();
    std::unique_ptr<hal::Device> m_device; // last: its lane uses the wire
    std::function<int()> m_witness;
    QString m_ending;
    int m_ended = 0;
    int m_certain = 0; // acts that ended as "ok"
    int m_unknown = 0;
};

} // namespace kiosk::test
