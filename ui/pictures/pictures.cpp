// SPDX-License-Identifier: Apache-2.0
#include "pictures.h"

#include <QFile>
#include <QLoggingCategory>
#include <QPainter>
#include <QQmlEngine>
#include <QQuickImageProvider>
#include <QSvgRenderer>
#include <QUrl>

#include <ZXing/BarcodeFormat.h>
#include <ZXing/BitMatrix.h>
#include <ZXing/CharacterSet.h>
#include <ZXing/MultiFormatWriter.h>
#include <exception>

namespace kiosk {

namespace {

Q_LOGGING_CATEGORY(pictures, "kiosk.pictures")

QByteArray colour(const QString &rrggbb) { return '#' + rrggbb.toLatin1(); }

QImage rendered(const QByteArray &svg, const QSize &wanted, QSize *size)
{
    QSvgRenderer renderer(svg);
    if (!renderer.isValid())
        return {};
    const auto extent = wanted.isValid() && !wanted.isEmpty() ? wanted : renderer.defaultSize();
    QImage image(extent, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    renderer.render(&painter);
    if (size)
        *size = extent;
    return image;
}

QByteArray resource(const QString &folder, const QString &name)
{
    QFile file(QStringLiteral(":/kiosk/%1/%2.svg").arg(folder, name));
    if (!file.open(QIODevice::ReadOnly)) {
        qCWarning(pictures) << "no picture" << folder << name;
        return {};
    }
    return file.readAll();
}

class IconProvider final : public QQuickImageProvider {
public:
    IconProvider() : QQuickImageProvider(Image) { }
    QImage requestImage(const QString &id, QSize *size, const QSize &wanted) override
    {
        auto svg = resource(QStringLiteral("icons"), id.section(u'/', 0, 0));
        svg.replace("currentColor", colour(id.section(u'/', 1, 1)));
        return rendered(svg, wanted, size);
    }
};

class SceneProvider final : public QQuickImageProvider {
public:
    SceneProvider() : QQuickImageProvider(Image) { }
    QImage requestImage(const QString &id, QSize *size, const QSize &wanted) override
    {
        auto svg = resource(QStringLiteral("scenes"), id.section(u'/', 0, 0));
        const auto colours = id.section(u'/', 1, 1).split(u'-');
        const char *const roles[] = {"@act", "@ink", "@wash", "@faint", "@sheet"};
        for (qsizetype i = 0; i < qsizetype(std::size(roles)); ++i)
            svg.replace(roles[i], colour(colours.value(i)));
        return rendered(svg, wanted, size);
    }
};

class QrProvider final : public QQuickImageProvider {
public:
    QrProvider() : QQuickImageProvider(Image) { }
    QImage requestImage(const QString &id, QSize *size, const QSize &wanted) override
    {
        const auto modules = qrModules(QUrl::fromPercentEncoding(id.toUtf8()));
        if (size)
            *size = modules.size();
        // Whole pixels a module: a camera must not see blurred edges.
        const auto scale = modules.isNull() ? 0 : wanted.width() / modules.width();
        return scale > 1 ? modules.scaled(modules.size() * scale) : modules;
    }
};

} // namespace

void addPictures(QQmlEngine &engine)
{
    engine.addImageProvider(QStringLiteral("icon"), new IconProvider);
    engine.addImageProvider(QStringLiteral("scene"), new SceneProvider);
    engine.addImageProvider(QStringLiteral("qr"), new QrProvider);
}

QImage qrModules(const QString &text)
{
    if (text.isEmpty())
        return {};
    try { // ZXing reports a text that does not fit by throwing
        const auto matrix = ZXing::MultiFormatWriter(ZXing::BarcodeFormat::QRCode)
                                .setEncoding(ZXing::CharacterSet::UTF8)
                                .setEccLevel(4) // of 0..8: M
                                .setMargin(0)
                                .encode(text.toStdString(), 0, 0);
        QImage image(matrix.width(), matrix.height(), QImage::Format_ARGB32_Premultiplied);
        for (int y = 0; y < matrix.height(); ++y)
            for (int x = 0; x < matrix.width(); ++x)
                image.setPixelColor(x, y, matrix.get(x, y) ? Qt::black : Qt::transparent);
        return image;
    } catch (const std::exception &e) {
        qCWarning(pictures) << "no QR code:" << e.what();
        return {};
    }
}

} // namespace kiosk
