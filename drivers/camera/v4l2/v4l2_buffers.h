// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "v4l2_node.h"

#include <optional>
#include <span>
#include <vector>

namespace kiosk::v4l2 {

// The camera's own frame buffers, mapped into this process. They are overwritten when they are let go: a citizen may be
// in them.
class V4l2Buffers {
public:
    explicit V4l2Buffers(const V4l2Node &node) : m_node(node) { }
    ~V4l2Buffers() { unmap(); }
    V4l2Buffers(const V4l2Buffers &) = delete;
    V4l2Buffers &operator=(const V4l2Buffers &) = delete;

    // Asks for four (two will do), maps and queues them. `leastBytes` is what one frame needs.
    Result<void> map(qsizetype leastBytes);
    void unmap(); // after the stream was stopped

    struct Filled {
        quint32 index;
        std::span<const uchar> bytes; // as many as the camera says it wrote
        bool damaged;                 // the driver says that data was lost on the way
    };
    // The oldest filled buffer; empty when none is ready. Give it back by queue().
    Result<std::optional<Filled>> take();
    Result<void> queue(quint32 index);

private:
    struct Mapped {
        uchar *bytes;
        std::size_t size;
    };
    Result<void> mapOne(quint32 index, qsizetype leastBytes);

    const V4l2Node &m_node;
    std::vector<Mapped> m_mapped;
};

} // namespace kiosk::v4l2
