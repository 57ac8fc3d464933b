// SPDX-License-Identifier: Apache-2.0
// Measures a page as it stands on the glass and names what a picture alone does not show: docs of each finding below.
#pragma once

#include <QQuickWindow>
#include <QStringList>

namespace kiosk {

// What a page must hold. The defaults are those of a page in no mode.
struct Demands {
    double targetMm = 14;
    double primaryMm = 20;
    double emMm = 6.55;
    double contrast = 4.5;
    double reachMm = 1e9;
};

// One line a finding, "CODE detail"; empty: clean.
//   TARGET     a touch target under `targetMm` (primary: `primaryMm`) in one direction
//   GAP        two targets closer than 3 mm
//   BARE       something that takes touches outside the one control that is measured
//   DRAG       something that is swiped or dragged
//   FINGERS    something for two fingers at once
//   UNNAMED    something operable without an accessible name
//   TRUNCATED  text that was cut, or is wider than its place
//   SPILLS     text over the edge of the card, notice or key that holds it
//   CLIPPED    text or a target cut by a clipping item
//   OFFSCREEN  text or a target outside the window
//   OVERLAP    text on other text
//   COVERS     text, or an icon, over the edge of a card, notice, key or picture it does not belong to
//   REACH      a touch target higher than `reachMm` above the lower edge of the glass
//   SMALL      text under `emMm` (a capital has 0.733 of it)
//   CONTRAST   text under `contrast`:1 against what is drawn behind it
//   TIGHT      lines of one text under 1.3 em apart
//   EDGE       an available target that neither fill nor edge nor a sign on it sets off, 3:1
//   CLOSE      a floating panel without a key that closes it top left, top right or bottom centre
//   MISSING    a picture that did not load
QStringList walk(QQuickWindow &window, double pixelsPerMm, const Demands &demands = {});

} // namespace kiosk
