// SPDX-License-Identifier: Apache-2.0
// Devices that answer what the test says.
#pragma once

#include <hal/document_printer.h>
#include <hal/id_card_reader.h>
#include <hal/receipt_printer.h>

#include <functional>

namespace kiosk::test {

// The life cycle is kept, the hardware is a snapshot that the test sets.
template <typename Class> class FakeDevice : public Class {
public:
    QString name() const override { return m_name; }
    hal::Capabilities capabilities() const override { return {}; }
    hal::LifeCycle state() const override { return m_state; }
    hal::StatusSnapshot status() const override { return m_status; }
    hal::Statistics statistics() const override { return {}; }
    Result<void> open() override { return {}; }
    void close() override { }
    Result<void> claim(const QString &owner) override
    {
        if (!m_owner.isEmpty())
            return fail(ErrorCode::Claimed);
        m_owner = owner;
        m_state = hal::LifeCycle::Claimed;
        return {};
    }
    Result<void> release(const QString &owner) override
    {
        if (owner != m_owner)
            return fail(ErrorCode::NotClaimed);
        m_owner.clear();
        m_state = hal::LifeCycle::Opened;
        return {};
    }
    QString claimedBy() const override { return m_owner; }
    Result<void> setEnabled(bool enabled) override
    {
        m_state = enabled ? hal::LifeCycle::Enabled : hal::LifeCycle::Claimed;
        return {};
    }
    Pending<hal::HealthReport> checkHealth(hal::HealthLevel, Deadline) override
    {
        return readyFuture<hal::HealthReport>(hal::HealthReport{});
    }
    Pending<void> reset(Deadline) override { return readyFuture<void>(Result<void>()); }
    void cancel(const QString &) override { ++cancels; }
    void setVisit(VisitId visit) override { visits << visit; }

    void set(const hal::StatusSnapshot &status)
    {
        m_status = status;
        emit this->statusChanged(m_status);
    }
    void online()
    {
        hal::StatusSnapshot status = m_status;
        status.device.value = hal::DeviceStatus::Online;
        set(status);
    }
    int cancels = 0;
    QList<VisitId> visits;

protected:
    QString m_name = QStringLiteral("fake");
    QString m_owner;
    hal::LifeCycle m_state = hal::LifeCycle::Opened;
    hal::StatusSnapshot m_status;
};

class FakeReader final : public FakeDevice<hal::IdCardReader> {
public:
    Pending<hal::IdCardRecord> read(Deadline) override
    {
        m_promise = std::make_shared<QPromise<Result<hal::IdCardRecord>>>();
        m_promise->start();
        return m_promise->future();
    }
    Pending<SensitiveText> readNewestAddress(Deadline) override { return readyFuture<SensitiveText>(SensitiveText()); }
    Pending<QString> samIdentity(Deadline) override { return readyFuture<QString>(QString()); }

    bool isAsked() const { return m_promise != nullptr; }
    void put(Result<hal::IdCardRecord> record)
    {
        setCard(true);
        const auto promise = std::exchange(m_promise, nullptr);
        promise->addResult(std::move(record));
        promise->finish();
    }
    void setCard(bool there)
    {
        m_status.cardPresent = hal::Fact<bool>{there, hal::FactSource::Sensor, {}};
        there ? emit cardInserted() : emit cardRemoved();
    }

    // Nobody looks any more, or the removal was told before somebody listened.
    void forgetCard() { m_status.cardPresent.reset(); }

private:
    std::shared_ptr<QPromise<Result<hal::IdCardRecord>>> m_promise;
};

class FakeReceiptPrinter final : public FakeDevice<hal::ReceiptPrinter> {
public:
    Pending<hal::ReceiptOutcome> print(const hal::ReceiptDocument &document, ActId act, Deadline) override
    {
        printed << document;
        acts << act;
        if (stalls) {
            m_stalled = std::make_shared<QPromise<Result<hal::ReceiptOutcome>>>();
            m_stalled->start();
            return m_stalled->future();
        }
        return readyFuture<hal::ReceiptOutcome>(Result<hal::ReceiptOutcome>(outcome));
    }
    bool stalls = false; // a printer that does not get to it
    QList<hal::ReceiptDocument> printed;
    QList<ActId> acts;
    hal::ReceiptOutcome outcome{hal::ActOutcome::Committed, {}};

private:
    std::shared_ptr<QPromise<Result<hal::ReceiptOutcome>>> m_stalled;
};

class FakeDocumentPrinter final : public FakeDevice<hal::DocumentPrinter> {
public:
    Pending<hal::DocumentOutcome> print(hal::DocumentJob job, ActId, Deadline) override
    {
        jobs << job.jobName;
        if (refuses)
            return readyFuture<hal::DocumentOutcome>(fail(*refuses));
        return readyFuture<hal::DocumentOutcome>(Result<hal::DocumentOutcome>(outcome));
    }
    QStringList jobs;
    std::optional<ErrorCode> refuses; // before anything is sent
    hal::DocumentOutcome outcome{hal::ActOutcome::Committed, hal::PrintProof::PageCounter, {}, 1};
};

} // namespace kiosk::test
