// SPDX-License-Identifier: Apache-2.0
// The laid-out form of a case for its archive: A4, PDF/A-1b, sections of names and values.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace refportal {

struct FormSection {
    QString title;
    QList<std::pair<QString, QString>> rows; // name, value
};

// Any thread; one at a time inside. Needs a QGuiApplication for its fonts.
QByteArray renderForm(const QString &title, const QString &caseNo, const QList<FormSection> &sections);

} // namespace refportal
