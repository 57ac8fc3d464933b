// SPDX-License-Identifier: Apache-2.0
// The bench as a window: one panel a device with big plain keys. Whatever a key does, an act of the control socket
// does.
#pragma once

#include "key_row.h"
#include "phone_screen.h"

#include <workbench/workbench.h>

#include <QTimer>
#include <functional>

class QComboBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace kiosk::workbench {

// Main thread; the bench outlives it.
class BenchWindow : public QWidget {
    Q_OBJECT
public:
    explicit BenchWindow(Workbench &bench);

private:
    void addCardPanel(QVBoxLayout *column);
    void addReceiptPanel(QVBoxLayout *column);
    void addCertificatePanel(QVBoxLayout *column);
    void addPhonePanel(QVBoxLayout *column);
    void addCameraPanel(QVBoxLayout *column);
    void addScannerPanel(QVBoxLayout *column);
    void addHidPosPanel(QVBoxLayout *column);
    // A line for a text and two keys under it, "NAME.show" (the text goes into its act) and "NAME.hide".
    void addCodeKeys(QVBoxLayout *panel, const QString &name, const QJsonObject &showAct, const QJsonObject &hideAct);
    // A row whose keys set `argument` of `act` and which shows `argument` of the device's state.
    void addRow(QVBoxLayout *panel, const char *device, const char *act, const char *argument, const QString &label,
                const QList<KeyRow::Key> &keys);
    void addPlugRow(QVBoxLayout *panel, const char *device);
    void act(const QJsonObject &request); // a refusal is shown in the foot
    void refresh();
    void refreshCard(const QJsonObject &card);
    void refreshReceipt(const QJsonObject &receipt);

    Workbench &m_bench;
    QTimer m_refresh; // many changes, one look
    QList<std::function<void(const QJsonObject &state)>> m_rows;
    QComboBox *m_cards = nullptr;
    QPushButton *m_cardKey = nullptr;
    QLabel *m_receipt = nullptr;
    QString m_shownReceipt;
    QLabel *m_document = nullptr;
    PhoneScreen *m_phone = nullptr;
    QLabel *m_foot = nullptr;
};

} // namespace kiosk::workbench
