// SPDX-License-Identifier: Apache-2.0
// What a finger drew on the glass, sample by sample. How a hand moves tells whose it is, so every buffer that held it
// is overwritten before it is given back.
#pragma once

#include <QtGlobal>
#include <cstddef>
#include <new>
#include <optional>
#include <span>
#include <string.h>
#include <vector>

namespace kiosk {

// For a std::vector of plain values: growing, shrinking and dying leave nothing behind. Not what is popped: see Ink.
template <typename T> struct WipingAllocator {
    using value_type = T;
    WipingAllocator() = default;
    template <typename U> explicit WipingAllocator(const WipingAllocator<U> &) { }
    T *allocate(std::size_t count) { return static_cast<T *>(::operator new(count * sizeof(T))); }
    void deallocate(T *first, std::size_t count) noexcept
    {
        explicit_bzero(static_cast<void *>(first), count * sizeof(T));
        ::operator delete(first);
    }
    friend bool operator==(const WipingAllocator &, const WipingAllocator &) { return true; }
};

struct InkPoint {
    qint32 x = 0; // hundredths of a millimetre from the canvas's top left corner; may lie outside it
    qint32 y = 0;
    qint32 pressure = -1; // thousandths of what the panel can measure; -1: it measures none
    qint64 t = 0;         // ms by the clock of the events
    friend bool operator==(const InkPoint &, const InkPoint &) = default;
};
using InkPoints = std::vector<InkPoint, WipingAllocator<InkPoint>>;

struct InkCanvas { // hundredths of a millimetre
    qint32 width = 0;
    qint32 height = 0;
    friend bool operator==(const InkCanvas &, const InkCanvas &) = default;
};

struct InkStroke {
    InkPoints points;
    InkCanvas canvas; // that it was drawn on
};

// The strokes of one signature in one buffer. Thread-bound like any value; not copied.
class Ink {
public:
    static constexpr std::size_t MostPoints = 20'000; // over a minute and a half at 200 samples a second

    Ink() = default;
    ~Ink() { clear(); }
    Ink(const Ink &) = delete;
    Ink &operator=(const Ink &) = delete;

    bool add(const InkStroke &stroke); // false: it is empty, or there is no room for the whole of it
    void undo();                       // the last stroke
    void clear();

    int strokes() const { return static_cast<int>(m_begins.size()); }
    std::span<const InkPoint> stroke(int index) const;
    std::span<const InkPoint> points() const { return m_points; } // of all strokes
    InkCanvas canvas() const { return m_canvas; }                 // of the last stroke

private:
    InkPoints m_points;
    std::vector<std::size_t> m_begins; // of each stroke in m_points
    InkCanvas m_canvas;
};

enum class InkFlaw { Empty, TooLittle, Full };
// Why this is no signature: nothing, or a dot. Fewer than 5 samples, less than 0.3 s with the finger down, or a line
// shorter than 15 mm.
std::optional<InkFlaw> flawOf(const Ink &ink);

} // namespace kiosk
