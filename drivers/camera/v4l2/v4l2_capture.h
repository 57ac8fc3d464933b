// SPDX-License-Identifier: Apache-2.0
// Pictures from a camera through Video4Linux 2. Calls, formats and what is unverified: README.md beside this file.
#pragma once

#include "frozen_picture.h"
#include "pixel_layout.h"
#include "v4l2_buffers.h"

#include <core/clock.h>
#include <transport/cancel_token.h>

namespace kiosk::v4l2 {

struct CaptureWish {
    int width = 1280;
    int height = 720;
    int framesPerSecond = 15;
};

// For one thread; no Qt object inside. open() looks at the camera, start() lets it see.
class V4l2Capture {
public:
    V4l2Capture(QString path, std::shared_ptr<const Clock> clock); // real time
    ~V4l2Capture();

    // NoDevice, Unsupported (no camera, no streaming, no format of ours), BadConfig, LinkBroken.
    Result<void> open();
    void close();
    bool isOpen() const { return m_node.isOpen(); }
    // One harmless call while nothing streams: LinkBroken when the camera has gone.
    Result<void> checkPresent() const;
    const QString &model() const { return m_model; } // as the camera calls itself; technical

    // Unsupported when the camera wants to send another thing than it was asked for; Claimed, LinkBroken. The size may
    // be another than wished: layout() tells.
    Result<void> start(const CaptureWish &wish);
    void stop(); // all memory that held a picture is overwritten
    bool isStreaming() const { return m_streaming; }
    const PixelLayout &layout() const { return m_layout; }

    // The next picture; its bytes stay until the next call of anything here.
    //   BadFrame     a short or damaged one; the next may be whole
    //   DeviceFault  the same picture for two seconds
    //   LinkBroken   unplugged, or no frame at all for two seconds
    //   TimedOut, Cancelled
    Result<hal::LuminanceView> next(Deadline deadline, const CancelToken &cancel);

    static constexpr Duration silenceLimit = 2s;

private:
    Result<void> chooseFormat();
    Result<void> agreeOnFormat(const CaptureWish &wish);
    void wishRate(int framesPerSecond) const;
    Result<V4l2Buffers::Filled> waitForFrame(Deadline deadline, const CancelToken &cancel);
    Result<void> giveBack();

    const std::shared_ptr<const Clock> m_clock;
    V4l2Node m_node;
    V4l2Buffers m_buffers;
    QString m_model;
    PixelFormat m_format = PixelFormat::Grey;
    PixelLayout m_layout;
    bool m_streaming = false;
    std::optional<quint32> m_held; // the buffer whose bytes were handed out
    MonotonicTime m_lastFrame{};
    FrozenPicture m_frozen;
    std::vector<uchar> m_room; // brightness that had to be taken out of its frame
};

} // namespace kiosk::v4l2
