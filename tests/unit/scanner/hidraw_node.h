// SPDX-License-Identifier: Apache-2.0
// A HID device on an emulated USB bus: its sysfs, and a node that is a pseudo terminal whose HIDIOCGRDESC umockdev
// answers. For tests that run under umockdev's preload library.
#pragma once

#include <umockdev.h> // first: GLib has members named "signals"

#include <support/pty.h>

#include <QByteArray>
#include <memory>

namespace kiosk::test {

struct HidShape {
    QByteArray ids; // as in sysfs: "0C2E:0B61"
    QByteArray serial;
    QByteArray descriptor;
    int error = 0; // of HIDIOCGRDESC, an errno; 0: it answers
};

class HidrawNode {
public:
    HidrawNode(UMockdevTestbed *testbed, HidShape shape, int number); // plugged in
    ~HidrawNode();
    HidrawNode(const HidrawNode &) = delete;
    HidrawNode &operator=(const HidrawNode &) = delete;

    int master() const { return m_pty->master(); }

private:
    static int handle(UMockdevIoctlBase *, UMockdevIoctlClient *client, void *self); // umockdev's own thread
    int answer(UMockdevIoctlClient *client) const;                                   // an errno

    UMockdevTestbed *m_testbed;
    const HidShape m_shape;
    QByteArray m_node, m_place;
    UMockdevIoctlBase *m_handler;
    std::unique_ptr<Pty> m_pty;
};

} // namespace kiosk::test
