// SPDX-License-Identifier: Apache-2.0
#include "camera_stream.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <linux/videodev2.h>

namespace kiosk::workbench {

namespace {

constexpr quint32 MostBuffers = 4;
constexpr quint32 Grains = 3; // moments of noise; two alike never follow one another
constexpr qsizetype Page = 4096;
constexpr quint32 OddWidth = 1281; // wider than asked and not even

quint32 fourcc(CameraFormat format)
{
    switch (format) {
    case CameraFormat::Grey: return V4L2_PIX_FMT_GREY;
    case CameraFormat::Nv12: return V4L2_PIX_FMT_NV12;
    case CameraFormat::Yuyv: return V4L2_PIX_FMT_YUYV;
    case CameraFormat::Mjpeg: return V4L2_PIX_FMT_MJPEG;
    }
    return 0;
}

qsizetype bytesOfFrame(CameraFormat format, QSize size)
{
    const qsizetype pixels = static_cast<qsizetype>(size.width()) * size.height();
    switch (format) {
    case CameraFormat::Grey: return pixels;
    case CameraFormat::Nv12: return pixels + pixels / 2;
    default: return pixels * 2;
    }
}

template <std::size_t N> void write(uchar (&field)[N], const char *text)
{
    std::strncpy(reinterpret_cast<char *>(field), text, N - 1);
}

int describe(v4l2_capability &capability)
{
    capability = {};
    write(capability.driver, "uvcvideo");
    write(capability.card, "Emulated code camera");
    write(capability.bus_info, "usb-emulated-1");
    capability.version = 0x60100;
    capability.device_caps = V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING;
    capability.capabilities = capability.device_caps | V4L2_CAP_DEVICE_CAPS;
    return 0;
}

int setRate(v4l2_streamparm &rate, int &wished)
{
    if (rate.type != V4L2_BUF_TYPE_VIDEO_CAPTURE)
        return EINVAL;
    auto &capture = rate.parm.capture;
    if (capture.timeperframe.numerator != 0)
        wished = static_cast<int>(capture.timeperframe.denominator / capture.timeperframe.numerator);
    capture.capability = V4L2_CAP_TIMEPERFRAME;
    return 0;
}

// Runs `act` on the argument as the struct that this ioctl takes.
template <typename T, typename Act> int as(std::span<uchar> argument, Act act)
{
    if (argument.size() != sizeof(T))
        return EFAULT;
    T value;
    std::memcpy(&value, argument.data(), sizeof value);
    const int error = act(value);
    std::memcpy(argument.data(), &value, sizeof value);
    return error;
}

} // namespace

CameraStream::CameraStream(Sensor sensor) : m_sensor(sensor) { show(emptyPicture(sensor.size)); }

qsizetype CameraStream::roomOfOne() const
{
    return (bytesOfFrame(m_sensor.format, m_sensor.size) + Page - 1) / Page * Page;
}

qsizetype CameraStream::roomNeeded() const { return roomOfOne() * MostBuffers; }

void CameraStream::show(const QImage &picture)
{
    m_frames.clear();
    for (quint32 grain = 0; grain < Grains; ++grain)
        m_frames.push_back(cameraFrame(m_sensor.format, picture, grain));
}

CameraStream::Seen CameraStream::seen() const
{
    Seen seen = m_seen;
    seen.queued = static_cast<int>(m_queued.size());
    return seen;
}

void CameraStream::powerOff()
{
    m_buffers = 0;
    m_queued.clear();
    m_seen.isStreaming = false;
}

int CameraStream::answer(unsigned long request, std::span<uchar> argument)
{
    switch (request) {
    case VIDIOC_QUERYCAP: return as<v4l2_capability>(argument, describe);
    case VIDIOC_ENUM_FMT:
        return as<v4l2_fmtdesc>(argument, [&](v4l2_fmtdesc &format) {
            if (format.index != 0 || format.type != V4L2_BUF_TYPE_VIDEO_CAPTURE)
                return EINVAL;
            format.pixelformat = m_fault == CameraFault::NoFormat ? V4L2_PIX_FMT_H264 : fourcc(m_sensor.format);
            return 0;
        });
    case VIDIOC_G_FMT:
    case VIDIOC_TRY_FMT:
    case VIDIOC_S_FMT: return as<v4l2_format>(argument, [&](v4l2_format &format) { return setFormat(format); });
    case VIDIOC_S_PARM:
        return as<v4l2_streamparm>(argument, [&](auto &rate) { return setRate(rate, m_seen.wishedRate); });
    case VIDIOC_REQBUFS: return as<v4l2_requestbuffers>(argument, [&](auto &wanted) { return requestBuffers(wanted); });
    case VIDIOC_QUERYBUF: return as<v4l2_buffer>(argument, [&](auto &buffer) { return describeBuffer(buffer); });
    case VIDIOC_QBUF: return as<v4l2_buffer>(argument, [&](auto &buffer) { return queueBuffer(buffer); });
    case VIDIOC_DQBUF: return as<v4l2_buffer>(argument, [&](auto &buffer) { return takeBuffer(buffer); });
    case VIDIOC_STREAMON: return setStreaming(true);
    case VIDIOC_STREAMOFF: return setStreaming(false);
    default: return ENOTTY;
    }
}

int CameraStream::setFormat(v4l2_format &format) const
{
    if (format.type != V4L2_BUF_TYPE_VIDEO_CAPTURE)
        return EINVAL;
    if (m_buffers != 0 || m_fault == CameraFault::Busy)
        return EBUSY;
    auto &pixels = format.fmt.pix;
    const bool isOther = m_fault == CameraFault::WrongFormat;
    pixels.width = m_fault == CameraFault::OddSize ? OddWidth : static_cast<quint32>(m_sensor.size.width());
    pixels.height = static_cast<quint32>(m_sensor.size.height());
    pixels.pixelformat = isOther ? V4L2_PIX_FMT_RGB24 : fourcc(m_sensor.format);
    pixels.field = V4L2_FIELD_NONE;
    pixels.bytesperline = m_sensor.format == CameraFormat::Mjpeg ? 0
        : m_sensor.format == CameraFormat::Yuyv                  ? pixels.width * 2
                                                                 : pixels.width;
    pixels.sizeimage = static_cast<quint32>(bytesOfFrame(m_sensor.format, m_sensor.size));
    return 0;
}

int CameraStream::requestBuffers(v4l2_requestbuffers &request)
{
    if (request.memory != V4L2_MEMORY_MMAP || request.type != V4L2_BUF_TYPE_VIDEO_CAPTURE)
        return EINVAL;
    if (m_seen.isStreaming)
        return EBUSY;
    request.count = std::min(request.count, MostBuffers);
    m_buffers = request.count;
    m_queued.clear();
    return 0;
}

int CameraStream::describeBuffer(v4l2_buffer &buffer) const
{
    if (buffer.index >= m_buffers || buffer.type != V4L2_BUF_TYPE_VIDEO_CAPTURE)
        return EINVAL;
    buffer.memory = V4L2_MEMORY_MMAP;
    buffer.length = static_cast<quint32>(roomOfOne());
    buffer.m.offset = static_cast<quint32>(roomOfOne()) * buffer.index;
    return 0;
}

int CameraStream::queueBuffer(const v4l2_buffer &buffer)
{
    if (buffer.index >= m_buffers || buffer.memory != V4L2_MEMORY_MMAP
        || std::find(m_queued.begin(), m_queued.end(), buffer.index) != m_queued.end())
        return EINVAL;
    m_queued.push_back(buffer.index);
    return 0;
}

int CameraStream::takeBuffer(v4l2_buffer &buffer)
{
    if (!m_seen.isStreaming || buffer.memory != V4L2_MEMORY_MMAP)
        return EINVAL;
    const auto now = std::chrono::steady_clock::now();
    if (m_queued.empty() || now < m_nextDue || m_fault == CameraFault::Silence)
        return EAGAIN;
    m_nextDue = now + std::chrono::microseconds(1'000'000 / m_sensor.framesPerSecond);
    buffer.index = m_queued.front();
    m_queued.pop_front();
    const auto frame = nextFrame();
    describeBuffer(buffer);
    std::memcpy(m_memory.data() + buffer.m.offset, frame.constData(), static_cast<std::size_t>(frame.size()));
    buffer.bytesused = static_cast<quint32>(m_fault == CameraFault::ShortFrame ? frame.size() / 2 : frame.size());
    buffer.sequence = m_sequence++;
    buffer.field = V4L2_FIELD_NONE;
    buffer.flags = V4L2_BUF_FLAG_DONE | (m_fault == CameraFault::Damaged ? V4L2_BUF_FLAG_ERROR : 0u);
    ++m_seen.frames;
    return 0;
}

QByteArray CameraStream::nextFrame()
{
    if (m_fault == CameraFault::Frozen)
        return m_frames.front();
    QByteArray frame = m_frames[m_sequence % m_frames.size()];
    if (m_fault == CameraFault::BrokenJpeg)
        std::fill(frame.begin() + frame.size() / 2, frame.end(), '\0');
    return frame;
}

int CameraStream::setStreaming(bool on)
{
    if (on && m_queued.empty())
        return EINVAL;
    m_seen.starts += on && !m_seen.isStreaming;
    m_seen.isStreaming = on;
    m_nextDue = std::chrono::steady_clock::now();
    if (!on)
        m_queued.clear();
    return 0;
}

} // namespace kiosk::workbench
