// SPDX-License-Identifier: Apache-2.0
// Lists for QML: the rows are Q_GADGET values and every property of the gadget is a role of the same name.
#pragma once

#include <QAbstractListModel>
#include <QList>
#include <QtQml/qqmlregistration.h>

namespace kiosk {

// What QML sees of a list. Rows that did not change keep their delegates, so a key stays under the finger that
// presses it while a countdown beside it ticks.
class GadgetListModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("a view-model owns its lists")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    int count() const { return rowCount(); }
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

signals:
    void countChanged();

protected:
    GadgetListModel(const QMetaObject &gadget, QObject *parent) : QAbstractListModel(parent), m_gadget(gadget) { }
    virtual const void *gadgetAt(int row) const = 0;

private:
    const QMetaObject &m_gadget;
};

template <typename Row> class RowListModel final : public GadgetListModel {
public:
    explicit RowListModel(QObject *parent) : GadgetListModel(Row::staticMetaObject, parent) { }

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    const QList<Row> &rows() const { return m_rows; }

    // Replaces the rows, telling only what changed.
    void assign(const QList<Row> &rows)
    {
        const auto before = rowCount();
        const auto after = static_cast<int>(rows.size());
        if (after < before) {
            beginRemoveRows({}, after, before - 1);
            m_rows.resize(after);
            endRemoveRows();
        }
        for (int row = 0; row < rowCount(); ++row) {
            if (m_rows.at(row) == rows.at(row))
                continue;
            m_rows[row] = rows.at(row);
            emit dataChanged(index(row), index(row));
        }
        if (after > before) {
            beginInsertRows({}, before, after - 1);
            m_rows = rows;
            endInsertRows();
        }
        if (after != before)
            emit countChanged();
    }

private:
    const void *gadgetAt(int row) const override { return &m_rows.at(row); }

    QList<Row> m_rows;
};

} // namespace kiosk
