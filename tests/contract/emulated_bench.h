// SPDX-License-Identifier: Apache-2.0
// The real kiosk-workbench as the peer of a suite, behind the relay; what a person does goes over its control socket.
#pragma once

#include <unit/workbench/workbench_process.h>

namespace kiosk::test {

// One process serves a whole suite. Test's thread.
class EmulatedBench {
public:
    explicit EmulatedBench(const QStringList &options = {})
    {
        if (const auto wrong = m_process.start(options); !wrong.isEmpty())
            qFatal("kiosk-workbench: %s", qPrintable(wrong));
    }
    // Its power was off: it knows nothing of the test before, and its port is the same.
    void restart(const char *device)
    {
        const QJsonObject which{{QStringLiteral("device"), QLatin1String(device)}};
        must("device.unplug", which);
        must("device.plug", which);
    }
    QJsonObject must(const char *act, const QJsonObject &arguments = {})
    {
        auto answer = m_process.act(act, arguments);
        if (!answer[u"ok"].toBool())
            qFatal("%s: %s", act, qPrintable(answer[u"error"].toString()));
        return answer;
    }
    // there may be nothing to take away
    void may(const char *act, const QJsonObject &arguments = {}) { m_process.act(act, arguments); }
    QString path(const QString &name) const { return m_process.path(name); } // what it keeps
    QString endpoint(const char *name) const { return m_process.ready()[QLatin1String(name)].toString(); }

private:
    WorkbenchProcess m_process;
};

} // namespace kiosk::test
