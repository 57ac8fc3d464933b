// SPDX-License-Identifier: Apache-2.0
#include "citizen_door.h"

#include <QJsonDocument>
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
