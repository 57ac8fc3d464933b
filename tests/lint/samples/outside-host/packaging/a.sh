#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
debootstrap bookworm "$1" http://deb.debian.org/debian # bad
debootstrap bookworm "$1" "$mirror"
