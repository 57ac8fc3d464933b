// SPDX-License-Identifier: Apache-2.0
#include "gadget_list_model.h"

#include <QMetaProperty>

namespace kiosk {

QVariant GadgetListModel::data(const QModelIndex &index, int role) const
{
    const auto property = role - Qt::UserRole;
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || property < 0 || property >= m_gadget.propertyCount())
        return {};
    return m_gadget.property(property).readOnGadget(gadgetAt(index.row()));
}

QHash<int, QByteArray> GadgetListModel::roleNames() const
{
    QHash<int, QByteArray> names;
    for (int i = 0; i < m_gadget.propertyCount(); ++i)
        names.insert(Qt::UserRole + i, m_gadget.property(i).name());
    return names;
}

} // namespace kiosk
