// SPDX-License-Identifier: Apache-2.0
#include "v4l2_buffers.h"

#include <cerrno>
#include <cstring>
#include <linux/videodev2.h>
#include <sys/mman.h>

namespace kiosk::v4l2 {

namespace {

constexpr quint32 wantedBuffers = 4;
constexpr quint32 leastBuffers = 2; // one is filled while the other is looked at
constexpr quint32 mostBuffers = 32;

v4l2_buffer captureBuffer(quint32 index)
{
    v4l2_buffer buffer{};
    buffer.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    buffer.memory = V4L2_MEMORY_MMAP;
    buffer.index = index;
    return buffer;
}

} // namespace

Result<void> V4l2Buffers::map(qsizetype leastBytes)
{
    unmap();
    v4l2_requestbuffers request{};
    request.count = wantedBuffers;
    request.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    request.memory = V4L2_MEMORY_MMAP;
    KIOSK_TRY(m_node.call("REQBUFS", VIDIOC_REQBUFS, &request));
    if (request.count < leastBuffers || request.count > mostBuffers)
        return fail(ErrorCode::Unsupported, QStringLiteral("%1: %2 buffers").arg(m_node.path()).arg(request.count));
    for (quint32 i = 0; i < request.count; ++i)
        KIOSK_TRY(mapOne(i, leastBytes));
    for (quint32 i = 0; i < request.count; ++i)
        KIOSK_TRY(queue(i));
    return {};
}

Result<void> V4l2Buffers::mapOne(quint32 index, qsizetype leastBytes)
{
    auto buffer = captureBuffer(index);
    KIOSK_TRY(m_node.call("QUERYBUF", VIDIOC_QUERYBUF, &buffer));
    if (buffer.length < static_cast<std::size_t>(leastBytes))
        return fail(ErrorCode::Unsupported,
                    QStringLiteral("%1: a frame does not fit into its buffer").arg(m_node.path()));
    void *const at = ::mmap(nullptr, buffer.length, PROT_READ | PROT_WRITE, MAP_SHARED, m_node.descriptor(),
                            static_cast<off_t>(buffer.m.offset));
    if (at == MAP_FAILED)
        return m_node.failed("mmap", errno);
    m_mapped.push_back({static_cast<uchar *>(at), buffer.length});
    return {};
}

void V4l2Buffers::unmap()
{
    for (const auto &[bytes, size] : m_mapped) {
        explicit_bzero(bytes, size);
        ::munmap(bytes, size);
    }
    m_mapped.clear();
}

Result<std::optional<V4l2Buffers::Filled>> V4l2Buffers::take()
{
    auto buffer = captureBuffer(0);
    const int error = m_node.tryCall(VIDIOC_DQBUF, &buffer);
    if (error == EAGAIN)
        return std::optional<Filled>();
    if (error != 0)
        return m_node.failed("DQBUF", error);
    if (buffer.index >= m_mapped.size())
        return fail(ErrorCode::LinkBroken, QStringLiteral("%1: no buffer %2").arg(m_node.path()).arg(buffer.index));
    const auto &mapped = m_mapped[buffer.index];
    const auto size = std::min<std::size_t>(buffer.bytesused, mapped.size);
    return std::optional(Filled{buffer.index, {mapped.bytes, size}, (buffer.flags & V4L2_BUF_FLAG_ERROR) != 0});
}

Result<void> V4l2Buffers::queue(quint32 index)
{
    auto buffer = captureBuffer(index);
    return m_node.call("QBUF", VIDIOC_QBUF, &buffer);
}

} // namespace kiosk::v4l2
