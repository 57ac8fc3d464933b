// SPDX-License-Identifier: Apache-2.0
#include "key_row.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace kiosk::workbench {

using namespace Qt::Literals::StringLiterals;

KeyRow::KeyRow(const QString &name, const QString &label, const QList<Key> &keys, QWidget *parent)
    : QWidget(parent), m_keys(keys)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    auto *caption = new QLabel(label);
    caption->setObjectName(u"caption"_s);
    caption->setFixedWidth(92);
    row->addWidget(caption);
    m_group.setExclusive(false); // the device decides which one is down
    for (qsizetype i = 0; i < keys.size(); ++i) {
        auto *key = new QPushButton(keys[i].text);
        key->setObjectName(u"%1.%2"_s.arg(name, keys[i].value.toVariant().toString()));
        key->setCheckable(true);
        m_group.addButton(key, int(i));
        row->addWidget(key, 1);
    }
    connect(&m_group, &QButtonGroup::idClicked, this, [this](int id) {
        m_group.button(id)->setChecked(!m_group.button(id)->isChecked()); // back, until the device says so
        emit pressed(m_keys[id].value);
    });
}

void KeyRow::showValue(const QJsonValue &value)
{
    for (int i = 0; i < int(m_keys.size()); ++i)
        m_group.button(i)->setChecked(m_keys[i].value == value);
}

} // namespace kiosk::workbench
