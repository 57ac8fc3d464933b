// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "camera_faults.h"
#include "camera_pictures.h"

#include <chrono>
#include <deque>
#include <span>
#include <vector>

struct v4l2_buffer;
struct v4l2_format;
struct v4l2_requestbuffers;

namespace kiosk::workbench {

// A camera as its driver in the kernel shows it: the Video4Linux 2 calls of one open stream, strict about their order.
// For one thread at a time.
class CameraStream {
public:
    struct Sensor {
        CameraFormat format = CameraFormat::Yuyv;
        QSize size{1280, 720};
        int framesPerSecond = 30;
    };
    explicit CameraStream(Sensor sensor);

    // Memory that every process which maps the node sees; roomNeeded() bytes.
    qsizetype roomNeeded() const;
    void setMemory(std::span<uchar> memory) { m_memory = memory; }

    // Answers one ioctl in place: 0 or the errno.
    int answer(unsigned long request, std::span<uchar> argument);
    void powerOff(); // the cable was pulled: nothing is allocated, nothing runs

    void show(const QImage &picture); // of the sensor's size
    void setFault(CameraFault fault) { m_fault = fault; }

    struct Seen { // what the other side did
        int starts = 0;
        int frames = 0;
        bool isStreaming = false;
        int wishedRate = 0;
        int queued = 0; // buffers that the camera may write into
    };
    Seen seen() const;
    const Sensor &sensor() const { return m_sensor; }

private:
    int setFormat(v4l2_format &format) const;
    int requestBuffers(v4l2_requestbuffers &request);
    int describeBuffer(v4l2_buffer &buffer) const;
    int queueBuffer(const v4l2_buffer &buffer);
    int takeBuffer(v4l2_buffer &buffer);
    int setStreaming(bool on);
    QByteArray nextFrame();
    qsizetype roomOfOne() const;

    const Sensor m_sensor;
    std::span<uchar> m_memory;
    std::vector<QByteArray> m_frames; // the picture, with the grain of some moments
    CameraFault m_fault = CameraFault::None;
    Seen m_seen;
    quint32 m_buffers = 0; // allocated
    std::deque<quint32> m_queued;
    std::chrono::steady_clock::time_point m_nextDue;
    quint32 m_sequence = 0;
};

} // namespace kiosk::workbench
