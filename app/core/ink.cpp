// SPDX-License-Identifier: Apache-2.0
#include "ink.h"

#include <cmath>

namespace kiosk {
namespace {

constexpr std::size_t FewestPoints = 5;
constexpr qint64 ShortestMs = 300;
constexpr double ShortestLine = 1500; // hundredths of a millimetre

} // namespace

bool Ink::add(const InkStroke &stroke)
{
    if (stroke.points.empty() || m_points.size() + stroke.points.size() > MostPoints)
        return false;
    m_begins.push_back(m_points.size());
    m_points.insert(m_points.end(), stroke.points.begin(), stroke.points.end());
    m_canvas = stroke.canvas;
    return true;
}

void Ink::undo()
{
    if (m_begins.empty())
        return;
    const std::size_t kept = m_begins.back();
    explicit_bzero(static_cast<void *>(m_points.data() + kept), (m_points.size() - kept) * sizeof(InkPoint));
    m_points.resize(kept);
    m_begins.pop_back();
}

void Ink::clear()
{
    if (!m_points.empty())
        explicit_bzero(static_cast<void *>(m_points.data()), m_points.size() * sizeof(InkPoint));
    m_points.clear();
    m_begins.clear();
}

std::span<const InkPoint> Ink::stroke(int index) const
{
    const auto at = static_cast<std::size_t>(index);
    const std::size_t end = at + 1 < m_begins.size() ? m_begins[at + 1] : m_points.size();
    return std::span(m_points).subspan(m_begins[at], end - m_begins[at]);
}

std::optional<InkFlaw> flawOf(const Ink &ink)
{
    if (ink.strokes() == 0)
        return InkFlaw::Empty;
    qint64 drawnMs = 0;
    double line = 0;
    for (int i = 0; i < ink.strokes(); ++i) {
        const std::span<const InkPoint> stroke = ink.stroke(i);
        drawnMs += stroke.back().t - stroke.front().t;
        for (std::size_t k = 1; k < stroke.size(); ++k)
            line += std::hypot(stroke[k].x - stroke[k - 1].x, stroke[k].y - stroke[k - 1].y);
    }
    const bool isEnough = ink.points().size() >= FewestPoints && drawnMs >= ShortestMs && line >= ShortestLine;
    return isEnough ? std::nullopt : std::optional(InkFlaw::TooLittle);
}

} // namespace kiosk
