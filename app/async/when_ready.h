// SPDX-License-Identifier: Apache-2.0
// The one way to consume a QFuture. Producers return QFuture<Result<T>>; unsolicited facts are signals.
#pragma once

#include <core/result.h>

#include <QFutureWatcher>
#include <QObject>
#include <QPromise>
#include <QThread>

namespace kiosk {

template <typename T> using Pending = QFuture<Result<T>>;

// Calls fn(Result<T>) once, in context's thread, when the future ends; never after `context` died. A promise
// that was dropped or cancelled without a result gives ErrorCode::Cancelled. The value is handed over, so a future has
// one consumer. Call it from context's thread.
template <typename T, typename Fn> void whenReady(const QFuture<Result<T>> &future, QObject *context, Fn fn)
{
    Q_ASSERT(context && context->thread() == QThread::currentThread());
    auto *watcher = new QFutureWatcher<Result<T>>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, fn = std::move(fn)]() mutable {
        watcher->deleteLater();
        auto done = watcher->future();
        if (done.resultCount() > 0)
            fn(done.takeResult()); // not result(): a value may be move-only, and std::vector hides that it is
        else
            fn(Result<T>(fail(ErrorCode::Cancelled)));
    });
    watcher->setFuture(future);
}

// An act that is over before it began.
template <typename T> QFuture<Result<T>> readyFuture(Result<T> result)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

} // namespace kiosk
