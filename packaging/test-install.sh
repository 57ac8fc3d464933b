#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# test-install.sh CHROOT DEB: does the .deb bring everything it needs? Installs it in a bare chroot (made with debootstrap
# when CHROOT does not exist yet), gives it papers of a CA that is not the development one, and starts it offscreen.
# Root only. CHROOT stays for the next run; SUITE=trixie makes one of Debian 13.
set -euo pipefail
[ $# -eq 2 ] || { echo "usage: test-install.sh CHROOT DEB" >&2; exit 2; }
[ "$(id -u)" -eq 0 ] || { echo "test-install.sh needs root for the chroot" >&2; exit 1; }
root=$(realpath -m "$1")
deb=$(realpath "$2")
suite=${SUITE:-$(. /etc/os-release && echo "$VERSION_CODENAME")}
# the mirror this machine uses itself
mirror=$(apt-get indextargets --format '$(REPO_URI) $(COMPONENT)' | sed -n 's/ main$//p' | grep -m1 'debian/$')
inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
failed() { echo "FAILED: $*" >&2; exit 1; }

if [ ! -x "$root/usr/bin/dpkg" ]; then
  debootstrap --variant=minbase "$suite" "$root" "$mirror" >/dev/null
fi
cp /etc/apt/apt.conf.d/* "$root/etc/apt/apt.conf.d/" 2>/dev/null || true
cp /etc/resolv.conf /etc/hosts "$root/etc/"
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d" # nothing is started in a chroot
chmod +x "$root/usr/sbin/policy-rc.d"
mkdir -p "$root/proc"
mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"
trap 'umount "$root/proc"' EXIT

echo "== install"
inside dpkg --purge yizhan >/dev/null 2>&1 || true
cp "$deb" "$root/tmp/yizhan.deb"
inside apt-get update -qq
inside apt-get install -y -qq --no-install-recommends /tmp/yizhan.deb >"$root/tmp/install.log" 2>&1 \
  || { tail -20 "$root/tmp/install.log" >&2; failed "apt-get install"; }
inside id kiosk >/dev/null || failed "no user kiosk"
[ "$(stat -c %a:%U "$root/etc/yizhan/tls")" = 1770:root ] || failed "/etc/yizhan/tls is not root's, where the terminal may only add"
[ "$(inside stat -c %a:%U /var/lib/kiosk)" = 700:kiosk ] || failed "/var/lib/kiosk is not the terminal's alone"
[ ! -e "$root/usr/bin/kiosk-portal" ] && [ ! -e "$root/usr/bin/kiosk-workbench" ] || failed "test programs are in the package"

echo "== unit"
said=$(inside systemd-analyze verify /usr/lib/systemd/system/kiosk.service 2>&1 | grep -vE 'plymouth|Failed to (mount|create|connect)' || true)
[ -z "$said" ] || failed "systemd-analyze verify: $said"

# papers NAME CA-NAME: certificates as the configuration names them, of a CA called so
papers() {
  local made=$root/tmp/$1
  rm -rf "$made"
  mkdir "$made"
  (
    cd "$made"
    openssl req -x509 -newkey rsa:3072 -nodes -keyout ca.key -out ca.pem -days 2 -subj "/CN=$2" -addext keyUsage=critical,keyCertSign 2>/dev/null
    for name in terminal seal; do
      openssl req -newkey rsa:3072 -nodes -keyout $name.key -out $name.csr -subj "/CN=$name-001" 2>/dev/null
      openssl x509 -req -in $name.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -out $name.pem 2>/dev/null
    done
  )
  install -o root -g "$(inside id -g kiosk)" -m 0640 "$made"/{ca.pem,terminal.pem,terminal.key,seal.pem} "$root/etc/yizhan/tls/"
  rm -rf "$made"
}
self_test() {
  inside setpriv --reuid kiosk --regid kiosk --init-groups env HOME=/var/lib/kiosk XDG_RUNTIME_DIR=/var/lib/kiosk QT_QPA_PLATFORM=offscreen \
    QT_QUICK_BACKEND=software GLIBC_TUNABLES=glibc.malloc.perturb=165 kiosk --self-test 2>&1
}

echo "== a production build has no crash points"
if grep -qa before-commit "$root/usr/bin/kiosk"; then failed "app/core/crash_point.h is compiled in"; fi

echo "== a production build refuses the development CA"
papers papers "Yizhan Development CA"
if said=$(self_test); then failed "it started with the development CA"; fi
grep -qi "development" <<<"$said" || failed "it does not say why: $said"

echo "== start, offscreen"
papers papers "Hall Test CA"
said=$(self_test) || failed "kiosk --self-test: $said"
! grep -qiE 'module ".*" is not installed|cannot load|not found|QML' <<<"$said" || failed "$said"
inside kiosk check /etc/yizhan || failed "kiosk check"

echo "== remove and purge"
inside apt-get purge -y -qq yizhan >"$root/tmp/purge.log" 2>&1 || { cat "$root/tmp/purge.log" >&2; failed "purge"; }
left=$(cd "$root" && find etc/yizhan usr/bin/kiosk usr/libexec/yizhan usr/share/doc/yizhan -type f 2>/dev/null | grep -v '^etc/yizhan/tls/' || true)
[ -z "$left" ] || failed "purge leaves $left"
[ -d "$root/var/lib/kiosk" ] || failed "purge took /var/lib/kiosk, which may hold unsent cases"
rm -rf "$root/etc/yizhan"
echo "passed: $(basename "$deb") in a bare $suite"
