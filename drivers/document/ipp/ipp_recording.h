// SPDX-License-Identifier: Apache-2.0
// What was said with a printer, message by message, since libcups has the socket: an exchange of a recording
// (transport/recording.h) is a whole IPP request and its response, without HTTP and without the document.
#pragma once

#include <transport/recording.h>

#include <QHash>
#include <array>
#include <memory>
#include <optional>

struct _ipp_s; // NOLINT(bugprone-reserved-identifier): libcups named it

namespace kiosk::ipp {

using Message = std::unique_ptr<_ipp_s, void (*)(_ipp_s *)>;
QByteArray bytesOf(_ipp_s *message);
Message messageOf(QByteArrayView bytes); // what follows the message is passed over; null: it is none

// Redacted: attributes that the driver neither sends nor asks for are gone, of a job's name only the form is left, and
// of a document the number of its bytes (kiosk-document-bytes). No response: its answer was lost.
WireExchange exchangeOf(_ipp_s *request, qsizetype documentSize, _ipp_s *response);

// A printer out of a recording. What makes something (Create-Job, Send-Document, Print-Job, Cancel-Job) moves through
// it, from its end to the beginning again; a question is answered by what was said since, in turn and then the last
// one again. Page counter and up-time go on from where they were when it begins again. What was never asked is "not
// supported". One thread at a time.
class IppReplay {
public:
    // NoDevice: no such file; BadFrame: no recording.
    static Result<std::shared_ptr<IppReplay>> load(const QString &path);
    explicit IppReplay(const Recording &recording);
    QByteArray answer(QByteArrayView request); // a whole message, perhaps with a document
    int unknown() const { return m_unknown; }

private:
    struct Entry {
        QByteArray key;
        bool moves = false;
        QByteArray reply;
    };
    struct Counter {
        const char *name;
        qint64 told = 0;
        qint64 offset = 0;
    };

    std::optional<qsizetype> placeOf(const QByteArray &key, bool moves);
    std::optional<qsizetype> moveTo(const QByteArray &key);
    std::optional<qsizetype> next(const QByteArray &key);
    void goOnCounting(qsizetype place);
    void count(_ipp_s *reply);

    QList<Entry> m_entries;
    qsizetype m_place = -1;               // of what was made last
    QHash<QByteArray, qsizetype> m_given; // since then
    std::array<Counter, 3> m_counters{
        {{"printer-impressions-completed"}, {"printer-media-sheets-completed"}, {"printer-up-time"}}};
    int m_unknown = 0;
};

} // namespace kiosk::ipp
