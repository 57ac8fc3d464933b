// SPDX-License-Identifier: Apache-2.0
// A citizen's text or bytes: overwritten when it dies, and no way to print, log or copy it by accident.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringView>
#include <cstring>
#include <string.h>
#include <type_traits>
#include <utility>

namespace kiosk {

// T is QString or QByteArray. Move-only; `clone()` is the visible way to make a second one. Thread-bound like
// any value. The buffer is never shared: views are handed out, and `reveal()` makes a copy that is the
// caller's to keep short-lived (a wire request, a page's masked text).
template <typename T> class Sensitive {
    static_assert(std::is_same_v<T, QString> || std::is_same_v<T, QByteArray>);

public:
    using View = std::conditional_t<std::is_same_v<T, QString>, QStringView, QByteArrayView>;

    Sensitive() = default;
    // Takes over the buffer when `value` is its only owner, copies it otherwise.
    explicit Sensitive(T &&value) : m_value(std::move(value)) { m_value.detach(); }
    explicit Sensitive(View value) : m_value(value.data(), value.size()) { m_value.detach(); }
    Sensitive(Sensitive &&other) noexcept : m_value(std::move(other.m_value)) { other.m_value = T(); }
    Sensitive &operator=(Sensitive &&other) noexcept
    {
        if (this != &other) {
            wipe();
            m_value = std::move(other.m_value);
            other.m_value = T();
        }
        return *this;
    }
    Sensitive(const Sensitive &) = delete;
    Sensitive &operator=(const Sensitive &) = delete;
    ~Sensitive() { wipe(); }

    View view() const { return View(m_value.constData(), m_value.size()); }
    bool isEmpty() const { return m_value.isEmpty(); }
    qsizetype size() const { return m_value.size(); }
    Sensitive clone() const { return Sensitive(view()); }
    T reveal() const { return T(m_value.constData(), m_value.size()); }

    void wipe()
    {
        if (!m_value.isEmpty())
            explicit_bzero(m_value.data(), static_cast<std::size_t>(m_value.size()) * sizeof(*m_value.data()));
        m_value = T();
    }

    friend bool operator==(const Sensitive &a, const Sensitive &b) { return a.m_value == b.m_value; }

private:
    T m_value;
};

using SensitiveText = Sensitive<QString>;
using SensitiveBytes = Sensitive<QByteArray>;

// No stream, QDebug's included, takes one.
template <typename Stream, typename T> Stream &operator<<(Stream &, const Sensitive<T> &) = delete;
template <typename Stream, typename T> Stream operator<<(Stream &&, const Sensitive<T> &) = delete;

// 138****0021, 330199********001X, 张*: for a page that must show which one, not what it is.
QString maskedPhone(const SensitiveText &phone);
QString maskedIdNumber(const SensitiveText &number);
QString maskedName(const SensitiveText &name);

} // namespace kiosk
