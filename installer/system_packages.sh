#!/usr/bin/env bash
# Installs the Debian packages that a purpose needs and the machine lacks; not root: names the exact command.
# usage: installer/system_packages.sh python|run|test|lab|package|windows|wine
set -euo pipefail

python=(python3-venv)
run=(libegl1 libgl1 libxkbcommon0 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1 libglib2.0-0
     libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0
     libxcb-shape0 libxcb-xinerama0 libusb-1.0-0 espeak-ng)
test=("${run[@]}" xvfb age chromium chromium-driver faketime fuse3 nginx-light postgresql swtpm swtpm-tools tpm2-tools fonts-ocr-a fonts-ocr-b)
# Cables that lose packets, and a distributed store that speaks S3: for the longer job.
lab=(iproute2 nftables swift-proxy swift-account swift-container swift-object memcached)
# What builds a Debian package, looks it over and tries it in a Debian of its own.
package=(debhelper dpkg-dev lintian debootstrap)
# What packs the setup program for Windows.
windows=(nsis)
# Wine itself comes in a Debian of its own.
wine=(nsis debootstrap gcc-mingw-w64-x86-64-win32)

case "${1:-run}" in
  python) wanted=("${python[@]}") ;;
  run) wanted=("${run[@]}") ;;
  test) wanted=("${test[@]}") ;;
  lab) wanted=("${lab[@]}") ;;
  package) wanted=("${package[@]}") ;;
  windows) wanted=("${windows[@]}") ;;
  wine) wanted=("${wine[@]}") ;;
  *) echo "usage: $0 python|run|test|lab|package|windows|wine" >&2; exit 2 ;;
esac

if ! command -v dpkg-query >/dev/null; then
  exit 0 # not Debian: Qt says itself which library it misses
fi
# A Python with its own venv (pyenv, python.org) needs no Debian package for it.
if [ "${1:-run}" = python ] && "${PYTHON:-python3}" -c 'import ensurepip, venv' 2>/dev/null; then
  exit 0
fi
missing=()
for package in "${wanted[@]}"; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

privilege=()
if [ "$(id -u)" -ne 0 ]; then
  if sudo -n true 2>/dev/null; then
    privilege=(sudo)
  else
    printf 'These system packages are missing. Install them, then run the same make command again:\n\n  sudo apt-get update && sudo apt-get install --yes --no-install-recommends %s\n\n' "${missing[*]}" >&2
    exit 1
  fi
fi
echo "Installing system packages: ${missing[*]}"
install=("${privilege[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install --yes -qq --no-install-recommends "${missing[@]}")
"${install[@]}" >/dev/null 2>&1 && exit 0
# An image without package lists, or with old ones.
"${privilege[@]}" apt-get update -qq >/dev/null
"${install[@]}" >/dev/null
