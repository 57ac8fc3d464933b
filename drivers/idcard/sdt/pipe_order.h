// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <cstdint>

namespace kiosk::sdt {

// Of a reader with two bulk pipes into the host, which one its next bytes come through: preamble and length of a frame
// through the first, what the length counts through the second. Believes no length that a reply cannot have.
class PipeOrder {
public:
    struct Next {
        std::uint8_t pipe = 0;
        qsizetype most = 0; // bytes to ask it for: not past the end of a head, whose body comes before the next one
    };
    Next next() const;
    // They came through next().pipe, no more than next().most.
    void came(QByteArrayView bytes);
    void clear();

private:
    void followHead(QByteArrayView bytes);

    QByteArray m_head;        // the last bytes of the first pipe, less than a head
    qsizetype m_bodyLeft = 0; // of the second, before the next head
};

} // namespace kiosk::sdt
