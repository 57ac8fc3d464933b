// SPDX-License-Identifier: Apache-2.0
#include "v4l2_capture.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <linux/videodev2.h>
#include <poll.h>

namespace kiosk::v4l2 {

namespace {

constexpr quint32 mostFormats = 64; // a camera that goes on listing is not believed
constexpr Duration notYet = 5ms;    // between two looks at a descriptor that is readable and yet has no frame
constexpr Duration longestPoll = 500ms;

} // namespace

V4l2Capture::V4l2Capture(QString path, std::shared_ptr<const Clock> clock)
    : m_clock(std::move(clock)), m_node(std::move(path)), m_buffers(m_node)
{ }

V4l2Capture::~V4l2Capture() { close(); }

Result<void> V4l2Capture::open()
{
    close();
    KIOSK_TRY(m_node.open());
    v4l2_capability capability{};
    KIOSK_TRY(m_node.call("QUERYCAP", VIDIOC_QUERYCAP, &capability));
    // one camera has several nodes, and only device_caps is about this one
    const auto able = capability.capabilities & V4L2_CAP_DEVICE_CAPS ? capability.device_caps : capability.capabilities;
    if (!(able & V4L2_CAP_VIDEO_CAPTURE) || !(able & V4L2_CAP_STREAMING))
        return fail(ErrorCode::Unsupported, m_node.path() + QStringLiteral(": gives no pictures"));
    const auto *const card = reinterpret_cast<const char *>(capability.card);
    m_model = QString::fromLatin1(card, static_cast<qsizetype>(strnlen(card, sizeof capability.card)));
    return chooseFormat();
}

Result<void> V4l2Capture::chooseFormat()
{
    QStringList offered;
    auto best = pixelFormats.end();
    for (quint32 i = 0; i < mostFormats; ++i) {
        v4l2_fmtdesc format{};
        format.index = i;
        format.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
        const int error = m_node.tryCall(VIDIOC_ENUM_FMT, &format);
        if (error == EINVAL)
            break; // the end of the list
        if (error != 0)
            return m_node.failed("ENUM_FMT", error);
        offered << fourccText(format.pixelformat);
        best = std::min(best, std::find_if(pixelFormats.begin(), pixelFormats.end(), [&](PixelFormat ours) {
                            return fourccOf(ours) == format.pixelformat;
                        }));
    }
    if (best == pixelFormats.end())
        return fail(ErrorCode::Unsupported,
                    QStringLiteral("%1: no format of ours, only %2").arg(m_node.path(), offered.join(u' ')));
    m_format = *best;
    return {};
}

Result<void> V4l2Capture::checkPresent() const
{
    v4l2_capability capability{};
    return m_node.call("QUERYCAP", VIDIOC_QUERYCAP, &capability);
}

void V4l2Capture::close()
{
    stop();
    m_node.close();
}

Result<void> V4l2Capture::start(const CaptureWish &wish)
{
    stop();
    if (!isOpen())
        return fail(ErrorCode::SequenceError, m_node.path());
    KIOSK_TRY(agreeOnFormat(wish));
    wishRate(wish.framesPerSecond);
    m_streaming = true; // from here on there is something to undo
    auto running = m_buffers.map(m_layout.leastBytes());
    int type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    if (running)
        running = m_node.call("STREAMON", VIDIOC_STREAMON, &type);
    if (!running) {
        stop();
        return running;
    }
    m_lastFrame = m_clock->now();
    return {};
}

Result<void> V4l2Capture::agreeOnFormat(const CaptureWish &wish)
{
    v4l2_format format{};
    format.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    auto &pixels = format.fmt.pix;
    pixels.width = static_cast<quint32>(wish.width);
    pixels.height = static_cast<quint32>(wish.height);
    pixels.pixelformat = fourccOf(m_format);
    pixels.field = V4L2_FIELD_NONE;
    KIOSK_TRY(m_node.call("S_FMT", VIDIOC_S_FMT, &format));
    // S_FMT does not fail, it changes what it was given: bytes read as another format would be a wrong picture
    if (pixels.pixelformat != fourccOf(m_format))
        return fail(ErrorCode::Unsupported,
                    QStringLiteral("%1: asked for %2, would send %3")
                        .arg(m_node.path(), fourccText(fourccOf(m_format)), fourccText(pixels.pixelformat)));
    m_layout = KIOSK_TRY(checkedLayout(m_format, pixels.width, pixels.height, pixels.bytesperline));
    return {};
}

// A wish only: a camera that cannot be told its rate is as good.
void V4l2Capture::wishRate(int framesPerSecond) const
{
    v4l2_streamparm rate{};
    rate.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    rate.parm.capture.timeperframe = {1, static_cast<quint32>(framesPerSecond)};
    m_node.tryCall(VIDIOC_S_PARM, &rate);
}

void V4l2Capture::stop()
{
    if (!std::exchange(m_streaming, false))
        return;
    int type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    m_node.tryCall(VIDIOC_STREAMOFF, &type); // it may have gone
    m_buffers.unmap();
    v4l2_requestbuffers none{};
    none.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    none.memory = V4L2_MEMORY_MMAP;
    m_node.tryCall(VIDIOC_REQBUFS, &none); // else the next S_FMT is refused as busy
    if (!m_room.empty())
        explicit_bzero(m_room.data(), m_room.size());
    m_room = {};
    m_held.reset();
    m_frozen.forget();
}

Result<hal::LuminanceView> V4l2Capture::next(Deadline deadline, const CancelToken &cancel)
{
    if (!m_streaming)
        return fail(ErrorCode::SequenceError, m_node.path());
    KIOSK_TRY(giveBack());
    const auto filled = KIOSK_TRY(waitForFrame(deadline, cancel));
    m_held = filled.index;
    m_lastFrame = m_clock->now();
    if (filled.damaged)
        return fail(ErrorCode::BadFrame, m_node.path() + QStringLiteral(": damaged on the way"));
    const auto picture = KIOSK_TRY(luminanceOf(m_layout, filled.bytes, m_room));
    if (m_frozen.seen(picture, m_lastFrame))
        return fail(ErrorCode::DeviceFault, m_node.path() + QStringLiteral(": frozen, the same picture for 2 s"));
    return picture;
}

Result<void> V4l2Capture::giveBack()
{
    if (const auto held = std::exchange(m_held, std::nullopt))
        return m_buffers.queue(*held);
    return {};
}

Result<V4l2Buffers::Filled> V4l2Capture::waitForFrame(Deadline deadline, const CancelToken &cancel)
{
    const auto silent = m_lastFrame + silenceLimit;
    bool readable = false; // as poll(2) said
    while (true) {
        if (cancel.isCancelled())
            return fail(ErrorCode::Cancelled, m_node.path());
        // the frame first: one that is there counts, however late we look
        if (const auto filled = KIOSK_TRY(m_buffers.take()))
            return *filled;
        const auto now = m_clock->now();
        if (now >= silent)
            return fail(ErrorCode::LinkBroken, m_node.path() + QStringLiteral(": no frame for 2 s"));
        if (deadline.passed(*m_clock))
            return fail(ErrorCode::TimedOut, m_node.path());
        const auto left = std::min({silent - now, deadline.left(*m_clock).value_or(longestPoll), longestPoll});
        // readable and yet no frame: the descriptor alone would have us turn without a rest
        std::array<pollfd, 2> waits{{{cancel.descriptor(), POLLIN, 0}, {m_node.descriptor(), POLLIN, 0}}};
        const auto limit = static_cast<int>((readable ? std::min(left, notYet) : left).count());
        if (::poll(waits.data(), readable ? 1 : waits.size(), limit) < 0 && errno != EINTR)
            return m_node.failed("poll", errno);
        readable = !readable && waits[1].revents != 0;
    }
}

} // namespace kiosk::v4l2
