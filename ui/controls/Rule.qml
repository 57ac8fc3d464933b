// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme

Rectangle {
    height: Theme.hair
    color: Theme.hairline
}
