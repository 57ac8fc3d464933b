// SPDX-License-Identifier: Apache-2.0
#include "citizen_door.h"

#include "registry.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <httplib.h>

namespace refportal {

CitizenDoor::CitizenDoor(const QString &host, Portal &portal, WitnessLog &log)
    : m_host(host), m_server(std::make_unique<httplib::Server>())
{
    const auto reply = [&log](const Outcome<Answer> &outcome, httplib::Response &response) {
        const Answer answer = outcome ? *outcome : problemAnswer(outcome.error());
        if (outcome)
            log.write({{QStringLiteral("effect"), QString::fromLatin1(answer.effect)}});
        response.status = answer.status;
        response.set_content(answer.body.toStdString(), answer.contentType.toStdString());
    };
    m_server->Post("/drafts", [&portal, reply](const httplib::Request &request, httplib::Response &response) {
        reply(portal.citizenFills(QJsonDocument::fromJson(QByteArray::fromStdString(request.body)).object()), response);
    });
    m_server->Post("/pay", [&portal, reply](const httplib::Request &request, httplib::Response &response) {
        const QString qr = QJsonDocument::fromJson(QByteArray::fromStdString(request.body))[u"qr"].toString();
        reply(portal.citizenPays(qr.section(u'/', -1)), response);
    });
    m_server->Post("/help", [&portal, reply](const httplib::Request &request, httplib::Response &response) {
        reply(portal.helpDesk(QJsonDocument::fromJson(QByteArray::fromStdString(request.body)).object()), response);
    });
    m_server->Post("/known", [](const httplib::Request &request, httplib::Response &response) {
        const QJsonObject told = QJsonDocument::fromJson(QByteArray::fromStdString(request.body)).object();
        const QJsonObject fields = told[u"fields"].toObject();
        QList<registry::Known> known;
        for (auto at = fields.constBegin(); at != fields.constEnd(); ++at)
            known << registry::Known{at.key(), at->toString(), QStringLiteral("部门共享"), QDate::currentDate(), true};
        if (registry::item(told[u"item"].toString()))
            registry::setKnown(told[u"item"].toString(), known);
        response.status = registry::item(told[u"item"].toString()) ? 204 : 404;
    });
    m_server->Post("/judge", [&portal](const httplib::Request &request, httplib::Response &response) {
        const QJsonObject said = QJsonDocument::fromJson(QByteArray::fromStdString(request.body)).object();
        const auto judged = portal.judge({said[u"caseNo"].toString(), said[u"part"].toString(),
                                          said[u"state"].toString(), said[u"faults"].toArray()});
        response.status = judged ? 204 : 404;
    });
}

std::unique_ptr<CitizenDoor> CitizenDoor::open(const QString &host, int port, Portal &portal, WitnessLog &log)
{
    std::unique_ptr<CitizenDoor> door(new CitizenDoor(host, portal, log));
    const std::string at = host.toStdString();
    door->m_port = port != 0 && door->m_server->bind_to_port(at, port) ? port
        : port == 0                                                    ? door->m_server->bind_to_any_port(at)
                                                                       : -1;
    if (door->m_port <= 0)
        return nullptr;
    door->m_thread = std::thread([server = door->m_server.get()] { server->listen_after_bind(); });
    while (!door->m_server->is_running()) // stop() before this would not be heard
        std::this_thread::yield();
    return door;
}

CitizenDoor::~CitizenDoor()
{
    if (!m_thread.joinable())
        return;
    m_server->stop();
    m_thread.join();
}

} // namespace refportal
