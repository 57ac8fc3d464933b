// SPDX-License-Identifier: Apache-2.0
// A portal that knows one notice to pay and a citizen's bills.
#pragma once

#include "fake_machine.h"

#include <portal/billing_portal.h>

namespace kiosk::test {

inline const QString kNotice = QStringLiteral("33019926000000000021");

class FakeBilling final : public BillingPortal {
public:
    explicit FakeBilling(FakePortal &money) : m_money(money)
    {
        notice.payee = QStringLiteral("澄湖区公安分局交通警察大队");
        notice.item = QStringLiteral("道路交通违法罚款");
        notice.amount = Money::fen(20000);
        notice.lateFee = Money::fen(3000);
        notice.total = Money::fen(23000);
        notice.dueOn = QDate(2026, 3, 8);
        notice.state = NoticeState::Open;
        m_money.due = notice.total;
        for (const char *number : {"0000000002", "0000000001"})
            list.bills.push_back({QStringLiteral("33010126"), QString::fromLatin1(number), QStringLiteral("39de7e"),
                                  QStringLiteral("医疗门诊收费"), QStringLiteral("澄湖区第一人民医院"),
                                  QStringLiteral("林*"), Money::fen(8650), QDate(2026, 2, 11)});
    }
    Pending<PaymentNotice> lookUpNotice(QString code, CallContext) override
    {
        lookups << code;
        return readyFuture<PaymentNotice>(error ? Result<PaymentNotice>(fail(*error)) : Result<PaymentNotice>(notice));
    }
    Pending<Quote> quoteNotice(QString code, CallContext context) override
    {
        quoted << code;
        return error ? readyFuture<Quote>(fail(*error)) : m_money.quote({}, {}, context);
    }
    Pending<BillList> listBills(QString session, CallContext) override
    {
        sessions << session;
        return readyFuture<BillList>(error ? Result<BillList>(fail(*error)) : Result<BillList>(list));
    }
    Pending<SensitiveBytes> billDocument(QString bill, QString, CallContext) override
    {
        fetched << bill;
        if (error)
            return readyFuture<SensitiveBytes>(fail(*error));
        return readyFuture<SensitiveBytes>(SensitiveBytes(QByteArrayView("%PDF")));
    }

    PaymentNotice notice;
    BillList list;
    std::optional<Error> error;
    QStringList lookups, quoted, sessions, fetched;

private:
    FakePortal &m_money;
};

} // namespace kiosk::test
