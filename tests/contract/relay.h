// SPDX-License-Identifier: Apache-2.0
// Stands in the wire between a driver and a device and passes every byte on, until it is told to hold them or to cut
// the wire: at once, or exactly when the driver has asked a certain thing. Works on bytes only, so that one suite
// serves every driver.
#pragma once

#include <support/pty.h>
#include <transport/wake.h>

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace kiosk::test {

// A point in an act, as seen on the wire.
struct WireStep {
    const char *name;
    QByteArray asked;         // the host has sent these bytes (none: it never sends any) ...
    qsizetype replyBytes = 0; // ... and, when not 0, so many bytes of the answer have been passed on
    // Of an irreversible act: from here on the device may have done it, whatever breaks off and whoever gives up.
    bool mayHaveActed = false;
};

// What the suite can do to the way between driver and device. All functions may be called from any thread.
class DeviceWire {
public:
    virtual ~DeviceWire() = default;
    virtual void unplug() = 0; // the wire is cut and the port gone
    virtual void plug() = 0;
    virtual void hold(bool held) = 0; // nothing passes; what came meanwhile passes, late, when it ends

    enum class Then { Cut, Hold };
    // Once; `reached` is called in a thread of the wire, after the cut or hold.
    virtual void arm(WireStep step, Then then, std::function<void()> reached) = 0;
    virtual bool isArmed() const = 0;
};

// Has a thread of its own; all functions may be called from any other thread.
class Relay final : public DeviceWire {
public:
    // `device` is "tcp:127.0.0.1:PORT" or "serial:PATH", with "?baud=N" if need be; the driver's side is of the same
    // kind, a pty under `link`.
    Relay(const QString &device, const QString &link);
    ~Relay() override;

    QString address() const; // for devices.toml; the same through every unplug and plug
    void unplug() override;
    void plug() override;
    void hold(bool held) override;
    void forget(); // what is held back, and what lies in the lines, never passes
    void arm(WireStep step, Then then, std::function<void()> reached) override;
    bool isArmed() const override;

private:
    struct Wire {
        int host = -1; // the driver's end; for a pty its master
        int device = -1;
        QByteArray toDevice; // held back
        QByteArray toHost;
        bool isOver = false;
    };
    void work();
    void accept();
    void pass(Wire &wire);
    void watchAsked(const QByteArray &bytes);
    qsizetype watchReply(qsizetype count); // how many of them still pass
    void trigger();
    void cutAll();
    void closeWire(Wire &wire);
    int openDevice() const;
    void listen();
    void join(); // a wire between the pty's master and the device

    const QString m_devicePath; // empty: TCP
    const QString m_speed;      // of a serial line
    const quint16 m_devicePort = 0;
    mutable std::mutex m_mutex; // guards everything below
    std::unique_ptr<Pty> m_pty;
    int m_listener = -1;
    quint16 m_port = 0;
    std::vector<Wire> m_wires;
    bool m_held = false;
    struct Armed {
        WireStep step;
        Then then;
        std::function<void()> reached;
        QByteArray seen; // the last bytes asked
        bool asked = false;
        qsizetype replied = 0;
    };
    std::unique_ptr<Armed> m_armed;
    std::function<void()> m_toCall;
    Wake m_wake;
    bool m_stop = false;
    std::thread m_thread;
};

} // namespace kiosk::test
