// SPDX-License-Identifier: Apache-2.0
#include "phone_screen.h"

#include <QJsonObject>
#include <QLabel>
#include <QListWidget>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace kiosk::workbench {

using namespace Qt::Literals::StringLiterals;

PhoneScreen::PhoneScreen(QWidget *parent) : QFrame(parent), m_code(new QLabel), m_messages(new QListWidget)
{
    auto *column = new QVBoxLayout(this);
    m_code->setObjectName(u"code"_s);
    m_code->setAlignment(Qt::AlignCenter);
    m_code->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_messages->setObjectName(u"messages"_s);
    m_messages->setWordWrap(true);
    m_messages->setSelectionMode(QAbstractItemView::NoSelection);
    m_messages->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column->addWidget(m_code);
    column->addWidget(m_messages, 1);
    showMessages({});
}

void PhoneScreen::showMessages(const QJsonArray &messages)
{
    static const QRegularExpression sixDigits(u"(?<!\\d)\\d{6}(?!\\d)"_s);
    m_messages->clear();
    for (qsizetype i = messages.size(); i-- > 0;) {
        const QJsonObject message = messages[i].toObject();
        m_messages->addItem(u"%1\n%2"_s.arg(message[u"to"].toString(), message[u"text"].toString()));
    }
    const QString newest = messages.isEmpty() ? QString() : messages.last().toObject()[u"text"].toString();
    const QString code = sixDigits.match(newest).captured();
    m_code->setText(code.isEmpty() ? u"– – –"_s : code.left(3) + u' ' + code.mid(3));
}

} // namespace kiosk::workbench
