// SPDX-License-Identifier: Apache-2.0
#include "certificate_pdf.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QPainter>
#include <QPainterPath>
#include <QPdfWriter>
#include <QtMath>
#include <mutex>
#include <qrencode.h>

namespace refportal {
namespace {

// millimetres on the paper; the painter is scaled to them
constexpr QRectF Sheet(0, 0, 210, 297);
constexpr QColor Ink(0x1c, 0x26, 0x24);
constexpr QColor Quiet(0x56, 0x60, 0x5b);
constexpr QColor Jade(0x12, 0x59, 0x4b);
constexpr QColor Celadon(0xa9, 0xc9, 0xba);
constexpr QColor Vermilion(0xb3, 0x28, 0x1c);

// Text is laid out in hundredths of a millimetre: font sizes are whole numbers there.
constexpr int Fine = 100;

class Page {
public:
    explicit Page(QPdfWriter &writer) : m_painter(&writer)
    {
        const double perMm = writer.resolution() / 25.4;
        m_painter.scale(perMm / Fine, perMm / Fine);
        m_painter.setRenderHint(QPainter::Antialiasing);
    }
    QPainter &painter() { return m_painter; }
    static QRectF fine(const QRectF &mm) { return {mm.topLeft() * Fine, mm.size() * Fine}; }

    void write(const QRectF &mm, int flags, const QString &words, double emMm, const QColor &colour = Ink,
               bool serif = false, bool bold = false)
    {
        QFont font(serif ? QStringLiteral("Noto Serif CJK SC") : QStringLiteral("Noto Sans CJK SC"));
        font.setPixelSize(qRound(emMm * Fine));
        font.setBold(bold);
        m_painter.setFont(font);
        m_painter.setPen(colour);
        m_painter.drawText(fine(mm), flags | Qt::TextWordWrap, words);
    }
    void frame(const QRectF &mm, const QColor &colour, double widthMm)
    {
        m_painter.setPen(QPen(colour, widthMm * Fine));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRect(fine(mm));
    }
    void rule(double x1, double x2, double y, const QColor &colour, double widthMm)
    {
        m_painter.setPen(QPen(colour, widthMm * Fine));
        m_painter.drawLine(QPointF(x1, y) * Fine, QPointF(x2, y) * Fine);
    }

private:
    QPainter m_painter;
};

constexpr double Left = 22, Middle = 62, Right = 188, Top = 72, RowHeight = 11.5; // of the table of facts

struct Paper {
    QString kind; // 不动产权证书
    QString number;
    QList<std::pair<QString, QString>> facts;
    QString code; // of its verification
    QString codeName;
    QString office;
};

// Frame, column of names, and 样本 across the page; all below the words.
void drawGround(Page &page, qsizetype rows)
{
    page.frame(Sheet.adjusted(10, 10, -10, -10), Jade, 0.8);
    page.frame(Sheet.adjusted(11.6, 11.6, -11.6, -11.6), Celadon, 0.3);
    QPainter &painter = page.painter();
    painter.fillRect(Page::fine(QRectF(Left, Top, Middle - Left, RowHeight * double(rows))), QColor(0xe6, 0xef, 0xe7));
    QFont font(QStringLiteral("Noto Serif CJK SC"));
    font.setPixelSize(27 * Fine);
    font.setBold(true);
    QPainterPath words; // as a shape, so that whoever reads the page's text does not stumble over it
    words.addText(0, 0, font, QStringLiteral("样本 SAMPLE"));
    painter.save();
    painter.translate(QPointF(105, 142) * Fine);
    painter.rotate(-32);
    painter.translate(-words.boundingRect().center());
    painter.setOpacity(0.10);
    painter.fillPath(words, Jade);
    painter.restore();
}

void drawHead(Page &page, const Paper &paper)
{
    page.write(QRectF(20, 22, 170, 8), Qt::AlignHCenter, QStringLiteral("中华人民共和国（样本）"), 5.2, Quiet, true);
    page.write(QRectF(20, 33, 170, 18), Qt::AlignHCenter, paper.kind, 13, Ink, true, true);
    page.write(QRectF(20, 54, 170, 8), Qt::AlignHCenter, paper.number, 5.4, Ink, true);
    page.rule(60, 150, 64, Celadon, 0.4);
}

void drawFacts(Page &page, const Paper &paper)
{
    double y = Top;
    for (const auto &[name, value] : paper.facts) {
        page.write(QRectF(Left + 3, y, Middle - Left - 6, RowHeight), Qt::AlignVCenter | Qt::AlignLeft, name, 4.6);
        page.write(QRectF(Middle + 4, y, Right - Middle - 8, RowHeight), Qt::AlignVCenter | Qt::AlignLeft, value, 4.9);
        page.rule(Left, Right, y, Jade, 0.2);
        y += RowHeight;
    }
    page.frame(QRectF(Left, Top, Right - Left, y - Top), Jade, 0.4);
    page.write(QRectF(Left, y + 5, Right - Left, 16), Qt::AlignLeft,
               QStringLiteral("附记：本页由样本平台生成，供检测与演示使用，不具有法律效力。"), 4.2, Quiet);
}

void drawQr(Page &page, const QString &text, const QRectF &mm)
{
    QRcode *code = QRcode_encodeString8bit(text.toUtf8().constData(), 0, QR_ECLEVEL_M);
    if (!code)
        return; // no room in any version: not with our lengths
    const double module = mm.width() / code->width;
    QPainterPath dark; // one path: no seams between modules at any printer resolution
    for (int y = 0; y < code->width; ++y)
        for (int x = 0; x < code->width; ++x)
            if (code->data[y * code->width + x] & 1)
                dark.addRect(Page::fine(QRectF(mm.left() + x * module, mm.top() + y * module, module, module)));
    dark.setFillRule(Qt::WindingFill);
    page.painter().fillPath(dark.simplified(), Ink);
    QRcode_free(code);
}

QString inFours(QString code)
{
    for (qsizetype at = code.size() - 4; at > 0; at -= 4)
        code.insert(at, u' ');
    return code;
}

void drawFoot(Page &page, const Paper &paper)
{
    drawQr(page, QStringLiteral("https://zwfw.chenghu.example/verify?no=") + paper.code, QRectF(24, 228, 30, 30));
    page.write(QRectF(58, 231, 70, 6), Qt::AlignLeft, paper.codeName, 4.0, Quiet);
    page.write(QRectF(58, 238, 70, 8), Qt::AlignLeft, inFours(paper.code), 5.6, Ink, true, true);
    page.write(QRectF(58, 248, 70, 8), Qt::AlignLeft, QStringLiteral("扫码查验真伪 · Scan to verify"), 3.6, Quiet);
    page.write(QRectF(116, 253, 72, 7), Qt::AlignRight, paper.office + QStringLiteral("（样本）"), 4.4, Ink, true);
    page.write(QRectF(22, 272, 166, 6), Qt::AlignHCenter,
               QStringLiteral("青瓷 · 24 小时政务服务自助终端  Yizhan sample, not a legal document"), 3.2, Quiet);
}

// A round seal in the vermilion of the house: words around, 样本 in the middle, on -5 degrees.
void drawSeal(Page &page, const QString &around, const QPointF &centreMm)
{
    QPainter &painter = page.painter();
    painter.save();
    painter.translate(centreMm * Fine);
    painter.rotate(-5);
    painter.setOpacity(0.86);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Vermilion, 1.1 * Fine));
    painter.drawEllipse(QPointF(0, 0), 19 * Fine, 19 * Fine);
    painter.setPen(QPen(Vermilion, 0.35 * Fine));
    painter.drawEllipse(QPointF(0, 0), 17.4 * Fine, 17.4 * Fine);
    for (int i = 0; i < around.size(); ++i) {
        painter.save();
        painter.rotate(-118 + 236.0 * i / static_cast<double>(around.size() - 1));
        page.write(QRectF(-4, -16.6, 8, 5), Qt::AlignCenter, QString(around.at(i)), 3.7, Vermilion, true, true);
        painter.restore();
    }
    page.write(QRectF(-12, -6, 24, 11), Qt::AlignCenter, QStringLiteral("样本"), 8.6, Vermilion, true, true);
    page.write(QRectF(-12, 6, 24, 5), Qt::AlignCenter, QStringLiteral("SAMPLE"), 3.4, Vermilion, true, true);
    painter.restore();
}

QString sixteenDigits(const QString &text)
{
    const QByteArray hash = QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
    QString digits;
    for (int i = 0; i < 16; ++i)
        digits += QLatin1Char(static_cast<char>('0' + static_cast<uchar>(hash[i]) % 10));
    return digits;
}

QString dayWords(QDate day)
{
    return day.isValid() ? day.toString(QStringLiteral("yyyy 年 M 月 d 日")) : QStringLiteral("长期");
}

CertificatePdf render(const Paper &paper, const QString &seal)
{
    static std::mutex oneAtATime; // Qt's font engines are shared
    const std::lock_guard lock(oneAtATime);
    CertificatePdf pdf;
    QBuffer buffer(&pdf.bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait, {}));
        writer.setResolution(600);
        writer.setTitle(paper.kind + QStringLiteral("（样本）"));
        writer.setCreator(QStringLiteral("kiosk-portal"));
        Page page(writer);
        drawGround(page, paper.facts.size());
        drawHead(page, paper);
        drawFacts(page, paper);
        drawFoot(page, paper);
        drawSeal(page, seal, QPointF(158, 240));
        pdf.pages = 1;
    }
    return pdf;
}

} // namespace

QString verificationCode(const QString &claim) { return sixteenDigits(claim); }

CertificatePdf renderCertificate(const QString &owner, const QString &number, const registry::Certificate &certificate,
                                 const QString &code)
{
    return render({QStringLiteral("不动产权证书"),
                   certificate.number,
                   {{QStringLiteral("权利人"), owner},
                    {QStringLiteral("证件号码"), registry::maskedNumber(number)},
                    {QStringLiteral("共有情况"), certificate.ownership},
                    {QStringLiteral("坐落"), certificate.place},
                    {QStringLiteral("不动产单元号"), certificate.unit},
                    {QStringLiteral("权利类型"), QStringLiteral("国有建设用地使用权 / 房屋（构筑物）所有权")},
                    {QStringLiteral("权利性质"), QStringLiteral("出让 / 市场化商品房")},
                    {QStringLiteral("用途"), certificate.use},
                    {QStringLiteral("建筑面积"), certificate.area},
                    {QStringLiteral("使用期限"), QStringLiteral("至 ") + certificate.until + QStringLiteral("止")},
                    {QStringLiteral("登记日期"), certificate.registeredOn}},
                   code,
                   QStringLiteral("查验编号"),
                   QStringLiteral("澄湖区不动产登记中心")},
                  QStringLiteral("澄湖区不动产登记样本专用章"));
}

CertificatePdf renderLicenceCopy(const QString &owner, const QString &number, const registry::OwnLicence &licence,
                                 const QString &code)
{
    return render({licence.title,
                   QStringLiteral("电子证照副本"),
                   {{QStringLiteral("持证人"), owner},
                    {QStringLiteral("证件号码"), registry::maskedNumber(number)},
                    {QStringLiteral("证照名称"), licence.title},
                    {QStringLiteral("证照号码"), licence.number},
                    {QStringLiteral("签发部门"), licence.issuer},
                    {QStringLiteral("有效期起"), dayWords(licence.from)},
                    {QStringLiteral("有效期止"), dayWords(licence.to)}},
                   code,
                   QStringLiteral("副本编号，也是查验编号"),
                   licence.issuer},
                  QStringLiteral("澄湖区电子证照样本专用章"));
}

} // namespace refportal
