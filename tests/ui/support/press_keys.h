// SPDX-License-Identifier: Apache-2.0
// What the keys of a page do under a finger and under Tab, each tried in turn.
#pragma once

#include <QQuickWindow>
#include <QStringList>
#include <functional>

namespace kiosk {

// One line a finding, "CODE detail"; empty: every key acts once, on release inside itself (requirement A14).
//   PRESS      acts before the finger leaves
//   SLIDE      acts although the finger slid off it
//   DEAD       does not act, or more than once, when pressed and let go: nothing listens, or another item lies over it
//   GREY       acts although it is not available
// `restore` brings the page back when a key has changed it. `tried`, if given, grows by the number of keys.
QStringList pressEveryKey(QQuickWindow &window, const std::function<void()> &restore, int *tried = nullptr);

// One line a finding; empty: Tab comes to everything operable and round again, and Shift+Tab back (requirement A11).
//   UNREACHED  something operable that Tab does not come to
//   UNSEEN     the focus stands on something that is not on the glass
//   TRAPPED    the focus does not leave it
QStringList tabThrough(QQuickWindow &window);

} // namespace kiosk
