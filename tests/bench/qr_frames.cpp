// SPDX-License-Identifier: Apache-2.0
#include "qr_frames.h"

#include <QBuffer>
#include <QImage>
#include <cmath>
#include <memory>
#include <opencv2/imgproc.hpp>
#include <qrencode.h>

namespace kiosk::test {

namespace {

constexpr int Width = 1280;
constexpr int Height = 720;
constexpr int QuietZone = 4;

// Something that is not even and has edges: a hall out of focus, with lines.
cv::Mat background(cv::RNG &random)
{
    cv::Mat coarse(18, 32, CV_8U);
    random.fill(coarse, cv::RNG::UNIFORM, 40, 200);
    cv::Mat frame;
    cv::resize(coarse, frame, {Width, Height}, 0, 0, cv::INTER_CUBIC);
    const auto point = [&] { return cv::Point(random.uniform(0, Width), random.uniform(0, Height)); };
    for (int i = 0; i < 25; ++i) {
        const auto from = point();
        cv::line(frame, from, point(), cv::Scalar(random.uniform(0, 255)), random.uniform(1, 4));
    }
    return frame;
}

std::vector<cv::Point2f> cornersAt(cv::Point2d centre, const FrameRecipe &recipe)
{
    const double angle = recipe.rotation * CV_PI / 180;
    std::vector<cv::Point2f> corners;
    for (const auto &corner :
         {cv::Point2d(-.5, -.5), cv::Point2d(.5, -.5), cv::Point2d(.5, .5), cv::Point2d(-.5, .5)}) {
        const double depth = 1 + recipe.tilt * corner.x;
        const double x = corner.x * recipe.size / depth;
        const double y = corner.y * recipe.size / depth;
        corners.emplace_back(float(centre.x + x * std::cos(angle) - y * std::sin(angle)),
                             float(centre.y + x * std::sin(angle) + y * std::cos(angle)));
    }
    return corners;
}

// What the screen or the light adds to the symbol alone.
void disturb(cv::Mat &symbol, cv::Point2d centre, const FrameRecipe &recipe)
{
    const double spread = recipe.size * recipe.size * 0.06;
    for (int y = 0; y < symbol.rows; ++y) {
        auto *const row = symbol.ptr<float>(y);
        for (int x = 0; x < symbol.cols; ++x) {
            const double waves = std::sin(x * 0.55 + y * 0.09) * 0.5 + std::sin(y * 0.42 - x * 0.13) * 0.5
                + (((x * 7 / 5) % 3) - 1) * 0.25;
            const double dx = x - centre.x - recipe.size * 0.15;
            const double dy = y - centre.y;
            row[x] += float(recipe.moire * waves + recipe.glare * std::exp(-(dx * dx + dy * dy) / spread));
        }
    }
}

void paste(cv::Mat &frame, const cv::Mat &symbol, cv::Point2d centre, const FrameRecipe &recipe)
{
    cv::Mat large;
    cv::resize(symbol, large, {}, 8, 8, cv::INTER_NEAREST);
    if (recipe.inverted)
        cv::bitwise_not(large, large);
    const float side = float(large.cols);
    const std::vector<cv::Point2f> from{{0, 0}, {side, 0}, {side, side}, {0, side}};
    const auto projection = cv::getPerspectiveTransform(from, cornersAt(centre, recipe));
    const double shrink = side / recipe.size;
    cv::Mat soft = large;
    if (shrink > 1.2) // what a lens does to details smaller than its pixels
        cv::GaussianBlur(large, soft, {}, 0.4 * shrink);
    cv::Mat placed;
    cv::Mat mask;
    cv::warpPerspective(soft, placed, projection, frame.size(), cv::INTER_LINEAR);
    cv::warpPerspective(cv::Mat(large.size(), CV_8U, cv::Scalar(255)), mask, projection, frame.size(),
                        cv::INTER_LINEAR);
    placed.convertTo(placed, CV_32F, (recipe.light - recipe.dark) / 255, recipe.dark);
    if (recipe.moire > 0 || recipe.glare > 0)
        disturb(placed, centre, recipe);
    placed.convertTo(placed, CV_8U);
    placed.copyTo(frame, mask > 128);
}

cv::Mat throughJpeg(const cv::Mat &frame, int quality)
{
    const QImage image(frame.data, frame.cols, frame.rows, qsizetype(frame.step), QImage::Format_Grayscale8);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "JPG", quality);
    const auto back = QImage::fromData(bytes).convertToFormat(QImage::Format_Grayscale8);
    return cv::Mat(back.height(), back.width(), CV_8U, const_cast<uchar *>(back.constBits()),
                   std::size_t(back.bytesPerLine()))
        .clone();
}

} // namespace

cv::Mat qrSymbol(const QByteArray &content)
{
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString8bit(content.constData(), 0, QR_ECLEVEL_M), &QRcode_free);
    if (!code)
        return {};
    const int side = code->width + 2 * QuietZone;
    cv::Mat symbol(side, side, CV_8U, cv::Scalar(255));
    for (int y = 0; y < code->width; ++y)
        for (int x = 0; x < code->width; ++x)
            if (code->data[y * code->width + x] & 1)
                symbol.at<uchar>(y + QuietZone, x + QuietZone) = 0;
    return symbol;
}

cv::Mat cameraFrame(const cv::Mat &symbol, const FrameRecipe &recipe, cv::RNG &random)
{
    auto frame = background(random);
    if (recipe.size > 0) {
        const cv::Point2d centre(640 + random.uniform(-150., 150.), 360 + random.uniform(-60., 60.));
        paste(frame, symbol, centre, recipe);
        if (recipe.occluded > 0)
            cv::circle(frame, cv::Point(centre + cv::Point2d(recipe.size * 0.20, recipe.size * 0.12)),
                       int(recipe.size * recipe.occluded / 2), cv::Scalar(146), -1);
    }
    if (recipe.blur > 0)
        cv::GaussianBlur(frame, frame, {}, recipe.blur);
    if (recipe.motion > 0) {
        cv::Mat trace = cv::Mat::zeros(recipe.motion, recipe.motion, CV_32F);
        trace.row(recipe.motion / 2) = 1.f / float(recipe.motion);
        cv::filter2D(frame, frame, -1, trace);
    }
    cv::Mat noise(frame.size(), CV_16S);
    random.fill(noise, cv::RNG::NORMAL, 0, recipe.noise);
    cv::add(frame, noise, frame, cv::noArray(), CV_8U);
    return throughJpeg(frame, recipe.jpegQuality);
}

hal::LuminanceView viewOf(const cv::Mat &frame) { return {frame.data, frame.cols, frame.rows, qsizetype(frame.step)}; }

QList<QByteArray> qrContents()
{
    const QByteArray token = "eyJhbGciOiJTTTIiLCJ0eXAiOiJKV1QifQ.";
    return {"134567890123456789", "YZ-20260101-000123", "https://zwfw.example.gov.cn/r?c=330100202601010001&t=9f3a",
            token
                + QByteArray("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_").repeated(3).left(165)};
}

} // namespace kiosk::test
