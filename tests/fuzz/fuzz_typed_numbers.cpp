// SPDX-License-Identifier: Apache-2.0
// Numbers that a person typed or a code held: receipt codes, citizen numbers, credit codes, licence identifiers,
// amounts.
#include <cases/receipt_code.h>
#include <core/money.h>
#include <identity/card_rules.h>
#include <identity/regions.h>
#include <services/official_numbers.h>

#include <cstdlib>

using namespace kiosk;

namespace {

void mustHold(bool promise)
{
    if (!promise)
        std::abort();
}

void examineReceiptCode(QStringView prefix, QStringView text)
{
    const auto code = ReceiptCode::parse(text, prefix);
    if (code) {
        const auto again = ReceiptCode::parse(code->text(), prefix);
        mustHold(again && *again == *code && code->text().startsWith(prefix));
    }
    if (const auto made = ReceiptCode::make(prefix)) {
        const auto read = ReceiptCode::parse(made->text().toLower().replace(u'-', QChar(0x2014)), prefix);
        mustHold(read && *read == *made && !made->isNull());
    }
}

void examineDocument(QStringView number)
{
    const QDate today(2026, 3, 13);
    constexpr DocumentKind kinds[] = {DocumentKind::Resident, DocumentKind::HkMacauTaiwanResident,
                                      DocumentKind::Foreigner2017, DocumentKind::Foreigner2023};
    for (const DocumentKind kind : kinds) {
        mustHold(documentKind(QString::fromLatin1(codeName(kind))) == kind);
        for (const auto sex : {StatedSex::NotKnown, StatedSex::Male, StatedSex::Female}) {
            const QDate birth = birthInNumber(number).isValid() ? birthInNumber(number) : QDate(1890, 5, 17);
            DocumentFacts facts{kind, number, birth, sex, QDate(2020, 1, 1), QDate(2030, 1, 1)};
            const bool good = judgeDocument(facts, kind, today).has_value();
            mustHold(!good || kind == DocumentKind::Foreigner2017 || checkSignHolds(number));
            mustHold(judgeDocument(facts, {}, today).error().code == ErrorCode::CardKind);
            facts.validTo = QDate(2026, 3, 12);
            mustHold(!good || judgeDocument(facts, kind, today).error().code == ErrorCode::CardExpired);
            for (const auto &[from, to] :
                 {std::pair(QDate(2027, 1, 1), QDate()), std::pair(QDate(), QDate()),
                  std::pair(QDate(2020, 1, 1), QDate(2019, 1, 1)), std::pair(QDate(2027, 1, 1), QDate(2028, 1, 1))}) {
                facts.validFrom = from;
                facts.validTo = to;
                mustHold(!judgeDocument(facts, kind, today));
            }
        }
    }
    mustHold(!isRegion(number) || number.size() == 6);
    if (isCitizenNumber(number, today))
        mustHold(number.size() == 18 && birthInNumber(number) <= today);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(bytes), static_cast<qsizetype>(size));
    examineReceiptCode(QStringView(text).first(std::min<qsizetype>(2, text.size())), text);
    examineReceiptCode(u"CH", text);
    examineDocument(text);
    (void)documentKind(text);
    if (creditCodeHolds(text))
        mustHold(text.size() == 18);
    (void)creditCodeBegins(text);
    if (const auto id = parseLicenceId(text))
        mustHold(creditCodeHolds(id->issuer) && text.contains(id->serial));
    if (const auto amount = parseDecimal(text))
        mustHold(parseDecimal(text, 0).value_or(*amount) == *amount);
    if (const auto amount = Money::parseYuan(text)) {
        const auto again = Money::parseYuan(amount->yuanText());
        mustHold(again && again->yuanText() == amount->yuanText());
        (void)amount->plus(*amount);
        mustHold(!Money::fen(-1).yuanText().isEmpty());
    }
    return 0;
}
