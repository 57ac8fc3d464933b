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

    function mm(length: real): int { return Math.round(length * pixelsPerMm) }

    // ---- colour roles ----
    readonly property color paper: "#F5F1E6"        // the ground
    readonly property color sheet: "#FDFBF5"        // what lies on it
    readonly property color white: "#FFFFFF"        // under a QR code only
    readonly property color sunk: "#EAE4D5"         // not available, quiet
    readonly property color hairline: "#D8D0BD"     // decoration only
    readonly property color outline: "#7C7464"      // edge of a control
    readonly property color ink: "#1C2624"
    readonly property color ink2: "#3D4945"         // second line
    readonly property color ink3: "#56605B"         // placeholder
    readonly property color jade: "#12594B"         // action
    readonly property color jadePressed: "#082F27"
    readonly property color inkOnJade: "#FDFBF5"
    readonly property color mist: "#DCE8DF"         // chosen, guided
    readonly property color celadon: "#A9C9BA"      // large calm areas
    readonly property color glaze: "#568A76"        // drawing line
    readonly property color seal: "#B3281C"         // the stamp only
    readonly property color ochre: "#6B4300"        // take care
    readonly property color ochreMist: "#F6E7C4"
    readonly property color plum: "#7C1D3C"         // wrong
    readonly property color plumMist: "#F6E1E3"
    readonly property color focus: ink
    // the dish of the attract page
    readonly property color dishFloor: "#B7D2C4"
    readonly property color dishEdge: "#C6DBCF"
    readonly property color crackle: "#A3C3B4"
    readonly property color crackleDark: "#86AE9C"

    // ---- type: em; capital height is 0.733 em ----
    readonly property string family: "Noto Sans CJK SC"
    readonly property string sealFamily: "Noto Serif CJK SC"   // inside the seal and the house mark only
    readonly property int note: mm(6.8)
    readonly property int body: mm(7.8)
    readonly property int label: mm(9.0)
    readonly property int heading: mm(10.6)
    readonly property int title: mm(landscape ? 13.6 : 15.2)
    readonly property int instruction: mm(english ? 17.6 : 19.0)  // where the hand leaves the glass
    readonly property int display: mm(24.0)
    readonly property int numeral: mm(22.0)

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
    readonly property int target: mm(14.2)  // floor 14 mm, kept when a pixel is lost in rounding
    readonly property int secondary: mm(18)
    readonly property int primary: mm(21)
    readonly property int hair: Math.max(1, mm(0.3))
    readonly property int stroke: Math.max(1, mm(0.5))
    readonly property int strokeBold: Math.max(2, mm(1.0))
    readonly property int radius: mm(2)
    readonly property int radiusLarge: mm(3)

    // ---- the frame: same millimetre on every page ----
    readonly property int headerHeight: mm(18)
    readonly property int headTop: mm(25)
    readonly property int stepHeight: mm(21)
    readonly property int actionHeight: mm(33)
    readonly property int footHeight: mm(27)
    readonly property real asideShare: 0.34 // of the width, landscape

    // ---- motion ----
    readonly property int settle: still ? 0 : 240   // page, seal
}
