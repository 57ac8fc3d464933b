// SPDX-License-Identifier: Apache-2.0
// The frame round every page: which page stands, in which language, whose machine, how much time is left.
#pragma once

#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace kiosk {

struct TerminalView {
    QString page = QStringLiteral("attract");   // id of the page registry (ui/pages/PageRegistry.qml)
    QString language = QStringLiteral("zh_CN"); // zh_CN or en; every text of every view-model is in it already
    QString site = {};                          // 澄湖区政务服务
    QString siteMark = {};                      // one character for the house mark: 澄
    QString machine = {};                       // 3 号机
    QString clockText = {};                     // 10:24
    int timeLeftS = -1;                         // of this visit; -1: no visit, the clock is shown
    bool timeShort = false;                     // the time left is a warning now
    bool working = false;                       // the machine works, the time does not run
    int stepNumber = 0;                         // 1-based; 0: no step line on this page
    QStringList stepNames = {};                 // one short word for each citizen step: 放证件, 验证码
    bool homeAvailable = true;                  // false where leaving would abandon an irreversible act
    bool backAvailable = true;
    bool takeAlongAvailable = false; // what is filled in can be taken along to a window or a phone
    bool helpAvailable = true;
    bool helpCalled = false;         // a person is on the way, or called
    bool elder = false;              // fewer, larger, plainer; combines with the two below
    bool highContrast = false;       // light on black, edges drawn
    bool low = false;                // nothing to press above 1200 mm from the floor
    QStringList upperSlots = {};     // the shelf under the screen, left to right: id-card scan headset receipt ...
    QStringList lowerSlots = {};     // the row under it: certificate receipt
    double panelShortEdgeMm = 267.7; // of the glass; all lengths of the look are millimetres
    double lowerEdgeMm = 800;        // of the glass above the floor
    friend bool operator==(const TerminalView &, const TerminalView &) = default;
};

class TerminalViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of Kiosk")
    Q_PROPERTY(QString page READ page NOTIFY pageChanged)
    Q_PROPERTY(QString language READ language NOTIFY languageChanged)
    Q_PROPERTY(QString site READ site NOTIFY changed)
    Q_PROPERTY(QString siteMark READ siteMark NOTIFY changed)
    Q_PROPERTY(QString machine READ machine NOTIFY changed)
    Q_PROPERTY(QString clockText READ clockText NOTIFY changed)
    Q_PROPERTY(int timeLeftS READ timeLeftS NOTIFY changed)
    Q_PROPERTY(bool timeShort READ timeShort NOTIFY changed)
    Q_PROPERTY(bool working READ working NOTIFY changed)
    Q_PROPERTY(int stepNumber READ stepNumber NOTIFY stepsChanged)
    Q_PROPERTY(int stepCount READ stepCount NOTIFY stepsChanged)
    Q_PROPERTY(QStringList stepNames READ stepNames NOTIFY stepsChanged)
    Q_PROPERTY(bool homeAvailable READ homeAvailable NOTIFY changed)
    Q_PROPERTY(bool backAvailable READ backAvailable NOTIFY changed)
    Q_PROPERTY(bool takeAlongAvailable READ takeAlongAvailable NOTIFY changed)
    Q_PROPERTY(bool helpAvailable READ helpAvailable NOTIFY changed)
    Q_PROPERTY(bool helpCalled READ helpCalled NOTIFY changed)
    Q_PROPERTY(bool elder READ elder NOTIFY modesChanged)
    Q_PROPERTY(bool highContrast READ highContrast NOTIFY modesChanged)
    Q_PROPERTY(bool low READ low NOTIFY modesChanged)
    Q_PROPERTY(QStringList upperSlots READ upperSlots NOTIFY slotsChanged)
    Q_PROPERTY(QStringList lowerSlots READ lowerSlots NOTIFY slotsChanged)
    Q_PROPERTY(double panelShortEdgeMm READ panelShortEdgeMm NOTIFY slotsChanged)
    Q_PROPERTY(double lowerEdgeMm READ lowerEdgeMm NOTIFY slotsChanged)

public:
    using QObject::QObject;

    const TerminalView &view() const { return m_view; }
    void show(const TerminalView &view);

    QString page() const { return m_view.page; }
    QString language() const { return m_view.language; }
    QString site() const { return m_view.site; }
    QString siteMark() const { return m_view.siteMark; }
    QString machine() const { return m_view.machine; }
    QString clockText() const { return m_view.clockText; }
    int timeLeftS() const { return m_view.timeLeftS; }
    bool timeShort() const { return m_view.timeShort; }
    bool working() const { return m_view.working; }
    int stepNumber() const { return m_view.stepNumber; }
    int stepCount() const { return static_cast<int>(m_view.stepNames.size()); }
    QStringList stepNames() const { return m_view.stepNames; }
    bool homeAvailable() const { return m_view.homeAvailable; }
    bool backAvailable() const { return m_view.backAvailable; }
    bool takeAlongAvailable() const { return m_view.takeAlongAvailable; }
    bool helpAvailable() const { return m_view.helpAvailable; }
    bool helpCalled() const { return m_view.helpCalled; }
    bool elder() const { return m_view.elder; }
    bool highContrast() const { return m_view.highContrast; }
    bool low() const { return m_view.low; }
    QStringList upperSlots() const { return m_view.upperSlots; }
    QStringList lowerSlots() const { return m_view.lowerSlots; }
    double panelShortEdgeMm() const { return m_view.panelShortEdgeMm; }
    double lowerEdgeMm() const { return m_view.lowerEdgeMm; }

    Q_INVOKABLE void start() { emit startRequested(); } // the first touch on the attract page
    Q_INVOKABLE void home() { emit homeRequested(); }
    Q_INVOKABLE void back() { emit backRequested(); }
    Q_INVOKABLE void takeAlong() { emit takeAlongRequested(); }
    Q_INVOKABLE void help() { emit helpRequested(); }
    Q_INVOKABLE void toggleElder() { emit elderRequested(!m_view.elder); }
    Q_INVOKABLE void toggleContrast() { emit contrastRequested(!m_view.highContrast); }
    Q_INVOKABLE void toggleLow() { emit lowRequested(!m_view.low); }
    Q_INVOKABLE void setLanguage(const QString &language) { emit languageRequested(language); }
    Q_INVOKABLE void touched() { emit touchSeen(); } // anywhere on the glass; the idle watch listens

signals:
    void changed();
    void pageChanged();
    void languageChanged();
    void stepsChanged();
    void slotsChanged();
    void startRequested();
    void homeRequested();
    void backRequested();
    void takeAlongRequested();
    void helpRequested();
    void elderRequested(bool elder);
    void contrastRequested(bool high);
    void lowRequested(bool low);
    void modesChanged();
    void languageRequested(const QString &language);
    void touchSeen();

private:
    TerminalView m_view;
};

} // namespace kiosk
