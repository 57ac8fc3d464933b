// SPDX-License-Identifier: Apache-2.0
// A value, or the reason why there is none. Ignoring one is a compiler warning, which is an error here.
#pragma once

#include "error.h"

#include <tl/expected.hpp>
#include <type_traits>
#include <utility>

namespace kiosk {

// A struct and not an alias: only a class of our own can be [[nodiscard]].
template <typename T> struct [[nodiscard]] Result : tl::expected<T, Error> {
    using tl::expected<T, Error>::expected;
    Result(tl::expected<T, Error> other) : tl::expected<T, Error>(std::move(other)) { }
};

inline tl::unexpected<Error> fail(ErrorCode code, QString context = {})
{
    return tl::make_unexpected(Error{code, std::move(context)});
}

inline tl::unexpected<Error> fail(Error error) { return tl::make_unexpected(std::move(error)); }

namespace detail {
template <typename T> auto releaseValue(Result<T> &&result)
{
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}
} // namespace detail

} // namespace kiosk

// const auto card = KIOSK_TRY(readCard()); leaves the function with the error when there is one. Not behind another
// member in the braces of an initialiser: what stands before it would never be destroyed (lint rule try-in-braces).
#define KIOSK_TRY(expression)                                                                                          \
    __extension__({                                                                                                    \
        auto kioskTried = (expression);                                                                                \
        if (!kioskTried)                                                                                               \
            return ::kiosk::fail(std::move(kioskTried.error()));                                                       \
        ::kiosk::detail::releaseValue(std::move(kioskTried));                                                          \
    })
