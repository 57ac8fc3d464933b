#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The terminal as the only window of the machine: cage shows one program on the whole screen, and nothing else.
#
# Settings (/etc/default/yizhan):
#   KIOSK_OUTPUT, KIOSK_TRANSFORM   a panel mounted upright, e.g. HDMI-A-1 and 90 (needs wlr-randr)
#   WLR_RENDERER=pixman QT_QUICK_BACKEND=software   a machine without a usable GPU
set -eu

if [ "${1:-}" = --inside ]; then # already a client of cage
  if [ -n "${KIOSK_TRANSFORM:-}" ]; then
    wlr-randr --output "${KIOSK_OUTPUT:?KIOSK_TRANSFORM needs KIOSK_OUTPUT}" --transform "$KIOSK_TRANSFORM"
  fi
  exec /usr/bin/kiosk
fi

: "${XDG_RUNTIME_DIR:=/run/kiosk}"
export XDG_RUNTIME_DIR
export QT_QPA_PLATFORM=wayland
# without this Qt draws a title bar with a close key
export QT_WAYLAND_DISABLE_WINDOWDECORATION=1
export LC_ALL=C.UTF-8
# -d: no decorations by the compositor either. No -s: nobody switches to another console from the citizen's keyboard.
exec cage -d -- "$0" --inside
