// SPDX-License-Identifier: Apache-2.0
#include "scripted_citizen.h"

#include <decoder/code_decoder.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QRegularExpression>

namespace kiosk::visit {
namespace {

// A key that was drawn a moment after it was looked for, or a page that swallowed a press: a person presses again.
constexpr Duration PressesAgainAfter = 3s;

} // namespace

ScriptedCitizen::ScriptedCitizen(QQuickWindow *window, KioskViewModels &models, WorkbenchLink &workbench, Script script)
    : m_window(window), m_models(models), m_workbench(workbench), m_script(std::move(script)), m_finger(window),
      m_notes(m_script.notes), m_wrongLeft(m_script.wrongCodes)
{
    if (!m_script.notes.isEmpty() && !m_notes.open(QIODevice::WriteOnly | QIODevice::Append))
        qFatal("cannot write %s", qPrintable(m_script.notes));
    connect(&m_look, &QTimer::timeout, this, &ScriptedCitizen::look);
    m_sightAt = mono();
}

void ScriptedCitizen::start()
{
    if (!m_script.name.isEmpty())
        note({{"visit", m_script.name}});
    if (m_script.known.isEmpty())
        return m_look.start(20ms);
    QNetworkRequest request{QUrl(m_script.knownAt)};
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/json"));
    const QNetworkReply *told = m_phone.post(request, QJsonDocument(m_script.known).toJson());
    connect(told, &QNetworkReply::finished, this, [this, told] {
        if (told->error() == QNetworkReply::NoError)
            return m_look.start(20ms);
        note({{"stuck", "the portal was not told what is known"}});
        emit finished(1);
    });
}

void ScriptedCitizen::note(QJsonObject line)
{
    if (!m_notes.isOpen())
        return;
    line.insert(QStringLiteral("mono"), mono());
    m_notes.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
    m_notes.flush();
}

void ScriptedCitizen::did(const char *what)
{
    if (m_actedAt)
        note({{"again", QLatin1String(what)}});
    m_actedAt = mono();
    note({{"did", QLatin1String(what)}, {"waitedMs", mono() - m_sightAt}});
}

QString ScriptedCitizen::sight() const
{
    QString page = m_models.terminal()->page();
    const auto with = [&page](int state) { return page + QLatin1Char('/') + QString::number(state); };
    if (page == QLatin1String("card"))
        return with(int(m_models.card()->phase())) + m_models.card()->wrongTitle();
    if (page == QLatin1String("sms"))
        return with(int(m_models.sms()->phase())) + m_models.sms()->error();
    if (page == QLatin1String("choose"))
        return page
            + (m_models.choose()->loading()           ? QStringLiteral("/loading")
                   : m_models.choose()->confirmable() ? QStringLiteral("/chosen")
                                                      : QString());
    if (page == QLatin1String("form"))
        return page + QLatin1Char('/') + m_models.form()->title()
            + (m_models.form()->confirmable() ? QStringLiteral("/answered") : QString()) + m_models.form()->error();
    if (page == QLatin1String("materials"))
        return page + QLatin1Char('/') + m_models.materials()->title()
            + QString::number(m_models.materials()->confirmable());
    if (page == QLatin1String("statement"))
        return page + QLatin1Char('/') + m_models.statement()->title();
    if (page == QLatin1String("sign"))
        return with(int(m_models.sign()->phase())) + m_models.sign()->complaint()
            + (m_models.sign()->strokes() > 0 ? QStringLiteral("/drawn") : QString());
    if (page == QLatin1String("pay"))
        return with(int(m_models.pay()->phase()));
    if (page == QLatin1String("print"))
        return with(int(m_models.print()->phase()));
    if (page == QLatin1String("done"))
        return with(int(m_models.done()->receipt())) + QString::number(int(m_models.done()->seal()));
    if (page == QLatin1String("progress-list"))
        return page + (m_models.progressList()->loading() ? QStringLiteral("/loading") : QString());
    if (page == QLatin1String("deliveries"))
        return page + (m_models.delivery()->loading() ? QStringLiteral("/loading") : QString())
            + QString::number(m_models.delivery()->deliveries()->count());
    if (page == QLatin1String("delivery"))
        return with(int(m_models.delivery()->phase())) + QString::number(m_models.delivery()->page());
    if (page == QLatin1String("licence-code"))
        return page + m_models.licenceCode()->wrongTitle();
    if (page == QLatin1String("licences"))
        return page + (m_models.licence()->loading() ? QStringLiteral("/loading") : QString());
    if (page == QLatin1String("progress-code"))
        return page + m_models.progressCode()->error();
    if (page.startsWith(QLatin1String("appointment")))
        return page + appointmentSight(page);
    if (page == QLatin1String("notice-code"))
        return page + m_models.noticeCode()->error();
    if (page == QLatin1String("bill-list"))
        return page + (m_models.billList()->loading() ? QStringLiteral("/loading") : QString());
    if (page == QLatin1String("slip"))
        return page + m_models.slip()->title() + m_models.slip()->noticeHeading() + m_models.slip()->primary();
    if (page == QLatin1String("hand-over") || page == QLatin1String("resume-found"))
        return page + m_models.handOver()->title() + m_models.handOver()->notice()
            + (m_models.handOver()->available() ? QString() : QStringLiteral("/asking"));
    if (page == QLatin1String("resume-code"))
        return page + m_models.resumeCode()->error();
    if (page == QLatin1String("fault"))
        return page + QLatin1Char('/') + m_models.fault()->code();
    return page;
}

QString ScriptedCitizen::titleOn(const QString &page) const
{
    return page == u"form"     ? m_models.form()->title()
        : page == u"materials" ? m_models.materials()->title()
        : page == u"statement" ? m_models.statement()->title()
                               : QString();
}

void ScriptedCitizen::look()
{
    const QString page = m_models.terminal()->page();
    const QString seen = sight();
    if (seen != m_sight) {
        m_sight = seen;
        m_sightAt = mono();
        m_actedAt = 0;
        m_shot = false;
        note({{"page", page}, {"state", seen}, {"title", titleOn(page)}});
    }
    const auto stood = Duration(mono() - m_sightAt);
    if (stood > m_script.patience) {
        note({{"stuck", seen}});
        m_look.stop();
        emit finished(1);
        return;
    }
    if (!m_window->property("settled").toBool())
        return;
    if (!m_shot && stood >= std::min(m_script.think, Duration(300)))
        shoot(page);
    const bool waits = m_actedAt && mono() - m_actedAt < PressesAgainAfter.count();
    if (!waits && stood >= m_script.think)
        actOn(page);
}

void ScriptedCitizen::shoot(const QString &page)
{
    m_shot = true;
    if (m_script.shots.isEmpty())
        return;
    const QString name
        = QStringLiteral("%1/%2-%3.png").arg(m_script.shots).arg(++m_shots, 2, 10, QLatin1Char('0')).arg(page);
    m_window->grabWindow().save(name);
}

void ScriptedCitizen::actOn(const QString &page)
{
    if (page == QLatin1String("attract")) {
        if (m_visited) {
            m_look.stop();
            emit finished(0);
            return;
        }
        if (m_finger.pressPrimary())
            did("touch");
    } else if (page == QLatin1String("home") || page == QLatin1String("area") || page == QLatin1String("ways")) {
        onHome();
    } else if (page == QLatin1String("card")) {
        onCard();
    } else if (page == QLatin1String("sms")) {
        onSms();
    } else if (page == QLatin1String("choose")) {
        if (m_models.choose()->confirmable()) {
            if (m_finger.pressPrimary())
                did("confirm");
        } else if (!m_models.choose()->loading()) {
            if (m_finger.pressContaining(cell(m_models.choose()->choices(), 0, "title")))
                did("choose");
        }
    } else if (page == QLatin1String("form")) {
        onForm();
    } else if (page == QLatin1String("sign")) {
        onSign();
    } else if (page == QLatin1String("pay")) {
        onPay();
    } else if (page == QLatin1String("materials")) {
        onMaterials();
    } else if (page == QLatin1String("statement")) {
        const bool declines = answerTo(m_models.statement()->title(), {}) == QLatin1String("declined");
        if (declines ? m_finger.pressContaining(m_models.statement()->declineWords()) : m_finger.pressPrimary())
            did(declines ? "decline" : "agree");
    } else if (page == QLatin1String("review") && m_script.handsOver) {
        if (m_finger.pressNamed(QStringLiteral("去窗口/手机继续")))
            did("take-along");
    } else if (page == QLatin1String("hand-over")) {
        onHandOver();
    } else if (page == QLatin1String("resume-code")) {
        onResumeCode();
    } else if (page == QLatin1String("review")) {
        onReview();
    } else if (page == QLatin1String("guide") || page == QLatin1String("resume-found")
               || page == QLatin1String("not-eligible")) {
        if (m_finger.pressPrimary())
            did("confirm");
    } else if (page == QLatin1String("print")) {
        if (m_models.print()->phase() >= PrintViewModel::Phase::Done && m_finger.pressPrimary())
            did("confirm");
    } else if (page == QLatin1String("done")) {
        onDone();
    } else if (page == QLatin1String("progress-list")) {
        onProgressList();
    } else if (page == QLatin1String("progress-code")) {
        onProgressCode();
    } else if (page == QLatin1String("progress-case")) {
        onProgressCase();
    } else if (page.startsWith(QLatin1String("appointment"))) {
        onAppointments(page);
    } else if (page == QLatin1String("deliveries")) {
        onDeliveries();
    } else if (page == QLatin1String("delivery")) {
        onDelivery();
    } else if (page == QLatin1String("licence-code")) {
        onLicenceCode();
    } else if (page == QLatin1String("licences") || page == QLatin1String("licence")) {
        onLicences();
    } else if (page == QLatin1String("notice-code")) {
        onNoticeCode();
    } else if (page == QLatin1String("bill-list")) {
        onBillList();
    } else if (page == QLatin1String("slip")) {
        onSlip();
    } else if (page == QLatin1String("rate")) {
        onRate();
    } else if (page == QLatin1String("fault")) {
        onFault();
    } else if (page == QLatin1String("goodbye") && m_script.hurries) {
        if (m_models.goodbye()->secondsLeft() >= 0 && m_finger.pressPrimary())
            did("leave");
    } else if (page == QLatin1String("card-left")) {
        m_workbench.ask({{"do", "card.lift"}});
        m_cardDown = false;
        did("take-card");
    }
}

void ScriptedCitizen::onRate()
{
    if (m_script.ratesLater && m_finger.pressNamed(QStringLiteral("不评价，直接结束")))
        did("rate-later");
    else if (!m_script.ratesLater && m_finger.pressContaining(QStringLiteral("非常满意")))
        did("rate");
}

void ScriptedCitizen::onHome()
{
    if (m_finger.isThere(m_script.item, false)) {
        note({{"grey", m_script.item}});
        m_look.stop();
        emit finished(0);
        return;
    }
    if (m_finger.pressContaining(m_script.item)) {
        m_visited = true;
        did("open");
    } else if (m_models.terminal()->page() == QLatin1String("area")) {
        if (m_finger.pressContaining(QStringLiteral("下一页")))
            did("turn-page");
    } else if (!m_script.area.isEmpty() && m_finger.pressContaining(m_script.area)) {
        did("open-area");
    } else if (m_script.company && !m_models.home()->company() && m_finger.pressContaining(QStringLiteral("企业"))) {
        did("choose-company");
    } // else it is not listed yet: devices are still being looked at
}

// His own may lie there still. What the phone shows next is the other person's code.
void ScriptedCitizen::onOtherCard()
{
    if (m_otherCardDown) { // it came down before the machine looked again
        if (m_models.card()->phase() == CardViewModel::Phase::Wrong && m_finger.pressPrimary())
            did("again");
        return;
    }
    if (m_script.principalFields.isEmpty())
        return;
    m_workbench.ask({{"do", "card.lift"}});
    m_workbench.ask({{"do", "card.place"}, {"fields", m_script.principalFields}});
    m_otherCardDown = true;
    m_usedCode = std::exchange(m_code, QString());
    did("place-other-card");
}

void ScriptedCitizen::onCard()
{
    if (m_models.card()->ofAnother())
        return onOtherCard();
    switch (m_models.card()->phase()) {
    case CardViewModel::Phase::Waiting:
        if (!m_script.licenceCode.isEmpty()) {
            if (m_finger.pressContaining(m_models.card()->otherWay()))
                did("no-card");
            break;
        }
        if (!m_cardDown && m_script.cardFields.isEmpty())
            m_workbench.ask({{"do", "card.place"}, {"card", m_script.card}});
        else if (!m_cardDown)
            m_workbench.ask({{"do", "card.place"}, {"fields", m_script.cardFields}});
        m_cardDown = true;
        did("place-card");
        break;
    case CardViewModel::Phase::Wrong:
        if (m_finger.pressNamed(QStringLiteral("首页")))
            did("leave");
        break;
    case CardViewModel::Phase::Reading:
    case CardViewModel::Phase::Kept: break;
    }
}

void ScriptedCitizen::onSms()
{
    if (m_models.sms()->phase() == SmsViewModel::Phase::ChoosePhone) {
        if (m_finger.pressContaining(cell(m_models.sms()->phones(), m_script.phone, "masked")))
            did("choose-phone");
        return;
    }
    if (m_models.sms()->phase() != SmsViewModel::Phase::Enter)
        return;
    if (m_code.isEmpty())
        return readPhone();
    QString code = m_code;
    if (m_wrongLeft > 0) {
        --m_wrongLeft;
        code[0] = code[0] == QLatin1Char('9') ? QLatin1Char('0') : QChar(code[0].unicode() + 1);
    }
    typeCode(code);
}

void ScriptedCitizen::readPhone()
{
    if (m_asking)
        return;
    m_asking = true;
    m_workbench.ask({{"do", "sms.read"}}, [this](const QJsonObject &answer) {
        m_asking = false;
        static const QRegularExpression code(QStringLiteral("\\b(\\d{6})\\b|验证码\\D*(\\d{6})"));
        for (const QJsonValue message : answer["messages"].toArray()) {
            const auto found = code.match(message.toObject()["text"].toString());
            if (found.hasMatch() && found.captured(found.lastCapturedIndex()) != m_usedCode)
                m_code = found.captured(found.lastCapturedIndex());
        }
    });
}

void ScriptedCitizen::typeCode(const QString &code)
{
    for (const QChar digit : code.mid(m_models.sms()->code().size()))
        m_finger.pressNamed(QString(digit));
    if (m_models.sms()->code().size() == m_models.sms()->codeLength())
        m_finger.pressPrimary();
    did("type-code");
}

void ScriptedCitizen::onSign()
{
    if (m_models.sign()->phase() != SignViewModel::Phase::Signing)
        return;
    if (m_models.sign()->strokes() > 0) {
        if (m_finger.pressPrimary())
            did("sign");
        return;
    }
    const QList<QList<QPointF>> name{{{0.2, 0.4}, {0.5, 0.38}}, {{0.35, 0.2}, {0.34, 0.7}}, {{0.6, 0.3}, {0.8, 0.6}}};
    if (m_finger.draw(QStringLiteral("signaturePad"), name))
        did("draw");
}

// The phone reads the code off the glass, as it is drawn, and pays.
void ScriptedCitizen::onPay()
{
    if (m_models.pay()->phase() != PayViewModel::Phase::Waiting || m_hasPaid)
        return;
    if (!m_script.pays) {
        if (m_finger.pressNamed(QStringLiteral("首页")))
            did("leave");
        return;
    }
    const QImage glass = m_window->grabWindow().convertToFormat(QImage::Format_Grayscale8);
    const auto code = scanner::decodeCode({glass.constBits(), glass.width(), glass.height(), glass.bytesPerLine()},
                                          scanner::Effort::Plain);
    if (!code)
        return;
    const QByteArray text(code->bytes.view().data(), code->bytes.view().size());
    QNetworkRequest request{QUrl(m_script.payAt)};
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/json"));
    m_phone.post(request, QJsonDocument(QJsonObject{{"qr", QString::fromUtf8(text)}}).toJson());
    m_hasPaid = true;
    did("pay");
}

void ScriptedCitizen::onDone()
{
    if (m_models.done()->receipt() == DoneViewModel::Receipt::Printing)
        return;
    if (m_cardDown)
        m_workbench.ask({{"do", "card.lift"}});
    m_cardDown = false;
    note({{"receiptCode", m_models.done()->receiptCode()},
          {"caseNo", m_models.done()->caseNo()},
          {"seal", int(m_models.done()->seal())}});
    if (m_finger.pressPrimary())
        did("proceed");
}

} // namespace kiosk::visit
