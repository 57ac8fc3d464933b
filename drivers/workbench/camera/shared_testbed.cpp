// SPDX-License-Identifier: Apache-2.0
#include <umockdev.h> // first: GLib has members named "signals"

#include "shared_testbed.h"

#include <QFile>

namespace kiosk::workbench {

SharedTestbed::SharedTestbed() : m_testbed(umockdev_testbed_new()) { }

SharedTestbed::~SharedTestbed() { g_object_unref(m_testbed); }

QString SharedTestbed::folder() const
{
    char *const folder = umockdev_testbed_get_root_dir(m_testbed);
    const auto path = QFile::decodeName(folder);
    g_free(folder);
    return path;
}

} // namespace kiosk::workbench
