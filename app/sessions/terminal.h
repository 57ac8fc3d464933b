// SPDX-License-Identifier: Apache-2.0
// The machine as the citizen meets it: attract, home, one visit at a time, goodbye. Owns the idle watch and the card
// reminder; says which items can be offered now.
#pragma once

#include "help_line.h"
#include "idle_watch.h"
#include "late_receipts.h"
#include "visit.h"

#include <services/availability.h>
#include <services/service_catalogue.h>
#include <services/terminal_functions.h>

namespace kiosk {

// Thread-bound to the GUI thread.
class Terminal : public QObject {
    Q_OBJECT
public:
    // Parts and catalogue are borrowed and outlive the terminal.
    Terminal(MachineParts &machine, const ServiceCatalogue &catalogue);
    ~Terminal() override;

    void start(); // attract
    const Screen &screen() const { return m_screen; }
    const ServiceCatalogue &catalogue() const { return m_catalogue; }
    const MachineParts &machine() const { return m_machine; }
    const Visit *visit() const { return m_visit.get(); }

    // Out of service: no item is offered; a visit that runs goes on to its end.
    void setLocked(bool locked);
    // What the portal says it accepts, from now on; until then every item stands as it is. A visit that runs goes on.
    void setListed(const QList<CatalogueEntry> &items);
    void setLanguage(Language language);
    Language language() const { return m_language; }
    // How this citizen sees the pages, until he has gone; each by itself or with the others. Elder also doubles his
    // time.
    void setElder(bool elder);
    void setHighContrast(bool high);
    void setLow(bool low);
    bool isElder() const { return m_elder; }
    bool isHighContrast() const { return m_highContrast; }
    bool isLow() const { return m_low; }

    void touched(); // anywhere on the glass, a key, a scan
    void enter();   // from attract to home
    // From home, an item or a function (terminal_functions.h); ignored when it cannot be offered now.
    void open(const QString &item);
    void handle(const Act &act);
    void stay(); // idle warning answered
    // The page with the ways to a person, over the one that stands; `page` is that one's id.
    void askForHelp(const QString &page);
    bool mayAskForHelp() const;
    bool isHelpCalled() const { return m_help.isOpen(); }

    Readiness readiness() const;
    Availability availability(const ServiceDefinition &service) const;
    // Why this slot cannot serve now; empty when it can.
    std::optional<ErrorCode> trouble(const QString &slot) const;
    bool isCardThere() const;

    Duration timeLeft() const { return m_idle.left(); }
    bool isTimeShort() const { return m_idle.isWarning(); }
    bool isWorking() const { return m_idle.isPaused(); }

signals:
    void screenChanged(const kiosk::Screen &screen);
    void readinessChanged();
    void timeChanged();
    void visitEnded(kiosk::EndReason reason); // nothing of the citizen is left in the sessions layer

private:
    void show(const Screen &screen);
    void showHome();
    void visitShown(const Screen &screen);
    void endVisit(EndReason reason);
    void closePortalSession(const QString &session, VisitId visit);
    void tellCardLeft(const char *outcome);
    void sayGoodbye();
    void countDown();
    void remindOfCard();
    void cardTaken();
    void backToAttract();
    void releaseDevices() const;
    void updatePause();
    void modeChosen();
    bool standsHelp() const;
    void showHelp();
    void closeHelp();
    void handleOnHelp(const Act &act);
    const hal::Device *device(const QString &slot) const;

    MachineParts &m_machine;
    const ServiceCatalogue &m_catalogue;
    IdleWatch m_idle;
    LateReceipts m_lateReceipts;
    HelpLine m_help;
    QString m_helpPage; // it was asked for on
    std::unique_ptr<Visit> m_visit;
    VisitId m_lastVisit;                    // until its goodbye is said
    std::optional<ErrorCode> m_sessionLeft; // why the portal's session could not be closed
    Screen m_screen;                        // what stands on the glass
    Screen m_behindIdle;                    // what the idle warning hides
    Screen m_behindHelp;                    // what the ways to a person hide
    Language m_language = Language::Chinese;
    bool m_elder = false;
    bool m_highContrast = false;
    bool m_low = false;
    screen::Goodbye m_goodbye;
    screen::CardLeft m_cardLeft;
    MonotonicTime m_cardLeftSince{};
    Alarms::Handle m_alarm = 0;
    bool m_locked = false;
    std::optional<ListedItems> m_listed; // by the portal
    bool m_another = false;              // home instead of the attract page after this visit
};

} // namespace kiosk
