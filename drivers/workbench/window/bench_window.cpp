// SPDX-License-Identifier: Apache-2.0
#include "bench_window.h"

#include <workbench/id_cards.h>

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

namespace kiosk::workbench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int ReceiptWidth = 300; // on the glass, in pixels

// The terminal's own colours (ui/theme), so that the two windows belong together.
constexpr const char *Style = R"(
QWidget { color: #1C2624; font: 15px "Noto Sans CJK SC"; }
QWidget#bench { background: #F5F1E6; }
QFrame#panel { background: #FDFBF5; border: 1px solid #D8D0BD; border-radius: 10px; }
QScrollArea, QScrollArea > QWidget > QWidget, QListWidget { background: transparent; border: none; }
QLabel#title { font-size: 18px; font-weight: bold; }
QLabel#caption, QLabel#foot { color: #56605B; }
QPushButton, QComboBox, QLineEdit { background: #FDFBF5; min-height: 42px; padding: 0 10px; border: 2px solid #7C7464; border-radius: 8px; }
QPushButton:checked { background: #DCE8DF; border-color: #12594B; color: #12594B; font-weight: bold; }
QPushButton:pressed, QPushButton#primary { background: #12594B; border-color: #12594B; color: #FDFBF5; }
QPushButton#primary { min-height: 56px; font-size: 18px; }
QPushButton:disabled { background: #EAE4D5; border-color: #EAE4D5; color: #56605B; }
QPushButton:focus, QComboBox:focus { border-color: #1C2624; }
QComboBox::drop-down { border: none; width: 32px; }
QLabel#code { background: #DCE8DF; font-size: 34px; min-height: 64px; border-radius: 8px; }
QListWidget::item { padding: 8px 0; border-bottom: 1px solid #D8D0BD; }
)";

QVBoxLayout *addPanel(QVBoxLayout *column, const QString &title, int stretch = 0)
{
    auto *panel = new QFrame;
    panel->setObjectName(u"panel"_s);
    auto *inside = new QVBoxLayout(panel);
    inside->setContentsMargins(16, 12, 16, 16);
    inside->setSpacing(10);
    auto *name = new QLabel(title);
    name->setObjectName(u"title"_s);
    inside->addWidget(name);
    column->addWidget(panel, stretch);
    return inside;
}

const QList<KeyRow::Key> Supply{{u"有 there"_s, u"ok"_s}, {u"将尽 low"_s, u"low"_s}, {u"用完 out"_s, u"out"_s}};
const QList<KeyRow::Key> Cover{{u"合上 closed"_s, u"closed"_s}, {u"打开 open"_s, u"open"_s}};

} // namespace

BenchWindow::BenchWindow(Workbench &bench) : m_bench(bench)
{
    setWindowTitle(u"工作台 – Yizhan workbench"_s);
    setObjectName(u"bench"_s);
    setAttribute(Qt::WA_StyledBackground);
    resize(1180, 760);
    const QRect room = screen()->availableGeometry();
    move(room.right() - width() - 24, room.top() + 24); // the terminal's window has the left
    setStyleSheet(QString::fromLatin1(Style));
    auto *all = new QVBoxLayout(this);
    auto *columns = new QHBoxLayout;
    all->addLayout(columns, 1);
    auto *left = new QVBoxLayout;
    auto *middle = new QVBoxLayout;
    auto *right = new QVBoxLayout;
    columns->addLayout(left, 3);
    columns->addLayout(middle, 3);
    columns->addLayout(right, 2);
    addCardPanel(left);
    addCertificatePanel(left);
    left->addStretch(1);
    addReceiptPanel(middle);
    addPhonePanel(right);
    addScannerPanel(right);
    if (bench.endpoints().contains(u"hidpos"))
        addHidPosPanel(right);
    if (bench.endpoints().contains(u"camera"))
        addCameraPanel(right);
    m_foot = new QLabel;
    m_foot->setObjectName(u"foot"_s);
    all->addWidget(m_foot);

    m_refresh.setSingleShot(true);
    connect(&m_refresh, &QTimer::timeout, this, &BenchWindow::refresh);
    connect(&m_bench, &Workbench::changed, &m_refresh, qOverload<>(&QTimer::start));
    refresh();
}

void BenchWindow::addCardPanel(QVBoxLayout *column)
{
    QVBoxLayout *panel = addPanel(column, u"身份证  ID card"_s);
    m_cards = new QComboBox;
    m_cards->setObjectName(u"cards"_s);
    m_cards->addItems(idCardNames());
    panel->addWidget(m_cards);
    m_cardKey = new QPushButton;
    m_cardKey->setObjectName(u"primary"_s);
    panel->addWidget(m_cardKey);
    connect(m_cardKey, &QPushButton::clicked, this, [this] {
        if (m_cardKey->property("lifts").toBool())
            act({{u"do"_s, u"card.lift"_s}});
        else
            act({{u"do"_s, u"card.place"_s}, {u"card"_s, m_cards->currentText()}});
    });
    addPlugRow(panel, "idcard");
}

void BenchWindow::addReceiptPanel(QVBoxLayout *column)
{
    QVBoxLayout *panel = addPanel(column, u"小票打印机  Receipt printer"_s, 1);
    addRow(panel, "receipt", "receipt.set", "paper", u"纸 paper"_s, Supply);
    addRow(panel, "receipt", "receipt.set", "cover", u"盖 cover"_s, Cover);
    addRow(panel, "receipt", "receipt.set", "cutter", u"切刀 cutter"_s,
           {{u"正常 ok"_s, u"ok"_s}, {u"卡住 jammed"_s, u"jam"_s}});
    addPlugRow(panel, "receipt");
    m_receipt = new QLabel;
    m_receipt->setObjectName(u"receipt"_s);
    m_receipt->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    auto *slot = new QScrollArea;
    slot->setFrameShape(QFrame::NoFrame);
    slot->setWidgetResizable(true);
    slot->setWidget(m_receipt);
    panel->addWidget(slot, 1);
    auto *tear = new QPushButton(u"撕下小票 tear off"_s);
    tear->setObjectName(u"tear"_s);
    panel->addWidget(tear);
    connect(tear, &QPushButton::clicked, this, [this] { act({{u"do"_s, u"receipt.tear"_s}}); });
}

void BenchWindow::addCertificatePanel(QVBoxLayout *column)
{
    QVBoxLayout *panel = addPanel(column, u"证明打印机  Document printer"_s);
    addRow(panel, "certificate", "document.set", "paper", u"纸 paper"_s, Supply);
    addRow(panel, "certificate", "document.set", "toner", u"墨粉 toner"_s, Supply);
    addRow(panel, "certificate", "document.set", "cover", u"盖 cover"_s, Cover);
    addRow(panel, "certificate", "document.set", "jam", u"卡纸 jam"_s,
           {{u"没有 none"_s, false}, {u"卡住 jammed"_s, true}});
    addPlugRow(panel, "certificate");
    m_document = new QLabel;
    m_document->setObjectName(u"caption"_s);
    m_document->setWordWrap(true);
    m_document->setTextInteractionFlags(Qt::TextSelectableByMouse); // to open it elsewhere
    panel->addWidget(m_document);
}

void BenchWindow::addPhonePanel(QVBoxLayout *column)
{
    QVBoxLayout *panel = addPanel(column, u"市民的手机  Phone"_s, 1);
    m_phone = new PhoneScreen;
    panel->addWidget(m_phone, 1);
}

void BenchWindow::addCameraPanel(QVBoxLayout *column)
{
    QVBoxLayout *panel = addPanel(column, u"扫码摄像头  Code camera"_s);
    const QJsonObject show{{u"do"_s, u"camera.show"_s}};
    addCodeKeys(panel, u"camera"_s, show, show); // without a text it shows nothing
    addPlugRow(panel, "camera");
}

void BenchWindow::addScannerPanel(QVBoxLayout *column)
{
    QVBoxLayout *panel = addPanel(column, u"扫码器  Code scanner"_s);
    addCodeKeys(panel, u"scanner"_s, {{u"do"_s, u"code.show"_s}}, {{u"do"_s, u"code.hide"_s}});
    auto *waits = new QLabel; // else a code that nobody waits for seems to be broken
    waits->setObjectName(u"caption"_s);
    panel->addWidget(waits);
    m_rows << [waits](const QJsonObject &state) {
        const bool triggered = state[u"scanner"].toObject()[u"triggered"].toBool();
        waits->setText(triggered ? u"终端在等码 the terminal waits"_s : u"没有步骤在等码 no step waits"_s);
    };
    addPlugRow(panel, "scanner");
}

void BenchWindow::addHidPosPanel(QVBoxLayout *column)
{
    const QString name = u"hidpos"_s;
    QVBoxLayout *panel = addPanel(column, u"HID POS 扫码器  HID POS scanner"_s);
    addCodeKeys(panel, name, {{u"do"_s, u"code.show"_s}, {u"device"_s, name}},
                {{u"do"_s, u"code.hide"_s}, {u"device"_s, name}});
    addPlugRow(panel, "hidpos");
}

void BenchWindow::addCodeKeys(QVBoxLayout *panel, const QString &name, const QJsonObject &showAct,
                              const QJsonObject &hideAct)
{
    auto *text = new QLineEdit;
    text->setObjectName(name + u".text"_s);
    text->setPlaceholderText(u"二维码内容 what the code says"_s);
    panel->addWidget(text);
    auto *keys = new QHBoxLayout;
    panel->addLayout(keys);
    const auto addKey = [&](const QString &verb, const QString &label, auto pressed) {
        auto *key = new QPushButton(label);
        key->setObjectName(name + u'.' + verb);
        keys->addWidget(key);
        connect(key, &QPushButton::clicked, this, pressed);
    };
    addKey(u"show"_s, u"出示 hold up"_s, [this, text, showAct] {
        QJsonObject withText = showAct;
        withText[u"text"] = text->text();
        act(withText);
    });
    addKey(u"hide"_s, u"拿开 take away"_s, [this, hideAct] { act(hideAct); });
}

void BenchWindow::addRow(QVBoxLayout *panel, const char *device, const char *actName, const char *argument,
                         const QString &label, const QList<KeyRow::Key> &keys)
{
    auto *row = new KeyRow(u"%1.%2"_s.arg(QLatin1String(device), QLatin1String(argument)), label, keys);
    panel->addWidget(row);
    connect(row, &KeyRow::pressed, this, [this, actName, argument](const QJsonValue &value) {
        act({{u"do"_s, QLatin1String(actName)}, {QLatin1String(argument), value}});
    });
    m_rows << [=](const QJsonObject &state) {
        row->showValue(state[QLatin1String(device)].toObject()[QLatin1String(argument)]);
    };
}

void BenchWindow::addPlugRow(QVBoxLayout *panel, const char *device)
{
    auto *row = new KeyRow(u"%1.plugged"_s.arg(QLatin1String(device)), u"接线 plug"_s,
                           {{u"插着 in"_s, true}, {u"拔掉 out"_s, false}});
    panel->addWidget(row);
    connect(row, &KeyRow::pressed, this, [this, device](const QJsonValue &in) {
        act({{u"do"_s, in.toBool() ? u"device.plug"_s : u"device.unplug"_s}, {u"device"_s, QLatin1String(device)}});
    });
    m_rows << [=](const QJsonObject &state) { row->showValue(state[QLatin1String(device)].toObject()[u"plugged"]); };
}

void BenchWindow::act(const QJsonObject &request)
{
    const auto done = m_bench.act(request);
    m_foot->setText(done ? QString() : done.error().trace());
    m_refresh.start();
}

void BenchWindow::refresh()
{
    const auto asked = m_bench.act({{u"do"_s, u"state"_s}});
    if (!asked)
        return;
    for (const auto &row : m_rows)
        row(*asked);
    refreshCard((*asked)[u"idcard"].toObject());
    refreshReceipt((*asked)[u"receipt"].toObject());
    const QJsonObject certificate = (*asked)[u"certificate"].toObject();
    const QString pdf = certificate[u"last"].toString();
    m_document->setText(certificate[u"printing"].toBool() ? u"正在打印… printing"_s
                            : pdf.isEmpty()               ? u"还没有文件 no document yet"_s
                                                          : u"最近的文件 the last document: "_s + pdf);
    m_phone->showMessages(m_bench.act({{u"do"_s, u"sms.read"_s}}).value_or(QJsonObject())[u"messages"].toArray());
}

void BenchWindow::refreshCard(const QJsonObject &card)
{
    const bool lies = !card[u"card"].toString().isEmpty();
    m_cards->setEnabled(!lies);
    m_cardKey->setProperty("lifts", lies);
    m_cardKey->setText(lies ? u"拿走身份证 take the card"_s : u"放上身份证 lay the card down"_s);
}

void BenchWindow::refreshReceipt(const QJsonObject &receipt)
{
    const QString last = receipt[u"last"].toString();
    if (last == m_shownReceipt && !last.isEmpty())
        return;
    m_shownReceipt = last;
    const QPixmap picture(last);
    if (picture.isNull())
        m_receipt->setText(u"出纸口 nothing in the slot"_s);
    else
        m_receipt->setPixmap(picture.scaledToWidth(ReceiptWidth, Qt::SmoothTransformation));
}

} // namespace kiosk::workbench
