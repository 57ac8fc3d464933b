// SPDX-License-Identifier: Apache-2.0
#include "scripted_citizen.h"

#include <decoder/code_decoder.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkReply>

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
    if (page == QLatin1String("help"))
        return page + m_models.help()->title() + m_models.help()->notice();
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
    using Citizen = ScriptedCitizen;
    static const QHash<QString, void (Citizen::*)()> acts{
        {QStringLiteral("attract"), &Citizen::onAttract},
        {QStringLiteral("home"), &Citizen::onHome},
        {QStringLiteral("area"), &Citizen::onHome},
        {QStringLiteral("ways"), &Citizen::onHome},
        {QStringLiteral("inquiry"), &Citizen::onInquiry},
        {QStringLiteral("help"), &Citizen::onHelp},
        {QStringLiteral("card"), &Citizen::onCard},
        {QStringLiteral("sms"), &Citizen::onSms},
        {QStringLiteral("choose"), &Citizen::onChoose},
        {QStringLiteral("form"), &Citizen::onForm},
        {QStringLiteral("sign"), &Citizen::onSign},
        {QStringLiteral("pay"), &Citizen::onPay},
        {QStringLiteral("materials"), &Citizen::onMaterials},
        {QStringLiteral("statement"), &Citizen::onStatement},
        {QStringLiteral("hand-over"), &Citizen::onHandOver},
        {QStringLiteral("resume-code"), &Citizen::onResumeCode},
        {QStringLiteral("review"), &Citizen::onReview},
        {QStringLiteral("guide"), &Citizen::onReadPage},
        {QStringLiteral("resume-found"), &Citizen::onReadPage},
        {QStringLiteral("not-eligible"), &Citizen::onReadPage},
        {QStringLiteral("print"), &Citizen::onPrint},
        {QStringLiteral("done"), &Citizen::onDone},
        {QStringLiteral("progress-list"), &Citizen::onProgressList},
        {QStringLiteral("progress-code"), &Citizen::onProgressCode},
        {QStringLiteral("progress-case"), &Citizen::onProgressCase},
        {QStringLiteral("deliveries"), &Citizen::onDeliveries},
        {QStringLiteral("delivery"), &Citizen::onDelivery},
        {QStringLiteral("licence-code"), &Citizen::onLicenceCode},
        {QStringLiteral("licences"), &Citizen::onLicences},
        {QStringLiteral("licence"), &Citizen::onLicences},
        {QStringLiteral("notice-code"), &Citizen::onNoticeCode},
        {QStringLiteral("bill-list"), &Citizen::onBillList},
        {QStringLiteral("slip"), &Citizen::onSlip},
        {QStringLiteral("rate"), &Citizen::onRate},
        {QStringLiteral("fault"), &Citizen::onFault},
        {QStringLiteral("goodbye"), &Citizen::onGoodbye},
        {QStringLiteral("card-left"), &Citizen::onCardLeft},
    };
    if (page == m_script.helpAt && !m_isHelped) {
        if (m_finger.pressNamed(QStringLiteral("呼叫帮助")))
            did("ask-for-help");
    } else if (page.startsWith(QLatin1String("appointment"))) {
        onAppointments(page);
    } else if (const auto act = acts.value(page)) {
        (this->*act)();
    }
}

void ScriptedCitizen::onAttract()
{
    if (m_visited) {
        m_look.stop();
        emit finished(0);
    } else if (m_finger.pressPrimary()) {
        did("touch");
    }
}

void ScriptedCitizen::onChoose()
{
    if (m_models.choose()->confirmable()) {
        if (m_finger.pressPrimary())
            did("confirm");
    } else if (!m_models.choose()->loading()) {
        if (m_finger.pressContaining(cell(m_models.choose()->choices(), 0, "title")))
            did("choose");
    }
}

void ScriptedCitizen::onStatement()
{
    const bool declines = answerTo(m_models.statement()->title(), {}) == QLatin1String("declined");
    if (declines ? m_finger.pressContaining(m_models.statement()->declineWords()) : m_finger.pressPrimary())
        did(declines ? "decline" : "agree");
}

void ScriptedCitizen::onReadPage()
{
    if (m_finger.pressPrimary())
        did("confirm");
}

void ScriptedCitizen::onPrint()
{
    if (m_models.print()->phase() >= PrintViewModel::Phase::Done && m_finger.pressPrimary())
        did("confirm");
}

void ScriptedCitizen::onGoodbye()
{
    if (m_script.hurries && m_models.goodbye()->secondsLeft() >= 0 && m_finger.pressPrimary())
        did("leave");
}

void ScriptedCitizen::onCardLeft()
{
    m_workbench.ask({{"do", "card.lift"}});
    m_cardDown = false;
    did("take-card");
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
