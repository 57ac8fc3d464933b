// SPDX-License-Identifier: Apache-2.0
#include <cases/delivery_receipt.h>
#include <support/virtual_clock.h>

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace kiosk;

class TestDeliveryReceipt : public QObject {
    Q_OBJECT
private slots:
    void aSignedOneIsBoundToItsDocument()
    {
        const SensitiveBytes signature{QByteArrayView(R"({"format":"yizhan-signature/1"})")};
        DeliveryReceipt receipt = refusal();
        receipt.signature = &signature;
        const QJsonObject written = read(receipt);
        QCOMPARE(written[u"format"], QStringLiteral("yizhan-delivery-receipt/1"));
        QCOMPARE(written[u"outcome"], QStringLiteral("served"));
        QCOMPARE(written[u"documentSha256"], QStringLiteral("0f").repeated(32));
        QCOMPARE(written[u"signature"], QStringLiteral(R"({"format":"yizhan-signature/1"})"));
        QCOMPARE(written[u"citizen"][u"number"], QStringLiteral("330199188506152329"));
        QCOMPARE(written[u"identity"][u"method"], QStringLiteral("card+sms"));
        QVERIFY(written[u"identity"][u"verified"].toBool());
    }
    void aRefusalHasNoSignature()
    {
        const QJsonObject written = read(refusal());
        QCOMPARE(written[u"outcome"], QStringLiteral("refused"));
        QVERIFY(!written.contains(u"signature"));
    }
    void withoutADocumentThereIsNoProof()
    {
        DeliveryReceipt receipt = refusal();
        receipt.documentDigest.chop(1);
        QCOMPARE(deliveryReceiptJson(receipt).error().code, ErrorCode::InvalidInput);
    }

private:
    static DeliveryReceipt refusal()
    {
        DeliveryReceipt receipt;
        receipt.id = QStringLiteral("01958d59-2b20-7e43-8a5d-8f2b6c7d9e34");
        receipt.delivery = QStringLiteral("01958d59-1a10-7b32-8c4e-7e1a5b6c8d01");
        receipt.createdAt = test::VirtualClock().wall();
        receipt.terminal = QStringLiteral("terminal-001");
        receipt.documentDigest = QByteArray(32, '\x0f');
        receipt.name = SensitiveText(u"林示例");
        receipt.number = SensitiveText(u"330199188506152329");
        receipt.identityMethod = QStringLiteral("card+sms");
        return receipt;
    }
    static QJsonObject read(const DeliveryReceipt &receipt)
    {
        return QJsonDocument::fromJson(deliveryReceiptJson(receipt).value().reveal()).object();
    }
};
QTEST_GUILESS_MAIN(TestDeliveryReceipt)
#include "tst_delivery_receipt.moc"
