// SPDX-License-Identifier: Apache-2.0
// "document.ipp" straight to a printer keeps the contract, with a printer that prints and with a recorded one.
#include "conformance.h"
#include "document_subject.h"
#include "replay_peer.h"

#include <httplib.h>
#include <ipp/ipp_recording.h>
#include <unit/ipp/fake_ipp_printer.h>

#include <QTest>

using namespace kiosk;
using namespace kiosk::test;

namespace {

// HTTP around a recording.
class ReplayedIppPrinter {
public:
    ReplayedIppPrinter() : m_replay(recordingNamed("document.ipp.jsonl"))
    {
        m_server.set_tcp_nodelay(true);
        m_server.Post("/ipp/print", [this](const httplib::Request &request, httplib::Response &response) {
            const std::lock_guard lock(m_mutex);
            response.set_content(
                m_replay.answer(QByteArrayView(request.body.data(), static_cast<qsizetype>(request.body.size())))
                    .toStdString(),
                "application/ipp");
        });
        m_port = m_server.bind_to_any_port("127.0.0.1");
        m_thread = std::thread([this] { m_server.listen_after_bind(); });
        while (!m_server.is_running())
            std::this_thread::yield();
    }
    ~ReplayedIppPrinter()
    {
        m_server.stop();
        m_thread.join();
    }
    QString uri() const { return QStringLiteral("ipp://127.0.0.1:%1/ipp/print").arg(m_port); }

private:
    std::mutex m_mutex;
    ipp::IppReplay m_replay;
    httplib::Server m_server;
    int m_port = 0;
    std::thread m_thread;
};

template <typename Peer> std::unique_ptr<Subject> subjectOf(std::shared_ptr<Peer> peer)
{
    const auto uri = peer->uri();
    return std::make_unique<DocumentSubject>(std::move(peer), uri);
}

} // namespace

class TestContractDocument : public Conformance {
    Q_OBJECT
protected:
    std::unique_ptr<Subject> make() override { return subjectOf(std::make_shared<FakeIppPrinter>()); }
};

class TestContractDocumentReplayed : public Conformance {
    Q_OBJECT
protected:
    std::unique_ptr<Subject> make() override { return subjectOf(std::make_shared<ReplayedIppPrinter>()); }
};

int main(int argc, char **argv)
{
    return runBoth<TestContractDocument, TestContractDocumentReplayed, QCoreApplication>(argc, argv);
}
#include "tst_contract_document.moc"
