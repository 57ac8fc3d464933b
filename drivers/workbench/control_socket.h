// SPDX-License-Identifier: Apache-2.0
// The bench's remote hand: a unix stream socket, one JSON object a line in, one a line out, in order.
#pragma once

#include "workbench.h"

#include <QLocalServer>

namespace kiosk::workbench {

class ControlSocket : public QObject {
    Q_OBJECT
public:
    ControlSocket(Workbench &bench, QObject *parent = nullptr);

    // A stale socket file of a dead bench is replaced. The path may have at most 107 bytes.
    Result<void> listen(const QString &path);

private:
    void serve(QLocalSocket *client);
    QByteArray answerTo(const QByteArray &line);

    Workbench &m_bench;
    QLocalServer m_server;
};

} // namespace kiosk::workbench
