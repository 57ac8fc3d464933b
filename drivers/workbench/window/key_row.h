// SPDX-License-Identifier: Apache-2.0
// A line of big keys of which one is down, e.g. paper: [there] [low] [out].
#pragma once

#include <QButtonGroup>
#include <QJsonValue>
#include <QWidget>

namespace kiosk::workbench {

// Main thread. What is down is what the device says, never what was pressed: a refused act leaves the row as it was.
class KeyRow : public QWidget {
    Q_OBJECT
public:
    struct Key {
        QString text;
        QJsonValue value; // of the act's argument and of the device's state
    };

    // Each key's object name is "NAME.VALUE", e.g. "receipt.paper.out".
    KeyRow(const QString &name, const QString &label, const QList<Key> &keys, QWidget *parent = nullptr);

    void showValue(const QJsonValue &value);

signals:
    void pressed(const QJsonValue &value);

private:
    QList<Key> m_keys;
    QButtonGroup m_group;
};

} // namespace kiosk::workbench
