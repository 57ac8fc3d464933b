// SPDX-License-Identifier: Apache-2.0
#include "picture_rescue.h"

#include "library_border.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <string.h>

namespace kiosk::scanner {

namespace {

// Figures found by measuring; see README.md.
constexpr double contrastLimit = 4; // of CLAHE
constexpr int tilesAcross = 8;
constexpr int tilesDown = 6;
constexpr double noiseBlur = 1;    // pixels, standard deviation: the grain, which sharpening would only bring out
constexpr int sharpenWindow = 13;  // pixels: as wide as a few modules
constexpr double sharpening = 3;   // how much of the difference to the surroundings is added
constexpr double moireBlur = 1.25; // on top of the first: the pattern of a photographed screen
constexpr double halfSize = 0.5;
constexpr double threeFifths = 0.6; // another raster beats differently with the one of the screen

// A picture that is overwritten when it goes.
class Scratch {
public:
    Scratch() = default;
    ~Scratch()
    {
        if (!m_picture.empty())
            explicit_bzero(m_picture.data, m_picture.total());
    }
    Scratch(const Scratch &) = delete;
    Scratch &operator=(const Scratch &) = delete;
    cv::Mat &picture() { return m_picture; }
    hal::LuminanceView view() const
    {
        return {m_picture.data, m_picture.cols, m_picture.rows, static_cast<qsizetype>(m_picture.step)};
    }

private:
    cv::Mat m_picture;
};

void runSteps(const hal::LuminanceView &picture, const std::function<bool(const hal::LuminanceView &)> &look)
{
    const cv::Mat original(picture.height, picture.width, CV_8U, const_cast<uchar *>(picture.bytes),
                           static_cast<std::size_t>(picture.stride)); // looked at only
    const auto contrast = cv::createCLAHE(contrastLimit, cv::Size(tilesAcross, tilesDown));
    {
        Scratch quiet;
        cv::GaussianBlur(original, quiet.picture(), {}, noiseBlur);
        Scratch even;
        contrast->apply(quiet.picture(), even.picture());
        Scratch sharp;
        cv::blur(even.picture(), sharp.picture(), {sharpenWindow, sharpenWindow});
        cv::addWeighted(even.picture(), 1 + sharpening, sharp.picture(), -sharpening, 0, sharp.picture());
        if (look(sharp.view()))
            return;
        Scratch smooth;
        cv::GaussianBlur(even.picture(), smooth.picture(), {}, moireBlur);
        if (look(smooth.view()))
            return;
    }
    {
        Scratch inverted;
        cv::bitwise_not(original, inverted.picture());
        if (look(inverted.view()))
            return;
    }
    Scratch half;
    cv::resize(original, half.picture(), {}, halfSize, halfSize, cv::INTER_AREA);
    Scratch even;
    contrast->apply(half.picture(), even.picture());
    if (look(even.view()))
        return;
    Scratch smaller;
    cv::resize(original, smaller.picture(), {}, threeFifths, threeFifths, cv::INTER_AREA);
    look(smaller.view());
}

} // namespace

void rescuePicture(const hal::LuminanceView &picture, const std::function<bool(const hal::LuminanceView &)> &look)
{
    // one thread: the other core draws the pages
    static const bool oneThread = [] {
        cv::setNumThreads(1);
        return true;
    }();
    Q_UNUSED(oneThread)
    withinBorder([&] { runSteps(picture, look); });
}

} // namespace kiosk::scanner
