// SPDX-License-Identifier: Apache-2.0
// A small IPP printer on loopback: cpp-httplib for HTTP, libcups' own reader and writer for IPP. A job prints while its
// attributes are asked for, so a test needs no time.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <thread>

namespace httplib {
class Server;
struct Request;
struct Response;
} // namespace httplib
struct _ipp_s; // NOLINT(bugprone-reserved-identifier): libcups named it

namespace kiosk::test {

class FakeIppPrinter {
public:
    enum class Lost { Nothing, Answer, RequestAndAnswer };
    struct Habits {
        bool answers = true; // false: takes the connection and the request, and says nothing
        QByteArray reason = "none";
        QByteArray reasonOnceSent = {}; // from the moment a document came
        QByteArray mediaReady = "iso_a4_210x297mm";
        QByteArray format = "application/pdf";
        QByteArray rasterType = {}; // empty: it does not say
        int rasterDpi = 0;
        int tonerLevel = -2; // not known
        int status = 0;      // over 0: what it answers to everything, known to libcups or not
        bool isCups = false;
        QByteArray errorPolicy = "abort-job"; // of a CUPS queue
        bool accepts = true;
        bool twoStep = true; // knows Create-Job and Send-Document
        bool hasCounter = true;
        bool dropsSheets = true;  // false: reports completed and no paper comes
        int countsLate = 0;       // looks at the printer until the counter follows
        bool aborts = false;      // the job ends aborted
        bool restarts = false;    // with the document: its up-time begins anew
        bool cancels = true;      // false: Cancel-Job is answered and the job goes on
        bool forgetsJobs = false; // ended or not, nobody may ask about them
        Lost create = Lost::Nothing;
        Lost send = Lost::Nothing; // Send-Document or Print-Job
    };

    struct Papers { // PEM files; without them it speaks plain HTTP
        QString certificate, key;
    };
    FakeIppPrinter() : FakeIppPrinter(Papers()) { }
    explicit FakeIppPrinter(const Papers &papers);
    ~FakeIppPrinter();

    QString uri() const;
    void set(const Habits &habits);
    void setReason(const QByteArray &reason);
    void addJob(const QByteArray &name); // somebody else's, or of an earlier life
    void stop();                         // nobody listens any more

    QList<QByteArray> documents() const;
    QList<QByteArray> jobNames() const;
    int sheets() const;
    int cancelled() const;
    int requests() const; // of any kind

private:
    struct Job {
        QByteArray name;
        int state = 4; // held: no document yet
        int asked = 0;
        bool counted = false;
    };
    void serve(const httplib::Request &request, httplib::Response &response);
    void handle(int operation, _ipp_s *request, _ipp_s *response, const QByteArray &document, Lost &lost);
    void describe(_ipp_s *response);
    void describe(_ipp_s *response, int id, const Job &job) const;
    void advance(Job &job);
    void receive(Job &job, const QByteArray &document);

    mutable std::mutex m_mutex;
    Habits m_habits;
    std::map<int, Job> m_jobs;
    QList<QByteArray> m_documents;
    int m_sheets = 41;
    int m_cancelled = 0;
    int m_requests = 0;
    int m_upTime = 1000;
    int m_lag = 0;
    const bool m_isTls;
    int m_port = 0;
    bool m_over = false;
    std::condition_variable m_speaks; // there is somebody to answer again
    std::unique_ptr<httplib::Server> m_server;
    std::thread m_thread;
};

} // namespace kiosk::test
