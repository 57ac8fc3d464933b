// SPDX-License-Identifier: Apache-2.0
// The workbench's hidraw node with a pseudo terminal behind it. For tests that run under umockdev's preload library.
#pragma once

#include <umockdev.h> // first: GLib has members named "signals"

#include <support/pty.h>
#include <workbench/hid/hidraw_node.h>

#include <memory>

namespace kiosk::test {

using workbench::HidShape;

class HidrawNode {
public:
    HidrawNode(UMockdevTestbed *testbed, HidShape shape, int number) // plugged in
        : m_node(testbed, std::move(shape), number)
    {
        if (!m_node.appear())
            qFatal("umockdev refuses");
        m_pty = std::make_unique<Pty>(m_node.file());
    }
    int master() const { return m_pty->master(); }

private:
    workbench::HidrawNode m_node;
    std::unique_ptr<Pty> m_pty; // goes first: the node before its sysfs
};

} // namespace kiosk::test
