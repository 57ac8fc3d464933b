// SPDX-License-Identifier: Apache-2.0
// A terminal with its real store and outbox before fake devices and a fake portal, and what a citizen does at it.
#pragma once

#include "fake_machine.h"

#include <sessions/terminal.h>
#include <support/virtual_clock.h>

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QTest>

namespace kiosk::test {

inline constexpr const char *kProperty = "property-certificate-print";
inline constexpr const char *kExchange = "property-certificate-exchange";
inline constexpr const char *kResidence = "residence-permit-application";

struct PlainSealer final : EnvelopeSealer {
    const char *suite() const override { return "test"; }
    Result<SealedEnvelope> seal(const SensitiveBytes &) const override
    {
        return SealedEnvelope{"sealed", QCryptographicHash::hash("sealed", QCryptographicHash::Sha256)};
    }
    Result<void> sealMaterial(QIODevice &content, QIODevice &sealed) const override
    {
        const QByteArray bytes = content.readAll();
        if (sealed.write(bytes) != bytes.size())
            return fail(ErrorCode::StorageFault);
        return {};
    }
    Result<QString> recipient() const override { return QString(64, u'a'); }
};

inline hal::IdCardRecord card(QStringView number = u"330199188001010018")
{
    hal::IdCardRecord record;
    record.name = SensitiveText(u"林例");
    record.number = SensitiveText(number);
    record.birth = QDate(1880, 1, 1);
    record.sex = hal::Sex::Male;
    record.ethnicCode = QStringLiteral("01");
    record.address = SensitiveText(u"浙江省澄湖区青瓷路 18 号");
    record.validFrom = QDate(2020, 1, 1);
    return record;
}

struct TerminalMachine {
    QTemporaryDir dir;
    std::shared_ptr<VirtualClock> clock = std::make_shared<VirtualClock>();
    KioskConfig config;
    FakeReader reader;
    FakeReceiptPrinter receipts;
    FakeDocumentPrinter documents;
    FakePortal portal;
    PlainSealer sealer;
    Store store{{dir.path(), 0}, clock, {}};
    OutboxEngine outbox{store, portal, clock, *clock, {}};
    ServiceCatalogue catalogue = ServiceCatalogue::load(QStringLiteral(KIOSK_SOURCE_DIR "/kiosk-config")).catalogue;
    MachineParts parts{clock,      clock.get(), {},      &config, &reader, &receipts,
                       &documents, &store,      &portal, &outbox, &sealer};
    Terminal terminal{parts, catalogue};

    TerminalMachine()
    {
        config.site.district = QStringLiteral("CH");
        config.site.machine = QStringLiteral("terminal-001");
        reader.online();
        receipts.online();
        documents.online();
    }
    template <typename S> const S *screen() const { return std::get_if<S>(&terminal.screen()); }
    template <typename S> bool reached()
    {
        return QTest::qWaitFor([this] { return screen<S>() != nullptr; }, 3000);
    }
    void open(const char *item)
    {
        bool opened = false;
        whenReady(store.open(), &terminal, [&](const Result<OpenedStore> &found) {
            opened = found.has_value();
            outbox.start(found ? found->pending : QList<OutboxRow>());
        });
        QVERIFY(QTest::qWaitFor([&] { return opened; }));
        terminal.start();
        terminal.enter();
        terminal.open(QString::fromLatin1(item));
    }
    void identify()
    {
        terminal.handle(act::Proceed{}); // guide
        QVERIFY(QTest::qWaitFor([this] { return reader.isAsked(); }));
        reader.put(card());
    }
    void typeCode(QStringView digits)
    {
        QVERIFY(QTest::qWaitFor([this] {
            const auto *sms = screen<screen::Sms>();
            return sms && sms->phase == screen::Sms::Phase::Enter;
        }));
        terminal.handle(act::Code{std::make_shared<const SensitiveText>(digits)});
    }
    // Everything up to the glass that says the case is here.
    void handIn()
    {
        portal.known = {{QStringLiteral("currentAddress"), QStringLiteral("澄湖区青瓷路 18 号 3 幢 502 室")},
                        {QStringLiteral("residenceSince"), QStringLiteral("2019-06-01")},
                        {QStringLiteral("phone"), QStringLiteral("13900006021")}};
        open(kResidence);
        identify();
        typeCode(u"123456");
        for (const char *choice : {"home", "post"}) {
            QVERIFY(QTest::qWaitFor([&] {
                const auto *form = screen<screen::Form>();
                return form && form->entry.isEmpty();
            }));
            terminal.handle(act::Choose{QString::fromLatin1(choice)});
            terminal.handle(act::Proceed{});
        }
        QVERIFY(reached<screen::Review>());
        terminal.handle(act::Proceed{});
        QVERIFY(QTest::qWaitFor(
            [&] { return counts().pendingCases == 1 || portal.count(QStringLiteral("putSubmission")) > 0; }));
    }
    void leave()
    {
        reader.setCard(false);
        terminal.handle(act::Proceed{});
        QVERIFY(reached<screen::Rate>());
        terminal.handle(act::Stars{5});
        QVERIFY(reached<screen::Goodbye>());
    }
    StoreCounts counts()
    {
        StoreCounts found;
        bool done = false;
        whenReady(store.counts(), &terminal, [&](const Result<StoreCounts> &counts) {
            found = counts.value_or(StoreCounts{});
            done = true;
        });
        [&] { QVERIFY(QTest::qWaitFor([&] { return done; })); }();
        return found;
    }
    // Of the item that prints: the first of what there is, and on.
    void choose()
    {
        identify();
        typeCode(u"123456");
        QVERIFY(reached<screen::Choose>());
        QVERIFY(QTest::qWaitFor([&] { return screen<screen::Choose>()->choices != nullptr; }));
        terminal.handle(act::Choose{QStringLiteral("p1")});
        terminal.handle(act::Proceed{});
    }
};

} // namespace kiosk::test
