// SPDX-License-Identifier: Apache-2.0
// A recording as a file: JSON lines (RFC 8259, one object a line, UTF-8).
//   {"recording":1,"driver":"idcard.sdt","port":"serial","parameters":{"model":"sdt"}}
//   {"at":12,"took":3,"request":"aaaaaa96690003...","reply":"aaaaaa..."}         bytes in hex, times in ms
#pragma once

#include "wire_exchange.h"

#include <core/result.h>

#include <QFile>
#include <QList>
#include <QMap>
#include <QString>
#include <memory>
#include <mutex>

namespace kiosk {

struct Recording {
    QString driver;
    QString port; // scheme only: a path or host says something about a site
    QMap<QString, QString> parameters;
    QList<WireExchange> exchanges;
};

// BadFrame, with the number of the line.
Result<Recording> parseRecording(QByteArrayView bytes);

// Appends as they come, so that a crash of the device, the driver or the program leaves what led to it. Any thread.
class RecordingFile final : public ExchangeSink {
public:
    // Writes the first line. Internal when the file cannot be written.
    static Result<std::shared_ptr<RecordingFile>> create(const QString &path, const Recording &head);
    void take(const WireExchange &exchange) override;
    int taken() const;

private:
    explicit RecordingFile(const QString &path) : m_file(path) { }
    mutable std::mutex m_mutex;
    QFile m_file;
    int m_taken = 0;
};

} // namespace kiosk
