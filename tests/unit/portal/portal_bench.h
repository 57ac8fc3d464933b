// SPDX-License-Identifier: Apache-2.0
// A portal on a real loopback socket with real TLS, an SMS gateway to look into, and a clock to turn.
#pragma once

#include <portal/https_server.h>

#include <QHash>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <atomic>

namespace httplib {
class Server;
class SSLClient;
} // namespace httplib

class TestClock : public refportal::PortalClock {
public:
    QDateTime now() const override { return QDateTime::fromMSecsSinceEpoch(m_ms); }
    void advance(int seconds) { m_ms += seconds * 1000LL; }

private:
    std::atomic<qint64> m_ms = QDateTime({2026, 3, 13}, {10, 31}).toMSecsSinceEpoch();
};

// The gateway of the phone company, on its own socket.
class SmsCatcher {
public:
    SmsCatcher();
    ~SmsCatcher();
    QUrl url() const;
    void setAway(bool away) { m_away = away; }
    QStringList textsTo(const QString &phone) const; // oldest first
    QStringList texts() const;                       // to anybody

private:
    struct Sms {
        QString to, text;
    };
    mutable std::mutex m_mutex;
    QList<Sms> m_messages;
    std::atomic<bool> m_away = false;
    std::unique_ptr<httplib::Server> m_server;
    int m_port = 0;
    std::thread m_thread;
};

struct Reply {
    int status = 0; // 0: the connection ended without an answer
    QByteArray body;
    QByteArray contentType;
    QHash<QByteArray, QByteArray> headers; // names in lower case
    QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    QString code() const { return json()[u"code"].toString(); }
};

using RequestHeaders = QList<std::pair<QByteArray, QByteArray>>;

// One terminal's connection, kept alive between calls.
class Terminal {
public:
    Terminal(const QString &url, const QString &tls, const QString &certificate = QStringLiteral("terminal"));
    ~Terminal();
    Reply call(const QByteArray &method, const QString &path, const QByteArray &body = {},
               const QByteArray &contentType = {}, const RequestHeaders &headers = {});
    Reply call(const QByteArray &method, const QString &path, const QJsonObject &body)
    {
        return call(method, path, QJsonDocument(body).toJson(QJsonDocument::Compact), "application/json");
    }
    void setPatience(std::chrono::milliseconds time);

private:
    std::unique_ptr<httplib::SSLClient> m_client;
};

class PortalBench {
public:
    PortalBench(); // runs tests/portal/dev-ca.sh; start() next
    void start(const QByteArray &faultScript = {}, refportal::Latency latency = {});
    void stop();
    void restart()
    {
        stop();
        start();
    }

    QString url() const { return m_server->url(); }
    QString enrolmentUrl() const { return m_enrolmentServer->url(); } // for those without a certificate
    refportal::Enrolment &enrolment() { return m_portal->enrolment(); }
    static QString tls() { return QStringLiteral(PORTAL_BENCH_TLS); } // kept between runs, as on a developer's machine
    QString file(const QString &name) const { return m_folder.filePath(name); }
    QList<QJsonObject> logLines() const;
    QJsonObject caseRecord(const QString &caseNo) const;
    // the citizen scanned the code and paid; false: there is nothing to pay
    bool citizenPays(const QString &payment) { return m_portal->citizenPays(payment).has_value(); }
    // on a phone; empty: refused
    QJsonObject citizenFills(const QJsonObject &filled)
    {
        const auto answer = m_portal->citizenFills(filled);
        return answer ? QJsonDocument::fromJson(answer->body).object() : QJsonObject();
    }
    bool deskSays(const QJsonObject &said) { return m_portal->helpDesk(said).has_value(); }
    bool tells(const QString &kind) { return m_portal->tell(QStringLiteral("terminal-001"), kind).has_value(); }
    // from now on; no version: the item is withdrawn
    bool lists(const QString &item, const QString &version)
    {
        return m_portal->catalogue().list(item, version).has_value();
    }
    bool judges(const refportal::Judgement &judgement) { return m_portal->judge(judgement).has_value(); }
    SmsCatcher &sms() { return m_sms; }
    TestClock &clock() { return *m_clock; }

    // `openssl cms`: signed by a terminal, sealed for the portal
    QByteArray seal(const QByteArray &plain, const QString &signer = QStringLiteral("terminal")) const;
    // a terminal's signature over bytes that stand elsewhere
    static QByteArray signature(const QByteArray &content, const QString &signer = QStringLiteral("terminal"));
    static QByteArray openssl(const QStringList &arguments, const QByteArray &input = {});

private:
    QTemporaryDir m_folder;
    SmsCatcher m_sms;
    std::shared_ptr<TestClock> m_clock = std::make_shared<TestClock>();
    std::unique_ptr<refportal::WitnessLog> m_log;
    std::unique_ptr<refportal::Portal> m_portal;
    std::unique_ptr<refportal::HttpsServer> m_server;
    std::unique_ptr<refportal::HttpsServer> m_enrolmentServer;
};

// A resident and what a terminal does for one, in short
namespace citizen {
inline const QString Name = QStringLiteral("张三");
inline const QString Number = QStringLiteral("330102199001010012");
inline const QString Phone = QStringLiteral("13900002252");
QString numberOf(int which); // of further residents, with the right check digit
QString openSession(Terminal &terminal, const QString &item = QStringLiteral("property-certificate-print"),
                    const QString &number = Number);
QString codeIn(const QString &sms); // the six digits
// The whole way: card, SMS code, verified; empty when it fails. Takes a minute of the clock.
QString verifiedSession(Terminal &terminal, PortalBench &bench,
                        const QString &item = QStringLiteral("property-certificate-print"),
                        const QString &number = Number);
QString newId();                                                          // a UUID
QByteArray caseJson(const QString &submission, bool conditional = false); // "yizhan-case/1"
Reply submit(Terminal &terminal, const QString &submission, const QByteArray &envelope);
} // namespace citizen
