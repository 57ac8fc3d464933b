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

QString cell(const GadgetListModel *rows, int row, const char *role)
{
    return rows->index(row, 0).data(rows->roleNames().key(role)).toString();
}

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
        const bool declines = answerTo(m_models.statement()->title()) == QLatin1String("declined");
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
        if (m_finger.pressContaining(QStringLiteral("非常满意")))
            did("rate");
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

QString ScriptedCitizen::answerTo(const QString &question) const { return m_script.answers.value(question).toString(); }

// The row that the script wants, or the first that can be had.
QString ScriptedCitizen::titleOf(GadgetListModel *rows, const QString &wanted) const
{
    for (int row = 0; row < rows->rowCount(); ++row) {
        if (!wanted.isEmpty() && cell(rows, row, "id") == wanted)
            return cell(rows, row, "title");
    }
    for (int row = 0; row < rows->rowCount(); ++row) {
        if (cell(rows, row, "available") != QLatin1String("false"))
            return cell(rows, row, "title");
    }
    return {};
}

void ScriptedCitizen::onMaterials()
{
    MaterialsViewModel *materials = m_models.materials();
    const bool again = m_changing == materials->title(); // another way than the one that stands there
    if (materials->confirmable() && !again) {
        if (m_finger.pressPrimary())
            did("confirm");
    } else if (const QString title = titleOf(materials->ways(), answerTo(materials->title()));
               m_finger.pressNamed(title) || m_finger.pressContaining(title)) {
        m_changing.clear();
        did("choose");
    }
}

QString ScriptedCitizen::entryFor(const FormViewModel &form) const
{
    const auto of = [this](const char *kind, const char *usual) {
        return m_script.entries.value(QLatin1String(kind)).toString(QLatin1String(usual));
    };
    QString answer = answerTo(form.title());
    if (!answer.isEmpty() && form.keyboard() != FormViewModel::Keyboard::Hanzi)
        return answer;
    switch (form.keyboard()) {
    case FormViewModel::Keyboard::Hanzi: return of("hanzi", "hangzhoushi");
    case FormViewModel::Keyboard::IdNumber: return of("idNumber", "33019918880808005X");
    case FormViewModel::Keyboard::Amount: return of("amount", "100");
    default: break;
    }
    return form.longest() == 11 ? of("phone", "3502") : form.longest() == 8 ? of("date", "3502") : of("other", "3502");
}

QString ScriptedCitizen::wantedEntry(const FormViewModel &form) const
{
    const QString wrong = m_script.refused.value(form.title()).toString();
    return wrong.isEmpty() || m_refusedSaid.contains(form.title()) ? entryFor(form) : wrong;
}

void ScriptedCitizen::onReview()
{
    if (m_script.changes.isEmpty()) {
        if (m_finger.pressPrimary())
            did("confirm");
        return;
    }
    const AnswerChange &change = m_script.changes.first();
    GadgetListModel *rows = m_models.review()->rows();
    for (int row = 0; row < rows->rowCount(); ++row) {
        if (cell(rows, row, "id") != change.field)
            continue;
        if (m_finger.pressNamed(QStringLiteral("更改 ") + cell(rows, row, "question"))) {
            did("change");
            if (!change.to.isEmpty())
                m_script.answers[change.question] = change.to;
            m_changing = change.question;
            m_script.changes.removeFirst();
        } else if (m_finger.pressContaining(QStringLiteral("下一页"))) {
            did("turn-page");
        }
        return;
    }
}

void ScriptedCitizen::onFault()
{
    const GadgetListModel *ways = m_models.fault()->ways();
    for (int row = 0; row < ways->rowCount(); ++row) {
        if (cell(ways, row, "key") != m_script.wayOut)
            continue;
        if (m_finger.pressContaining(cell(ways, row, "title")))
            did("way-out");
        return;
    }
    if (m_finger.pressContaining(QStringLiteral("首页")))
        did("leave");
}

void ScriptedCitizen::onForm()
{
    FormViewModel *form = m_models.form();
    const bool again = m_changing == form->title(); // what stands there is what he wants to change
    if (form->keyboard() == FormViewModel::Keyboard::Options && (again || !form->confirmable())) {
        const QString title = titleOf(form->options(), answerTo(form->title()));
        if (m_finger.pressNamed(title) || m_finger.pressContaining(title)) {
            did("choose");
            m_changing.clear();
        } else if (m_finger.pressContaining(QStringLiteral("下一页"))) {
            did("turn-page");
        }
        return;
    }
    const QString wanted = wantedEntry(*form);
    const bool isOther = form->keyboard() != FormViewModel::Keyboard::Hanzi && form->entry() != wanted;
    if (form->keyboard() != FormViewModel::Keyboard::Options
        && (again || form->entry().isEmpty() || !form->error().isEmpty() || isOther)) {
        m_changing.clear();
        for (int left = 120; left > 0 && !form->entry().isEmpty(); --left) {
            if (!m_finger.pressNamed(QStringLiteral("删除")))
                break;
        }
        for (const QChar key : wanted) {
            if (!m_finger.pressNamed(key == u'.' ? QStringLiteral("小数点") : QString(key)))
                m_finger.pressNamed(QString(key.toLower()));
        }
        if (form->keyboard() == FormViewModel::Keyboard::Hanzi)
            m_finger.pressNamed(cell(form->candidates(), 0, "text"));
    }
    if (!m_script.refused.value(form->title()).toString().isEmpty() && !m_refusedSaid.contains(form->title()))
        m_refusedSaid << form->title();
    if (m_finger.pressPrimary())
        did("answer");
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

void ScriptedCitizen::onProgressList()
{
    if (m_models.progressList()->loading())
        return;
    if (m_cardDown)
        m_workbench.ask({{"do", "card.lift"}});
    m_cardDown = false;
    const GadgetListModel *cases = m_models.progressList()->cases();
    if (!m_hasLooked && cases->count() > 0) {
        if (m_finger.pressContaining(cell(cases, 0, "title")))
            did("open-case");
    } else if (m_finger.pressPrimary()) {
        did("proceed");
    }
}

void ScriptedCitizen::onProgressCode()
{
    if (m_models.progressCode()->entry().isEmpty()) {
        for (const QChar sign : m_script.receiptCode.toLower())
            m_finger.pressNamed(QString(sign));
    }
    if (m_finger.pressPrimary())
        did("look-up");
}

void ScriptedCitizen::onProgressCase()
{
    const ProgressCaseView &view = m_models.progressCase()->view();
    if (!m_actedAt) {
        QJsonArray parts;
        for (int row = 0; row < m_models.progressCase()->parts()->count(); ++row)
            parts.append(cell(m_models.progressCase()->parts(), row, "state"));
        note({{"case", view.title}, {"number", view.number}, {"said", view.state}, {"parts", parts}});
    }
    m_hasLooked = true;
    if (m_finger.pressPrimary())
        did("proceed");
}

// The first is taken care of; the others stay for another day.
void ScriptedCitizen::onDeliveries()
{
    const DeliveryViewModel *delivery = m_models.delivery();
    if (delivery->loading())
        return;
    if (m_cardDown)
        m_workbench.ask({{"do", "card.lift"}});
    m_cardDown = false;
    if (!m_actedAt)
        note({{"deliveries", m_models.delivery()->deliveries()->count()}});
    if (!m_hasLooked && m_models.delivery()->deliveries()->count() > 0) {
        if (m_finger.pressContaining(cell(m_models.delivery()->deliveries(), 0, "title")))
            did("open-delivery");
    } else if (m_finger.pressPrimary()) {
        did("proceed");
    }
}

void ScriptedCitizen::onDelivery()
{
    DeliveryViewModel *delivery = m_models.delivery();
    using Phase = DeliveryViewModel::Phase;
    if (delivery->phase() == Phase::Sending)
        return;
    if (!m_actedAt && delivery->phase() == Phase::Reading)
        note({{"delivery", delivery->title()}, {"read", delivery->text()}});
    m_hasLooked = true;
    const bool isLast = delivery->page() == delivery->pages();
    if (m_script.refuses && delivery->phase() == Phase::Reading && isLast) {
        if (m_finger.pressContaining(QStringLiteral("拒收")))
            did("refuse");
    } else if (m_finger.pressPrimary()) {
        did("proceed");
    }
}

void ScriptedCitizen::onLicenceCode()
{
    if (m_models.licenceCode()->checking() || m_actedAt)
        return;
    m_workbench.ask({{"do", "code.show"}, {"text", m_script.licenceCode}});
    did("show-code");
}

void ScriptedCitizen::onLicences()
{
    LicenceViewModel *licence = m_models.licence();
    if (licence->loading())
        return;
    if (m_cardDown)
        m_workbench.ask({{"do", "card.lift"}});
    m_cardDown = false;
    if (m_models.terminal()->page() == QLatin1String("licence")) {
        QJsonArray facts;
        for (int row = 0; row < licence->facts()->count(); ++row)
            facts.append(cell(licence->facts(), row, "value"));
        if (!m_actedAt)
            note({{"licence", licence->title()}, {"said", licence->standing()}, {"facts", facts}});
        m_hasLooked = true;
    }
    if (!m_hasLooked && m_finger.pressContaining(titleOf(licence->licences(), m_script.licence)))
        did("open-licence");
    else if (m_hasLooked && m_finger.pressPrimary())
        did("proceed");
}

void ScriptedCitizen::onNoticeCode()
{
    if (m_models.noticeCode()->entry().isEmpty()) {
        for (const QChar digit : m_script.noticeCode)
            m_finger.pressNamed(QString(digit));
    }
    if (m_finger.pressPrimary())
        did("look-up");
}

// One bill is opened, printed and left again.
void ScriptedCitizen::onBillList()
{
    if (m_models.billList()->loading())
        return;
    if (m_cardDown)
        m_workbench.ask({{"do", "card.lift"}});
    m_cardDown = false;
    const GadgetListModel *bills = m_models.billList()->cases();
    if (!m_hasLooked && bills->count() > 0) {
        if (m_finger.pressContaining(cell(bills, 0, "title")))
            did("open-bill");
    } else if (m_finger.pressPrimary()) {
        did("proceed");
    }
}

void ScriptedCitizen::onSlip()
{
    const SlipView &view = m_models.slip()->view();
    if (view.primary.isEmpty())
        return; // the machine works
    if (!m_actedAt) {
        QJsonArray rows;
        for (const SlipRow &row : view.rows)
            rows.append(row.value);
        note({{"slip", view.title}, {"amount", view.amount}, {"rows", rows}, {"notice", view.noticeHeading}});
    }
    m_hasLooked = true;
    const bool isPrinted = view.noticeHeading == u"打好了";
    if (isPrinted ? m_finger.pressContaining(view.other) : m_finger.pressPrimary())
        did(isPrinted ? "back-to-list" : "proceed");
}

void ScriptedCitizen::onHandOver()
{
    const QString code = m_models.handOver()->code();
    if (!code.isEmpty()) {
        if (m_cardDown)
            m_workbench.ask({{"do", "card.lift"}});
        m_cardDown = false;
        note({{"resumeCode", code}});
    }
    if (m_finger.pressPrimary())
        did(code.isEmpty() ? "keep" : "finish");
}

void ScriptedCitizen::onResumeCode()
{
    if (m_models.resumeCode()->entry().isEmpty()) {
        for (const QChar sign : m_script.resumeCode.toLower())
            m_finger.pressNamed(QString(sign));
    }
    if (m_finger.pressPrimary())
        did("look-up");
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
