// SPDX-License-Identifier: Apache-2.0
// Pages home, area, search, offices and ways: what can be done here, what cannot be done now, why, and where else.
#pragma once

#include "gadget_list_model.h"

#include <QObject>

namespace kiosk {

struct AreaRow {
    Q_GADGET
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString hint MEMBER hint)
    Q_PROPERTY(QString icon MEMBER icon)

public:
    QString id = {};
    QString title = {}; // 出生
    QString hint = {};  // two words of what is inside: 落户、医保
    QString icon = {};
    friend bool operator==(const AreaRow &, const AreaRow &) = default;
};

struct ItemRow {
    Q_GADGET
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString icon MEMBER icon)
    Q_PROPERTY(QString facts MEMBER facts)
    Q_PROPERTY(QString howLong MEMBER howLong)
    Q_PROPERTY(bool available MEMBER available)
    Q_PROPERTY(QString reason MEMBER reason)
    Q_PROPERTY(QString elsewhere MEMBER elsewhere)

public:
    QString id = {};
    QString title = {};
    QString icon = {};     // certificate, id-card
    QString facts = {};    // 身份证 + 短信码 · 约 1 分钟 · 免费
    QString howLong = {};  // 约 1 分钟; the attract page has no room for more
    bool available = true; // false: shown grey, cannot be pressed, reason says why
    QString reason = {}; // 这台机器的证书纸用完了。 Also a condition of an available item, shown under its facts
    QString elsewhere = {}; // 左手边 5 号机可以打印。
    friend bool operator==(const ItemRow &, const ItemRow &) = default;
};

struct OfficeRow { // a department or a staffed window
    Q_GADGET
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString facts MEMBER facts)

public:
    QString id = {};
    QString title = {};
    QString facts = {}; // how many things it does; the hours of a window
    friend bool operator==(const OfficeRow &, const OfficeRow &) = default;
};

// What the machine does besides items. A function keeps its place in the row of five, whichever of them there are.
struct FunctionRow {
    Q_GADGET
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString icon MEMBER icon)
    Q_PROPERTY(int place MEMBER place)

public:
    QString id = {};    // of a group of functions
    QString title = {}; // 查进度
    QString icon = {};
    int place = 0;
    friend bool operator==(const FunctionRow &, const FunctionRow &) = default;
};

struct HomeView {
    bool company = false;     // whose areas and frequent items these are
    bool mayBeCompany = true; // false: nothing here is for companies, nobody is asked
    QList<AreaRow> areas = {};
    QList<FunctionRow> functions = {};
    QList<ItemRow> frequent = {};
    QString areaTitle = {}; // page area: the area, department or window that was chosen; page ways: the function
    QString areaHint = {};
    QString note = {}; // page ways: what whoever fears something should know
    QList<ItemRow> areaItems = {};
    QList<ItemRow> results = {}; // page search: what the text found, best first
    bool byWindow = false;       // page offices
    QList<OfficeRow> offices = {};
};

class HomeViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of Kiosk")
    Q_PROPERTY(kiosk::GadgetListModel *areas READ areas CONSTANT)
    Q_PROPERTY(kiosk::GadgetListModel *functions READ functions CONSTANT)
    Q_PROPERTY(kiosk::GadgetListModel *frequent READ frequent CONSTANT)
    Q_PROPERTY(kiosk::GadgetListModel *areaItems READ areaItems CONSTANT)
    Q_PROPERTY(kiosk::GadgetListModel *results READ results CONSTANT)
    Q_PROPERTY(kiosk::GadgetListModel *offices READ offices CONSTANT)
    Q_PROPERTY(bool company READ company NOTIFY changed)
    Q_PROPERTY(bool mayBeCompany READ mayBeCompany NOTIFY changed)
    Q_PROPERTY(bool byWindow READ byWindow NOTIFY changed)
    Q_PROPERTY(QString areaTitle READ areaTitle NOTIFY changed)
    Q_PROPERTY(QString areaHint READ areaHint NOTIFY changed)
    Q_PROPERTY(QString note READ note NOTIFY changed)
    Q_PROPERTY(QString searchText READ searchText NOTIFY searchTextChanged)

public:
    explicit HomeViewModel(QObject *parent = nullptr);

    void show(const HomeView &view);
    void setSearchText(const QString &text); // no searchRequested; "" when the page is opened or wiped

    GadgetListModel *areas() { return &m_areas; }
    GadgetListModel *functions() { return &m_functions; }
    GadgetListModel *frequent() { return &m_frequent; }
    GadgetListModel *areaItems() { return &m_areaItems; }
    GadgetListModel *results() { return &m_results; }
    GadgetListModel *offices() { return &m_offices; }
    bool company() const { return m_company; }
    bool mayBeCompany() const { return m_mayBeCompany; }
    bool byWindow() const { return m_byWindow; }
    QString areaTitle() const { return m_areaTitle; }
    QString areaHint() const { return m_areaHint; }
    QString note() const { return m_note; }
    QString searchText() const { return m_searchText; }

    Q_INVOKABLE void openSearch() { emit searchPageRequested(); }
    Q_INVOKABLE void chooseArea(const QString &id) { emit areaRequested(id); }
    Q_INVOKABLE void chooseAudience(bool company) { emit audienceRequested(company); }
    Q_INVOKABLE void openOffices(bool byWindow) { emit officesRequested(byWindow); }
    Q_INVOKABLE void chooseOffice(const QString &id) { emit officeRequested(id); }
    Q_INVOKABLE void chooseFunction(const QString &id) { emit functionRequested(id); }
    Q_INVOKABLE void chooseItem(const QString &id) { emit itemRequested(id); }
    // The keys of the letter keyboard; each emits searchRequested with the whole text.
    Q_INVOKABLE void type(const QString &letter);
    Q_INVOKABLE void erase();
    Q_INVOKABLE void clear();

signals:
    void changed();
    void searchTextChanged();
    void searchPageRequested();
    void searchRequested(const QString &text);
    void functionRequested(const QString &id);
    void areaRequested(const QString &id);
    void audienceRequested(bool company);
    void officesRequested(bool byWindow);
    void officeRequested(const QString &id);
    void itemRequested(const QString &id);

private:
    RowListModel<AreaRow> m_areas{this};
    RowListModel<FunctionRow> m_functions{this};
    RowListModel<ItemRow> m_frequent{this};
    RowListModel<ItemRow> m_areaItems{this};
    RowListModel<ItemRow> m_results{this};
    RowListModel<OfficeRow> m_offices{this};
    bool m_company = false;
    bool m_mayBeCompany = true;
    bool m_byWindow = false;
    QString m_areaTitle;
    QString m_areaHint;
    QString m_note;
    QString m_searchText;
};

} // namespace kiosk
