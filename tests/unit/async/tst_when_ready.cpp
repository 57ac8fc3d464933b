// SPDX-License-Identifier: Apache-2.0
#include <async/when_ready.h>

#include <QTest>
#include <QtConcurrent>
#include <memory>

using namespace kiosk;

class TestWhenReady : public QObject {
    Q_OBJECT
private slots:
    void resultArrivesInTheContextsThread()
    {
        int got = 0;
        QThread *thread = nullptr;
        whenReady(QtConcurrent::run([]() -> Result<int> { return 7; }), this, [&](const Result<int> &result) {
            got = result.value_or(-1);
            thread = QThread::currentThread();
        });
        QTRY_COMPARE(got, 7);
        QCOMPARE(thread, QThread::currentThread());
    }
    void aReadyFutureStillArrivesLater()
    {
        bool inside = false;
        whenReady(readyFuture<int>(3), this, [&](const Result<int> &) { inside = true; });
        QVERIFY(!inside); // the caller's own code is never re-entered
        QTRY_VERIFY(inside);
    }
    void moveOnlyValuesComeThrough()
    {
        int got = 0;
        whenReady(readyFuture<std::unique_ptr<int>>(std::make_unique<int>(5)), this,
                  [&](Result<std::unique_ptr<int>> result) { got = **result; });
        QTRY_COMPARE(got, 5);
    }
    void aListOfMoveOnlyValuesComesThrough()
    {
        std::vector<std::unique_ptr<int>> list;
        list.push_back(std::make_unique<int>(9));
        int got = 0;
        whenReady(readyFuture<std::vector<std::unique_ptr<int>>>(std::move(list)), this,
                  [&](Result<std::vector<std::unique_ptr<int>>> result) { got = *result->front(); });
        QTRY_COMPARE(got, 9);
    }
    void aDroppedPromiseBecomesCancelled()
    {
        QFuture<Result<int>> future;
        {
            QPromise<Result<int>> promise;
            promise.start();
            future = promise.future();
        }
        bool cancelled = false;
        whenReady(future, this,
                  [&](const Result<int> &r) { cancelled = !r && r.error().code == ErrorCode::Cancelled; });
        QTRY_VERIFY(cancelled);
    }
    void nothingRunsAfterTheContextDied() // where QFuture::then(context, ...) of Qt 6.4 aborts
    {
        QPromise<Result<int>> promise;
        promise.start();
        bool ran = false;
        {
            QObject context;
            whenReady(promise.future(), &context, [&](const Result<int> &) { ran = true; });
        }
        promise.addResult(Result<int>(1));
        promise.finish();
        QCoreApplication::processEvents();
        QVERIFY(!ran);
    }
    void aCancelledProducerMayStillDeliverWhatItKnows() // cancel() only raises a flag (style-models 5.4)
    {
        QPromise<Result<int>> promise;
        promise.start();
        Result<int> seen = fail(ErrorCode::Internal);
        whenReady(promise.future(), this, [&](const Result<int> &result) { seen = result; });
        promise.future().cancel();
        QVERIFY(promise.isCanceled());
        promise.finish();
        QTRY_VERIFY(!seen);
        QTRY_COMPARE(seen.error().code, ErrorCode::Cancelled);
    }
};
QTEST_GUILESS_MAIN(TestWhenReady)
#include "tst_when_ready.moc"
