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
// that was dropped or cancelled without a result gives ErrorCode::Cancelled. Call it from context's thread.
template <typename T, typename Fn> void whenReady(const QFuture<Result<T>> &future, QObject *context, Fn fn)
{
    Q_ASSERT(context && context->thread() == QThread::currentThread());
    auto *watcher = new QFutureWatcher<Result<T>>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, fn = std::move(fn)]() mutable {
        watcher->deleteLater();
        auto done = watcher->future();
        if (done.resultCount() == 0)
            fn(Result<T>(fail(ErrorCode::Cancelled)));
        else if constexpr (std::is_copy_constructible_v<Result<T>>)
            fn(done.result());
        else
            fn(done.takeResult()); // a move-only value has one consumer
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
