// SPDX-License-Identifier: Apache-2.0
// "Please stop": the asking side holds the source, the working side a token. Thread-safe.
#pragma once

#include <memory>

namespace kiosk {

class Wake;

// Cheap to copy. A default token is never cancelled.
class CancelToken {
public:
    CancelToken() = default;
    bool isCancelled() const;
    int descriptor() const; // readable once cancelled, for poll(2); -1 for a default token

private:
    friend class CancelSource;
    struct State;
    explicit CancelToken(std::shared_ptr<const State> state) : m_state(std::move(state)) { }
    std::shared_ptr<const State> m_state;
};

class CancelSource {
public:
    CancelSource();
    void cancel(); // for good; a second call does nothing
    CancelToken token() const;

private:
    std::shared_ptr<CancelToken::State> m_state;
};

} // namespace kiosk
