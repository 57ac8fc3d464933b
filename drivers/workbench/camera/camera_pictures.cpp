// SPDX-License-Identifier: Apache-2.0
#include "camera_pictures.h"

#include <QBuffer>
#include <QFileInfo>
#include <QPainter>
#include <memory>
#include <qrencode.h>
#include <random>

namespace kiosk::workbench {

namespace {

constexpr int QuietZone = 4;       // modules, ISO/IEC 18004
constexpr double SheetShare = 0.8; // of the picture's height
constexpr uchar NoColour = 128;    // Cb and Cr of grey
constexpr int JpegQuality = 90;

QImage grained(QImage picture, quint32 grain)
{
    std::minstd_rand random(grain + 1);
    for (int y = 0; y < picture.height(); ++y) {
        auto *const row = picture.scanLine(y);
        for (int x = 0; x < picture.width(); ++x)
            row[x] = static_cast<uchar>(std::clamp(row[x] + static_cast<int>(random() % 5) - 2, 0, 255));
    }
    return picture;
}

QByteArray rows(const QImage &picture)
{
    QByteArray bytes;
    for (int y = 0; y < picture.height(); ++y)
        bytes.append(reinterpret_cast<const char *>(picture.constScanLine(y)), picture.width());
    return bytes;
}

QByteArray yuyv(const QByteArray &luminance)
{
    QByteArray bytes(luminance.size() * 2, static_cast<char>(NoColour));
    for (qsizetype i = 0; i < luminance.size(); ++i)
        bytes[2 * i] = luminance[i];
    return bytes;
}

} // namespace

QImage emptyPicture(QSize size)
{
    QImage picture(size, QImage::Format_Grayscale8);
    QPainter painter(&picture);
    QLinearGradient light(0, 0, size.width(), size.height());
    light.setColorAt(0, QColor(90, 90, 90));
    light.setColorAt(1, QColor(170, 170, 170));
    painter.fillRect(picture.rect(), light);
    return picture;
}

Result<QImage> codePicture(const QByteArray &bytes, QSize size)
{
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeData(static_cast<int>(bytes.size()), reinterpret_cast<const uchar *>(bytes.constData()), 0,
                          QR_ECLEVEL_L),
        &QRcode_free);
    if (!code)
        return fail(ErrorCode::InvalidInput, QStringLiteral("no QR code holds these %1 bytes").arg(bytes.size()));
    const int modules = code->width + 2 * QuietZone;
    QImage sheet(modules, modules, QImage::Format_Grayscale8);
    sheet.fill(Qt::white);
    for (int y = 0; y < code->width; ++y)
        for (int x = 0; x < code->width; ++x)
            if (code->data[y * code->width + x] & 1)
                sheet.scanLine(y + QuietZone)[x + QuietZone] = 0;
    // whole pixels a module, so that the code is as sharp as the camera can see it
    const int pixels = std::max(1, static_cast<int>(size.height() * SheetShare) / modules) * modules;
    QImage picture = emptyPicture(size);
    QPainter(&picture).drawImage(QRect((size.width() - pixels) / 2, (size.height() - pixels) / 2, pixels, pixels),
                                 sheet);
    return picture;
}

Result<QImage> filePicture(const QString &path, QSize size)
{
    if (!QFileInfo(path).isFile())
        return fail(ErrorCode::NotFound, path);
    const QImage picture(path);
    if (picture.isNull())
        return fail(ErrorCode::InvalidInput, path + QStringLiteral(" is no picture"));
    const auto filling = picture.scaled(size, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation);
    const QPoint corner((filling.width() - size.width()) / 2, (filling.height() - size.height()) / 2);
    return filling.copy(QRect(corner, size)).convertToFormat(QImage::Format_Grayscale8);
}

QByteArray cameraFrame(CameraFormat format, const QImage &picture, quint32 grain)
{
    const auto seen = grained(picture, grain);
    switch (format) {
    case CameraFormat::Grey: return rows(seen);
    case CameraFormat::Yuyv: return yuyv(rows(seen));
    case CameraFormat::Nv12: {
        const auto luminance = rows(seen);
        return luminance + QByteArray(luminance.size() / 2, static_cast<char>(NoColour));
    }
    case CameraFormat::Mjpeg: break;
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    seen.save(&buffer, "JPG", JpegQuality);
    return bytes;
}

} // namespace kiosk::workbench
