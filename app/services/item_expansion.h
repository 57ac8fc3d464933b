// SPDX-License-Identifier: Apache-2.0
// From an item as it is written to the fields and steps that a visit walks. Inside this library only.
#pragma once

#include "service_definition.h"

#include <config/values.h>

#include <QHash>

namespace kiosk {

// Where the fields and questions of an expanded item are written, for the person who edits the file.
class WrittenPlaces {
public:
    // `file` is empty: the item's own
    void put(const QString &made, const QString &written, const QString &file = {})
    {
        m_written.insert(made, {file, written});
    }
    // Pins the findings from `first` on to what is written; of a part they say in which item it is wrong. What is wrong
    // with a field of a group is said once, not for each of its numbers.
    void correct(Findings &findings, qsizetype first) const;

private:
    struct Place {
        QString file;
        QString pointer;
    };
    QHash<QString, Place> m_written; // e.g. "/fields/8" -> "/repeats/0/fields/1"
};

// Puts the fields of parts where their ids stand, and the fields of each repeat group where its id stands, in the list
// of fields and in the steps that ask it: a step of materials asks those that are materials, one of consent or
// commitment the agreements, a form the others.
WrittenPlaces expandItem(ServiceDefinition &service, const FieldParts &parts, const shape::Reader &root);

} // namespace kiosk
