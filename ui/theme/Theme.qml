// SPDX-License-Identifier: Apache-2.0
pragma Singleton
import QtQuick
import Kiosk.Presentation

// Every number of the look. Lengths are millimetres on the glass; mm() turns them into pixels. No other file holds a
// colour value.
QtObject {
    id: theme

    // the window sets these: pixels a millimetre of its panel, and which way the panel stands
    property real pixelsPerMm: 4.034
    property bool landscape: false
    property bool still: false              // no fades, no breathing

    readonly property bool english: Kiosk.terminal.language === "en"
    // the citizen's choices for this visit, each with or without the others
    readonly property bool elder: Kiosk.terminal.elder
    readonly property bool contrast: Kiosk.terminal.highContrast
    readonly property bool low: Kiosk.terminal.low

    function mm(length: real): int { return Math.round(length * pixelsPerMm) }

    // ---- colour roles ----
    readonly property color paper: contrast ? "#000000" : "#F5F1E6"        // the ground
    readonly property color sheet: contrast ? "#000000" : "#FDFBF5"        // what lies on it
    readonly property color white: "#FFFFFF"        // under a QR code only, whatever the mode: it has to scan
    readonly property color slip: contrast ? "#000000" : "#FFFFFF"         // the card such a code lies on
    readonly property color sunk: contrast ? "#262626" : "#EAE4D5"         // not available, quiet
    readonly property color hairline: contrast ? "#FFFFFF" : "#D8D0BD"     // decoration only
    readonly property color outline: contrast ? "#FFFFFF" : "#7C7464"      // edge of a control
    readonly property color ink: contrast ? "#FFFFFF" : "#1C2624"
    readonly property color ink2: contrast ? "#FFFFFF" : elder ? "#2B3633" : "#3D4945"         // second line
    readonly property color ink3: contrast ? "#FFFFFF" : elder ? "#2B3633" : "#56605B"         // placeholder
    readonly property color jade: contrast ? "#8CF0CC" : elder ? "#0B4338" : "#12594B"         // action
    readonly property color jadePressed: contrast ? "#C9FFEA" : "#082F27"
    readonly property color inkOnJade: contrast ? "#000000" : "#FDFBF5"
    readonly property color mist: contrast ? "#000000" : elder ? "#E6EFE7" : "#DCE8DF"         // chosen, guided
    readonly property color celadon: contrast ? "#262626" : "#A9C9BA"      // large calm areas
    readonly property color glaze: contrast ? "#8CF0CC" : "#568A76"        // drawing line
    readonly property color seal: contrast ? "#FFB3A7" : elder ? "#8F1D13" : "#B3281C"         // the stamp only
    readonly property color ochre: contrast ? "#FFE08A" : "#6B4300"        // take care
    readonly property color ochreMist: contrast ? "#000000" : "#F6E7C4"
    readonly property color plum: contrast ? "#FFC2D2" : "#7C1D3C"         // wrong
    readonly property color plumMist: contrast ? "#000000" : "#F6E1E3"
    readonly property color focus: contrast ? "#FFD84D" : ink
    // the dish of the attract page
    readonly property color dishFloor: contrast ? "#000000" : "#B7D2C4"
    readonly property color dishEdge: contrast ? "#000000" : "#C6DBCF"
    readonly property color crackle: contrast ? "#8CF0CC" : "#A3C3B4"
    readonly property color crackleDark: contrast ? "#8CF0CC" : "#86AE9C"

    // ---- type: em; capital height is 0.733 em ----
    readonly property string family: "Noto Sans CJK SC"
    readonly property string sealFamily: "Noto Serif CJK SC"   // inside the seal and the house mark only
    readonly property int note: mm(elder ? 10.2 : 6.8)
    readonly property int body: mm(elder ? 10.8 : 7.8)
    readonly property int label: mm(elder ? 12.0 : 9.0)
    readonly property int heading: mm(elder ? 13.0 : 10.6)
    readonly property int title: mm(elder ? (landscape ? 14.0 : 16.8) : landscape ? 13.6 : 15.2)
    readonly property int instruction: mm(english ? 17.6 : 19.0)  // where the hand leaves the glass
    readonly property int display: mm(elder ? 25.0 : 24.0)
    readonly property int numeral: mm(elder ? 24.0 : 22.0)

    // ---- spacing, 2 mm base ----
    readonly property int s1: mm(1)
    readonly property int s2: mm(2)
    readonly property int s3: mm(3)         // smallest gap between two targets
    readonly property int s4: mm(4)         // gutter
    readonly property int s6: mm(6)
    readonly property int s8: mm(8)
    readonly property int s12: mm(12)
    readonly property int s16: mm(16)
    readonly property int margin: mm(14)

    // ---- controls ----
    readonly property int target: mm(elder ? 20.2 : 14.2)  // floor 14 or 20 mm, kept when a pixel is lost in rounding
    readonly property int secondary: mm(elder ? 20.2 : 18)
    readonly property int primary: mm(elder ? 25 : 21)
    readonly property int hair: contrast ? stroke : Math.max(1, mm(0.3))
    readonly property int edge: contrast ? stroke : 0        // of what only its ground sets off otherwise
    readonly property int stroke: Math.max(1, mm(contrast ? 0.9 : 0.5))
    readonly property int strokeBold: Math.max(2, mm(contrast ? 1.4 : 1.0))
    readonly property int radius: mm(2)
    readonly property int radiusLarge: mm(3)

    // ---- the frame: same millimetre on every page ----
    readonly property int headerHeight: mm(elder ? 22 : 18)
    readonly property int headTop: headerHeight + mm(7)
    readonly property int stepHeight: mm(elder ? 26 : 21)
    readonly property int actionHeight: mm(elder ? 37 : 33)
    readonly property int footHeight: mm(elder ? 34 : 27)
    readonly property real asideShare: elder ? 0.36 : 0.34 // of the width, landscape
    // low position: nothing to press within this of the upper edge of the glass, which is so high
    property int glassHeight: 0
    readonly property int reachTop: low ? glassHeight - mm(1200 - Kiosk.terminal.lowerEdgeMm) + 1 : 0

    // ---- motion ----
    readonly property int settle: still ? 0 : 240   // page, seal
}
