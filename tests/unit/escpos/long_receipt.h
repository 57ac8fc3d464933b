// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hal/receipt_document.h>

namespace kiosk::test {

// A receipt as the residence permit item makes it: 40 lines on 80 mm paper, the title counting two.
inline hal::ReceiptDocument longReceipt()
{
    using hal::ReceiptAlign, hal::ReceiptDocument, hal::ReceiptPair, hal::ReceiptQr, hal::ReceiptRule, hal::ReceiptSize;
    using hal::ReceiptSpace, hal::ReceiptText;
    ReceiptDocument document;
    document.elements << ReceiptText{QStringLiteral("办件回执"), ReceiptAlign::Centre, ReceiptSize::Double, true}
                      << ReceiptText{QStringLiteral("城湖区二十四小时政务服务大厅"), ReceiptAlign::Centre}
                      << ReceiptRule{};
    const QList<ReceiptPair> pairs{{QStringLiteral("事项"), QStringLiteral("居住证申领")},
                                   {QStringLiteral("受理机关"), QStringLiteral("城湖区公安分局")},
                                   {QStringLiteral("回执编号"), QStringLiteral("CH-7Q4M-2KD9-X"), true},
                                   {QStringLiteral("受理时间"), QStringLiteral("2026-03-12 10:24")},
                                   {QStringLiteral("终端编号"), QStringLiteral("CH-0001")},
                                   {QStringLiteral("申请人"), QStringLiteral("张*")},
                                   {QStringLiteral("证件号码"), QStringLiteral("3301**********001X")},
                                   {QStringLiteral("受理状态"), QStringLiteral("本机已收件")},
                                   {QStringLiteral("承诺办结"), QStringLiteral("2026-03-27")},
                                   {QStringLiteral("领取方式"), QStringLiteral("E邮柜")}};
    for (const auto &pair : pairs)
        document.elements << pair;
    document.elements << ReceiptRule{} << ReceiptText{QStringLiteral("已提交的材料")};
    for (int i = 1; i <= 9; ++i)
        document.elements << ReceiptText{QStringLiteral("%1. 居住地住址证明 共1页").arg(i)};
    document.elements << ReceiptText{QStringLiteral("说明")};
    for (int i = 1; i <= 8; ++i)
        document.elements << ReceiptText{QStringLiteral("%1. 请妥善保管本回执，凭编号查询进度。").arg(i)};
    document.elements << ReceiptRule{}
                      << ReceiptQr{"https://gk.example.gov.cn/r/CH-7Q4M-2KD9-X?t=20260312102400&m=0001&v=1"}
                      << ReceiptText{QStringLiteral("扫码查看办理进度"), ReceiptAlign::Centre} << ReceiptSpace{1}
                      << ReceiptText{QStringLiteral("咨询电话 12345")} << ReceiptText{QStringLiteral("监督电话 12388")}
                      << ReceiptText{QStringLiteral("谢谢使用，请带走卡证和纸张。")};
    return document;
}

} // namespace kiosk::test
