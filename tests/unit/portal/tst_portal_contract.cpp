// SPDX-License-Identifier: Apache-2.0
// Plays the walk of docs/portal-api.yaml: every example is sent, and every answer is the example, member by member.
#include "portal_bench.h"

#include <QProcess>
#include <QTest>

class TestPortalContract : public QObject {
    Q_OBJECT
private slots:
    void everyExampleIsWhatThePortalSays()
    {
        const QJsonArray walk = readWalk();
        QVERIFY(walk.size() > 100);
        PortalBench bench;
        bench.start();
        Terminal terminal(bench.url(), PortalBench::tls());
        Terminal unenrolled(bench.enrolmentUrl(), PortalBench::tls(), {});
        for (const QJsonValue step : walk)
            if (!play(step.toObject(), bench, step[u"enrols"].toBool() ? unenrolled : terminal))
                QFAIL(qPrintable(step[u"name"].toString() + QStringLiteral("\n") + m_difference));
    }

private:
    static QJsonArray readWalk()
    {
        QProcess checker;
        checker.start(QStringLiteral("python3"),
                      {QStringLiteral(KIOSK_SOURCE_DIR "/tests/unit/portal/check_api.py"),
                       QStringLiteral(KIOSK_SOURCE_DIR "/docs/portal-api.yaml"), QStringLiteral("--walk")});
        checker.waitForFinished();
        return QJsonDocument::fromJson(checker.readAllStandardOutput()).array();
    }

    // The contract's words with what the portal really made up in their place
    QByteArray told(QByteArray words) const
    {
        for (auto it = m_learnt.begin(); it != m_learnt.end(); ++it)
            words.replace(it.key(), it.value());
        return words;
    }

    QByteArray bodyOf(const QJsonObject &step, PortalBench &bench)
    {
        if (step.contains(u"body"))
            return told(QJsonDocument(signedBody(step[u"body"].toObject())).toJson(QJsonDocument::Compact));
        if (step.contains(u"fill"))
            return QByteArray(step[u"fill"].toInt(), 'x');
        if (const QString csr = step[u"csr"].toString(); !csr.isEmpty())
            return requestOf(csr);
        if (!step.contains(u"seal"))
            return step[u"raw"].toString().toUtf8();
        QByteArray plain = QJsonDocument(step[u"seal"].toObject()).toJson();
        if (step[u"seal"].toObject().contains(u"agent")) // by whose leave was made up by the portal
            plain = told(plain);
        if (!m_sealed.contains(plain)) // the same case is the same bytes, as in the outbox
            m_sealed.insert(plain, bench.seal(plain));
        QByteArray envelope = m_sealed[plain];
        if (step[u"damage"].toBool())
            envelope[envelope.size() - 1] = static_cast<char>(envelope.back() ^ 1);
        return envelope;
    }

    QJsonObject signedBody(QJsonObject body)
    {
        if (body.value(u"signature").toString() != u"c2lnbmVk")
            return body;
        const QByteArray head = body[u"head"].toString().toUtf8();
        if (!m_sealed.contains(head))
            m_sealed.insert(head, PortalBench::signature(head).toBase64());
        body[u"signature"] = QString::fromLatin1(m_sealed[head]);
        return body;
    }

    // PKCS #10 in base64, always of the same key for the same words
    QByteArray requestOf(const QString &words)
    {
        QString &key = m_keys[words];
        if (key.isEmpty()) {
            key = m_folder.filePath(QString::number(m_keys.size()) + QStringLiteral(".key"));
            PortalBench::openssl({QStringLiteral("genpkey"), QStringLiteral("-algorithm"), QStringLiteral("EC"),
                                  QStringLiteral("-pkeyopt"), QStringLiteral("ec_paramgen_curve:P-256"),
                                  QStringLiteral("-out"), key});
        }
        return PortalBench::openssl({QStringLiteral("req"), QStringLiteral("-new"), QStringLiteral("-outform"),
                                     QStringLiteral("DER"), QStringLiteral("-subj"),
                                     QStringLiteral("/CN=") + words.section(u' ', 0, 0), QStringLiteral("-key"), key})
            .toBase64();
    }

    bool play(const QJsonObject &step, PortalBench &bench, Terminal &terminal)
    {
        const QStringList allowed = step[u"allows"].toString().split(u' ');
        if (allowed.size() == 2 && !bench.enrolment().allow(allowed[0], allowed[1]))
            return false;
        if (const QString revoked = step[u"revokes"].toString();
            !revoked.isEmpty() && !bench.enrolment().revoke(revoked))
            return false;
        bench.clock().advance(step[u"after"].toInt());
        bench.sms().setAway(step[u"gatewayAway"].toBool());
        if (const QString payment = step[u"pays"].toString(); !payment.isEmpty() && !bench.citizenPays(payment)) {
            m_difference = QStringLiteral("the citizen cannot pay");
            return false;
        }
        if (const QString kind = step[u"tells"].toString(); !kind.isEmpty() && !bench.tells(kind)) {
            m_difference = QStringLiteral("nothing can be told");
            return false;
        }
        const QJsonObject judged = step[u"judges"].toObject();
        if (!judged.isEmpty()
            && !bench.judges({judged[u"caseNo"].toString(), judged[u"part"].toString(), judged[u"state"].toString(),
                              judged[u"faults"].toArray()})) {
            m_difference = QStringLiteral("nothing to judge");
            return false;
        }
        const qsizetype messages = bench.sms().textsTo(phoneOf(step)).size();
        RequestHeaders headers;
        const QJsonObject wanted = step[u"headers"].toObject();
        for (auto it = wanted.begin(); it != wanted.end(); ++it)
            headers.append({it.key().toUtf8(), told(it.value().toString().toUtf8())});
        const QString path = QString::fromUtf8(told(step[u"path"].toString().toUtf8())).mid(6); // after /gk/v1
        const Reply reply = terminal.call(step[u"method"].toString().toUtf8(), path, bodyOf(step, bench),
                                          step[u"requestType"].toString().toUtf8(), headers);
        return asPromised(step, reply) && (step[u"sms"].toString().isEmpty() || arrived(step, bench, messages));
    }

    bool asPromised(const QJsonObject &step, const Reply &reply)
    {
        m_difference = QStringLiteral("answered %1 %2").arg(reply.status).arg(QString::fromUtf8(reply.body.left(400)));
        if (reply.status != step[u"status"].toInt()
            || QString::fromLatin1(reply.contentType) != step[u"contentType"].toString())
            return false;
        for (const QJsonValue name : step[u"answerHeaders"].toArray())
            if (reply.headers.value(name.toString().toLower().toLatin1()).isEmpty()) {
                m_difference = QStringLiteral("no header ") + name.toString();
                return false;
            }
        return !step.contains(u"answer") || same(step[u"answer"].toObject(), reply.json(), step[u"live"].toArray());
    }

    bool same(QJsonObject promised, const QJsonObject &given, const QJsonArray &live)
    {
        for (const QJsonValue pointer : live) { // all of them are members of the answer itself
            const QString name = pointer.toString().mid(1);
            const QString made = given[name].toString();
            if (made.size() == promised[name].toString().size()) {
                m_learnt.insert(promised[name].toString().toUtf8(), made.toUtf8());
                promised[name] = made;
            }
        }
        promised = QJsonDocument::fromJson(told(QJsonDocument(promised).toJson())).object(); // ids learnt before
        m_difference = QStringLiteral("promised %1\n   given %2")
                           .arg(QString::fromUtf8(QJsonDocument(promised).toJson(QJsonDocument::Compact)),
                                QString::fromUtf8(QJsonDocument(given).toJson(QJsonDocument::Compact)));
        return promised == given;
    }

    static QString phoneOf(const QJsonObject &step)
    {
        const QString other = step[u"smsTo"].toString();
        return other.isEmpty() ? citizen::Phone : other;
    }

    bool arrived(const QJsonObject &step, PortalBench &bench, qsizetype messagesBefore)
    {
        const QString promised = step[u"sms"].toString();
        const bool came
            = QTest::qWaitFor([&] { return bench.sms().textsTo(phoneOf(step)).size() > messagesBefore; }, 3000);
        const QString text = bench.sms().textsTo(phoneOf(step)).value(messagesBefore);
        if (const QString code = citizen::codeIn(text); !code.isEmpty())
            m_learnt.insert("123456", code.toUtf8());
        m_difference = QStringLiteral("promised %1\n   given %2").arg(promised, text);
        return came && text == QString::fromUtf8(told(promised.toUtf8()));
    }

    QHash<QByteArray, QByteArray> m_learnt;
    QHash<QByteArray, QByteArray> m_sealed;
    QTemporaryDir m_folder;
    QHash<QString, QString> m_keys; // files
    QString m_difference;
};

QTEST_MAIN(TestPortalContract)
#include "tst_portal_contract.moc"
