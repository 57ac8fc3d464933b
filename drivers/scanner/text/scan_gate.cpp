// SPDX-License-Identifier: Apache-2.0
#include "scan_gate.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

namespace kiosk::scanner {

ScanGate::ScanGate() : m_salt(16, Qt::Uninitialized)
{
    auto *random = QRandomGenerator::system();
    for (char &byte : m_salt)
        byte = static_cast<char>(random->generate());
}

ScanGate::Verdict ScanGate::judge(QByteArrayView raw, MonotonicTime now)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArrayView(m_salt));
    hash.addData(raw);
    const auto identity = hash.result();
    if (identity == m_last && now - m_lastAt < sameFor)
        return Verdict::Repeated;
    auto &oldest = m_counted[m_oldest];
    if (oldest && now - *oldest < rateSpan)
        return Verdict::TooMany;
    oldest = now;
    m_oldest = (m_oldest + 1) % rateLimit;
    m_last = identity;
    m_lastAt = now;
    return Verdict::Counts;
}

} // namespace kiosk::scanner
