// SPDX-License-Identifier: Apache-2.0
// From the bytes of a frame to its brightness, without a camera.
#include <v4l2/camera_address.h>
#include <v4l2/frozen_picture.h>
#include <v4l2/pixel_layout.h>

#include <support/virtual_clock.h>

#include <QBuffer>
#include <QImage>
#include <QTest>

using namespace kiosk;
using namespace kiosk::v4l2;

namespace {

// 64 x 64, the brightness grows to the right and down
uchar brightnessAt(int x, int y) { return static_cast<uchar>(2 * x + y); }
constexpr int Side = 64;

std::vector<uchar> frameOf(PixelFormat format, int padding)
{
    std::vector<uchar> bytes;
    for (int y = 0; y < Side; ++y) {
        for (int x = 0; x < Side; ++x) {
            bytes.push_back(brightnessAt(x, y));
            if (format == PixelFormat::Yuyv)
                bytes.push_back(0xEE); // colour: must never be taken for brightness
        }
        bytes.insert(bytes.end(), static_cast<std::size_t>(padding), uchar(0xDD));
    }
    if (format == PixelFormat::Nv12)
        bytes.insert(bytes.end(), bytes.size() / 2, uchar(0xEE));
    return bytes;
}

std::vector<uchar> jpegOf(int width, int height)
{
    QImage image(width, height, QImage::Format_Grayscale8);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            image.scanLine(y)[x] = brightnessAt(x, y);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "JPG", 95);
    return {bytes.begin(), bytes.end()};
}

} // namespace

class TestCameraFrames : public QObject {
    Q_OBJECT
private slots:
    void aPortNamesADeviceFile_data()
    {
        QTest::addColumn<QString>("port");
        QTest::addColumn<QString>("path"); // empty: refused
        QTest::newRow("video") << QStringLiteral("camera:/dev/video0") << QStringLiteral("/dev/video0");
        QTest::newRow("by id") << QStringLiteral("camera:/dev/v4l/by-id/usb-046d_C920-video-index0")
                               << QStringLiteral("/dev/v4l/by-id/usb-046d_C920-video-index0");
        QTest::newRow("no scheme") << QStringLiteral("/dev/video0") << QString();
        QTest::newRow("serial") << QStringLiteral("serial:/dev/ttyS0") << QString();
        QTest::newRow("nothing") << QStringLiteral("camera:") << QString();
        QTest::newRow("folder") << QStringLiteral("camera:/dev/") << QString();
        QTest::newRow("outside") << QStringLiteral("camera:/etc/passwd") << QString();
        QTest::newRow("out of dev") << QStringLiteral("camera:/dev/../etc/passwd") << QString();
        QTest::newRow("line feed") << QStringLiteral("camera:/dev/video0\n") << QString();
    }
    void aPortNamesADeviceFile()
    {
        QFETCH(QString, port);
        QFETCH(QString, path);
        const auto got = cameraPath(port);
        QCOMPARE(got.has_value(), !path.isEmpty());
        if (got)
            QCOMPARE(*got, path);
        else
            QCOMPARE(got.error().code, ErrorCode::BadConfig);
    }

    void brightnessIsFoundInEveryFormat_data()
    {
        QTest::addColumn<int>("format");
        QTest::addColumn<int>("padding");
        for (const auto format : {PixelFormat::Grey, PixelFormat::Nv12, PixelFormat::Yuyv})
            for (const int padding : {0, 32})
                QTest::addRow("%s + %d", codeName(format), padding) << int(format) << padding;
    }
    void brightnessIsFoundInEveryFormat()
    {
        QFETCH(int, format);
        QFETCH(int, padding);
        const auto kind = PixelFormat(format);
        const quint32 row = (kind == PixelFormat::Yuyv ? 2 * Side : Side) + quint32(padding);
        const auto layout = checkedLayout(kind, Side, Side, row);
        QVERIFY(layout);
        const auto frame = frameOf(kind, padding);
        QCOMPARE(layout->leastBytes(), qsizetype(frame.size()));
        std::vector<uchar> room;
        const auto view = luminanceOf(*layout, frame, room);
        QVERIFY(view);
        for (int y = 0; y < Side; ++y)
            for (int x = 0; x < Side; ++x)
                QCOMPARE(view->bytes[y * view->stride + x], brightnessAt(x, y));
        const std::span<const uchar> shortened(frame.data(), frame.size() - 1);
        const auto refused = luminanceOf(*layout, shortened, room);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::BadFrame);
    }
    void aJpegIsDecodedToItsBrightness()
    {
        const auto layout = checkedLayout(PixelFormat::Mjpeg, Side, Side, 0);
        std::vector<uchar> room;
        const auto view = luminanceOf(*layout, jpegOf(Side, Side), room);
        QVERIFY(view);
        for (int y = 0; y < Side; y += 5)
            for (int x = 0; x < Side; x += 5)
                QVERIFY(std::abs(view->bytes[y * view->stride + x] - brightnessAt(x, y)) <= 6);
    }
    void aBrokenJpegIsNoPicture()
    {
        const auto layout = checkedLayout(PixelFormat::Mjpeg, Side, Side, 0);
        std::vector<uchar> room;
        const auto whole = jpegOf(Side, Side);
        const auto isRefused = [&](std::vector<uchar> bytes) {
            const auto got = luminanceOf(*layout, bytes, room);
            return !got && got.error().code == ErrorCode::BadFrame;
        };
        QVERIFY(isRefused({}));
        QVERIFY(isRefused(jpegOf(Side, Side / 2))); // another size than the camera promised
        QVERIFY(isRefused({whole.begin(), whole.begin() + std::ptrdiff_t(whole.size() * 2 / 3)}));
        QVERIFY(isRefused(std::vector<uchar>(whole.size(), 0)));
    }
    void impossibleSizesAreRefused()
    {
        const auto isRefused = [](quint32 width, quint32 height, quint32 row) {
            const auto layout = checkedLayout(PixelFormat::Yuyv, width, height, row);
            return !layout && layout.error().code == ErrorCode::Unsupported;
        };
        QVERIFY(!isRefused(640, 480, 1280));
        QVERIFY(!isRefused(640, 480, 0)); // some old drivers leave it out
        QVERIFY(isRefused(640, 480, 1279));
        QVERIFY(isRefused(641, 480, 1282));
        QVERIFY(isRefused(0, 480, 0));
        QVERIFY(isRefused(640, 100'000, 1280));
        QVERIFY(isRefused(0xFFFFFFFE, 0xFFFFFFFE, 0));
        QVERIFY(isRefused(640, 480, 0xFFFFFFFF));
    }
    void onlyThePictureThatStaysTheSameForTwoSecondsIsFrozen()
    {
        auto frame = frameOf(PixelFormat::Grey, 0);
        const hal::LuminanceView view{frame.data(), Side, Side, Side};
        test::VirtualClock clock;
        FrozenPicture frozen;
        QVERIFY(!frozen.seen(view, clock.now()));
        clock.advance(1999ms);
        QVERIFY(!frozen.seen(view, clock.now()));
        clock.advance(1ms);
        QVERIFY(frozen.seen(view, clock.now()));
        ++frame[7 * Side + 7]; // one step in one pixel is life
        QVERIFY(!frozen.seen(view, clock.now()));
        clock.advance(3s);
        frozen.forget();
        QVERIFY(!frozen.seen(view, clock.now()));
    }
};

QTEST_GUILESS_MAIN(TestCameraFrames)
#include "tst_camera_frames.moc"
